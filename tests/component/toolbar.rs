//! Toolbars and their buttons.
use crate::stage::{Stage, accessible_name, attribute, focused, press, stage, until};
use leptos::prelude::*;
use outpost::ui::{Button, IconName, Toolbar};
use wasm_bindgen_test::wasm_bindgen_test;

/// Reply, Archive (disabled), Flag (pressed after a click), and Delete as long as it is asked for.
fn show() -> (Stage, RwSignal<Vec<&'static str>>, RwSignal<bool>) {
    let done = RwSignal::new(Vec::new());
    let has_delete = RwSignal::new(true);
    let log = move |what: &'static str| move |()| done.update(|done| done.push(what));
    let bar = stage(move || {
        view! {
            <Toolbar label="Message actions".to_owned()>
                <Button label="Reply".to_owned() icon=IconName::Reply on_click=log("reply") />
                <Button label="Archive".to_owned() icon=IconName::Archive icon_only=true disabled=true on_click=log("archive") />
                <Button
                    label="Flag".to_owned()
                    icon=IconName::Flag
                    icon_only=true
                    pressed=Signal::derive(move || Some(done.with(|done| done.contains(&"flag"))))
                    on_click=log("flag")
                />
                <Show when=move || has_delete.get()>
                    <Button label="Delete".to_owned() icon=IconName::Trash icon_only=true on_click=log("delete") />
                </Show>
            </Toolbar>
        }
    });
    (bar, done, has_delete)
}

fn stops(bar: &Stage) -> Vec<String> {
    bar.all("button")
        .iter()
        .filter(|button| button.tab_index() == 0)
        .map(|button| accessible_name(button))
        .collect()
}

#[wasm_bindgen_test]
async fn the_toolbar_is_one_tab_stop_and_arrows_walk_round_in_it() {
    let (bar, _, _) = show();
    bar.get("toolbar", "Message actions");
    assert_eq!(stops(&bar), ["Reply"]);
    bar.get("button", "Reply").focus().unwrap();
    for (key, there) in [
        ("ArrowRight", "Archive"),
        ("ArrowRight", "Flag"),
        ("End", "Delete"),
        ("ArrowRight", "Reply"),
        ("ArrowLeft", "Delete"),
        ("Home", "Reply"),
        ("ArrowRight", "Archive"),
    ] {
        assert!(press(key));
        assert_eq!(accessible_name(&focused()), there, "after {key}");
    }
    until("the stop moved", || stops(&bar) == ["Archive"]).await;
}

#[wasm_bindgen_test]
async fn when_the_tab_stop_goes_another_takes_its_place() {
    let (bar, _, has_delete) = show();
    bar.get("button", "Delete").focus().unwrap();
    until("the stop moved", || stops(&bar) == ["Delete"]).await;
    has_delete.set(false);
    until("the first is the stop again", || stops(&bar) == ["Reply"]).await;
}

#[wasm_bindgen_test]
async fn a_disabled_button_keeps_the_focus_and_does_nothing() {
    let (bar, done, _) = show();
    let archive = bar.get("button", "Archive");
    archive.focus().unwrap();
    archive.click();
    assert!(focused() == *archive);
    assert_eq!(attribute(&archive, "aria-disabled"), "true");
    assert_eq!(done.get_untracked(), Vec::<&str>::new());
}

#[wasm_bindgen_test]
async fn a_click_is_heard_and_a_switch_says_that_it_is_on() {
    let (bar, done, _) = show();
    let flag = bar.get("button", "Flag");
    assert_eq!(attribute(&flag, "aria-pressed"), "false");
    flag.click();
    until("it is pressed", || attribute(&flag, "aria-pressed") == "true").await;
    assert_eq!(done.get_untracked(), ["flag"]);
    assert!(!bar.get("button", "Reply").has_attribute("aria-pressed"), "an action is not a switch");
}
