//! What hangs on a message (Graph `attachment` and its three kinds).

use serde::{Deserialize, Serialize};

use super::AttachmentId;
use super::lenient::null_as_default;

mod details;
mod item;
mod new;
mod upload;

pub use details::{AttachmentDetails, ReferencePermission, ReferenceProvider, WholeAttachment};
pub use item::{AttachedItem, AttachedMessage, NestedAttachments};
pub use new::{NewAttachment, NewItem};
pub use upload::{AttachmentItem, AttachmentType, UploadSession};

/// An attachment as listed, with its bytes only where they were asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Attachment {
    /// Its id.
    pub id: AttachmentId,
    /// Which kind it is.
    #[serde(rename = "@odata.type", default)]
    pub kind: AttachmentKind,
    /// File name, or subject of an attached message.
    #[serde(default, deserialize_with = "null_as_default")]
    pub name: String,
    /// MIME type as the sender claims it.
    #[serde(default, deserialize_with = "null_as_default")]
    pub content_type: String,
    /// Size in bytes, as Exchange counts it: a little more than the file.
    #[serde(default, deserialize_with = "null_as_default")]
    pub size: u64,
    /// Belongs into the body rather than the list.
    #[serde(default, deserialize_with = "null_as_default")]
    pub is_inline: bool,
    /// What a `cid:` address in the body calls it; only on files.
    #[serde(default)]
    pub content_id: Option<String>,
    /// The bytes in base64; only on files, and only when the attachment was asked for singly.
    #[serde(default)]
    pub content_bytes: Option<String>,
}

/// The kinds of attachment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum AttachmentKind {
    /// A file.
    #[default]
    #[serde(rename = "#microsoft.graph.fileAttachment")]
    File,
    /// A message, event or contact.
    #[serde(rename = "#microsoft.graph.itemAttachment")]
    Item,
    /// A link to a file in the cloud.
    #[serde(rename = "#microsoft.graph.referenceAttachment")]
    Reference,
    /// A kind this version does not know.
    #[serde(other)]
    Unknown,
}

impl Attachment {
    /// Whether its type says it is a picture.
    pub fn is_image(&self) -> bool {
        self.content_type.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("image/"))
    }
}
