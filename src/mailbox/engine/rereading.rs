//! Reading a folder from its beginning, though something of it is known: what does not come up is gone.

use rustc_hash::FxHashSet;

use super::whereabouts::IDS_AT_ONCE;
use crate::mailbox::Mailbox;
use crate::mailbox::mutant::{self, Mutant};
use crate::model::{FolderId, MessageId};

impl Mailbox {
    /// A folder is read from its beginning: from now on is noted what comes up, if much is known of it. Of little it is
    /// asked by ids, so that the first round of a large folder goes on where another tab left it.
    pub(super) fn begin_anew(&mut self, folder: Option<&FolderId>) {
        let is_much = folder.is_none_or(|folder| self.messages.has_more_than(IDS_AT_ONCE, folder));
        if is_much {
            self.sync.resyncs.insert(folder.cloned(), FxHashSet::default());
        } else {
            self.sync.resyncs.remove(&folder.cloned());
        }
        if folder.is_none() {
            self.sync.folders_asked = None;
        }
        // Whatever becomes of the question: where another tab was is no way to go on.
        if let Some(track) = self.sync.tracks.get_mut(&folder.cloned()) {
            track.link = None;
        }
    }

    /// What was known of a folder that is read from its beginning, and did not come up: of little after the first page,
    /// which tells what is so from then on; of much at the end.
    pub(super) fn unseen(
        &self,
        folder: &FolderId,
        is_first: bool,
        is_last: bool,
        told: &[MessageId],
    ) -> Vec<MessageId> {
        if mutant::is(Mutant::GhostsStay) {
            return Vec::new();
        }
        let seen = self.sync.resyncs.get(&Some(folder.clone()));
        match seen {
            Some(seen) if is_last => self.messages.in_folder_but(folder, |id| seen.contains(id.as_str())),
            None if is_first => self.messages.in_folder_but(folder, |id| told.contains(id)),
            _ => Vec::new(),
        }
    }

    pub(super) fn note_seen(&mut self, folder: Option<&FolderId>, id: &str) {
        if let Some(seen) = self.sync.resyncs.get_mut(&folder.cloned()) {
            seen.insert(id.to_owned());
        }
    }

    pub(super) fn note_unseen(&mut self, folder: Option<&FolderId>, id: &str) {
        if let Some(seen) = self.sync.resyncs.get_mut(&folder.cloned()) {
            seen.remove(id);
        }
    }
}
