//! What just happened, for a moment, with the way back.
use super::{Button, ButtonKind, IconName};
use leptos::leptos_dom::helpers::set_timeout_with_handle;
use leptos::prelude::*;
use std::time::Duration;

/// One message at the edge of the window.
#[component]
pub fn Toast(
    /// What happened.
    #[prop(into)]
    text: Signal<String>,
    /// The name of the button that closes it.
    #[prop(into)]
    dismiss_label: Signal<String>,
    /// Called when it is closed, or has had its time.
    #[prop(into)]
    on_dismiss: Callback<()>,
    /// Whether it reports a failure: read out at once, and marked.
    #[prop(optional)]
    failed: bool,
    /// How long it stays, in milliseconds; without it, until it is closed. Pointer and focus on it hold it.
    #[prop(optional)]
    lasts: Option<u32>,
    /// The action, for instance the one button that takes it back.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let role = failed.then_some("alert");
    let hold = RwSignal::new((false, false));
    if let Some(lasts) = lasts {
        Effect::new(move |_| {
            // A new text is a new toast.
            text.track();
            if hold.get() == (false, false) {
                let end = move || on_dismiss.run(());
                if let Ok(timer) = set_timeout_with_handle(end, Duration::from_millis(lasts.into())) {
                    on_cleanup(move || timer.clear());
                }
            }
        });
    }
    view! {
        <div
            class="toast"
            data-kind=failed.then_some("error")
            role=role
            on:pointerenter=move |_| hold.update(|hold| hold.0 = true)
            on:pointerleave=move |_| hold.update(|hold| hold.0 = false)
            on:focusin=move |_| hold.update(|hold| hold.1 = true)
            on:focusout=move |_| hold.update(|hold| hold.1 = false)
        >
            <p class="toast_text" dir="auto">
                {move || text.get()}
            </p>
            {children.map(|children| view! { <div class="toast_actions">{children()}</div> })}
            <Button
                label=dismiss_label
                icon=IconName::Close
                kind=ButtonKind::Plain
                icon_only=true
                on_click=on_dismiss
            />
        </div>
    }
}
