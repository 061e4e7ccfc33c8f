//! The voice of the page: what is put here is read out, politely, and not shown.
use leptos::prelude::*;

/// One polite `status` region. Keep it mounted; change only its text.
#[component]
pub fn LiveRegion(
    /// What to say now.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    view! {
        <div class="live_region" role="status" aria-live="polite" aria-atomic="true">
            {move || text.get()}
        </div>
    }
}
