//! Where a virtual list stands: follows the scroll bar, brings rows into view, remembers a place per key.
use super::resize::on_resize;
use super::scroll_space::{Place, ScrollSpace};
use leptos::html;
use leptos::prelude::*;
use rustc_hash::FxHashMap;

/// A place that cannot be taken yet, because the rows are not there.
#[derive(Clone, Copy)]
enum Wish {
    Top(f64),
    Row(usize),
}

/// The scroll state of one list. It is state, not derived: the scroll bar and the keys both write it.
#[derive(Clone, Copy)]
pub(super) struct Scroller {
    pub(super) root: NodeRef<html::Div>,
    pub(super) space: Memo<ScrollSpace>,
    pub(super) place: RwSignal<Place>,
    viewport: RwSignal<f64>,
    pub(super) key: Signal<String>,
    wish: StoredValue<Option<Wish>>,
    /// Whether the scroll bar is about to be moved: what it says until then is old.
    is_moving: StoredValue<bool>,
    saved: StoredValue<FxHashMap<String, f64>>,
}

impl Scroller {
    pub(super) fn new(
        total: Signal<usize>,
        row_height: Signal<f64>,
        key: Signal<String>,
        saved: StoredValue<FxHashMap<String, f64>>,
    ) -> Self {
        let viewport = RwSignal::new(0.0);
        let space = Memo::new(move |_| ScrollSpace {
            total: total.get(),
            row_height: row_height.get(),
            viewport: viewport.get(),
        });
        Self {
            root: NodeRef::new(),
            space,
            place: RwSignal::new(Place::default()),
            viewport,
            key,
            wish: StoredValue::new(None),
            is_moving: StoredValue::new(false),
            saved,
        }
    }

    /// Follows key, selection and size from now on.
    pub(super) fn follow(self, selected: Signal<Option<usize>>) {
        Effect::new(move |before: Option<(String, Option<usize>, ScrollSpace)>| {
            let now = (self.key.get(), selected.get(), self.space.get());
            match before {
                Some(before) if before.0 == now.0 => {
                    if before.2 != now.2 {
                        self.refit(before.2, now.2);
                    }
                    if let Some(row) = now.1.filter(|_| before.1 != now.1) {
                        self.wish.set_value(Some(Wish::Row(row)));
                    }
                }
                _ => {
                    let saved = self.saved.with_value(|saved| saved.get(&now.0).copied());
                    self.wish.set_value(Some(
                        saved.map_or_else(|| now.1.map_or(Wish::Top(0.0), Wish::Row), Wish::Top),
                    ));
                }
            }
            self.grant();
            now
        });
        on_resize(self.root, move || self.measure());
    }

    /// Reads the height again; while the list is hidden the last one stays.
    fn measure(self) {
        let Some(root) = self.root.try_get_untracked().flatten() else { return };
        let height = f64::from(root.client_height());
        if height > 0.0 {
            if (self.viewport.get_untracked() - height).abs() > 0.5 {
                self.viewport.set(height);
            }
            if root.scroll_top() == 0 {
                self.write(); // a browser may forget the scroll position of what it does not show
            }
        }
    }

    /// The scroll bar moved.
    pub(super) fn scrolled(self) {
        let Some(root) = self.root.try_get_untracked().flatten() else { return };
        let (scroll, from) = (f64::from(root.scroll_top()), self.place.get_untracked());
        if self.is_moving.get_value() || (scroll - from.scroll).abs() < 1.0 || root.client_height() == 0 {
            return; // our own writing, come back as an event
        }
        self.wish.set_value(None);
        let place = self.space.get_untracked().moved(from, scroll);
        self.place.set(place);
        self.save(place.top);
    }

    /// Keeps the first row first when rows get higher or more of them come.
    fn refit(self, before: ScrollSpace, now: ScrollSpace) {
        let top = self.place.get_untracked().top;
        let rate = if before.row_height > 0.0 { now.row_height / before.row_height } else { 1.0 };
        let is_same = (rate - 1.0).abs() < f64::EPSILON && before.is_scaled() == now.is_scaled();
        if !is_same || now.is_scaled() || top > now.max_top() {
            self.go(top * rate);
        }
    }

    /// Takes the place wished for, as far as the rows are there.
    fn grant(self) {
        let space = self.space.get_untracked();
        match self.wish.get_value() {
            Some(Wish::Row(row)) if space.viewport > 0.0 && row < space.total => {
                self.wish.set_value(None);
                self.reveal(row);
            }
            Some(Wish::Top(top)) => {
                self.go(top);
                if space.viewport > 0.0 && space.max_top() >= top {
                    self.wish.set_value(None);
                }
            }
            _ => {}
        }
    }

    /// Brings a row into view by the shortest way, as soon as it is known how much shows.
    pub(super) fn reveal(self, row: usize) {
        let (top, space) = (self.place.get_untracked().top, self.space.get_untracked());
        if space.viewport <= 0.0 {
            return self.wish.set_value(Some(Wish::Row(row)));
        }
        let to = space.reveal(top, row);
        if (to - top).abs() > f64::EPSILON {
            self.go(to);
            self.save(self.place.get_untracked().top);
        }
    }

    fn go(self, top: f64) {
        let place = self.space.get_untracked().at(top);
        if place != self.place.get_untracked() {
            self.place.set(place);
            self.is_moving.set_value(true);
            request_animation_frame(move || self.write()); // by then the element has its new height
        }
    }

    /// Moves the scroll bar to where the list stands.
    fn write(self) {
        let (Some(Some(root)), Some(place)) = (self.root.try_get_untracked(), self.place.try_get_untracked())
        else {
            return;
        };
        self.is_moving.set_value(false);
        #[allow(clippy::cast_possible_truncation, reason = "below the limit of the space")]
        let wanted = place.scroll.round() as i32;
        if root.scroll_top() != wanted {
            root.set_scroll_top(wanted);
        }
        let scroll = f64::from(root.scroll_top());
        if (scroll - place.scroll).abs() > f64::EPSILON {
            self.place.set(Place { scroll, ..place });
        }
    }

    fn save(self, top: f64) {
        let key = self.key.get_untracked();
        self.saved.update_value(|saved| {
            saved.insert(key, top);
        });
    }
}
