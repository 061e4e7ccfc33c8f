//! What keys, pointer and focus do to a virtual list.
use super::scroller::Scroller;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// What an event happened in, or the nearest around it, that matches.
fn place_of(event: &web_sys::Event, selector: &str) -> Option<web_sys::Element> {
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    target.closest(selector).ok()?
}

/// The row an event happened in.
fn row_of(event: &web_sys::Event) -> Option<usize> {
    let place = place_of(event, "[role=option]")?.get_attribute("aria-posinset")?;
    place.parse::<usize>().ok()?.checked_sub(1)
}

/// Whether an event happened in the part of a row that stands for choosing it.
fn is_on_mark(event: &web_sys::Event) -> bool {
    place_of(event, "[data-mark]").is_some()
}

/// The row the keys start from, valid as long as the open row is the one it was set beside.
#[derive(Clone, Copy, PartialEq)]
struct Cursor {
    row: usize,
    beside: Option<usize>,
}

/// The hands on one list.
#[derive(Clone, Copy)]
pub(super) struct ListInput {
    pub(super) scroller: Scroller,
    /// Whether the focus is in the list.
    pub(super) is_focused: RwSignal<bool>,
    /// Whether rows are just coming and going.
    pub(super) is_changing: StoredValue<bool>,
    /// The row the Tab key reaches and the keys start from.
    pub(super) active: Memo<Option<usize>>,
    selected: Signal<Option<usize>>,
    cursor: RwSignal<Option<Cursor>>,
    pub(super) on_select: Callback<usize>,
    pub(super) on_open: Option<Callback<usize>>,
    pub(super) on_extend: Option<Callback<usize>>,
    pub(super) on_mark: Option<Callback<usize>>,
}

impl ListInput {
    pub(super) fn new(
        scroller: Scroller,
        selected: Signal<Option<usize>>,
        on_select: Callback<usize>,
    ) -> Self {
        let cursor = RwSignal::new(None::<Cursor>);
        let stand = Memo::new(move |before: Option<&(String, Option<usize>)>| {
            let key = scroller.key.get();
            let open = selected.get().filter(|_| scroller.space.get().total > 0);
            let moved = cursor.get().filter(|cursor| cursor.beside == open).map(|cursor| cursor.row);
            let before = before.filter(|_| scroller.space.get().total > 0);
            // When the open row is closed the keys go on from it, as long as it is the same list.
            let closed = before.filter(|(list, _)| *list == key).and_then(|(_, row)| *row);
            (key, moved.or(open).or(closed))
        });
        let active = Memo::new(move |_| {
            let last = scroller.space.get().total.checked_sub(1)?;
            Some(stand.get().1.unwrap_or(0).min(last))
        });
        Self {
            scroller,
            is_focused: RwSignal::new(false),
            is_changing: StoredValue::new(false),
            active,
            selected,
            cursor,
            on_select,
            on_open: None,
            on_extend: None,
            on_mark: None,
        }
    }

    fn go(self, to: usize, extend: bool) {
        if let Some(on_extend) = self.on_extend.filter(|_| extend) {
            self.stand(to);
            on_extend.run(to);
        } else {
            // The owner may need time to open a row that is not loaded; the keys and the eye go there at once.
            self.stand(to);
            self.on_select.run(to);
        }
    }

    fn stand(self, row: usize) {
        self.cursor.set(Some(Cursor { row, beside: self.selected.get_untracked() }));
        self.scroller.reveal(row);
    }

    pub(super) fn click(self, event: &ev::MouseEvent) {
        let Some(row) = row_of(event) else { return };
        let marks = event.ctrl_key() || event.meta_key() || (is_on_mark(event) && !event.shift_key());
        match self.on_mark.filter(|_| marks) {
            Some(on_mark) => {
                self.stand(row);
                on_mark.run(row);
            }
            None => self.go(row, event.shift_key()),
        }
    }

    pub(super) fn open(self, row: Option<usize>) {
        if let (Some(on_open), Some(row)) = (self.on_open, row) {
            on_open.run(row);
        }
    }

    pub(super) fn double_click(self, event: &ev::MouseEvent) {
        if self.on_mark.is_none() || !is_on_mark(event) {
            self.open(row_of(event));
        }
    }

    pub(super) fn keydown(self, event: &ev::KeyboardEvent) {
        let space = self.scroller.space.get_untracked();
        let (Some(here), Some(last), false) =
            (self.active.get_untracked(), space.total.checked_sub(1), event.alt_key())
        else {
            return;
        };
        let is_untouched = self.selected.get_untracked().is_none() && self.cursor.get_untracked().is_none();
        match (event.key().as_str(), event.ctrl_key() || event.meta_key()) {
            (" ", true) if self.on_mark.is_some() => self.on_mark.into_iter().for_each(|mark| mark.run(here)),
            ("ArrowDown", false) if is_untouched && !event.shift_key() => self.go(0, false),
            ("ArrowDown", false) => self.go((here + 1).min(last), event.shift_key()),
            ("ArrowUp", false) => self.go(here.saturating_sub(1), event.shift_key()),
            ("PageDown", false) => self.go((here + space.page()).min(last), event.shift_key()),
            ("PageUp", false) => self.go(here.saturating_sub(space.page()), event.shift_key()),
            ("Home", false) => self.go(0, event.shift_key()),
            ("End", false) => self.go(last, event.shift_key()),
            ("Enter", false) => self.open(Some(here)),
            (" ", false) => self.go(here, false),
            _ => return,
        }
        event.prevent_default();
    }

    /// The focus went, unless it only lost its row to scrolling or deleting: then the list still has it.
    pub(super) fn focusout(self) {
        // Taking the list out of the page moves the focus too, when what it remembers is gone already.
        if self.is_changing.try_get_value() == Some(false) {
            self.is_focused.set(false);
        }
    }
}
