//! Operations on attachments.

mod create;
mod create_upload_session;
mod delete;
mod get;
mod get_item;
mod get_reference;
mod get_value;
mod list;

pub use create::Create;
pub use create_upload_session::CreateUploadSession;
pub use delete::Delete;
pub use get::Get;
pub use get_item::GetItem;
pub use get_reference::GetReference;
pub use get_value::GetValue;
pub use list::List;

use super::message::message_path;
use crate::model::{AttachmentId, MessageId};
use crate::protocol::path_segment;

/// The path of an attachment.
fn attachment_path(message: &MessageId, attachment: &AttachmentId) -> String {
    format!("{}/{}", message_path(message, "/attachments"), path_segment(attachment.as_str()))
}
