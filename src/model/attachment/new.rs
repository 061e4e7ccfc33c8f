//! Attachments to make, each written with its type.

use serde::{Deserialize, Serialize};

use super::{ReferencePermission, ReferenceProvider};
use crate::model::lenient::{is_default, null_as_default};
use crate::model::{NewContact, NewEvent, NewMessage};

/// An attachment to make.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "@odata.type", rename_all_fields = "camelCase")]
pub enum NewAttachment {
    /// A file under 3 MB.
    #[serde(rename = "#microsoft.graph.fileAttachment", alias = "microsoft.graph.fileAttachment")]
    File {
        /// File name.
        name: String,
        /// MIME type; the service guesses where it is absent.
        #[serde(default, skip_serializing_if = "is_default")]
        content_type: Option<String>,
        /// The bytes in base64.
        content_bytes: String,
        /// Belongs into the body rather than the list.
        #[serde(default, deserialize_with = "null_as_default", skip_serializing_if = "is_default")]
        is_inline: bool,
        /// What a `cid:` address in the body calls it.
        #[serde(default, skip_serializing_if = "is_default")]
        content_id: Option<String>,
    },
    /// An item.
    #[serde(rename = "#microsoft.graph.itemAttachment", alias = "microsoft.graph.itemAttachment")]
    Item {
        /// Its name in the list.
        name: String,
        /// The item.
        item: NewItem,
    },
    /// A link to a file in the cloud; beta only, version 1.0 refuses what says where the file is.
    #[serde(rename = "#microsoft.graph.referenceAttachment", alias = "microsoft.graph.referenceAttachment")]
    Reference {
        /// Its name in the list.
        name: String,
        /// The linked file.
        source_url: String,
        /// Where the file lies.
        #[serde(default, skip_serializing_if = "is_default")]
        provider_type: Option<ReferenceProvider>,
        /// What its reader may do.
        #[serde(default, skip_serializing_if = "is_default")]
        permission: Option<ReferencePermission>,
        /// Whether it is a folder.
        #[serde(default, skip_serializing_if = "is_default")]
        is_folder: Option<bool>,
        /// A small picture of it.
        #[serde(default, skip_serializing_if = "is_default")]
        thumbnail_url: Option<String>,
        /// A larger picture of it.
        #[serde(default, skip_serializing_if = "is_default")]
        preview_url: Option<String>,
    },
}

/// An item to attach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "@odata.type")]
pub enum NewItem {
    /// A message.
    #[serde(rename = "#microsoft.graph.message", alias = "microsoft.graph.message")]
    Message(Box<NewMessage>),
    /// An event.
    #[serde(rename = "#microsoft.graph.event", alias = "microsoft.graph.event")]
    Event(Box<NewEvent>),
    /// A contact.
    #[serde(rename = "#microsoft.graph.contact", alias = "microsoft.graph.contact")]
    Contact(Box<NewContact>),
}
