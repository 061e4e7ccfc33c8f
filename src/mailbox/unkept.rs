//! What could not be kept, and goes again: bounded, and never older than what others have written meanwhile.

use rustc_hash::FxHashSet;

use super::{EntryId, Mailbox, Write};
use crate::model::{FolderId, Message, MessageId, PartialMessage};

/// What later writes say anyway.
#[derive(Default)]
struct Later {
    entries: FxHashSet<EntryId>,
    messages: FxHashSet<MessageId>,
    contents: FxHashSet<MessageId>,
    folders: FxHashSet<FolderId>,
    tracks: FxHashSet<Option<FolderId>>,
    has_names: bool,
    is_cleared: bool,
}

impl Mailbox {
    /// A transaction failed. It goes on from memory, and goes again before anything newer.
    ///
    /// What the server said goes again only where this tab leads: it alone knows that nobody has written anything
    /// newer since, and its links count on it. A tab that follows would bring back what was.
    pub(super) fn keep_again(&mut self, failed: Vec<Write>) {
        let waiting = std::mem::take(&mut self.unkept.writes);
        let is_leader = self.is_leader;
        let failed = failed.into_iter().filter(|write| is_leader || write.is_journal());
        let writes: Vec<_> = failed.chain(waiting).flat_map(|write| self.freshened(write)).collect();
        self.unkept.writes = latest(writes);
    }

    /// Headers as they are by now. A change to one that is at hand becomes the whole of it, so that changes do not
    /// add up.
    fn freshened(&self, write: Write) -> Vec<Write> {
        match write {
            Write::Headers(headers) => {
                vec![Write::Headers(headers.into_iter().map(|header| self.fresh(header)).collect())]
            }
            Write::Merge(partials) => partials.into_iter().map(|partial| self.whole(partial)).collect(),
            other => vec![other],
        }
    }

    fn fresh(&self, mut header: Message) -> Message {
        if let Some(said) = self.messages.said(&header.id) {
            return said.clone();
        }
        if let Some(standing) = self.messages.standing(&header.id) {
            header.parent_folder_id = Some(standing.folder);
            header.is_read = standing.is_read;
        }
        header
    }

    fn whole(&self, partial: PartialMessage) -> Write {
        match self.messages.said(&partial.id) {
            Some(said) if is_of_header(&partial) => Write::Headers(vec![said.clone()]),
            _ => Write::Merge(vec![partial]),
        }
    }
}

/// Whether it changes nothing but what a header holds.
fn is_of_header(partial: &PartialMessage) -> bool {
    partial.body.is_keep() && partial.attachments.is_keep()
}

/// The same without what is said again later: so it does not grow where storage never works.
fn latest(writes: Vec<Write>) -> Vec<Write> {
    let mut later = Later::default();
    let mut kept: Vec<_> = writes.into_iter().rev().filter_map(|write| later.left_of(write)).collect();
    kept.reverse();
    kept
}

impl Later {
    /// What is left of a write besides what is said later; that it is said counts for those before it.
    fn left_of(&mut self, mut write: Write) -> Option<Write> {
        let is_of_cleared = |write: &Write| {
            matches!(
                write,
                Write::Folders(_) | Write::ForgetFolder(_) | Write::Headers(_) | Write::Track { .. }
            )
        };
        if self.is_cleared && is_of_cleared(&write) {
            return None;
        }
        let is_said = match &mut write {
            Write::Clear => {
                self.is_cleared = true;
                false
            }
            Write::Folders(folders) => {
                folders.retain(|folder| self.folders.insert(folder.id.clone()));
                folders.is_empty()
            }
            Write::Names(_) => std::mem::replace(&mut self.has_names, true),
            Write::Headers(headers) => {
                headers.retain(|header| self.messages.insert(header.id.clone()));
                headers.is_empty()
            }
            Write::Merge(partials) => {
                partials.retain(|partial| !is_of_header(partial) || !self.messages.contains(&partial.id));
                partials.is_empty()
            }
            Write::ForgetMessages(ids) => {
                self.messages.extend(ids.iter().cloned());
                self.contents.extend(ids.iter().cloned());
                false
            }
            Write::Rename { from, .. } => {
                // What is said of this id later is said of another message.
                self.messages.remove(from);
                self.contents.remove(from);
                false
            }
            Write::Content(content) => !self.contents.insert(content.id.clone()),
            Write::Track { folder, .. } => !self.tracks.insert(folder.clone()),
            Write::Entries(entries) => {
                entries.retain(|entry| self.entries.insert(entry.id));
                entries.is_empty()
            }
            Write::ForgetEntries(ids) => {
                self.entries.extend(ids.iter().copied());
                false
            }
            Write::ForgetFolder(_) | Write::TakeBack { .. } | Write::RenameFolder { .. } => false,
        };
        (!is_said).then_some(write)
    }
}
