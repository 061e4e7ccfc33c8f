//! The focus of a list is never lost: not by scrolling, not by deleting, not by emptying.
use crate::stage::{accessible_name, attribute, focused, frame, press, until};
use crate::virtual_list::{Owner, enter, shown};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn the_focused_row_stays_when_it_is_scrolled_far_away() {
    let owner = Owner::new(10_000);
    let list = owner.show();
    enter(&list).await;
    press("ArrowDown");
    let pane = list.get("listbox", "Messages");
    pane.set_scroll_top(300_000);
    until("other rows show", || list.find("option", "Message 5000").is_some()).await;
    assert_eq!(accessible_name(&focused()), "Message 0");
    press("ArrowDown");
    until("the next one has the focus", || accessible_name(&focused()) == "Message 1").await;
    until("the list went back", || pane.scroll_top() < 61).await;
}

#[wasm_bindgen_test]
async fn deleting_the_last_rows_leaves_the_focus_on_the_one_before() {
    let owner = Owner::new(20);
    let list = owner.show();
    enter(&list).await;
    press("End");
    until("the last row has the focus", || accessible_name(&focused()) == "Message 19").await;
    owner.selected.set(Some(16));
    owner.total.set(17);
    until("the focus moved up", || accessible_name(&focused()) == "Message 16").await;
}

#[wasm_bindgen_test]
async fn an_emptied_list_holds_the_focus_itself_and_gives_it_to_the_first_row_that_comes() {
    let owner = Owner::new(3);
    let list = owner.show();
    enter(&list).await;
    press("ArrowDown");
    owner.selected.set(None);
    owner.total.set(0);
    until("the list has the focus", || accessible_name(&focused()) == "Messages").await;
    owner.total.set(2);
    until("a row has the focus", || accessible_name(&focused()) == "Message 0").await;
    assert_eq!(list.all("option").len(), 2);
}

#[wasm_bindgen_test]
async fn a_selection_made_elsewhere_shows_its_row_and_leaves_the_focus_alone() {
    let owner = Owner::new(10_000);
    let list = owner.show();
    shown(&list).await;
    let before = focused();
    owner.selected.set(Some(7_000));
    until("the row shows", || list.find("option", "Message 7000").is_some()).await;
    until("it is in view", || crate::virtual_list::visible(&list).contains(&"Message 7000".to_owned())).await;
    frame().await;
    assert!(focused() == before, "the focus moved to {}", accessible_name(&focused()));
}

#[wasm_bindgen_test]
async fn closing_the_open_row_leaves_the_keys_where_they_were() {
    let owner = Owner::new(10_000);
    let list = owner.show();
    shown(&list).await;
    owner.selected.set(Some(7_000));
    until("the row shows", || list.find("option", "Message 7000").is_some()).await;
    owner.selected.set(None);
    frame().await;
    assert_eq!(attribute(&list.get("option", "Message 7000"), "tabindex"), "0");
}
