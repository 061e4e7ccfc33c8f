//! Attachments a client sends: files, attached items, links.

use serde_json::Value;

use super::changes::{self, MessageChanges};
use super::{Object, outlook_item, read};
use crate::error::{ApiError, ApiResult};
use crate::mime_writer;
use crate::model::{Attachment, AttachmentContent, Reference, Timestamp};
use crate::url::Version;

const BASE: [&str; 6] = ["name", "contentType", "isInline", "size", "id", "lastModifiedDateTime"];
const FILE: [&str; 3] = ["contentBytes", "contentId", "contentLocation"];
const REFERENCE: [&str; 6] =
    ["sourceUrl", "providerType", "permission", "isFolder", "previewUrl", "thumbnailUrl"];
const PROVIDERS: [&str; 4] = ["other", "oneDriveBusiness", "oneDriveConsumer", "dropbox"];
const PERMISSIONS: [&str; 7] =
    ["other", "view", "edit", "anonymousView", "anonymousEdit", "organizationView", "organizationEdit"];

/// Reads an attachment a client sends.
pub(crate) fn read(value: &Value, version: Version) -> ApiResult<Attachment> {
    let kind = value.get("@odata.type").and_then(Value::as_str).unwrap_or_default().trim_start_matches('#');
    let own: &[&str] = match (kind, version) {
        ("microsoft.graph.fileAttachment", _) => &FILE,
        ("microsoft.graph.itemAttachment", _) => &["item"],
        ("microsoft.graph.referenceAttachment", Version::Beta) => &REFERENCE,
        // In v1.0 the type is there, but has none of its properties.
        ("microsoft.graph.referenceAttachment", Version::V1) => &[],
        _ => {
            let message = format!("'{kind}' is no type of attachment that can be created here.");
            return Err(ApiError::request_body(message));
        }
    };
    let known: Vec<&str> = BASE.iter().chain(own).copied().collect();
    let type_name = kind.rsplit('.').next().unwrap_or("attachment");
    let fields = read::fields_of("attachment", value, &known, type_name)?;
    let content = match type_name {
        "itemAttachment" => item(fields.get("item").ok_or_else(|| missing("item"))?, version)?,
        "referenceAttachment" => AttachmentContent::Reference(reference(fields)?),
        _ => AttachmentContent::File(
            read::base64(&field(fields, "contentBytes")?).ok_or_else(|| read::wrong("contentBytes"))?,
        ),
    };
    let name = field(fields, "name")?;
    if name.is_empty() {
        return Err(missing("name"));
    }
    let content_type = Some(field(fields, "contentType")?).filter(|text| !text.is_empty());
    Ok(Attachment {
        name,
        content_type: content_type.unwrap_or_else(|| default_type(&content).to_owned()),
        is_inline: fields.get("isInline").is_some_and(|value| value == true),
        content_id: Some(field(fields, "contentId")?).filter(|id| !id.is_empty()),
        content,
    })
}

fn field(fields: &Object, key: &str) -> ApiResult<String> {
    fields.get(key).map_or(Ok(String::new()), |value| read::text(key, value))
}

fn missing(name: &str) -> ApiError {
    let message = format!("Required property is missing., Required property {name} is missing.");
    ApiError::new(400, "ErrorRequiredPropertyMissing", message)
}

fn default_type(content: &AttachmentContent) -> &'static str {
    match content {
        AttachmentContent::File(_) => "application/octet-stream",
        AttachmentContent::Item { .. } => "message/rfc822",
        AttachmentContent::Outlook { type_name, .. } if type_name == "contact" => "text/vcard",
        AttachmentContent::Outlook { .. } => "text/calendar",
        AttachmentContent::Reference(_) => "text/html",
    }
}

fn item(item: &Value, version: Version) -> ApiResult<AttachmentContent> {
    let kind = item.get("@odata.type").and_then(Value::as_str).unwrap_or_default().trim_start_matches('#');
    match kind.trim_start_matches("microsoft.graph.") {
        type_name @ ("event" | "contact") => outlook_item::read(item, type_name),
        "message" | "" => attached_message(item, version),
        _ => Err(read::unknown(kind, "outlookItem")),
    }
}

fn attached_message(item: &Value, version: Version) -> ApiResult<AttachmentContent> {
    let fields = item.as_object().ok_or_else(|| read::wrong("item"))?;
    let blank = changes::blank(String::new(), Timestamp::default());
    let (message, _) = MessageChanges::read(fields, true, version)?.into_new(blank, Timestamp::default());
    let mime = mime_writer::write(&message);
    Ok(AttachmentContent::Item { message: Box::new(message), mime })
}

fn reference(fields: &Object) -> ApiResult<Reference> {
    let member = |name: &str, known: &[&str]| {
        let text = field(fields, name)?;
        let found = known.iter().find(|known| known.eq_ignore_ascii_case(&text));
        match found {
            Some(found) => Ok((*found).to_owned()),
            None if text.is_empty() => Ok("other".to_owned()),
            None => Err(read::wrong(name)),
        }
    };
    let link = |name: &str| field(fields, name).map(|text| Some(text).filter(|text| !text.is_empty()));
    Ok(Reference {
        source_url: link("sourceUrl")?.ok_or_else(|| missing("sourceUrl"))?,
        provider_type: member("providerType", &PROVIDERS)?,
        permission: member("permission", &PERMISSIONS)?,
        is_folder: fields.get("isFolder").map_or(Ok(false), |value| read::boolean("isFolder", value))?,
        preview_url: link("previewUrl")?,
        thumbnail_url: link("thumbnailUrl")?,
    })
}
