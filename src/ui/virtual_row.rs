//! One mounted row of a virtual list.
use super::passing::passing;
use super::pixels::pixels;
use super::scroll_space::Place;
use super::scroller::Scroller;
use leptos::html;
use leptos::prelude::*;

/// What the rows of one list share.
#[derive(Clone, Copy)]
pub(super) struct Rows {
    pub(super) scroller: Scroller,
    pub(super) total: Signal<usize>,
    /// The row the Tab key reaches.
    pub(super) active: Memo<Option<usize>>,
    /// Whether the focus is in the list.
    pub(super) is_focused: RwSignal<bool>,
    pub(super) is_chosen: Callback<usize, bool>,
    /// The row that is open.
    pub(super) current: Signal<Option<usize>>,
    pub(super) name: Callback<usize, String>,
    pub(super) row: Callback<usize, AnyView>,
    pub(super) id: StoredValue<String>,
}

/// What an `option` shows of itself.
#[derive(Clone, PartialEq)]
struct Look {
    name: String,
    total: String,
    is_current: bool,
    is_chosen: bool,
    transform: String,
    height: String,
}

/// One `option`. It takes the focus itself when it becomes the active row of a focused list.
#[component]
pub(super) fn VirtualRow(
    /// Which row.
    index: usize,
    /// What it shares with the others.
    rows: Rows,
) -> impl IntoView {
    let element = NodeRef::<html::Div>::new();
    let is_active = passing(move || rows.active.get() == Some(index));
    Effect::new(move |_| {
        if let Some(element) = element.get()
            && is_active.get()
            && rows.is_focused.get_untracked()
        {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = element.focus_with_options(&options);
        }
    });
    // One for all: what a row reads of the list is read anew with every change of it.
    let look = passing(move || {
        let space = rows.scroller.space.get();
        let place = if space.is_scaled() { rows.scroller.place.get() } else { Place::default() };
        Look {
            name: rows.name.run(index),
            total: rows.total.get().to_string(),
            is_current: rows.current.get() == Some(index),
            is_chosen: rows.is_chosen.run(index),
            transform: format!("translateY({})", pixels(space.offset(place, index))),
            height: pixels(space.row_height),
        }
    });
    view! {
        <div
            class="virtual_list_row"
            role="option"
            id=rows.id.with_value(|id| format!("{id}_{index}"))
            data-index=index.to_string()
            node_ref=element
            aria-label=move || look.with(|look| look.name.clone())
            aria-setsize=move || look.with(|look| look.total.clone())
            aria-posinset=(index + 1).to_string()
            aria-current=move || look.with(|look| look.is_current.then_some("true"))
            aria-selected=move || look.with(|look| look.is_chosen.to_string())
            tabindex=move || if is_active.get() { "0" } else { "-1" }
            style:transform=move || look.with(|look| look.transform.clone())
            style:height=move || look.with(|look| look.height.clone())
        >
            {rows.row.run(index)}
        </div>
    }
}
