//! `POST /translateExchangeIds`: ids of one spelling in another.

use serde_json::{Value, json};

use super::Call;
use crate::error::{ApiError, ApiResult};
use crate::exchange::Response;
use crate::ids::{Id, IdKind};
use crate::json::read;
use crate::simulator::Simulator;
use crate::store::{Mailbox, MessageKey};

/// How many ids one request may have.
const MAX_IDS: usize = 1000;

/// A spelling of ids, and whether it is that of immutable ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Entry,
    Ews,
    Rest,
}

/// Answers the request.
pub(super) fn answer(simulator: &Simulator, call: &Call<'_>) -> ApiResult<Response> {
    let parameters = read::object(call.request)?;
    read::check_parameters(&parameters, &["inputIds", "sourceIdType", "targetIdType"])?;
    let ids = read::parameter(&parameters, "inputIds").and_then(Value::as_array);
    let ids = ids.ok_or_else(|| ApiError::invalid_request("The parameter 'InputIds' is required."))?;
    if ids.is_empty() || ids.len() > MAX_IDS {
        let message = format!("The number of ids must be between 1 and {MAX_IDS}.");
        return Err(ApiError::invalid_request(message));
    }
    let format = |name| {
        let text = read::parameter(&parameters, name).and_then(Value::as_str).unwrap_or_default();
        format(text).ok_or_else(|| read::wrong(name))
    };
    let (source, target) = (format("sourceIdType")?, format("targetIdType")?);
    let mailbox = call.mailbox(simulator)?;
    let results: Vec<Value> = ids
        .iter()
        .map(|id| {
            let id = read::text("inputIds", id)?;
            Ok(match translate(mailbox, &id, source, target) {
                Ok(translated) => json!({ "sourceId": id, "targetId": translated }),
                Err(error) => {
                    json!({ "sourceId": id, "errorDetails": { "code": error.code, "message": error.message } })
                }
            })
        })
        .collect::<ApiResult<_>>()?;
    let context =
        format!("{}/$metadata#Collection(microsoft.graph.convertIdResult)", call.target.service_root());
    Ok(Response::json(200, &json!({ "@odata.context": context, "value": results })))
}

fn format(text: &str) -> Option<(Format, bool)> {
    Some(match text {
        "entryId" => (Format::Entry, false),
        "immutableEntryId" => (Format::Entry, true),
        "ewsId" => (Format::Ews, false),
        "restId" => (Format::Rest, false),
        "restImmutableEntryId" => (Format::Rest, true),
        _ => return None,
    })
}

fn translate(
    mailbox: &Mailbox,
    text: &str,
    (source, from_immutable): (Format, bool),
    (target, to_immutable): (Format, bool),
) -> ApiResult<String> {
    let id = match source {
        Format::Entry => Id::decode_entry(text),
        Format::Ews => Id::decode_ews(text),
        Format::Rest => Id::decode(text),
    };
    let id = id.ok_or_else(ApiError::malformed_id)?;
    if id.mailbox != mailbox.guid() {
        return Err(ApiError::item_not_found());
    }
    let is_immutable = matches!(id.kind, IdKind::Immutable | IdKind::ImmutableAttachment);
    // Folders have one id only, which counts as either.
    if id.kind != IdKind::Folder && is_immutable != from_immutable {
        return Err(ApiError::malformed_id());
    }
    let id = in_kind(mailbox, id, to_immutable)?;
    Ok(match target {
        Format::Entry => id.encode_entry(),
        Format::Ews => id.encode_ews(),
        Format::Rest => id.encode(),
    })
}

/// The id of the same thing, immutable or not.
fn in_kind(mailbox: &Mailbox, id: Id, immutable: bool) -> ApiResult<Id> {
    if id.kind == IdKind::Folder {
        return Ok(id);
    }
    let key = if matches!(id.kind, IdKind::Placement | IdKind::Attachment) {
        mailbox.placed(id.number)
    } else {
        let is_immutable = matches!(id.kind, IdKind::Immutable | IdKind::ImmutableAttachment);
        is_immutable.then_some(MessageKey(id.number))
    };
    let message = mailbox.message(key.ok_or_else(ApiError::item_not_found)?)?;
    let is_attachment = matches!(id.kind, IdKind::Attachment | IdKind::ImmutableAttachment);
    let (kind, number) = match (is_attachment, immutable) {
        (false, false) => (IdKind::Placement, message.placement),
        (false, true) => (IdKind::Immutable, message.key.0),
        (true, false) => (IdKind::Attachment, message.placement),
        (true, true) => (IdKind::ImmutableAttachment, message.key.0),
    };
    Ok(Id { kind, number, ..id })
}
