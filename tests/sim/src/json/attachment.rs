//! Attachments as JSON.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::message::MessageWriter;
use super::{Object, Preferences, selected};
use crate::clock;
use crate::error::{ApiError, ApiResult};
use crate::model::{Attachment, AttachmentContent};
use crate::query::Expand;
use crate::store::{Mailbox, Message};

const BASE: [&str; 6] = ["id", "lastModifiedDateTime", "name", "contentType", "size", "isInline"];
const FILE: [&str; 3] = ["contentId", "contentLocation", "contentBytes"];
/// How `$select` names the properties files alone have.
const CAST: [&str; 3] = [
    "microsoft.graph.fileAttachment/contentId",
    "microsoft.graph.fileAttachment/contentLocation",
    "microsoft.graph.fileAttachment/contentBytes",
];

/// How attachments are written for one request.
pub(crate) struct AttachmentWriter<'a> {
    mailbox: &'a Mailbox,
    preferences: Preferences,
    names: Option<Vec<&'static str>>,
    with_items: bool,
}

impl<'a> AttachmentWriter<'a> {
    pub(crate) fn new(
        mailbox: &'a Mailbox,
        preferences: Preferences,
        select: Option<&[String]>,
        expand: &[Expand],
    ) -> ApiResult<AttachmentWriter<'a>> {
        let known: Vec<&'static str> = BASE.into_iter().chain(CAST).collect();
        let names = selected(select, &known, "attachment")?;
        for Expand { property, .. } in expand {
            if !property.eq_ignore_ascii_case("microsoft.graph.itemAttachment/item") {
                return Err(ApiError::unknown_property(property, "attachment"));
            }
        }
        Ok(AttachmentWriter { mailbox, preferences, names, with_items: !expand.is_empty() })
    }

    pub(crate) fn write_all(&self, message: &Message) -> Vec<Value> {
        message.attachments().map(|(number, attachment)| self.write(message, number, attachment)).collect()
    }

    pub(crate) fn write(&self, message: &Message, number: u32, attachment: &Attachment) -> Value {
        let mut object = Object::new();
        let id = self.mailbox.attachment_id(message, number, self.preferences.immutable_ids);
        object.insert("id".to_owned(), json!(id));
        object.insert("@odata.type".to_owned(), json!(type_name(attachment)));
        object.insert("@odata.mediaContentType".to_owned(), json!(attachment.content_type));
        let names = match &self.names {
            Some(names) => names.iter().map(|name| name.rsplit('/').next().unwrap_or(name)).collect(),
            None if is_file(attachment) => BASE.into_iter().chain(FILE).collect(),
            None => BASE.to_vec(),
        };
        for name in names.into_iter().filter(|name| *name != "id") {
            if let Some(value) = property(message, attachment, name) {
                object.insert(name.to_owned(), value);
            }
        }
        if let (true, AttachmentContent::Item { message: item, .. }) = (self.with_items, &attachment.content)
        {
            object.insert("item".to_owned(), MessageWriter::write_item(self.mailbox, self.preferences, item));
        }
        Value::Object(object)
    }
}

/// The bytes `/$value` gives, with their type.
pub(crate) fn raw(attachment: &Attachment) -> (&[u8], &str) {
    match &attachment.content {
        AttachmentContent::File(bytes) => (bytes, &attachment.content_type),
        AttachmentContent::Item { mime, .. } => (mime, "message/rfc822"),
    }
}

fn is_file(attachment: &Attachment) -> bool {
    matches!(attachment.content, AttachmentContent::File(_))
}

fn type_name(attachment: &Attachment) -> &'static str {
    if is_file(attachment) { "#microsoft.graph.fileAttachment" } else { "#microsoft.graph.itemAttachment" }
}

/// A property of an attachment; `None` where its type has none of that name.
fn property(message: &Message, attachment: &Attachment, name: &str) -> Option<Value> {
    match name {
        "lastModifiedDateTime" => Some(json!(clock::iso(message.modified))),
        "name" => Some(json!(attachment.name)),
        "contentType" => Some(json!(attachment.content_type)),
        "size" => Some(json!(raw(attachment).0.len())),
        "isInline" => Some(json!(attachment.is_inline)),
        "contentId" if is_file(attachment) => Some(json!(attachment.content_id)),
        "contentLocation" if is_file(attachment) => Some(Value::Null),
        "contentBytes" if is_file(attachment) => Some(json!(STANDARD.encode(raw(attachment).0))),
        _ => None,
    }
}
