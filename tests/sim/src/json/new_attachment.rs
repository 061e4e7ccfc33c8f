//! Attachments a client sends: files and attached messages.

use serde_json::Value;

use super::changes::{self, MessageChanges};
use super::read;
use crate::error::{ApiError, ApiResult};
use crate::mime_writer;
use crate::model::{Attachment, AttachmentContent, Timestamp};

/// Reads an attachment a client sends.
pub(crate) fn read(value: &Value) -> ApiResult<Attachment> {
    let kind = value.get("@odata.type").and_then(Value::as_str).unwrap_or_default().trim_start_matches('#');
    let base = ["name", "contentType", "isInline", "size", "id", "lastModifiedDateTime"];
    let own: &[&str] = match kind {
        "microsoft.graph.fileAttachment" => &["contentBytes", "contentId", "contentLocation"],
        "microsoft.graph.itemAttachment" => &["item"],
        _ => {
            let message = format!("'{kind}' is no type of attachment that can be created here.");
            return Err(ApiError::request_body(message));
        }
    };
    let known: Vec<&str> = base.iter().chain(own).copied().collect();
    let fields = read::fields_of("attachment", value, &known, "attachment")?;
    let field = |key: &str| fields.get(key).map_or(Ok(String::new()), |value| read::text(key, value));
    let content_id = field("contentId")?;
    let bytes = read::base64(&field("contentBytes")?).ok_or_else(|| read::wrong("contentBytes"))?;
    let content = fields.get("item").map_or(Ok(AttachmentContent::File(bytes)), attached_item)?;
    let name = field("name")?;
    if name.is_empty() {
        let message = "Required property is missing., Required property name is missing.";
        return Err(ApiError::new(400, "ErrorRequiredPropertyMissing", message));
    }
    let content_type = Some(field("contentType")?).filter(|text| !text.is_empty());
    Ok(Attachment {
        name,
        content_type: content_type.unwrap_or_else(|| "application/octet-stream".to_owned()),
        is_inline: fields.get("isInline").is_some_and(|value| value == true),
        content_id: Some(content_id).filter(|id| !id.is_empty()),
        content,
    })
}

fn attached_item(item: &Value) -> ApiResult<AttachmentContent> {
    let fields = item.as_object().ok_or_else(|| read::wrong("item"))?;
    let blank = changes::blank(String::new(), Timestamp::default());
    let (message, _) = MessageChanges::read(fields, true)?.into_new(blank, Timestamp::default());
    let mime = mime_writer::write(&message);
    Ok(AttachmentContent::Item { message: Box::new(message), mime })
}
