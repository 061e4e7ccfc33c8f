//! The list of any length: how many rows are in the page, what they are called, what keys do.
use crate::stage::{Stage, accessible_name, attribute, focused, frame, press, press_with, stage, until};
use leptos::prelude::*;
use outpost::ui::{ListRow, VirtualList};
use wasm_bindgen_test::wasm_bindgen_test;

/// A list under test: what its owner holds.
#[derive(Clone, Copy)]
pub(crate) struct Owner {
    pub(crate) total: RwSignal<usize>,
    pub(crate) height: RwSignal<f64>,
    pub(crate) selected: RwSignal<Option<usize>>,
    pub(crate) key: RwSignal<String>,
    pub(crate) range: RwSignal<std::ops::Range<usize>>,
    pub(crate) opened: RwSignal<Option<usize>>,
    pub(crate) extended: RwSignal<Option<usize>>,
    /// What its first rows hold; a row beyond holds its index.
    pub(crate) held: RwSignal<Vec<usize>>,
}

impl Owner {
    pub(crate) fn new(total: usize) -> Self {
        Self {
            total: RwSignal::new(total),
            height: RwSignal::new(60.0),
            selected: RwSignal::new(None),
            key: RwSignal::new("inbox".to_owned()),
            range: RwSignal::new(0..0),
            opened: RwSignal::new(None),
            extended: RwSignal::new(None),
            held: RwSignal::new((0..total.min(100)).collect()),
        }
    }

    fn holds(self, row: usize) -> usize {
        self.held.with(|held| held.get(row).copied().unwrap_or(row))
    }

    fn row(self, holds: usize) -> ListRow {
        ListRow {
            name: format!("Message {holds}").into(),
            is_chosen: Signal::derive(move || self.selected.get().map(|row| self.holds(row)) == Some(holds)),
            view: format!("Text {holds}").into_any(),
        }
    }

    /// Takes a row out.
    pub(crate) fn delete(self, row: usize) {
        self.held.update(|held| {
            held.remove(row);
        });
        self.total.update(|total| *total -= 1);
    }

    /// The list, 600 pixels high.
    pub(crate) fn show(self) -> Stage {
        stage(move || {
            view! {
                <VirtualList
                    label="Messages".to_owned()
                        total=self.total
                    row_height=self.height
                    selected=self.selected
                    scroll_key=self.key
                    on_select=move |row| self.selected.set(Some(row))
                    on_open=Callback::new(move |row| self.opened.set(Some(row)))
                    on_extend=Callback::new(move |row| self.extended.set(Some(row)))
                    on_range=Callback::new(move |range| self.range.set(range))
                    key=move |row| self.holds(row).to_string()
                    row=move |row| self.row(untrack(|| self.holds(row)))
                />
            }
        })
    }
}

/// Waits until the list has filled its window.
pub(crate) async fn shown(list: &Stage) {
    until("rows show", || !visible(list).is_empty()).await;
}

/// Waits for the first rows and puts the focus on the one the Tab key reaches.
pub(crate) async fn enter(list: &Stage) {
    shown(list).await;
    let stop = list.all("option").into_iter().find(|row| row.tab_index() == 0).unwrap();
    stop.focus().unwrap();
}

/// The rows whose middle lies in the window of the list, by name, from the top.
pub(crate) fn visible(list: &Stage) -> Vec<String> {
    let pane = list.get("listbox", "Messages").get_bounding_client_rect();
    let mut rows: Vec<(f64, String)> = list
        .all("option")
        .iter()
        .map(|row| (row.get_bounding_client_rect(), accessible_name(row)))
        .map(|(at, name)| (at.top() + at.height() / 2.0, name))
        .filter(|(middle, _)| (pane.top()..pane.bottom()).contains(middle))
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, name)| name).collect()
}

#[wasm_bindgen_test]
async fn a_list_of_100_000_rows_keeps_fewer_than_60_in_the_page_while_scrolling_to_the_end() {
    let list = Owner::new(100_000).show();
    shown(&list).await;
    let pane = list.get("listbox", "Messages");
    let mut most = 0;
    while pane.scroll_top() + pane.client_height() < pane.scroll_height() {
        pane.set_scroll_top(pane.scroll_top() + 271_777);
        frame().await;
        most = most.max(list.all("option").len());
        until("the pane is full", || visible(&list).len() >= 10).await;
    }
    assert!(most < 60, "{most} rows");
    until("the last row shows", || visible(&list).last().is_some_and(|name| name == "Message 99999")).await;
}

#[wasm_bindgen_test]
async fn end_selects_the_last_option_and_it_carries_its_true_place() {
    let owner = Owner::new(100_000);
    let list = owner.show();
    enter(&list).await;
    assert!(press("End"));
    until("the last row is selected", || list.find("option", "Message 99999").is_some()).await;
    let end_row = list.get("option", "Message 99999");
    until("it has the focus", || focused() == *end_row).await;
    assert_eq!(owner.selected.get_untracked(), Some(99_999));
    assert_eq!(attribute(&end_row, "aria-selected"), "true");
    assert_eq!(attribute(&end_row, "aria-posinset"), "100000");
    assert_eq!(attribute(&end_row, "aria-setsize"), "100000");
    until("it shows", || visible(&list).contains(&"Message 99999".to_owned())).await;
}

#[wasm_bindgen_test]
async fn arrows_and_page_keys_move_the_selection_and_stop_at_both_ends() {
    let owner = Owner::new(50);
    let list = owner.show();
    enter(&list).await;
    for (key, there) in [
        ("ArrowDown", 0),
        ("ArrowDown", 1),
        ("PageDown", 10),
        ("ArrowUp", 9),
        ("PageUp", 0),
        ("ArrowUp", 0),
        ("End", 49),
        ("ArrowDown", 49),
        ("Home", 0),
    ] {
        assert!(press(key), "{key} was not taken");
        assert_eq!(owner.selected.get_untracked(), Some(there), "after {key}");
        until("the focus follows", || accessible_name(&focused()) == format!("Message {there}")).await;
    }
}

#[wasm_bindgen_test]
async fn exactly_one_option_is_a_tab_stop() {
    let owner = Owner::new(1_000);
    let list = owner.show();
    enter(&list).await;
    press("PageDown");
    press("PageDown");
    frame().await;
    let stops: Vec<_> = list.all("option").into_iter().filter(|row| row.tab_index() == 0).collect();
    assert_eq!(stops.iter().map(|row| accessible_name(row)).collect::<Vec<_>>(), ["Message 18"]);
}

#[wasm_bindgen_test]
async fn enter_and_double_click_open_and_a_click_selects() {
    let owner = Owner::new(50);
    let list = owner.show();
    enter(&list).await;
    press("ArrowDown");
    press("Enter");
    assert_eq!(owner.opened.get_untracked(), Some(0));
    list.get("option", "Message 3").click();
    assert_eq!(owner.selected.get_untracked(), Some(3));
    let twice = web_sys::MouseEvent::new_with_mouse_event_init_dict("dblclick", &{
        let init = web_sys::MouseEventInit::new();
        init.set_bubbles(true);
        init
    });
    list.get("option", "Message 4").dispatch_event(&twice.unwrap()).unwrap();
    assert_eq!(owner.opened.get_untracked(), Some(4));
}

#[wasm_bindgen_test]
async fn shift_with_arrows_extends_row_after_row_and_leaves_the_open_one() {
    let owner = Owner::new(50);
    let list = owner.show();
    enter(&list).await;
    press("ArrowDown");
    press_with("ArrowDown", true);
    press_with("ArrowDown", true);
    assert_eq!((owner.selected.get_untracked(), owner.extended.get_untracked()), (Some(0), Some(2)));
}
