//! The journal: what the person did and the server has not confirmed yet.

use serde::{Deserialize, Serialize};

use crate::model::{FlagStatus, FolderId, InferenceClass, MessageId};

/// Names an entry. They grow: a later entry of any tab is greater than all it could know of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EntryId {
    /// One more than the greatest this tab knew of.
    pub number: u64,
    /// The tab that made it, by chance: keeps two tabs' entries apart.
    pub tab: u32,
}

/// What is done to one message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Action {
    /// Mark as read or unread.
    Read(bool),
    /// Set or take away the follow-up flag.
    Flag(FlagStatus),
    /// The names of its categories.
    Categories(Vec<String>),
    /// Focused or other.
    Focus(InferenceClass),
    /// Move to a folder, by its id.
    Move(FolderId),
    /// Make a copy in a folder, by its id.
    Copy(FolderId),
    /// Delete for good.
    Destroy,
    /// Send the draft.
    Send,
}

/// What is done to one folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FolderAction {
    /// Make it, under this name; at the top where no parent is named.
    Create {
        /// The folder it lies in.
        parent: Option<FolderId>,
        /// Its name.
        name: String,
    },
    /// Give it this name.
    Rename(String),
    /// Move it into this folder.
    Move(FolderId),
    /// Delete it: to the deleted items.
    Delete,
}

/// What an entry asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Work {
    /// The same for up to 20 messages: what fits into one batch.
    Messages {
        /// What is done.
        action: Action,
        /// To which messages; those that are done are taken out.
        messages: Vec<MessageId>,
    },
    /// Something for one folder.
    Folder {
        /// What is done.
        action: FolderAction,
        /// To which folder; one that is to be made has a name of our own until then.
        folder: FolderId,
    },
}

/// A piece of a change that is carried to the server at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its name.
    pub id: EntryId,
    /// The first entry of the change it is part of.
    pub job: EntryId,
    /// What it asks for.
    pub work: Work,
}
