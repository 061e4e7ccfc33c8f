//! Selecting messages of the folder on screen, and walking from one to the next.

use leptos::prelude::*;

use super::{Session, wording};
use crate::browser::keys::Focus;
use crate::command::Selection;
use crate::mailbox::Row;
use crate::model::MessageId;

/// Of how many selected messages each is looked for after every answer.
const MOST_CHECKED: usize = 100;

impl Session {
    /// Whether a message looks selected: on purpose, or because it is open and nothing else is selected.
    pub fn is_selected(&self, message: &MessageId) -> bool {
        self.selection().with(|selection| {
            if selection.is_empty() {
                self.place.with(|place| place.message.as_ref() == Some(message))
            } else {
                selection.contains(message)
            }
        })
    }

    /// Selects the message of a row, or lets it go.
    pub fn toggle_row(&self, index: usize) {
        if let Some(message) = untrack(|| self.id_at(index)) {
            let open = untrack(|| self.open_message());
            self.selection().update(|selection| selection.toggle(message, open));
        }
    }

    /// Selects from where the stretch begins up to this row, as far as it is known which messages these are.
    pub fn extend_to(&self, index: usize) {
        let folder = untrack(|| self.folder());
        let anchor = self.selection().with_untracked(|selection| selection.anchor().cloned());
        let anchor = anchor.or_else(|| untrack(|| self.open_message()));
        let stretch = self.mailbox.with_untracked(|mailbox| {
            let from = anchor.and_then(|anchor| mailbox.position(&folder, &anchor)).unwrap_or(index);
            let list = mailbox.list(&folder)?;
            let row = |at| match list.row(at) {
                Row::Message(id) => Some(id.clone()),
                Row::Loading | Row::Failed(_) => None,
            };
            Some((from.min(index)..=from.max(index)).filter_map(row).collect::<Vec<_>>())
        });
        self.selection().update(|selection| selection.select(stretch.unwrap_or_default()));
    }

    /// Selects every message of the folder that is known.
    pub fn select_all(&self) {
        let folder = untrack(|| self.folder());
        let all = self.mailbox.with_untracked(|mailbox| {
            mailbox.list(&folder).map(|list| list.ids().cloned().collect::<Vec<_>>()).unwrap_or_default()
        });
        self.said().set(wording::selected(all.len()));
        self.selection().update(|selection| selection.select(all));
    }

    /// Gives up what is selected. Returns whether anything was.
    pub fn leave(&self) -> bool {
        let was_any = self.selection().with_untracked(|selection| !selection.is_empty());
        if was_any {
            self.select_nothing();
            self.said().set(wording::SELECTION_CLEARED.to_owned());
        }
        was_any
    }

    /// Nothing is selected any more. Where nothing was, nobody needs to look again.
    pub(super) fn select_nothing(self) {
        self.selection().maybe_update(|selection| {
            let was_any = !selection.is_empty();
            selection.begin_at(None);
            was_any
        });
    }

    /// Selects the row that has the focus, else the open message, or lets it go.
    pub(super) fn select_focused(self, focus: Focus) {
        let row = match focus {
            Focus::Row(row) => Some(row),
            Focus::Reading | Focus::Elsewhere => self.open_row_index(),
        };
        if let Some(row) = row {
            self.toggle_row(row);
        }
    }

    /// Opens the message so many rows below the open one, or the first; what is selected stays so.
    pub(super) fn step(self, rows: isize) {
        let total = self.mailbox.with_untracked(|mailbox| {
            mailbox.list(&untrack(|| self.folder())).and_then(crate::mailbox::MessageList::total)
        });
        let Some(last) = total.and_then(|total| total.checked_sub(1)) else { return };
        let to = self.open_row_index().map_or(0, |here| here.saturating_add_signed(rows).min(last));
        self.show_row(to);
    }

    /// Lets those go that have left the folder. Of very many nobody checks each: what is gone is then found out when
    /// something is done to it.
    pub(super) fn tidy_selection(self) {
        if !(1..=MOST_CHECKED).contains(&self.selection().with_untracked(Selection::len)) {
            return;
        }
        let folder = untrack(|| self.folder());
        let gone = self.mailbox.with_untracked(|mailbox| {
            self.selection().try_update_untracked(|selection| {
                selection.keep(|message| mailbox.position(&folder, message).is_some())
            })
        });
        if gone == Some(true) {
            self.selection().notify();
        }
    }

    fn open_row_index(self) -> Option<usize> {
        let message = untrack(|| self.open_message())?;
        let folder = untrack(|| self.folder());
        self.mailbox.with_untracked(|mailbox| mailbox.position(&folder, &message))
    }

    /// The id of the message at a row of the folder on screen.
    pub fn id_at(&self, index: usize) -> Option<MessageId> {
        let folder = self.folder();
        self.mailbox.with(|mailbox| match mailbox.list(&folder)?.row(index) {
            Row::Message(id) => Some(id.clone()),
            Row::Loading | Row::Failed(_) => None,
        })
    }
}
