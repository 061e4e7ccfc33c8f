//! Typing to find one of many: a field and the list below it, worked with the keyboard from the field.
use super::letters::lower;
use super::{Icon, IconName};
use leptos::ev;
use leptos::prelude::*;

/// One thing to pick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Names it towards the owner.
    pub id: String,
    /// What is shown and searched.
    pub text: String,
    /// How deep it lies among the others, from 1; shown as long as nothing was typed.
    pub level: usize,
    /// Where it lies, for those that were found by typing.
    pub detail: String,
    /// The picture in front.
    pub icon: IconName,
}

/// The choices in which each typed word stands, in any case, in name or place.
fn found(choices: &[Choice], typed: &str) -> Vec<Choice> {
    let typed = lower(typed);
    let fits = |choice: &&Choice| {
        let text = lower(&format!("{} {}", choice.detail, choice.text));
        typed.split_whitespace().all(|word| text.contains(word))
    };
    choices.iter().filter(fits).cloned().collect()
}

/// A `combobox` with its `listbox`. Takes the focus when it comes into the page.
#[component]
pub fn Picker(
    /// The name of the field.
    #[prop(into)]
    label: Signal<String>,
    /// What to pick from.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// What stands in place of the list when nothing fits.
    #[prop(into)]
    nothing: Signal<String>,
    /// One was picked, by its id.
    #[prop(into)]
    on_pick: Callback<String>,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let row = RwSignal::new(0_usize);
    let is_searching = Memo::new(move |_| typed.with(|typed| !typed.trim().is_empty()));
    let shown = Memo::new(move |_| typed.with(|typed| choices.with(|choices| found(choices, typed))));
    let last = move || shown.with(Vec::len).saturating_sub(1);
    let active = Memo::new(move |_| row.get().min(last()));
    let pick = move |at: usize| {
        if let Some(id) = shown.with_untracked(|shown| shown.get(at).map(|choice| choice.id.clone())) {
            on_pick.run(id);
        }
    };
    let on_keydown = move |event: ev::KeyboardEvent| {
        let here = active.get_untracked();
        match event.key().as_str() {
            "ArrowDown" => row.set(if here >= untrack(last) { 0 } else { here + 1 }),
            "ArrowUp" => row.set(here.checked_sub(1).unwrap_or(untrack(last))),
            "Enter" if !event.is_composing() => pick(here),
            _ => return,
        }
        event.prevent_default();
    };
    let option = move |(at, choice): (usize, Choice)| {
        let node = NodeRef::<leptos::html::Div>::new();
        Effect::new(move |_| {
            if active.get() == at
                && let Some(node) = node.get()
            {
                let near = web_sys::ScrollIntoViewOptions::new();
                near.set_block(web_sys::ScrollLogicalPosition::Nearest);
                node.scroll_into_view_with_scroll_into_view_options(&near);
            }
        });
        let detail = (is_searching.get() && !choice.detail.is_empty())
            .then(|| view! { <span class="picker_detail" dir="auto">{choice.detail}</span> });
        let level = if is_searching.get() { 1 } else { choice.level };
        view! {
            <div
                class="picker_option"
                role="option"
                id=format!("choice_{at}")
                node_ref=node
                aria-selected=move || (active.get() == at).to_string()
                style=("--level", level.to_string())
                on:click=move |_| pick(at)
            >
                <Icon name=choice.icon />
                <span class="picker_text" dir="auto">{choice.text}</span>
                {detail}
            </div>
        }
    };
    view! {
        <div class="picker">
            <input
                class="picker_field"
                type="text"
                role="combobox"
                autofocus
                autocomplete="off"
                spellcheck="false"
                aria-label=move || label.get()
                placeholder=move || label.get()
                aria-expanded="true"
                aria-autocomplete="list"
                aria-controls="choices"
                aria-activedescendant=move || format!("choice_{}", active.get())
                on:input=move |event| {
                    typed.set(event_target_value(&event));
                    row.set(0);
                }
                on:keydown=on_keydown
            />
            <div class="picker_list" role="listbox" id="choices" aria-label=move || label.get()>
                {move || shown.get().into_iter().enumerate().map(option).collect_view()}
            </div>
            <p class="picker_nothing" role="status">
                {move || shown.with(Vec::is_empty).then(|| nothing.get())}
            </p>
        </div>
    }
}
