//! The focus of a list is never lost: not by scrolling, not by deleting, not by emptying.
use crate::stage::{accessible_name, attribute, focused, frame, press, until};
use crate::virtual_list::{Owner, enter, shown, visible};
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
    until("it is in view", || visible(&list).contains(&"Message 7000".to_owned())).await;
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

#[wasm_bindgen_test]
async fn rows_under_a_deleted_one_move_up_as_they_are() {
    let owner = Owner::new(20);
    let list = owner.show();
    shown(&list).await;
    let below = list.get("option", "Message 3");
    let text = below.first_child();
    owner.delete(2);
    until("it moved up", || attribute(&below, "aria-posinset") == "3").await;
    assert_eq!((accessible_name(&below), below.first_child()), ("Message 3".to_owned(), text));
    assert!(*list.get("option", "Message 3") == *below, "it was made anew");
    assert_eq!(attribute(&below, "aria-setsize"), "19");
    assert_eq!(visible(&list).get(..4).unwrap(), ["Message 0", "Message 1", "Message 3", "Message 4"]);
}

#[wasm_bindgen_test]
async fn deleting_the_focused_row_leaves_the_focus_on_the_one_that_takes_its_place() {
    let owner = Owner::new(20);
    let list = owner.show();
    enter(&list).await;
    press("ArrowDown");
    press("ArrowDown");
    until("the second row has the focus", || accessible_name(&focused()) == "Message 1").await;
    owner.delete(1);
    until("the next one has it", || accessible_name(&focused()) == "Message 2").await;
    press("ArrowDown");
    until("the keys go on from there", || accessible_name(&focused()) == "Message 3").await;
    assert_eq!(owner.selected.get_untracked(), Some(2));
}

#[wasm_bindgen_test]
async fn a_focused_row_that_becomes_another_keeps_the_focus() {
    let owner = Owner::new(20);
    let list = owner.show();
    enter(&list).await;
    press("ArrowDown");
    until("the first row has the focus", || accessible_name(&focused()) == "Message 0").await;
    owner.held.update(|held| held[0] = 500);
    until("the other one has it", || accessible_name(&focused()) == "Message 500").await;
}

#[wasm_bindgen_test]
async fn what_stands_at_two_places_shows_once() {
    let owner = Owner::new(20);
    let list = owner.show();
    shown(&list).await;
    owner.held.update(|held| held[1] = 0);
    until("the second went", || list.find("option", "Message 1").is_none()).await;
    assert_eq!(attribute(&list.get("option", "Message 0"), "aria-posinset"), "1");
}
