//! The rows of the list.

use leptos::prelude::*;
use rustc_hash::FxHashMap;

use super::row::MessageRow;
use crate::app::{Session, wording};
use crate::browser::{clock, intl};
use crate::mailbox::Row;
use crate::model::{Message, WellKnownFolder};
use crate::ui::VirtualList;
use crate::view::correspondents;

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
    let name = move |index: usize| {
        let now = clock::now();
        with_row(session, index, |message, folder| {
            let received = message.moment().map(|moment| intl::list_date(moment, now)).unwrap_or_default();
            wording::row(message, &correspondents::of_row(message, folder), &received)
        })
        .unwrap_or_else(|| {
            if is_failed(session, index) { wording::ROW_FAILED } else { wording::LOADING }.to_owned()
        })
    };
    view! {
        <VirtualList
            label=wording::MESSAGES
            id="message"
            total=count
            row_height=ROW_HEIGHT
            selected=selected
            on_select=move |index| session.open_row(index)
            on_open=move |index| session.open_row(index)
            chosen=move |index| session.is_selected(index)
            on_extend=move |index| session.extend_to(index)
            on_mark=move |index| session.toggle_row(index)
            on_range=move |range| session.look(range)
            scroll_key=scroll_key
            scrolls=scrolls
            row=move |index| view! { <MessageRow session=session index=index /> }.into_any()
            name=name
        />
    }
}

/// Whether the row of the folder on screen could not be had.
pub(super) fn is_failed(session: Session, index: usize) -> bool {
    let folder = session.folder();
    session
        .mailbox
        .with(|mailbox| mailbox.list(&folder).is_some_and(|list| matches!(list.row(index), Row::Failed(_))))
}

/// Reads the message at a row of the list on screen, and which folder it lies in.
pub(super) fn with_row<T>(
    session: Session,
    index: usize,
    read: impl FnOnce(&Message, Option<WellKnownFolder>) -> T,
) -> Option<T> {
    let folder = session.folder();
    session.mailbox.with(|mailbox| {
        let message = mailbox.message_at(&folder, index)?;
        // Hits of a search lie in any folder.
        let place = message.parent_folder_id.as_ref().unwrap_or(&folder);
        Some(read(message, mailbox.folders().well_known(place)))
    })
}
