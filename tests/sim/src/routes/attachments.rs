//! Attachments of a message.

use super::collection::{self, Page};
use super::{Call, lowered, upload_sessions};
use crate::error::{ApiError, ApiResult};
use crate::exchange::{Method, Response};
use crate::json::attachment::{self, AttachmentWriter};
use crate::json::{new_attachment, read};
use crate::model::{Attachment, AttachmentContent};
use crate::query::Allowed;
use crate::simulator::Simulator;
use crate::store::{Message, MessageKey};

/// How many attachments a page has: practically all of them.
const PAGE: usize = 1000;

/// Answers below `/messages/{id}/attachments`.
pub(super) fn route(
    simulator: &mut Simulator,
    call: &Call<'_>,
    key: MessageKey,
    path: &[&str],
) -> ApiResult<Response> {
    let names = lowered(path);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let id = path.first().copied().unwrap_or_default();
    match (call.request.method, names.as_slice()) {
        (Method::Get, []) => list(simulator, call, key),
        (Method::Post, []) => add(simulator, call, key),
        (Method::Post, ["createuploadsession"]) => upload_sessions::create(simulator, call, key),
        (_, ["createuploadsession"]) => Err(call.refuse_method()),
        (Method::Get, ["$count"]) => {
            Ok(collection::number(call.mailbox(simulator)?.message(key)?.attachment_numbers.len()))
        }
        (Method::Get, [_]) => get(simulator, call, key, id),
        (Method::Delete, [_]) => remove(simulator, call, key, id),
        (Method::Get, [_, "$value"]) => value(simulator, call, key, id),
        (_, [] | [_] | [_, "$value"]) => Err(call.refuse_method()),
        (_, [_, other, ..]) => Err(ApiError::unknown_segment(other)),
    }
}

fn list(simulator: &Simulator, call: &Call<'_>, key: MessageKey) -> ApiResult<Response> {
    let options = call.options(&Allowed::List)?;
    let mailbox = call.mailbox(simulator)?;
    let message = mailbox.message(key)?;
    let writer =
        AttachmentWriter::new(mailbox, call.preferences, options.select.as_deref(), &options.expand)?;
    let context = call.context(simulator, "messages/attachments");
    let all = writer.write_all(message);
    Ok(Page::cut(context, &options, all, PAGE, |attachment| attachment).into_response(call))
}

fn get(simulator: &Simulator, call: &Call<'_>, key: MessageKey, id: &str) -> ApiResult<Response> {
    let options = call.options(&Allowed::Item)?;
    let mailbox = call.mailbox(simulator)?;
    let message = mailbox.message(key)?;
    let number = mailbox.resolve_attachment(message, id)?;
    let writer =
        AttachmentWriter::new(mailbox, call.preferences, options.select.as_deref(), &options.expand)?;
    let written = writer.write(message, number, find(message, number)?);
    Ok(collection::item(200, &call.context(simulator, "messages/attachments/$entity"), written))
}

fn value(simulator: &Simulator, call: &Call<'_>, key: MessageKey, id: &str) -> ApiResult<Response> {
    let mailbox = call.mailbox(simulator)?;
    let message = mailbox.message(key)?;
    let attachment = find(message, mailbox.resolve_attachment(message, id)?)?;
    if matches!(attachment.content, AttachmentContent::Reference(_)) {
        return Err(call.refuse_method());
    }
    let (bytes, content_type) = attachment::raw(attachment);
    Ok(Response::bytes(200, content_type, bytes.to_vec()))
}

fn add(simulator: &mut Simulator, call: &Call<'_>, key: MessageKey) -> ApiResult<Response> {
    let fields = read::object(call.request)?;
    let attachment = new_attachment::read(&serde_json::Value::Object(fields), call.target.version)?;
    if attachment::raw(&attachment).0.len() >= upload_sessions::MIN_SIZE {
        let message = "The attachment is too large for one request; use an upload session.";
        return Err(ApiError::new(413, "RequestEntityTooLarge", message));
    }
    let mailbox = call.mailbox_mut(simulator)?;
    let number = mailbox.change_message(key, call.now, |message| message.add_attachment(attachment))?;
    let mailbox = call.mailbox(simulator)?;
    let message = mailbox.message(key)?;
    let writer = AttachmentWriter::new(mailbox, call.preferences, None, &[])?;
    let written = writer.write(message, number, find(message, number)?);
    Ok(collection::item(201, &call.context(simulator, "messages/attachments/$entity"), written))
}

fn remove(simulator: &mut Simulator, call: &Call<'_>, key: MessageKey, id: &str) -> ApiResult<Response> {
    let mailbox = call.mailbox_mut(simulator)?;
    let number = mailbox.resolve_attachment(mailbox.message(key)?, id)?;
    mailbox.change_message(key, call.now, |message| message.remove_attachment(number))?;
    Ok(Response::empty(204))
}

fn find(message: &Message, number: u32) -> ApiResult<&Attachment> {
    let found = message.attachments().find(|(held, _)| *held == number);
    found.map(|(_, attachment)| attachment).ok_or_else(ApiError::item_not_found)
}
