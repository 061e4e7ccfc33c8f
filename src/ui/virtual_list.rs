//! A list of any length with a constant number of rows in the page, worked with the keyboard as one stop.
use super::list_input::ListInput;
use super::passing::passing;
use super::pixels::pixels;
use super::scroller::Scroller;
use super::steady_rows::keep_rows;
use super::virtual_row::{ListRow, Rows, VirtualRow};
use leptos::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// A `listbox`. A row is made when what it holds comes into view, and goes where that goes: what it shows must be read
/// from signals by what it holds, not by its place.
#[component]
pub fn VirtualList(
    /// What the list holds.
    #[prop(into)]
    label: Signal<String>,
    /// How many rows there are, loaded or not.
    #[prop(into)]
    total: Signal<usize>,
    /// The height of each row, in pixels.
    #[prop(into)]
    row_height: Signal<f64>,
    /// The row that is open; it comes into view when it changes.
    #[prop(into)]
    selected: Signal<Option<usize>>,
    /// A row is to be the open one.
    #[prop(into)]
    on_select: Callback<usize>,
    /// Names what a row holds. Of two rows that hold the same the first shows.
    #[prop(into)]
    key: Callback<usize, String>,
    /// What stands in the row that has this place now.
    #[prop(into)]
    row: Callback<usize, ListRow>,
    /// Enter or a double click.
    #[prop(optional, into)]
    on_open: Option<Callback<usize>>,
    /// The rows that show changed, some around them included.
    #[prop(optional, into)]
    on_range: Option<Callback<Range<usize>>>,
    /// Shift with an arrow or a click: choose up to this row.
    #[prop(optional, into)]
    on_extend: Option<Callback<usize>>,
    /// Choose this row, or not: Ctrl or Command with Space or a click, or a click on what carries `data-mark` in it.
    #[prop(optional, into)]
    on_mark: Option<Callback<usize>>,
    /// Names what is listed: each key has its own scroll position, and gets it back.
    #[prop(optional, into)]
    scroll_key: Signal<String>,
    /// These positions, where they are to outlive the list.
    #[prop(optional)]
    scrolls: StoredValue<FxHashMap<String, f64>>,
) -> impl IntoView {
    let scroller = Scroller::new(total, row_height, scroll_key, scrolls);
    let mut input = ListInput::new(scroller, selected, on_select);
    (input.on_open, input.on_extend, input.on_mark) = (on_open, on_extend, on_mark);
    let (active, is_focused) = (input.active, input.is_focused);
    let range = Memo::new(move |_| scroller.space.get().range(scroller.place.get().top));
    let places = Memo::new(move |_| {
        let shown = range.get();
        let away = active.get().filter(|row| !shown.contains(row));
        let (before, after) = (away.filter(|row| *row < shown.start), away.filter(|row| *row >= shown.end));
        let mut seen = FxHashSet::default();
        let all = before.into_iter().chain(shown).chain(after).map(|index| (key.run(index), index));
        all.filter(|(key, _)| seen.insert(key.clone())).collect::<Vec<_>>()
    });
    let keys = Memo::new(move |_| places.with(|places| places.iter().map(|(key, _)| key.clone()).collect()));
    let rows = Rows { scroller, total, active, is_focused, current: selected };
    let space = NodeRef::new();
    let make = move |key: String| {
        let find = move |places: &Vec<(String, usize)>| {
            places.iter().find(|place| place.0 == key).map(|place| place.1)
        };
        // A row that goes stays where it was.
        let index =
            passing(move |before: Option<&usize>| places.with(&find).or(before.copied()).unwrap_or_default());
        view! { <VirtualRow index=index rows=rows content=row.run(index.get_untracked()) /> }.into_any()
    };
    input.is_changing = keep_rows(space, keys, make, || ());
    scroller.follow(selected);
    Effect::new(move |_| {
        let shown = range.get();
        scroll_key.track();
        if let Some(on_range) = on_range.filter(|_| !shown.is_empty()) {
            on_range.run(shown);
        }
    });
    Effect::new(move |_| {
        if total.get() == 0 && is_focused.get_untracked() {
            let _ = scroller.root.get().map(|root| root.focus()); // the last row went: the list keeps the focus
        }
    });
    view! {
        <div
            class="virtual_list"
            role="listbox"
            node_ref=scroller.root
            aria-label=move || label.get()
            aria-multiselectable="true"
            tabindex=move || if active.get().is_none() { "0" } else { "-1" }
            on:scroll=move |_| scroller.scrolled()
            on:click=move |event| input.click(&event)
            on:dblclick=move |event| input.double_click(&event)
            on:keydown=move |event| input.keydown(&event)
            on:focusin=move |_| is_focused.set(true)
            on:focusout=move |_| input.focusout()
        >
            <div
                class="virtual_list_space"
                role="presentation"
                node_ref=space
                style:height=move || pixels(scroller.space.get().height())
                style=("--row", move || pixels(row_height.get()))
            ></div>
        </div>
    }
}
