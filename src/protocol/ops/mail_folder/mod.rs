//! Operations on mail folders.

mod copy_to;
mod create;
mod create_child;
mod create_search_folder;
mod delete;
mod delta;
mod get;
mod get_user_configuration;
mod list;
mod list_child_folders;
mod list_messages;
mod list_messages_where;
mod mark_all;
mod message_delta;
mod move_to;
mod permanent_delete;
mod update;
mod update_search_folder;

pub use copy_to::Copy;
pub use create::Create;
pub use create_child::CreateChild;
pub use create_search_folder::CreateSearchFolder;
pub use delete::Delete;
pub use delta::Delta;
pub use get::Get;
pub use get_user_configuration::GetUserConfiguration;
pub use list::List;
pub use list_child_folders::ListChildFolders;
pub use list_messages::ListMessages;
pub use list_messages_where::ListMessagesWhere;
pub use mark_all::MarkAll;
pub use message_delta::MessageDelta;
pub use move_to::Move;
pub use permanent_delete::PermanentDelete;
pub use update::Update;
pub use update_search_folder::UpdateSearchFolder;

use crate::model::FolderId;
use crate::protocol::path_segment;

/// What the folder pane shows.
const FIELDS: &[&str] =
    &["id", "displayName", "parentFolderId", "childFolderCount", "totalItemCount", "unreadItemCount"];

/// Folders asked for at once: most mailboxes fit into one page.
const PAGE: usize = 250;

/// The path of a folder and of what follows it.
pub(super) fn folder_path(folder: &FolderId, rest: &str) -> String {
    format!("/me/mailFolders/{}{rest}", path_segment(folder.as_str()))
}
