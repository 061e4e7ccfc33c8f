//! Attachments as JSON.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::message::MessageWriter;
use super::{Object, Preferences, selected};
use crate::clock;
use crate::error::{ApiError, ApiResult};
use crate::model::{Attachment, AttachmentContent, NewMessage, Reference, Timestamp};
use crate::query::Expand;
use crate::store::{Mailbox, Message};
use crate::url::Version;

const BASE: [&str; 6] = ["id", "lastModifiedDateTime", "name", "contentType", "size", "isInline"];
const FILE: [&str; 3] = ["contentId", "contentLocation", "contentBytes"];
const REFERENCE: [&str; 6] =
    ["sourceUrl", "providerType", "permission", "isFolder", "previewUrl", "thumbnailUrl"];
/// Attached items are opened to this depth.
const MAX_DEPTH: usize = 30;
/// How `$select` names the properties files and links alone have.
const CAST_FILE: [&str; 3] = [
    "microsoft.graph.fileAttachment/contentId",
    "microsoft.graph.fileAttachment/contentLocation",
    "microsoft.graph.fileAttachment/contentBytes",
];
const CAST_REFERENCE: [&str; 6] = [
    "microsoft.graph.referenceAttachment/sourceUrl",
    "microsoft.graph.referenceAttachment/providerType",
    "microsoft.graph.referenceAttachment/permission",
    "microsoft.graph.referenceAttachment/isFolder",
    "microsoft.graph.referenceAttachment/previewUrl",
    "microsoft.graph.referenceAttachment/thumbnailUrl",
];

/// How attachments are written for one request.
pub(crate) struct AttachmentWriter<'a> {
    mailbox: &'a Mailbox,
    preferences: Preferences,
    names: Option<Vec<&'static str>>,
    /// How deep attached items are opened; 0 leaves them closed.
    depth: usize,
}

impl<'a> AttachmentWriter<'a> {
    pub(crate) fn new(
        mailbox: &'a Mailbox,
        preferences: Preferences,
        select: Option<&[String]>,
        expand: &[Expand],
    ) -> ApiResult<AttachmentWriter<'a>> {
        let mut known: Vec<&'static str> = BASE.into_iter().chain(CAST_FILE).collect();
        if preferences.version == Version::Beta {
            known.extend(CAST_REFERENCE);
        }
        let names = selected(select, &known, "attachment")?;
        Ok(AttachmentWriter { mailbox, preferences, names, depth: depth(expand)? })
    }

    pub(crate) fn write_all(&self, message: &Message) -> Vec<Value> {
        message.attachments().map(|(number, attachment)| self.write(message, number, attachment)).collect()
    }

    pub(crate) fn write(&self, message: &Message, number: u32, attachment: &Attachment) -> Value {
        let id = self.mailbox.attachment_id(message, number, self.preferences.immutable_ids);
        Value::Object(self.write_as(&id, message.modified, attachment, self.depth))
    }

    fn write_as(&self, id: &str, modified: Timestamp, attachment: &Attachment, depth: usize) -> Object {
        let mut object = Object::new();
        object.insert("id".to_owned(), json!(id));
        object.insert("@odata.type".to_owned(), json!(type_name(attachment)));
        object.insert("@odata.mediaContentType".to_owned(), json!(attachment.content_type));
        let own: &[&'static str] = match (&attachment.content, self.preferences.version) {
            (AttachmentContent::File(_), _) => &FILE,
            (AttachmentContent::Reference(_), Version::Beta) => &REFERENCE,
            _ => &[],
        };
        let names = match &self.names {
            Some(names) => names.iter().map(|name| name.rsplit('/').next().unwrap_or(name)).collect(),
            None => BASE.iter().chain(own).copied().collect::<Vec<_>>(),
        };
        for name in names.into_iter().filter(|name| *name != "id") {
            if let Some(value) = property(modified, attachment, name) {
                object.insert(name.to_owned(), value);
            }
        }
        if let Some(item) = self.item(attachment, modified, depth) {
            object.insert("item".to_owned(), item);
        }
        object
    }

    /// An attached item, opened as far as was asked.
    fn item(&self, attachment: &Attachment, modified: Timestamp, depth: usize) -> Option<Value> {
        let inner = depth.checked_sub(1)?;
        match &attachment.content {
            AttachmentContent::Item { message, .. } => Some(self.message(message, modified, inner)),
            AttachmentContent::Outlook { item, .. } => Some(item.clone()),
            AttachmentContent::File(_) | AttachmentContent::Reference(_) => None,
        }
    }

    fn message(&self, message: &NewMessage, modified: Timestamp, depth: usize) -> Value {
        let mut written = MessageWriter::write_item(self.mailbox, self.preferences, message);
        if let Some(object) = written.as_object_mut().filter(|_| depth > 0) {
            let inner = message.attachments.iter();
            let inner = inner.map(|attachment| Value::Object(self.write_as("", modified, attachment, depth)));
            object.insert("attachments".to_owned(), inner.collect());
        }
        written
    }
}

/// How deep `$expand` opens attached items: `…/item($expand=microsoft.graph.message/attachments($expand=…))`.
fn depth(expand: &[Expand]) -> ApiResult<usize> {
    let Some(Expand { property, inner, .. }) = expand.first() else {
        return Ok(0);
    };
    if !property.eq_ignore_ascii_case("microsoft.graph.itemAttachment/item") {
        return Err(ApiError::unknown_property(property, "attachment"));
    }
    let below = match inner.first() {
        None => 0,
        Some(Expand { property, inner, .. })
            if property.eq_ignore_ascii_case("microsoft.graph.message/attachments")
                || property.eq_ignore_ascii_case("attachments") =>
        {
            depth(inner)?.max(1)
        }
        Some(other) => return Err(ApiError::unknown_property(&other.property, "outlookItem")),
    };
    if below >= MAX_DEPTH {
        return Err(ApiError::bad_request("The expansion is nested too deeply."));
    }
    Ok(below + 1)
}

/// The bytes `/$value` gives, with their type; a link has none.
pub(crate) fn raw(attachment: &Attachment) -> (&[u8], &str) {
    match &attachment.content {
        AttachmentContent::File(bytes) => (bytes, &attachment.content_type),
        AttachmentContent::Item { mime, .. } => (mime, "message/rfc822"),
        AttachmentContent::Outlook { source, .. } => (source, &attachment.content_type),
        AttachmentContent::Reference(_) => (&[], &attachment.content_type),
    }
}

fn type_name(attachment: &Attachment) -> &'static str {
    match attachment.content {
        AttachmentContent::File(_) => "#microsoft.graph.fileAttachment",
        AttachmentContent::Item { .. } | AttachmentContent::Outlook { .. } => {
            "#microsoft.graph.itemAttachment"
        }
        AttachmentContent::Reference(_) => "#microsoft.graph.referenceAttachment",
    }
}

/// A property of an attachment; `None` where its type has none of that name.
fn property(modified: Timestamp, attachment: &Attachment, name: &str) -> Option<Value> {
    match name {
        "lastModifiedDateTime" => return Some(json!(clock::iso(modified))),
        "name" => return Some(json!(attachment.name)),
        "contentType" => return Some(json!(attachment.content_type)),
        "size" => return Some(json!(raw(attachment).0.len())),
        "isInline" => return Some(json!(attachment.is_inline)),
        _ => {}
    }
    match &attachment.content {
        AttachmentContent::File(bytes) => match name {
            "contentId" => Some(json!(attachment.content_id)),
            "contentLocation" => Some(Value::Null),
            "contentBytes" => Some(json!(STANDARD.encode(bytes))),
            _ => None,
        },
        AttachmentContent::Reference(reference) => link(reference, name),
        AttachmentContent::Item { .. } | AttachmentContent::Outlook { .. } => None,
    }
}

fn link(reference: &Reference, name: &str) -> Option<Value> {
    Some(match name {
        "sourceUrl" => json!(reference.source_url),
        "providerType" => json!(reference.provider_type),
        "permission" => json!(reference.permission),
        "isFolder" => json!(reference.is_folder),
        "previewUrl" => json!(reference.preview_url),
        "thumbnailUrl" => json!(reference.thumbnail_url),
        _ => return None,
    })
}
