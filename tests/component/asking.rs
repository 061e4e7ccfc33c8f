//! Dialogs and the picker in them: where the focus is, what keys do, what is found.
use crate::stage::{Stage, accessible_name, attribute, focused, press, stage, until};
use leptos::prelude::*;
use outpost::ui::{Button, Choice, Dialog, IconName, Picker};
use wasm_bindgen_test::wasm_bindgen_test;

/// Inbox with Projects in it, Archive, and Zürich; what was chosen last.
fn show_picker() -> (Stage, RwSignal<Option<String>>) {
    let chosen = RwSignal::new(None);
    let choice = |id: &str, text: &str, level, detail: &str| Choice {
        id: id.to_owned(),
        text: text.to_owned(),
        level,
        detail: detail.to_owned(),
        icon: IconName::Folder,
    };
    let choices = vec![
        choice("i", "Inbox", 1, ""),
        choice("p", "Projects", 2, "Inbox"),
        choice("a", "Archive", 1, ""),
        choice("z", "Zürich", 1, ""),
    ];
    let stage = stage(move || {
        view! {
            <Picker
                label="Find a folder".to_owned()
                choices=Signal::derive(move || choices.clone())
                nothing="No folder".to_owned()
                on_pick=move |id| chosen.set(Some(id))
            />
        }
    });
    (stage, chosen)
}

fn names(stage: &Stage) -> Vec<String> {
    stage.all("option").iter().map(|option| option.text_content().unwrap()).collect()
}

fn active(stage: &Stage) -> String {
    let field = stage.get("combobox", "Find a folder");
    let id = attribute(&field, "aria-activedescendant");
    let option = stage.all("option").into_iter().find(|option| option.id() == id);
    option.map(|option| option.text_content().unwrap()).unwrap_or_default()
}

fn type_in(stage: &Stage, text: &str) {
    use wasm_bindgen::JsCast;
    let field: web_sys::HtmlInputElement = stage.get("combobox", "Find a folder").unchecked_into();
    field.set_value(text);
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    field.dispatch_event(&web_sys::Event::new_with_event_init_dict("input", &init).unwrap()).unwrap();
}

#[wasm_bindgen_test]
async fn arrows_walk_round_and_enter_picks() {
    let (picker, chosen) = show_picker();
    picker.get("combobox", "Find a folder").focus().unwrap();
    until("the first is active", || active(&picker) == "Inbox").await;
    assert!(press("ArrowUp"));
    until("the last is active", || active(&picker) == "Zürich").await;
    assert!(press("ArrowDown") && press("ArrowDown"));
    until("the second is active", || active(&picker) == "Projects").await;
    assert!(press("Enter"));
    assert_eq!(chosen.get_untracked().as_deref(), Some("p"));
}

#[wasm_bindgen_test]
async fn typing_finds_by_name_and_by_place_in_any_case() {
    let (picker, chosen) = show_picker();
    type_in(&picker, "inb pro");
    until("one is left", || names(&picker) == ["ProjectsInbox"]).await;
    type_in(&picker, "ZÜR");
    until("another is left", || names(&picker) == ["Zürich"]).await;
    picker.all("option")[0].click();
    assert_eq!(chosen.get_untracked().as_deref(), Some("z"));
    type_in(&picker, "nowhere");
    until("it says so", || picker.find("status", "No folder").is_some()).await;
    picker.get("combobox", "Find a folder").focus().unwrap();
    chosen.set(None);
    press("Enter");
    assert_eq!(chosen.get_untracked(), None, "there is nothing to pick");
}

#[wasm_bindgen_test]
async fn a_dialog_takes_the_focus_and_gives_it_back() {
    let is_open = RwSignal::new(false);
    let page = stage(move || {
        view! {
            <Button label="Delete".to_owned() on_click=move |()| is_open.set(true) />
            {move || {
                is_open.get().then(|| {
                    view! {
                        <Dialog label="Really?".to_owned() urgent=true on_close=move |()| is_open.set(false)>
                            <Button label="Cancel".to_owned() on_click=move |()| is_open.set(false) />
                            <Button label="Do it".to_owned() on_click=|()| () />
                        </Dialog>
                    }
                })
            }}
        }
    });
    page.get("button", "Delete").focus().unwrap();
    page.get("button", "Delete").click();
    until("the dialog has the focus", || accessible_name(&focused()) == "Cancel").await;
    page.get("alertdialog", "Really?");
    page.get("button", "Cancel").click();
    until("the dialog is gone", || page.find("alertdialog", "Really?").is_none()).await;
    until("the focus is back", || accessible_name(&focused()) == "Delete").await;
}
