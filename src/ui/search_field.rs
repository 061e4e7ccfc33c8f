//! A field to look for something, which answers while one types.
use super::{Button, ButtonKind, Icon, IconName};
use leptos::prelude::*;
use leptos::{ev, html};

/// A `search` landmark with a `searchbox`. What is looked for comes from outside, and goes there with every letter.
#[component]
pub fn SearchField(
    /// The name of landmark and field.
    #[prop(into)]
    label: Signal<String>,
    /// The name of the button that ends the search.
    #[prop(into)]
    clear_label: Signal<String>,
    /// What is looked for; empty for nothing.
    #[prop(into)]
    value: Signal<String>,
    /// Something else is looked for: words with one space between them, or none.
    #[prop(into)]
    on_input: Callback<String>,
    /// The person has what they need: Enter or an arrow down.
    #[prop(into)]
    on_done: Callback<()>,
    /// The person gives up: Escape, or the button.
    #[prop(into)]
    on_leave: Callback<()>,
) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    let value = Memo::new(move |_| words(&value.get()));
    Effect::new(move |_| {
        let value = value.get();
        if let Some(field) = field.get()
            // A space that is being typed after a word stays.
            && words(&field.value()) != value
        {
            field.set_value(&value);
        }
    });
    let on_keydown = move |event: ev::KeyboardEvent| {
        match event.key().as_str() {
            _ if event.is_composing() => return,
            "Escape" => on_leave.run(()),
            "Enter" | "ArrowDown" => on_done.run(()),
            _ => return,
        }
        event.prevent_default();
    };
    let is_empty = Memo::new(move |_| value.with(String::is_empty));
    let clear = move || {
        (!is_empty.get()).then(|| {
            view! {
                <Button
                    label=clear_label
                    icon=IconName::Close
                    icon_only=true
                    kind=ButtonKind::Plain
                    on_click=move |()| on_leave.run(())
                />
            }
        })
    };
    view! {
        <div class="search_field" role="search" aria-label=move || label.get()>
            <Icon name=IconName::Search />
            <input
                class="search_field_input"
                type="search"
                node_ref=field
                aria-label=move || label.get()
                placeholder=move || label.get()
                autocomplete="off"
                spellcheck="false"
                enterkeyhint="search"
                on:input=move |event| on_input.run(words(&event_target_value(&event)))
                on:keydown=on_keydown
            />
            {clear}
        </div>
    }
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
