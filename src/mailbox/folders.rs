//! The folder tree: flat answers of the server put in order.

use std::cmp::Ordering;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Ticket;
use super::folder_layers::{Layer, Shift};
use crate::model::{FolderId, MailFolder, PartialFolder, WellKnownFolder};
use crate::protocol::ApiError;

/// The folders of a mailbox, as far as they are known.
#[derive(Debug, Clone, Default)]
pub struct Folders {
    /// As the server says.
    pub(super) said: FxHashMap<FolderId, MailFolder>,
    /// My changes to folders, in the order in which they were made.
    pub(super) layers: Vec<Layer>,
    /// How my changes to messages move the counts.
    pub(super) shifts: FxHashMap<FolderId, Shift>,
    /// How changes that the server has taken move them, until it has counted itself: known to be so from a question on.
    pub(super) reckoned: Vec<(Ticket, FolderId, Shift)>,
    /// The latest question when it was last told of a folder.
    told: FxHashMap<FolderId, Ticket>,
    /// As shown: the one under the others.
    pub(super) by_id: FxHashMap<FolderId, MailFolder>,
    names: FxHashMap<FolderId, WellKnownFolder>,
    /// What folders that were made lately were called until the server gave them their ids, and those.
    pub(super) made: FxHashMap<FolderId, FolderId>,
    /// Whether the well-known folders were asked for and answered, well or badly.
    is_named: bool,
    /// Questions about folders on their way.
    open_questions: usize,
    error: Option<ApiError>,
}

/// How two names stand in the order of a language.
pub type Collate<'a> = &'a dyn Fn(&str, &str) -> Ordering;

/// One line of the folder pane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderRow {
    /// Well-known name or id: what addresses and questions use.
    pub id: FolderId,
    /// Which of the folders every mailbox has, if any.
    pub well_known: Option<WellKnownFolder>,
    /// Its name.
    pub name: String,
    /// Depth, from 1.
    pub level: usize,
    /// Unread messages in it.
    pub unread: usize,
    /// Has folders in it.
    pub is_expandable: bool,
    /// Shows them.
    pub is_expanded: bool,
}

impl Folders {
    /// A folder by id or well-known name.
    pub fn get(&self, folder: &FolderId) -> Option<&MailFolder> {
        self.by_id.get(folder).or_else(|| self.by_id.get(&self.real(folder)))
    }

    /// The name under which Outpost keeps a folder: the well-known one if it has one.
    pub fn canonical(&self, folder: &FolderId) -> FolderId {
        match self.names.get(folder) {
            Some(name) => name.id(),
            None => self.made.get(folder).unwrap_or(folder).clone(),
        }
    }

    /// Which of the folders every mailbox has this is.
    pub fn well_known(&self, folder: &FolderId) -> Option<WellKnownFolder> {
        WellKnownFolder::from_name(folder.as_str()).or_else(|| self.names.get(folder).copied())
    }

    /// The lines of the folder pane, given which folders show what is in them and how the reader's language sorts.
    ///
    /// None until it is known which folders are the well-known ones: they would change their places under the mouse.
    pub fn rows(&self, expanded: &FxHashSet<FolderId>, collate: Collate<'_>) -> Vec<FolderRow> {
        if !self.is_named {
            return Vec::new();
        }
        let mut children: FxHashMap<Option<&FolderId>, Vec<&MailFolder>> = FxHashMap::default();
        for folder in self.by_id.values() {
            // The root of the mailbox is no folder of its own: what lies in it lies nowhere.
            let parent = folder.parent_folder_id.as_ref().filter(|parent| self.by_id.contains_key(*parent));
            let siblings = children.entry(parent).or_default();
            // Put in at its place: the standard library's sort weighs 9 KB, more than this file.
            let at = siblings.partition_point(|other| self.compare(other, folder, collate).is_le());
            siblings.insert(at, folder);
        }
        let mut rows = Vec::with_capacity(self.by_id.len());
        self.push_rows(&mut rows, &children, None, 1, expanded);
        rows
    }

    /// The folders that `folder` lies in, nearest first.
    pub fn ancestors(&self, folder: &FolderId) -> Vec<FolderId> {
        let mut ancestors = Vec::new();
        let mut parent = self.get(folder).and_then(|folder| folder.parent_folder_id.as_ref());
        while let Some(folder) = parent.and_then(|id| self.by_id.get(id)) {
            let id = self.canonical(&folder.id);
            if ancestors.contains(&id) {
                break;
            }
            ancestors.push(id);
            parent = folder.parent_folder_id.as_ref();
        }
        ancestors
    }

    /// Nothing is known and nothing is on its way: why.
    pub fn failure(&self) -> Option<&ApiError> {
        self.error.as_ref().filter(|_| self.by_id.is_empty() && self.open_questions == 0)
    }

    /// Whether no folder is known yet.
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }

    /// Whether questions about folders failed, and none is on its way that could make up for it.
    pub(super) fn is_wanting(&self) -> bool {
        self.open_questions == 0 && (self.error.is_some() || self.names.is_empty())
    }

    /// Whether questions about folders are on their way.
    pub(super) fn is_asking(&self) -> bool {
        self.open_questions > 0
    }

    /// Whether it is not known which folders are the well-known ones.
    pub(super) fn has_no_names(&self) -> bool {
        self.names.is_empty()
    }

    pub(super) fn asked(&mut self) {
        self.open_questions += 1;
        self.error = None;
    }

    pub(super) fn answered(&mut self, error: Option<ApiError>) {
        self.open_questions = self.open_questions.saturating_sub(1);
        self.error = error.or(self.error.take());
    }

    /// Which folders are the well-known ones was answered, well or badly.
    pub(super) fn named(&mut self, answer: Result<Vec<(WellKnownFolder, MailFolder)>, ApiError>) {
        self.is_named = true;
        self.answered(answer.as_ref().err().cloned());
        for (name, folder) in answer.unwrap_or_default() {
            self.names.retain(|_, other| *other != name);
            self.names.insert(folder.id.clone(), name);
            // Of one that is known something newer may have been told.
            self.said.entry(folder.id.clone()).or_insert(folder);
        }
        self.go_by_ids();
        self.show();
    }

    /// The server told of a folder.
    #[cfg(test)]
    pub(super) fn learn(&mut self, folder: MailFolder) {
        self.said.insert(folder.id.clone(), folder);
        self.show();
    }

    /// The server told of some folders.
    pub(super) fn learn_all(&mut self, folders: Vec<MailFolder>, now: Ticket) {
        self.told.extend(folders.iter().map(|folder| (folder.id.clone(), now)));
        self.said.extend(folders.into_iter().map(|folder| (folder.id.clone(), folder)));
        self.show();
    }

    /// Whether an answer to this question may be older than what is known of a folder.
    pub(super) fn is_older(&self, folder: &FolderId, asked: Ticket) -> bool {
        self.told.get(folder).is_some_and(|told| asked <= *told)
    }

    /// A folder is gone, as was told now: older answers that name it are not believed.
    pub(super) fn forget(&mut self, folder: &FolderId, now: Ticket) {
        self.said.remove(folder);
        self.told.insert(folder.clone(), now);
        self.show();
    }

    /// The store was out of date: folders that only it told of may be no more.
    pub(super) fn forget_stored(&mut self) {
        let is_told = |id: &FolderId| self.told.get(id).is_some_and(|told| *told != Ticket::default());
        self.said.retain(|id, _| is_told(id));
        self.show();
    }

    /// A folder as the server says it is now, given what changed of it.
    pub(super) fn merged(&self, partial: PartialFolder) -> MailFolder {
        match self.said.get(&partial.id) {
            Some(folder) => {
                let mut folder = folder.clone();
                partial.merge_into(&mut folder);
                folder
            }
            None => partial.into_folder(),
        }
    }

    /// As the server says.
    pub(super) fn said(&self, folder: &FolderId) -> Option<&MailFolder> {
        self.said.get(&self.real(folder))
    }

    /// All folders as the server says.
    pub(super) fn all_said(&self) -> impl Iterator<Item = &MailFolder> {
        self.said.values()
    }

    /// The id of a folder that may be given by its well-known name, or by what it was called when it was made.
    pub(super) fn real(&self, folder: &FolderId) -> FolderId {
        let name = WellKnownFolder::from_name(folder.as_str());
        let named = name.and_then(|name| self.names.iter().find(|(_, known)| **known == name));
        named.map(|(id, _)| id).or_else(|| self.made.get(folder)).unwrap_or(folder).clone()
    }

    /// The ids of the folders that have a name.
    pub(super) fn named_ids(&self) -> Vec<FolderId> {
        self.names.keys().cloned().collect()
    }

    /// The names as they are kept.
    pub(super) fn kept_names(&self) -> Vec<(String, FolderId)> {
        let held = |name: WellKnownFolder| {
            let (id, _) = self.names.iter().find(|(_, held)| **held == name)?;
            Some((name.name().to_owned(), id.clone()))
        };
        WellKnownFolder::ALL.into_iter().filter_map(held).collect()
    }

    /// The names as they were kept: those of the last time serve until the server is asked.
    pub(super) fn learn_names(&mut self, names: Vec<(String, FolderId)>) {
        for (name, id) in names {
            if let Some(name) = WellKnownFolder::from_name(&name) {
                self.names.insert(id, name);
                self.is_named = true;
            }
        }
        self.go_by_ids();
    }

    /// Well-known folders first, in their order; then the rest by name.
    fn compare(&self, a: &MailFolder, b: &MailFolder, collate: Collate<'_>) -> Ordering {
        match (self.names.get(&a.id), self.names.get(&b.id)) {
            (Some(a), Some(b)) => a.cmp(b),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => collate(&a.display_name, &b.display_name),
        }
    }

    fn push_rows(
        &self,
        rows: &mut Vec<FolderRow>,
        children: &FxHashMap<Option<&FolderId>, Vec<&MailFolder>>,
        parent: Option<&FolderId>,
        level: usize,
        expanded: &FxHashSet<FolderId>,
    ) {
        for folder in children.get(&parent).into_iter().flatten() {
            let id = self.canonical(&folder.id);
            let well_known = self.names.get(&folder.id).copied();
            if well_known == Some(WellKnownFolder::Outbox) && folder.total_item_count == 0 {
                continue;
            }
            let is_expanded = expanded.contains(&id);
            rows.push(FolderRow {
                well_known,
                name: folder.display_name.clone(),
                level,
                unread: folder.unread_item_count,
                is_expandable: folder.child_folder_count > 0,
                is_expanded,
                id,
            });
            if is_expanded {
                self.push_rows(rows, children, Some(&folder.id), level + 1, expanded);
            }
        }
    }
}
