//! Banners, toasts, the live region, empty states, avatars: what is read out, and what can be pressed.
use crate::stage::{stage, until};
use leptos::prelude::*;
use outpost::ui::{
    Avatar, Banner, BannerKind, Button, EmptyState, IconName, LiveRegion, Toast, hue, initials,
};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn an_error_is_an_alert_and_a_notice_a_status() {
    let closed = RwSignal::new(0);
    let pane = stage(move || {
        view! {
            <Banner kind=BannerKind::Error icon=IconName::Warning text="The server is busy".to_owned() />
            <Banner
                icon=IconName::ImageOff
                text="Pictures are blocked".to_owned()
                dismiss_label="Close".to_owned()
                on_dismiss=Callback::new(move |()| closed.update(|times| *times += 1))
            />
        }
    });
    pane.get("alert", "The server is busy");
    pane.get("status", "Pictures are blocked");
    pane.get("button", "Close").click();
    assert_eq!(closed.get_untracked(), 1);
    assert_eq!(pane.all("button").len(), 1, "only what can be closed has a button");
}

#[wasm_bindgen_test]
async fn a_toast_holds_its_action() {
    let undone = RwSignal::new(false);
    let pane = stage(move || {
        view! {
            <Toast text="Archived".to_owned() dismiss_label="Dismiss".to_owned() on_dismiss=|()| ()>
                <Button label="Undo".to_owned() on_click=move |()| undone.set(true) />
            </Toast>
        }
    });
    pane.get("button", "Undo").click();
    assert!(undone.get_untracked());
    assert!(pane.all("alert").is_empty(), "a success does not interrupt");
}

#[wasm_bindgen_test]
async fn the_live_region_stays_while_its_text_changes() {
    let said = RwSignal::new(String::new());
    let pane = stage(move || view! { <LiveRegion text=said /> });
    let region = pane.get("status", "");
    said.set("3 new messages".to_owned());
    until("it is said", || pane.find("status", "3 new messages").is_some()).await;
    assert!(pane.get("status", "3 new messages") == region);
}

#[wasm_bindgen_test]
async fn an_empty_state_offers_what_can_be_done() {
    let tried = RwSignal::new(false);
    let pane = stage(move || {
        view! {
            <EmptyState icon=IconName::Inbox title="All done".to_owned() text="Nothing here".to_owned()>
                <Button label="Check now".to_owned() on_click=move |()| tried.set(true) />
            </EmptyState>
        }
    });
    pane.get("button", "Check now").click();
    assert!(tried.get_untracked());
}

#[wasm_bindgen_test]
async fn an_avatar_is_two_letters_on_a_hue_that_stays() {
    let pane = stage(|| view! { <Avatar name="Ada Lovelace".to_owned() /> });
    drop(pane);
    assert_eq!(initials("Ada Lovelace"), "AL");
    assert_eq!(initials("Ada King Lovelace"), "AL");
    assert_eq!(initials("grace.hopper@contoso.com"), "GH");
    assert_eq!(initials("נועה לוי"), "נל");
    assert_eq!(initials(""), "");
    assert_eq!(hue("ada@contoso.com"), hue("Ada@Contoso.com"));
}
