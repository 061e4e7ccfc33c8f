//! The field to search with, found by role and name.
use crate::stage::{Stage, focused, press, stage, until};
use leptos::prelude::*;
use outpost::ui::SearchField;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlInputElement;

/// A field, what is looked for, and what happened besides.
fn show() -> (Stage, RwSignal<String>, RwSignal<Vec<&'static str>>) {
    let (value, events) = (RwSignal::new(String::new()), RwSignal::new(Vec::new()));
    let note = move |event: &'static str| events.update(|events: &mut Vec<_>| events.push(event));
    let page = stage(move || {
        view! {
            <SearchField
                label="Search mail".to_owned()
                clear_label="Clear".to_owned()
                value=value
                on_input=move |words| value.set(words)
                on_done=move |()| note("done")
                on_leave=move |()| note("left")
            />
        }
    });
    (page, value, events)
}

fn field(page: &Stage) -> HtmlInputElement {
    page.get("searchbox", "Search mail").unchecked_into()
}

fn write(page: &Stage, text: &str) {
    let field = field(page);
    field.set_value(text);
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    field.dispatch_event(&web_sys::Event::new_with_event_init_dict("input", &init).unwrap()).unwrap();
}

#[wasm_bindgen_test]
async fn every_letter_is_told_and_a_space_that_is_being_typed_stays() {
    let (page, value, _) = show();
    page.get("search", "Search mail");
    write(&page, "  two  words ");
    assert_eq!(value.get_untracked(), "two words");
    until("the field is as it was typed", || field(&page).value() == "  two  words ").await;
    value.set("something else".to_owned());
    until("another search shows", || field(&page).value() == "something else").await;
    value.set(String::new());
    until("nothing is looked for", || field(&page).value().is_empty()).await;
}

#[wasm_bindgen_test]
async fn escape_and_the_button_give_up_and_enter_goes_on() {
    let (page, _, events) = show();
    assert!(page.find("button", "Clear").is_none(), "there is nothing to clear");
    write(&page, "invoice");
    field(&page).focus().unwrap();
    assert!(press("Enter") && press("ArrowDown") && press("Escape"), "the field takes them");
    assert!(!press("a"), "and leaves letters alone");
    until("the button is there", || page.find("button", "Clear").is_some()).await;
    page.get("button", "Clear").click();
    assert_eq!(events.get_untracked(), ["done", "done", "left", "left"]);
    assert_eq!(focused().tag_name(), "INPUT");
}
