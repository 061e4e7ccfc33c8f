//! Puts every message where it belongs: into the right list and the right counts, with my changes over it.

use super::folder_layers::Shift;
use super::index::Index;
use super::messages::Standing;
use super::mutant::{self, Mutant};
use super::{Mailbox, MessageList, Ticket, Track};
use crate::model::{FolderId, MailFolder, MessageId};

impl Mailbox {
    pub(super) fn absorb_folders(&mut self, folders: Vec<MailFolder>) {
        for folder in &folders {
            if let Some(list) = self.lists.get_mut(&self.folders.canonical(&folder.id)) {
                list.set_total(folder.total_item_count);
            }
        }
        let is_elsewhere = |folder: &MailFolder| {
            self.folders.said(&folder.id).is_none_or(|said| said.parent_folder_id != folder.parent_folder_id)
        };
        let have_moved = !self.searches.is_empty() && folders.iter().any(is_elsewhere);
        let now = Ticket(self.last_ticket);
        self.folders.learn_all(folders, now);
        if let Some(engine) = self.engine.filter(|_| have_moved) {
            (engine.sift_hits)(self);
        }
    }

    /// Lists go by the names of folders that have one: those that were shown under their ids move.
    pub(super) fn absorb_names(&mut self, names: Vec<(String, FolderId)>) {
        let before = self.folders.kept_names();
        self.folders.learn_names(names);
        self.place_all_but(&before);
    }

    /// Puts every list and every message where it belongs, after names came that lists go by. Where they are those of
    /// `before` the messages, which may be many, are in their places.
    pub(super) fn place_all_but(&mut self, before: &[(String, FolderId)]) {
        let mut is_new = self.folders.kept_names() != before;
        for id in self.folders.named_ids() {
            let name = self.folders.canonical(&id);
            if let Some(list) = self.lists.remove(&id) {
                self.lists.entry(name.clone()).or_insert(list);
                is_new = true;
            }
            self.sync.rename_opened(&id, &name);
        }
        if is_new {
            for id in self.messages.ids() {
                self.place(&id);
            }
        }
    }

    /// Puts a message where it belongs, with my changes over it: into the right list and the right counts.
    pub(super) fn place(&mut self, id: &MessageId) {
        self.messages.cover(id);
        let named =
            |standing: Standing| Standing { folder: self.folders.canonical(&standing.folder), ..standing };
        let said = self.messages.standing(id).map(named);
        let shown = self.messages.shown_standing(id).map(named);
        let placed = self.messages.placed(id).cloned();
        if placed != shown {
            self.move_row(id, placed.as_ref(), shown.as_ref());
            if let Some(engine) = self.engine.filter(|_| !self.searches.is_empty()) {
                (engine.move_hit)(self, id, placed.as_ref(), shown.as_ref());
            }
            self.messages.place(id, shown.clone());
        }
        if let Some((said, shown)) = self.counted.remove(id)
            && !mutant::is(Mutant::CountedTwice)
        {
            self.count(&said, shown.as_ref(), -1);
        }
        if let Some(said) = said.filter(|said| Some(said) != shown.as_ref()) {
            self.count(&said, shown.as_ref(), 1);
            self.counted.insert(id.clone(), (said, shown));
        }
    }

    fn move_row(&mut self, id: &MessageId, before: Option<&Standing>, after: Option<&Standing>) {
        let (old, new) = (before.map(|standing| standing.key(id)), after.map(|standing| standing.key(id)));
        if let (Some(before), Some(after)) = (before, after)
            && before.folder == after.folder
        {
            if let Some(list) = self.lists.get_mut(&after.folder) {
                list.place(old.as_ref(), new.as_ref());
            }
            return;
        }
        if let Some(before) = before {
            self.displace(id, before);
        }
        if let Some(list) = after.and_then(|after| self.lists.get_mut(&after.folder)) {
            list.place(None, new.as_ref());
        }
    }

    pub(super) fn displace(&mut self, id: &MessageId, from: &Standing) {
        if let Some(list) = self.lists.get_mut(&from.folder) {
            list.place(Some(&from.key(id)), None);
        }
    }

    /// Adds (or takes away) what a change does to the counts of folders.
    pub(super) fn count(&mut self, said: &Standing, shown: Option<&Standing>, sign: isize) {
        let unread = |standing: &Standing| isize::from(!standing.is_read);
        self.folders.shift(&said.folder, Shift { total: -sign, unread: -sign * unread(said) });
        if let Some(shown) = shown {
            self.folders.shift(&shown.folder, Shift { total: sign, unread: sign * unread(shown) });
        }
    }

    /// The progress of a folder, as it was kept. Tells whether all messages of the folder may be in their places now, also those that were not let in so far.
    pub(super) fn absorb_track(&mut self, folder: Option<&FolderId>, track: Track) -> bool {
        let name = folder.map_or_else(|| "".into(), |folder| self.folders.canonical(folder));
        let list = self.lists.get_mut(&name).filter(|list| list.index().is_some());
        let index = list.map(MessageList::index_mut);
        let came_to_its_end = index.is_some_and(|index| {
            let was_whole = std::mem::replace(&mut index.is_whole, track.is_complete);
            index.reached = track.reached;
            track.is_complete && !was_whole
        });
        if let Some(list) = self.lists.get_mut(&name) {
            list.let_pages_go();
        }
        self.sync.tracks.insert(folder.cloned(), track);
        // The tab that leads puts them in page by page.
        came_to_its_end || !self.is_leader
    }

    /// Puts a message into its list, where it was not in its place before.
    pub(super) fn stand(&mut self, id: &MessageId) {
        let Some(standing) = self.messages.placed(id) else { return };
        if let Some(list) = self.lists.get_mut(&standing.folder) {
            list.place(None, Some(&standing.key(id)));
        }
    }

    /// Puts all messages of a folder into its list, where they are not there yet.
    pub(super) fn stand_all(&mut self, folder: &FolderId) {
        let Some(list) = self.lists.get_mut(folder) else { return };
        // Most often all of them stand there already, and they are many.
        let is_short = |index: &Index| index.len() < self.messages.count_placed_in(folder);
        if list.index().is_some_and(is_short) {
            for (id, standing) in self.messages.placed_in(folder) {
                list.place(None, Some(&standing.key(&id)));
            }
        }
    }
}
