//! What happens to folders: created, renamed, moved, copied, deleted.

use super::folder::{Folder, FolderKey};
use super::log::Log;
use super::mailbox::Mailbox;
use super::order::Order;
use crate::error::{ApiError, ApiResult};
use crate::model::Timestamp;

impl Mailbox {
    pub(crate) fn folder(&self, key: FolderKey) -> ApiResult<&Folder> {
        self.folders.get(&key).ok_or_else(ApiError::item_not_found)
    }

    /// All folders, oldest first.
    pub(crate) fn folders(&self) -> impl Iterator<Item = &Folder> {
        self.folders.values()
    }

    /// The child of that display name, in any letter case.
    pub(crate) fn child_named(&self, parent: FolderKey, name: &str) -> Option<FolderKey> {
        let name = name.to_lowercase();
        self.children(parent).find(|folder| folder.name.to_lowercase() == name).map(|folder| folder.key)
    }

    /// Child folders in no particular order.
    pub(crate) fn children(&self, parent: FolderKey) -> impl Iterator<Item = &Folder> {
        let keys = self.folders.get(&parent).map(|folder| folder.children.as_slice()).unwrap_or_default();
        keys.iter().filter_map(|key| self.folders.get(key))
    }

    /// How many child folders a list shows unless hidden ones are asked for.
    pub(crate) fn child_count(&self, parent: FolderKey) -> usize {
        self.children(parent).filter(|folder| !folder.hidden).count()
    }

    /// Whether `folder` is `ancestor` or somewhere below it.
    pub(crate) fn is_within(&self, folder: FolderKey, ancestor: FolderKey) -> bool {
        let mut at = Some(folder);
        while let Some(key) = at {
            if key == ancestor {
                return true;
            }
            at = self.folders.get(&key).and_then(|folder| folder.parent);
        }
        false
    }

    /// The names from the top down to the folder, with `/` between.
    pub(crate) fn folder_path(&self, folder: FolderKey) -> String {
        let mut names = Vec::new();
        let mut at = self.folders.get(&folder);
        while let Some(folder) = at.filter(|folder| folder.parent.is_some()) {
            names.push(folder.name.as_str());
            at = folder.parent.and_then(|parent| self.folders.get(&parent));
        }
        names.reverse();
        names.join("/")
    }

    pub(crate) fn create_folder(
        &mut self,
        parent: FolderKey,
        name: &str,
        hidden: bool,
    ) -> ApiResult<FolderKey> {
        let name = self.free_name(parent, name)?;
        self.folder(parent)?;
        Ok(self.add_folder(Some(parent), name, None, hidden))
    }

    pub(crate) fn rename_folder(&mut self, key: FolderKey, name: &str) -> ApiResult<()> {
        let folder = self.folder(key)?;
        let parent =
            folder.parent.filter(|_| folder.well_known.is_none()).ok_or_else(ApiError::access_denied)?;
        if self.child_named(parent, name) != Some(key) {
            self.free_name(parent, name)?;
        }
        if let Some(folder) = self.folders.get_mut(&key) {
            name.trim().clone_into(&mut folder.name);
        }
        self.touch_folder(key);
        Ok(())
    }

    pub(crate) fn move_folder(&mut self, key: FolderKey, to: FolderKey) -> ApiResult<()> {
        let folder = self.folder(key)?;
        if folder.well_known.is_some() {
            let message = "Distinguished folders cannot be moved.";
            return Err(ApiError::new(403, "ErrorMoveDistinguishedFolder", message));
        }
        if self.is_within(to, key) {
            return Err(ApiError::new(400, "ErrorMoveCopyFailed", "The move or copy operation failed."));
        }
        if folder.parent != Some(to) {
            self.free_name(to, &folder.name)?;
            self.hang_folder(key, to);
        }
        Ok(())
    }

    /// Copies a folder with everything below it; the copy's key.
    pub(crate) fn copy_folder(
        &mut self,
        key: FolderKey,
        to: FolderKey,
        now: Timestamp,
    ) -> ApiResult<FolderKey> {
        if self.is_within(to, key) {
            return Err(ApiError::new(400, "ErrorMoveCopyFailed", "The move or copy operation failed."));
        }
        let Folder { name, children, order, hidden, search, .. } = self.folder(key)?.clone();
        let copy = self.create_folder(to, &name, hidden)?;
        self.set_search(copy, search);
        for (_, message) in order.all() {
            self.copy_message(*message, copy, now)?;
        }
        for child in children {
            self.copy_folder(child, copy, now)?;
        }
        Ok(copy)
    }

    /// Deletes a folder: into Deleted Items, or for good when it is there already.
    pub(crate) fn delete_folder(&mut self, key: FolderKey) -> ApiResult<()> {
        let folder = self.folder(key)?;
        if folder.well_known.is_some() {
            let message = "Distinguished folders cannot be deleted.";
            return Err(ApiError::new(403, "ErrorDeleteDistinguishedFolder", message));
        }
        let name = folder.name.clone();
        match self.well_known("deleteditems") {
            Some(bin) if !self.is_within(key, bin) => {
                let name = self.numbered_name(bin, &name);
                self.hang_folder(key, bin);
                if let Some(folder) = self.folders.get_mut(&key) {
                    folder.name = name;
                }
            }
            _ => self.destroy_folder(key),
        }
        Ok(())
    }

    /// Removes a folder and everything below it for good.
    pub(crate) fn destroy_folder(&mut self, key: FolderKey) {
        let Some(folder) = self.folders.get(&key).cloned() else {
            return;
        };
        for child in folder.children {
            self.destroy_folder(child);
        }
        for (_, message) in folder.order.all() {
            self.destroy_message(*message);
        }
        if let Some(parent) = folder.parent.and_then(|parent| self.folders.get_mut(&parent)) {
            parent.children.retain(|child| *child != key);
        }
        self.folders.remove(&key);
        if let Some(parent) = folder.parent {
            self.touch_folder(parent);
        }
        let change = self.next_change();
        self.destroyed_folders.push((change, key));
    }

    pub(crate) fn add_configuration(&mut self, key: FolderKey, name: &str, xml: &[u8]) {
        if let Some(folder) = self.folders.get_mut(&key) {
            folder.configurations.push((name.to_owned(), xml.to_vec()));
        }
    }

    pub(super) fn add_folder(
        &mut self,
        parent: Option<FolderKey>,
        name: String,
        well_known: Option<&'static str>,
        hidden: bool,
    ) -> FolderKey {
        let key = FolderKey(self.next_number());
        if let Some(parent) = parent.and_then(|parent| self.folders.get_mut(&parent)) {
            parent.children.push(key);
        }
        let (children, order, log, change) =
            (Vec::new(), Order::default(), Log::default(), self.next_change());
        let (search, configurations) = (None, Vec::new());
        let folder = Folder {
            key,
            parent,
            name,
            well_known,
            hidden,
            children,
            order,
            log,
            change,
            search,
            configurations,
        };
        self.folders.insert(key, folder);
        if let Some(parent) = parent {
            self.touch_folder(parent);
        }
        key
    }

    fn hang_folder(&mut self, key: FolderKey, to: FolderKey) {
        let Some(folder) = self.folders.get_mut(&key) else {
            return;
        };
        let from = folder.parent.replace(to);
        if let Some(from) = from.and_then(|from| self.folders.get_mut(&from)) {
            from.children.retain(|child| *child != key);
        }
        if let Some(to) = self.folders.get_mut(&to) {
            to.children.push(key);
        }
        for touched in from.into_iter().chain([to, key]) {
            self.touch_folder(touched);
        }
    }

    /// The name without space around it, when a folder may be called so here.
    fn free_name(&self, parent: FolderKey, name: &str) -> ApiResult<String> {
        let name = name.trim();
        if name.is_empty() {
            return Err(ApiError::invalid_request("A folder must have a display name."));
        }
        match self.child_named(parent, name) {
            Some(_) => Err(ApiError::folder_exists(name)),
            None => Ok(name.to_owned()),
        }
    }

    fn numbered_name(&self, parent: FolderKey, name: &str) -> String {
        let numbered = (1..).map(|number| format!("{name}{number}"));
        let mut names = std::iter::once(name.to_owned()).chain(numbered);
        names.find(|name| self.child_named(parent, name).is_none()).unwrap_or_default()
    }
}
