//! A question over everything else. The browser's own dialog: it holds the focus, dims the rest, closes on Escape, and
//! gives the focus back.
use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlDialogElement;

/// An open dialog, as long as it is mounted.
#[component]
pub fn Dialog(
    /// Its name: shown as its heading.
    #[prop(into)]
    label: Signal<String>,
    /// Escape, or a click beside it.
    #[prop(into)]
    on_close: Callback<()>,
    /// Whether it asks for a decision: read out as an alert, and a click beside it does not close it.
    #[prop(optional)]
    urgent: bool,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let open = StoredValue::new_local(None::<HtmlDialogElement>);
    node.on_load(move |dialog| {
        let _ = dialog.show_modal();
        open.set_value(Some(dialog));
    });
    // Closed before it leaves the page: only then does the focus go back where it came from.
    on_cleanup(move || {
        open.try_update_value(|open| open.take().map(|dialog| dialog.close()));
    });
    let cancel = move |event: leptos::ev::Event| {
        event.prevent_default();
        on_close.run(());
    };
    let click = move |event: leptos::ev::MouseEvent| {
        // What is in the dialog covers it: a click that hits the dialog itself fell beside it.
        if !urgent && event.target() == event.current_target() {
            on_close.run(());
        }
    };
    view! {
        <dialog
            class="dialog"
            role=urgent.then_some("alertdialog")
            aria-label=move || label.get()
            node_ref=node
            on:cancel=cancel
            on:click=click
        >
            <div class="dialog_body">
                <h2 class="dialog_title">{move || label.get()}</h2>
                {children()}
            </div>
        </dialog>
    }
}
