//! Operations on mail folders.

mod get;
mod list;
mod list_child_folders;
mod list_messages;

pub use get::Get;
pub use list::List;
pub use list_child_folders::ListChildFolders;
pub use list_messages::ListMessages;

/// What the folder pane shows.
const FIELDS: &[&str] =
    &["id", "displayName", "parentFolderId", "childFolderCount", "totalItemCount", "unreadItemCount"];

/// Folders asked for at once: most mailboxes fit into one page.
const PAGE: usize = 250;
