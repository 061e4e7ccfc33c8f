//! One mounted row of a virtual list.
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

/// One `option`. It takes the focus itself when it becomes the active row of a focused list.
#[component]
pub(super) fn VirtualRow(
    /// Which row.
    index: usize,
    /// What it shares with the others.
    rows: Rows,
) -> impl IntoView {
    let element = NodeRef::<html::Div>::new();
    let is_active = Memo::new(move |_| rows.active.get() == Some(index));
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
    let transform = move || {
        let space = rows.scroller.space.get();
        let place = if space.is_scaled() { rows.scroller.place.get() } else { Place::default() };
        format!("translateY({})", pixels(space.offset(place, index)))
    };
    view! {
        <div
            class="virtual_list_row"
            role="option"
            id=rows.id.with_value(|id| format!("{id}_{index}"))
            data-index=index.to_string()
            node_ref=element
            aria-label=move || rows.name.run(index)
            aria-setsize=move || rows.total.get().to_string()
            aria-posinset=(index + 1).to_string()
            aria-current=move || (rows.current.get() == Some(index)).then_some("true")
            aria-selected=move || rows.is_chosen.run(index).to_string()
            tabindex=move || if is_active.get() { "0" } else { "-1" }
            style:transform=transform
            style:height=move || pixels(rows.scroller.space.get().row_height)
        >
            {rows.row.run(index)}
        </div>
    }
}
