//! Folders as a delta page gives them: what changed, perhaps only that.

use super::MailFolder;
use crate::model::FolderId;
use crate::model::delta::Tracked;

patch! {
    /// The known properties of a folder. Absent ones have not changed: merge, never replace.
    PartialFolder (FolderId) {
        /// See [`MailFolder`].
        display_name: String,
        /// See [`MailFolder`].
        parent_folder_id: FolderId,
        /// See [`MailFolder`].
        child_folder_count: usize,
        /// See [`MailFolder`].
        total_item_count: usize,
        /// See [`MailFolder`].
        unread_item_count: usize,
        /// See [`FolderDetails`](super::FolderDetails).
        is_hidden: bool,
    }
}

impl PartialFolder {
    /// Brings `folder` up to date. The ids are not compared: the caller has looked the folder up by it.
    pub fn merge_into(self, folder: &mut MailFolder) {
        self.display_name.apply(&mut folder.display_name);
        self.parent_folder_id.apply_to_option(&mut folder.parent_folder_id);
        self.child_folder_count.apply(&mut folder.child_folder_count);
        self.total_item_count.apply(&mut folder.total_item_count);
        self.unread_item_count.apply(&mut folder.unread_item_count);
    }

    /// The folder, where it was not known before.
    pub fn into_folder(self) -> MailFolder {
        let mut folder = MailFolder {
            id: self.id.clone(),
            display_name: String::new(),
            parent_folder_id: None,
            child_folder_count: 0,
            total_item_count: 0,
            unread_item_count: 0,
        };
        self.merge_into(&mut folder);
        folder
    }
}

impl Tracked for PartialFolder {
    type Id = FolderId;
}
