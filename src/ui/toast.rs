//! What just happened, for a moment, with the way back.
use super::{Button, ButtonKind, IconName};
use leptos::prelude::*;

/// One message at the edge of the window. How long it stays is its owner's business.
#[component]
pub fn Toast(
    /// What happened.
    #[prop(into)]
    text: Signal<String>,
    /// The name of the button that closes it.
    #[prop(into)]
    dismiss_label: Signal<String>,
    /// Called when it is closed.
    #[prop(into)]
    on_dismiss: Callback<()>,
    /// Whether it reports a failure: read out at once, and marked.
    #[prop(optional)]
    failed: bool,
    /// The action, for instance the one button that takes it back.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let role = failed.then_some("alert");
    view! {
        <div class="toast" data-kind=failed.then_some("error") role=role>
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
