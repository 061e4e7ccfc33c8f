//! What a pane says when there is nothing in it.
use super::{Icon, IconName};
use leptos::prelude::*;

/// A drawn icon, a title, a sentence, and what one can do about it as children.
#[component]
pub fn EmptyState(
    /// The picture.
    #[prop(into)]
    icon: Signal<IconName>,
    /// The fact, in a few words.
    #[prop(into)]
    title: Signal<String>,
    /// What it means or what to do; empty for nothing.
    #[prop(optional, into)]
    text: Signal<String>,
    /// Whether the title is the main heading of the page.
    #[prop(optional)]
    is_main: bool,
    /// Buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let sentence = move || {
        let text = text.get();
        (!text.is_empty()).then(|| view! { <p class="empty_state_text">{text}</p> })
    };
    let heading = if is_main {
        view! { <h1 class="empty_state_title">{move || title.get()}</h1> }.into_any()
    } else {
        view! { <h2 class="empty_state_title">{move || title.get()}</h2> }.into_any()
    };
    view! {
        <div class="empty_state">
            <div class="empty_state_icon">
                <Icon name=icon />
            </div>
            {heading}
            {sentence}
            {children.map(|children| view! { <div class="empty_state_actions">{children()}</div> })}
        </div>
    }
}
