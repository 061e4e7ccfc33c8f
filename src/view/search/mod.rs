//! Searching: the field in the top bar, and what is said over and in place of the hits, which stand in the list.

mod note;

pub(super) use note::{Note, Nothing};

use leptos::prelude::*;

use crate::app::{Session, wording};
use crate::browser::environment;
use crate::ui::SearchField;

/// What takes the focus in the list.
const LIST_STOP: &str = "#list [role=option][tabindex='0'], #list [role=listbox][tabindex='0']";

/// The field.
#[component]
pub(super) fn SearchBox(
    /// The session.
    session: Session,
) -> impl IntoView {
    let query = move || session.place.with(|place| place.folder.query().unwrap_or_default().to_owned());
    let search = move |words: String| {
        if words.is_empty() {
            session.stop_search();
        } else {
            session.search(&words);
        }
    };
    let leave = move |()| {
        session.stop_search();
        environment::focus_after_paint(LIST_STOP);
    };
    view! {
        <SearchField
            label=wording::SEARCH_MAIL
            clear_label=wording::CLEAR_SEARCH
            value=Signal::derive(query)
            on_input=search
            on_done=|()| environment::focus(LIST_STOP)
            on_leave=leave
        />
    }
}
