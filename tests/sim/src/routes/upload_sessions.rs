//! `createUploadSession`: for a file too large for one request.

use serde_json::{Value, json};

use super::Call;
use crate::clock;
use crate::error::{ApiError, ApiResult};
use crate::exchange::Response;
use crate::json::read;
use crate::simulator::Simulator;
use crate::store::MessageKey;
use crate::uploads::{AttachmentItem, Place};

/// From this size on, in bytes, a file needs a session, and below it gets none.
pub(super) const MIN_SIZE: usize = 3_000_000;
/// The largest file, in bytes.
const MAX_SIZE: usize = 150_000_000;

/// Opens an upload session for a draft.
pub(super) fn create(simulator: &mut Simulator, call: &Call<'_>, key: MessageKey) -> ApiResult<Response> {
    // Delegated tokens get no sessions in mailboxes of others.
    if call.caller != call.owner {
        return Err(ApiError::access_denied());
    }
    if !call.mailbox(simulator)?.message(key)?.content.is_draft {
        return Err(ApiError::invalid_request("Large files can be attached to drafts only."));
    }
    let parameters = read::object(call.request)?;
    read::check_parameters(&parameters, &["AttachmentItem"])?;
    let item = read::parameter(&parameters, "AttachmentItem").ok_or_else(|| read::wrong("AttachmentItem"))?;
    let item = attachment_item(item)?;
    let place = Place { owner: call.owner, message: key, immutable_ids: call.preferences.immutable_ids };
    let (url, expires) = simulator.open_upload(place, item).ok_or_else(ApiError::item_not_found)?;
    let body = json!({
        "@odata.context": format!("{}/$metadata#microsoft.graph.uploadSession", call.target.service_root()),
        "uploadUrl": url,
        "expirationDateTime": clock::iso(expires),
        "nextExpectedRanges": ["0-"],
    });
    Ok(Response::json(201, &body))
}

fn attachment_item(value: &Value) -> ApiResult<AttachmentItem> {
    const KNOWN: [&str; 6] = ["attachmentType", "name", "size", "contentType", "isInline", "contentId"];
    let fields = read::fields_of("AttachmentItem", value, &KNOWN, "attachmentItem")?;
    let text = |name: &str| fields.get(name).map_or(Ok(String::new()), |value| read::text(name, value));
    if !text("attachmentType")?.eq_ignore_ascii_case("file") {
        return Err(ApiError::invalid_request("Upload sessions are for attachments of the type file."));
    }
    let name = text("name")?;
    let size = fields.get("size").and_then(Value::as_u64).and_then(|size| usize::try_from(size).ok());
    let Some(size) = size.filter(|_| !name.is_empty()) else {
        let message = "Required property is missing., An attachment needs a name and a size.";
        return Err(ApiError::new(400, "ErrorRequiredPropertyMissing", message));
    };
    if size < MIN_SIZE {
        let message = "Attachment size should not be less than the minimum size of 3 MB.";
        return Err(ApiError::new(400, "ErrorAttachmentSizeShouldNotBeLessThanMinimumSize", message));
    }
    if size > MAX_SIZE {
        let message = "Attachment size exceeds the limit of 150 MB.";
        return Err(ApiError::new(400, "ErrorAttachmentSizeLimitExceeded", message));
    }
    let given = |name: &str| text(name).map(|text| Some(text).filter(|text| !text.is_empty()));
    Ok(AttachmentItem {
        name,
        size,
        content_type: given("contentType")?,
        is_inline: fields.get("isInline").is_some_and(|value| *value == Value::Bool(true)),
        content_id: given("contentId")?,
    })
}
