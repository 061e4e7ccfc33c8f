//! One mounted row of a virtual list.
use super::passing::passing;
use super::pixels::pixels;
use super::scroll_space::Place;
use super::scroller::Scroller;
use leptos::html;
use leptos::prelude::*;

/// What stands in a row.
pub struct ListRow {
    /// Its accessible name.
    pub name: Signal<String>,
    /// Whether it is chosen; more than the open one can be.
    pub is_chosen: Signal<bool>,
    /// What it shows.
    pub view: AnyView,
}

/// What the rows of one list share.
#[derive(Clone, Copy)]
pub(super) struct Rows {
    pub(super) scroller: Scroller,
    pub(super) total: Signal<usize>,
    /// The row the Tab key reaches.
    pub(super) active: Memo<Option<usize>>,
    /// Whether the focus is in the list.
    pub(super) is_focused: RwSignal<bool>,
    /// The row that is open.
    pub(super) current: Signal<Option<usize>>,
}

/// What an `option` tells of where it stands. One for all: each memo of a row is asked anew with every change of the
/// list.
#[derive(Clone, PartialEq)]
struct Standing {
    total: String,
    place: String,
    is_active: bool,
    is_current: bool,
    transform: String,
}

/// One `option`. It takes the focus itself when it becomes the active row of a focused list.
#[component]
pub(super) fn VirtualRow(
    /// Which row it is; rows around it come and go.
    index: Memo<usize>,
    /// What it shares with the others.
    rows: Rows,
    /// What stands in it.
    content: ListRow,
) -> impl IntoView {
    let element = NodeRef::<html::Div>::new();
    let standing = passing(move |_| {
        let index = index.get();
        let space = rows.scroller.space.get();
        let place = if space.is_scaled() { rows.scroller.place.get() } else { Place::default() };
        Standing {
            total: rows.total.get().to_string(),
            place: (index + 1).to_string(),
            is_active: rows.active.get() == Some(index),
            is_current: rows.current.get() == Some(index),
            transform: format!("translateY({})", pixels(space.offset(place, index))),
        }
    });
    let is_active = Memo::new(move |_| standing.with(|standing| standing.is_active));
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
    let ListRow { name, is_chosen, view } = content;
    view! {
        <div
            class="virtual_list_row"
            role="option"
            node_ref=element
            aria-label=move || name.get()
            aria-setsize=move || standing.with(|standing| standing.total.clone())
            aria-posinset=move || standing.with(|standing| standing.place.clone())
            aria-current=move || standing.with(|standing| standing.is_current.then_some("true"))
            aria-selected=move || is_chosen.get().to_string()
            tabindex=move || if is_active.get() { "0" } else { "-1" }
            style:transform=move || standing.with(|standing| standing.transform.clone())
        >
            {view}
        </div>
    }
}
