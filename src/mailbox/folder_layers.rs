//! My changes over what the server says of folders: their names and places, and how changes to messages move counts.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Change, EntryId, FolderAction, Folders, Ticket};
use crate::model::{FolderId, MailFolder, PartialFolder, WellKnownFolder};

/// A change to a folder.
#[derive(Debug, Clone)]
pub(super) struct Layer {
    entry: EntryId,
    folder: FolderId,
    action: FolderAction,
    /// The first question that could be answered with this change in it: none until the server took it.
    known_from: Option<Ticket>,
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
        let layer = Layer { entry, folder: folder.clone(), action: action.clone(), known_from: None };
        self.layers.insert(at, layer);
        self.show();
    }

    /// The server refused it, or it was called back.
    pub(super) fn dropped(&mut self, entry: EntryId) {
        self.layers.retain(|layer| layer.entry != entry);
        self.show();
    }

    /// The server took it; questions with a ticket below `next` were asked before that. A folder that was made is known.
    pub(super) fn taken(&mut self, entry: EntryId, next: Ticket) {
        self.layers
            .retain(|layer| layer.entry != entry || !matches!(layer.action, FolderAction::Create { .. }));
        for layer in self.layers.iter_mut().filter(|layer| layer.entry == entry) {
            layer.known_from = Some(next);
        }
        self.show();
    }

    /// The server told where a folder went: by its id, which may not have been known.
    pub(super) fn went_to(&mut self, entry: EntryId, folder: &MailFolder) {
        for layer in self.layers.iter_mut().filter(|layer| layer.entry == entry) {
            if let (FolderAction::Move(to), Some(parent)) = (&mut layer.action, &folder.parent_folder_id) {
                to.clone_from(parent);
            }
        }
    }

    /// Forgets the changes that every answer still to come knows of.
    pub(super) fn tidy(&mut self, oldest_open_question: Option<Ticket>) {
        let is_needed = |known_from: Ticket| oldest_open_question.is_some_and(|oldest| oldest < known_from);
        let count = self.layers.len();
        self.layers.retain(|layer| layer.known_from.is_none_or(is_needed));
        if self.layers.len() != count {
            self.show();
        }
    }

    /// Puts those over a folder that the server has taken since the question `asked`: its answer is older than they are.
    pub(super) fn bring_up_to_date(&self, folder: &mut MailFolder, asked: Ticket) {
        for layer in &self.layers {
            if layer.folder == folder.id && layer.known_from.is_some_and(|known_from| asked < known_from) {
                self.make(&layer.action, folder);
            }
        }
    }

    /// Does something to a folder as the server would: places by their ids.
    fn make(&self, action: &FolderAction, folder: &mut MailFolder) {
        action.make(folder);
        folder.parent_folder_id = folder.parent_folder_id.as_ref().map(|parent| self.real(parent));
    }

    /// A folder that was made got its id.
    pub(super) fn rename(&mut self, from: &FolderId, to: &FolderId) {
        for layer in self.layers.iter_mut().filter(|layer| layer.folder == *from) {
            layer.folder.clone_from(to);
        }
        self.made.insert(from.clone(), to.clone());
        self.show();
    }

    /// A change that another tab made may name a folder as it was called when it was made. Tells whether it did.
    pub(super) fn rename_made(&self, change: &mut Change) -> bool {
        self.made.iter().fold(false, |is_any, (from, to)| change.rename_folder(from, to) || is_any)
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

    /// Names became known: what went by a name belongs to the folder of that name.
    pub(super) fn go_by_ids(&mut self) {
        let is_name = |folder: &MailFolder| {
            folder
                .parent_folder_id
                .as_ref()
                .is_some_and(|id| WellKnownFolder::from_name(id.as_str()).is_some())
        };
        let named: Vec<_> = self.said.values().filter(|folder| is_name(folder)).cloned().collect();
        for mut folder in named {
            folder.parent_folder_id = folder.parent_folder_id.as_ref().map(|parent| self.real(parent));
            self.said.insert(folder.id.clone(), folder);
        }
        let mut layers = std::mem::take(&mut self.layers);
        for layer in &mut layers {
            if let FolderAction::Move(parent) = &mut layer.action {
                *parent = self.real(parent);
            }
        }
        self.layers = layers;
        for (folder, by) in std::mem::take(&mut self.shifts) {
            self.shift(&folder, by);
        }
        for (next, folder, by) in std::mem::take(&mut self.reckoned) {
            self.reckoned.push((next, self.real(&folder), by));
        }
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
        let moved: FxHashSet<FolderId> = self.shifts.keys().cloned().chain(reckoned).collect();
        for id in &moved {
            self.show_counts(id);
        }
        if !self.layers.is_empty() {
            self.count_children();
        }
    }

    /// My changes may have given a folder its first child, or taken its last one.
    fn count_children(&mut self) {
        let mut counts: FxHashMap<FolderId, usize> = FxHashMap::default();
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
    fn make(&self, folders: &mut FxHashMap<FolderId, MailFolder>) {
        if let FolderAction::Create { parent, name } = &self.action {
            let mut folder = PartialFolder::keep(self.folder.clone()).into_folder();
            folder.display_name.clone_from(name);
            folder.parent_folder_id.clone_from(parent);
            folders.entry(self.folder.clone()).or_insert(folder);
        }
        if let Some(folder) = folders.get_mut(&self.folder) {
            self.action.make(folder);
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
