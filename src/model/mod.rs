//! What a mailbox is: plain data with serde, in Graph's spelling.

mod address;
mod attachment;
mod delta_item;
mod folder;
mod id;
mod lenient;
mod message;
mod patch;
mod timestamp;
mod upload_session;
mod user;

pub use address::{EmailAddress, Recipient};
pub use attachment::{Attachment, AttachmentKind};
pub use delta_item::DeltaItem;
pub use folder::{MailFolder, WellKnownFolder};
pub use id::{AttachmentId, ConversationId, FolderId, MessageId};
pub use message::{BodyType, FlagStatus, FollowupFlag, Importance, ItemBody, Message};
pub use patch::{MessagePatch, Patch};
pub use timestamp::Timestamp;
pub use upload_session::UploadSession;
pub use user::User;
