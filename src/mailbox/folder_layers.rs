//! My changes over what the server says of folders: their names and places, and how changes to messages move counts.

use std::collections::{HashMap, HashSet};

use super::{EntryId, FolderAction, Folders, Ticket};
use crate::model::{FolderId, MailFolder, PartialFolder};

/// A change to a folder.
#[derive(Debug, Clone)]
pub(super) struct Layer {
    entry: EntryId,
    folder: FolderId,
    action: FolderAction,
}

/// What is to be added to the counts of a folder.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Shift {
    /// To the messages in it.
    pub(super) total: isize,
    /// To the unread ones.
    pub(super) unread: isize,
}

impl Folders {
    /// A change was made here to a folder.
    pub(super) fn cover(&mut self, entry: EntryId, folder: &FolderId, action: &FolderAction) {
        self.layers.retain(|layer| layer.entry != entry);
        let at = self.layers.partition_point(|layer| layer.entry < entry);
        self.layers.insert(at, Layer { entry, folder: folder.clone(), action: action.clone() });
        self.show();
    }

    /// The server took it or refused it, or it was called back.
    pub(super) fn uncover(&mut self, entry: EntryId) {
        self.layers.retain(|layer| layer.entry != entry);
        self.show();
    }

    /// A folder that was made got its id.
    pub(super) fn rename(&mut self, from: &FolderId, to: &FolderId) {
        for layer in self.layers.iter_mut().filter(|layer| layer.folder == *from) {
            layer.folder.clone_from(to);
        }
        self.show();
    }

    /// Counts move with the changes to messages.
    pub(super) fn shift(&mut self, folder: &FolderId, by: Shift) {
        let id = self.real(folder);
        let shift = self.shifts.entry(id.clone()).or_default();
        shift.add(by);
        if *shift == Shift::default() {
            self.shifts.remove(&id);
        }
        self.show_counts(&id);
    }

    /// A change that moves counts was taken by the server: they stay moved until it has counted itself. What it counts
    /// is known to be newer once it was asked after `next`. Only in memory: what is kept is what the server said.
    pub(super) fn reckon(&mut self, folder: &FolderId, by: Shift, next: Ticket) {
        let id = self.real(folder);
        self.reckoned.push((next, id.clone(), by));
        self.show_counts(&id);
    }

    /// The server has told all that changed until it was asked: what was reckoned before that is in it.
    pub(super) fn counted_until(&mut self, asked: Ticket) {
        self.reckoned.retain(|(next, _, _)| asked < *next);
        self.show();
    }

    fn show_counts(&mut self, id: &FolderId) {
        let mut shift = self.shifts.get(id).copied().unwrap_or_default();
        self.reckoned.iter().filter(|(_, folder, _)| folder == id).for_each(|(_, _, by)| shift.add(*by));
        if let (Some(said), Some(shown)) = (self.said.get(id), self.by_id.get_mut(id)) {
            shift.apply(said, shown);
        }
    }

    /// Puts my changes over what the server says.
    pub(super) fn show(&mut self) {
        self.by_id.clone_from(&self.said);
        for layer in &self.layers {
            layer.make(&mut self.by_id);
        }
        let reckoned = self.reckoned.iter().map(|(_, id, _)| id.clone());
        let moved: HashSet<FolderId> = self.shifts.keys().cloned().chain(reckoned).collect();
        for id in &moved {
            self.show_counts(id);
        }
        if !self.layers.is_empty() {
            self.count_children();
        }
    }

    /// My changes may have given a folder its first child, or taken its last one.
    fn count_children(&mut self) {
        let mut counts: HashMap<FolderId, usize> = HashMap::new();
        for parent in self.by_id.values().filter_map(|folder| folder.parent_folder_id.clone()) {
            *counts.entry(parent).or_default() += 1;
        }
        for (id, folder) in &mut self.by_id {
            // What is not here yet counts as the server says.
            let known = counts.get(id).copied().unwrap_or_default();
            let is_touched = self.layers.iter().any(|layer| layer.touches(id, self.said.get(&layer.folder)));
            if is_touched || known > folder.child_folder_count {
                folder.child_folder_count = known;
            }
        }
    }
}

impl Layer {
    fn make(&self, folders: &mut HashMap<FolderId, MailFolder>) {
        if let FolderAction::Create { parent, name } = &self.action {
            let mut folder = PartialFolder::keep(self.folder.clone()).into_folder();
            folder.display_name.clone_from(name);
            folder.parent_folder_id.clone_from(parent);
            folders.entry(self.folder.clone()).or_insert(folder);
        }
        let Some(folder) = folders.get_mut(&self.folder) else { return };
        match &self.action {
            FolderAction::Create { .. } => {}
            FolderAction::Rename(name) => folder.display_name.clone_from(name),
            FolderAction::Move(parent) => {
                folder.parent_folder_id = Some(parent.clone());
            }
        }
    }

    /// Whether it takes a folder out of `parent` or puts one into it.
    fn touches(&self, parent: &FolderId, said: Option<&MailFolder>) -> bool {
        let was_there = said.is_some_and(|said| said.parent_folder_id.as_ref() == Some(parent));
        match &self.action {
            FolderAction::Create { parent: to, .. } => to.as_ref() == Some(parent),
            FolderAction::Rename(_) => false,
            FolderAction::Move(to) => to == parent || was_there,
        }
    }
}

impl Shift {
    fn add(&mut self, by: Self) {
        self.total += by.total;
        self.unread += by.unread;
    }

    /// Never below nothing: what the server counted may be older than my changes.
    fn apply(self, said: &MailFolder, shown: &mut MailFolder) {
        shown.total_item_count = said.total_item_count.saturating_add_signed(self.total);
        shown.unread_item_count = said.unread_item_count.saturating_add_signed(self.unread);
    }
}
