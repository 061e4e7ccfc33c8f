//! Choosing several rows of a list: marks, Ctrl and Shift, with the mouse and with the keyboard.
use crate::stage::{Stage, attribute, press, press_ctrl, press_with, stage, until};
use crate::virtual_list::enter;
use leptos::prelude::*;
use outpost::ui::{ListRow, VirtualList};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

/// What the owner of the list was told.
#[derive(Clone, Copy)]
struct Told {
    open: RwSignal<Option<usize>>,
    marked: RwSignal<Vec<usize>>,
    extended: RwSignal<Vec<usize>>,
    opened: RwSignal<Vec<usize>>,
}

/// Twenty rows, each with a mark; those that were marked are chosen, and with none the open one.
fn show() -> (Stage, Told) {
    let told = Told {
        open: RwSignal::new(None),
        marked: RwSignal::new(Vec::new()),
        extended: RwSignal::new(Vec::new()),
        opened: RwSignal::new(Vec::new()),
    };
    let is_chosen = move |row: usize| {
        told.marked.with(|all| if all.is_empty() { told.open.get() == Some(row) } else { all.contains(&row) })
    };
    let list = stage(move || {
        view! {
            <VirtualList
                label="Messages".to_owned()
                total=Signal::derive(|| 20)
                row_height=Signal::derive(|| 60.0)
                selected=told.open
                on_select=move |row| told.open.set(Some(row))
                on_mark=Callback::new(move |row| told.marked.update(|all| all.push(row)))
                on_extend=Callback::new(move |row| told.extended.update(|all| all.push(row)))
                on_open=Callback::new(move |row| told.opened.update(|all| all.push(row)))
                key=|row: usize| row.to_string()
                row=move |row| ListRow {
                    name: format!("Message {row}").into(),
                    is_chosen: Signal::derive(move || is_chosen(row)),
                    view: view! { <span data-mark=format!("{row}")>"O"</span> }.into_any(),
                }
            />
        }
    });
    (list, told)
}

/// Waits for the rows of the window and puts the focus on the one the Tab key reaches.
async fn all_rows(list: &Stage) {
    until("the window is full", || list.find("option", "Message 6").is_some()).await;
    enter(list).await;
}

fn row(list: &Stage, at: usize) -> HtmlElement {
    list.get("option", &format!("Message {at}"))
}

fn click(on: &HtmlElement, kind: &str, ctrl: bool, shift: bool) {
    let init = web_sys::MouseEventInit::new();
    init.set_bubbles(true);
    init.set_ctrl_key(ctrl);
    init.set_shift_key(shift);
    let event = web_sys::MouseEvent::new_with_mouse_event_init_dict(kind, &init).unwrap();
    on.dispatch_event(&event).unwrap();
}

fn mark(list: &Stage, at: usize) -> HtmlElement {
    use wasm_bindgen::JsCast;
    row(list, at).query_selector("[data-mark]").unwrap().unwrap().unchecked_into()
}

#[wasm_bindgen_test]
async fn ctrl_click_marks_and_a_plain_click_opens() {
    let (list, told) = show();
    all_rows(&list).await;
    click(&row(&list, 2), "click", false, false);
    click(&row(&list, 4), "click", true, false);
    assert_eq!((told.open.get_untracked(), told.marked.get_untracked()), (Some(2), vec![4]));
}

#[wasm_bindgen_test]
async fn a_click_on_the_mark_marks_and_two_do_not_open() {
    let (list, told) = show();
    all_rows(&list).await;
    click(&mark(&list, 3), "click", false, false);
    click(&mark(&list, 3), "dblclick", false, false);
    assert_eq!((told.open.get_untracked(), told.marked.get_untracked()), (None, vec![3]));
    assert_eq!(told.opened.get_untracked(), Vec::<usize>::new());
    click(&mark(&list, 6), "click", false, true);
    assert_eq!(told.extended.get_untracked(), [6], "with Shift it ends a stretch");
}

#[wasm_bindgen_test]
async fn ctrl_space_marks_the_row_of_the_focus_and_shift_arrows_extend_from_there() {
    let (list, told) = show();
    all_rows(&list).await;
    press("ArrowDown");
    assert!(press_ctrl(" "));
    assert!(press_with("ArrowDown", true));
    assert!(press_with("ArrowDown", true));
    assert_eq!((told.open.get_untracked(), told.marked.get_untracked()), (Some(0), vec![0]));
    assert_eq!(told.extended.get_untracked(), [1, 2]);
}

#[wasm_bindgen_test]
async fn what_is_chosen_and_what_is_open_are_told_apart() {
    let (list, told) = show();
    all_rows(&list).await;
    told.open.set(Some(1));
    until("the open row is chosen", || attribute(&row(&list, 1), "aria-selected") == "true").await;
    told.marked.set(vec![3]);
    until("another is chosen", || attribute(&row(&list, 3), "aria-selected") == "true").await;
    assert_eq!(attribute(&row(&list, 1), "aria-selected"), "false");
    assert_eq!(attribute(&row(&list, 1), "aria-current"), "true");
    assert_eq!(attribute(&list.get("listbox", "Messages"), "aria-multiselectable"), "true");
}
