//! Banners, toasts, the live region, empty states, avatars: what is read out, and what can be pressed.
use crate::stage::{attribute, stage, until};
use leptos::prelude::*;
use outpost::ui::{
    Avatar, Banner, BannerKind, Button, EmptyState, IconName, LiveRegion, Progress, Toast, hue, initials,
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
async fn a_toast_has_its_time_and_the_pointer_or_the_focus_on_it_holds_it() {
    let shown = RwSignal::new(vec!["free", "pointed at", "focused"]);
    let pane = stage(move || {
        view! {
            <For
                each=move || shown.get()
                key=|text| *text
                children=move |text| {
                    let close = move |()| shown.update(|shown| shown.retain(|other| *other != text));
                    view! { <Toast text=text.to_owned() dismiss_label=format!("Close {text}") lasts=60 on_dismiss=close /> }
                }
            />
        }
    });
    let pointed_at = pane.get("button", "Close pointed at").closest(".toast").unwrap().unwrap();
    let pointer = |kind: &str| pointed_at.dispatch_event(&web_sys::PointerEvent::new(kind).unwrap()).unwrap();
    pointer("pointerenter");
    pane.get("button", "Close focused").focus().unwrap();
    until("the free one has had its time", || shown.with_untracked(|shown| shown.len() == 2)).await;
    // One more that comes later and goes: the others have been held for more than their time.
    shown.update(|shown| shown.push("later"));
    until("the later one has had its time", || shown.get_untracked() == ["pointed at", "focused"]).await;
    pointer("pointerleave");
    until("the pointer let go", || shown.get_untracked() == ["focused"]).await;
}

#[wasm_bindgen_test]
async fn progress_is_told_in_numbers() {
    let done = RwSignal::new(1_240);
    let pane = stage(move || {
        view! { <Progress label="Moving".to_owned() done=done total=Signal::derive(|| 3_000) /> }
    });
    let bar = pane.get("progressbar", "Moving");
    assert_eq!(
        (attribute(&bar, "aria-valuenow"), attribute(&bar, "aria-valuemax")),
        ("1240".into(), "3000".into())
    );
    done.set(3_000);
    until("it is full", || attribute(&bar, "aria-valuenow") == "3000").await;
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
