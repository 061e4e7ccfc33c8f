//! The rows of the list.

use leptos::prelude::*;
use rustc_hash::FxHashMap;

use super::row::message_row;
use super::slot::Slot;
use crate::app::{Session, wording};
use crate::ui::VirtualList;

/// The height of a row at the middle density, in pixels (`--row-height` in tokens.css).
const ROW_HEIGHT: f64 = 60.0;

/// One row a message, made only where the eye rests.
#[component]
pub(super) fn Rows(
    /// The session.
    session: Session,
    /// How many messages there are.
    total: Memo<Option<usize>>,
    /// Where each list was scrolled to.
    scrolls: StoredValue<FxHashMap<String, f64>>,
) -> impl IntoView {
    let selected = Memo::new(move |_| {
        let message = session.open_message()?;
        session.mailbox.with(|mailbox| mailbox.position(&session.folder(), &message))
    });
    // Memos, not derived signals: the list acts on a change of these, and its looking changes the mailbox.
    let count = Memo::new(move |_| total.get().unwrap_or_default());
    let scroll_key = Memo::new(move |_| session.folder().as_str().to_owned());
    view! {
        <VirtualList
            label=wording::MESSAGES
            total=count
            row_height=ROW_HEIGHT
            selected=selected
            on_select=move |index| session.open_row(index)
            on_open=move |index| session.open_row(index)
            key=move |index| Slot::at(session, index).key()
            row=move |index| message_row(session, untrack(|| Slot::at(session, index)))
            on_extend=move |index| session.extend_to(index)
            on_mark=move |index| session.toggle_row(index)
            on_range=move |range| session.look(range)
            scroll_key=scroll_key
            scrolls=scrolls
        />
    }
}
