//! Where a list stands: lists beyond what a browser can scroll, places kept per key, sizes that change.
use crate::stage::{frame, press, until};
use crate::virtual_list::{Owner, enter, shown, visible};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_million_rows_can_all_be_reached() {
    let owner = Owner::new(1_000_000);
    owner.height.set(84.0);
    let list = owner.show();
    enter(&list).await;
    let pane = list.get("listbox", "Messages");
    assert!(pane.scroll_height() < 16_000_000, "{}", pane.scroll_height());
    for (row, key) in [(999_999, "End"), (999_998, "ArrowUp"), (0, "Home"), (1, "ArrowDown")] {
        press(key);
        until("the row shows", || visible(&list).contains(&format!("Message {row}"))).await;
        assert_eq!(owner.selected.get_untracked(), Some(row));
    }
    owner.selected.set(Some(500_000));
    until("the middle shows", || visible(&list).contains(&"Message 500000".to_owned())).await;
    assert!(list.all("option").len() < 60);
}

#[wasm_bindgen_test]
async fn small_moves_of_the_scroll_bar_skip_no_row_in_a_million() {
    let owner = Owner::new(1_000_000);
    owner.selected.set(Some(400_000));
    let list = owner.show();
    until("the row shows", || visible(&list).contains(&"Message 400000".to_owned())).await;
    frame().await;
    let pane = list.get("listbox", "Messages");
    for _ in 0..5 {
        let before = visible(&list);
        pane.set_scroll_top(pane.scroll_top() + 120);
        frame().await;
        frame().await; // the browser moved the rows at once; by now the list has answered
        assert_eq!(visible(&list).first(), before.get(2));
    }
}

#[wasm_bindgen_test]
async fn the_far_end_of_the_scroll_bar_is_the_last_row() {
    let list = Owner::new(1_000_000).show();
    shown(&list).await;
    let pane = list.get("listbox", "Messages");
    pane.set_scroll_top(pane.scroll_height());
    until("the last row shows", || visible(&list).last().is_some_and(|name| name == "Message 999999")).await;
}

#[wasm_bindgen_test]
async fn small_moves_of_the_scroll_bar_reach_the_last_row_of_a_million() {
    let owner = Owner::new(1_000_000);
    owner.selected.set(Some(999_970));
    let list = owner.show();
    until("the row shows", || visible(&list).contains(&"Message 999970".to_owned())).await;
    frame().await;
    let pane = list.get("listbox", "Messages");
    pane.set_scroll_top(pane.scroll_height());
    until("the last row shows", || visible(&list).last().is_some_and(|name| name == "Message 999999")).await;
}

#[wasm_bindgen_test]
async fn each_key_gets_its_own_place_back_also_when_its_rows_come_later() {
    let owner = Owner::new(5_000);
    let list = owner.show();
    shown(&list).await;
    let pane = list.get("listbox", "Messages");
    pane.set_scroll_top(60_000);
    until("the thousandth row is first", || {
        visible(&list).first().is_some_and(|name| name == "Message 1000")
    })
    .await;
    owner.key.set("archive".to_owned());
    owner.total.set(40);
    until("the other list starts at the top", || {
        visible(&list).first().is_some_and(|name| name == "Message 0")
    })
    .await;
    owner.total.set(0);
    owner.key.set("inbox".to_owned());
    frame().await;
    frame().await;
    owner.total.set(5_000);
    until("the place is back", || visible(&list).first().is_some_and(|name| name == "Message 1000")).await;
    assert_eq!(pane.scroll_top(), 60_000);
}

#[wasm_bindgen_test]
async fn more_rows_leave_the_place_and_higher_rows_keep_the_first_one_first() {
    let owner = Owner::new(5_000);
    let list = owner.show();
    shown(&list).await;
    let pane = list.get("listbox", "Messages");
    pane.set_scroll_top(6_000);
    until("row 100 is first", || visible(&list).first().is_some_and(|name| name == "Message 100")).await;
    owner.total.set(5_500);
    frame().await;
    frame().await;
    assert_eq!(pane.scroll_top(), 6_000);
    owner.height.set(84.0);
    until("the scroll bar followed", || pane.scroll_top() == 8_400).await;
    until("row 100 is first", || visible(&list).first().is_some_and(|name| name == "Message 100")).await;
}

#[wasm_bindgen_test]
async fn the_owner_is_told_which_rows_show() {
    let owner = Owner::new(5_000);
    let list = owner.show();
    shown(&list).await;
    list.get("listbox", "Messages").set_scroll_top(60_000);
    until("the range moved", || owner.range.get_untracked().contains(&1_005)).await;
    let range = owner.range.get_untracked();
    assert!(range.start <= 1_000 && range.end >= 1_010 && range.len() < 40, "{range:?}");
}
