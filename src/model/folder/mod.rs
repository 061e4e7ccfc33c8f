//! Mail folders (Graph `mailFolder`).

use serde::{Deserialize, Serialize};

use super::FolderId;
use super::lenient::null_as_default;

mod details;
mod new;
mod partial;

pub use details::{FolderDetails, WholeFolder};
pub use new::{FolderPatch, NewFolder, NewSearchFolder, SearchFolderPatch};
pub use partial::PartialFolder;

/// A folder of a mailbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MailFolder {
    /// Its id, constant for its life.
    pub id: FolderId,
    /// Name in the mailbox's language.
    #[serde(default, deserialize_with = "null_as_default")]
    pub display_name: String,
    /// The folder it lies in.
    #[serde(default)]
    pub parent_folder_id: Option<FolderId>,
    /// How many folders lie directly in it.
    #[serde(default, deserialize_with = "null_as_default")]
    pub child_folder_count: usize,
    /// How many messages it holds.
    #[serde(default, deserialize_with = "null_as_default")]
    pub total_item_count: usize,
    /// How many of them are unread.
    #[serde(default, deserialize_with = "null_as_default")]
    pub unread_item_count: usize,
}

/// The folders every mailbox has, in the order in which Outpost shows them.
///
/// Source: Graph, "mailFolder resource type", well-known folder names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WellKnownFolder {
    /// Where mail arrives.
    Inbox,
    /// Unsent mail.
    Drafts,
    /// Copies of what was sent.
    SentItems,
    /// Put aside.
    Archive,
    /// Spam.
    JunkEmail,
    /// Deleted, still recoverable.
    DeletedItems,
    /// On its way out.
    Outbox,
}

impl WellKnownFolder {
    /// All of them, in order.
    pub const ALL: [Self; 7] = [
        Self::Inbox,
        Self::Drafts,
        Self::SentItems,
        Self::Archive,
        Self::JunkEmail,
        Self::DeletedItems,
        Self::Outbox,
    ];

    /// The name Graph takes in place of the id.
    pub fn name(self) -> &'static str {
        match self {
            Self::Inbox => "inbox",
            Self::Drafts => "drafts",
            Self::SentItems => "sentitems",
            Self::Archive => "archive",
            Self::JunkEmail => "junkemail",
            Self::DeletedItems => "deleteditems",
            Self::Outbox => "outbox",
        }
    }

    /// The folder with this well-known name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|folder| folder.name() == name)
    }

    /// Its name as an id for paths and addresses.
    pub fn id(self) -> FolderId {
        self.name().into()
    }
}
