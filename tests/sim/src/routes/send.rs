//! Sending: a draft, or a message out of the request.

use serde_json::Value;

use super::{Call, messages};
use crate::error::{ApiError, ApiResult};
use crate::exchange::Response;
use crate::json::changes::MessageChanges;
use crate::json::{Object, mention, read};
use crate::model::NewMessage;
use crate::simulator::Simulator;
use crate::store::{Details, MessageKey};
use crate::transport::{held_until, submitted};

/// `POST /messages/{id}/send`: the draft becomes the sent message, under the same immutable id.
pub(super) fn send_draft(simulator: &mut Simulator, call: &Call<'_>, key: MessageKey) -> ApiResult<Response> {
    let message = call.mailbox(simulator)?.message(key)?;
    let (content, details) = (message.content.clone(), message.details.clone());
    if !content.is_draft {
        return Err(ApiError::invalid_request("The message was sent already."));
    }
    submit_draft(simulator, call, key, content, &details, true)
}

/// `POST /sendMail`.
pub(super) fn send_mail(simulator: &mut Simulator, call: &Call<'_>) -> ApiResult<Response> {
    if is_mime(call) {
        let (content, details) = read_message(simulator, call)?;
        return send_new(simulator, call, content, &details, true);
    }
    let parameters = read::object(call.request)?;
    read::check_parameters(&parameters, &["message", "saveToSentItems"])?;
    let message = read::parameter(&parameters, "message").and_then(Value::as_object);
    let message = message.ok_or_else(|| ApiError::invalid_request("The parameter 'Message' is required."))?;
    let save = match read::parameter(&parameters, "saveToSentItems") {
        None | Some(Value::Null) => true,
        Some(value) => read::boolean("saveToSentItems", value)?,
    };
    let (content, details) = from_json(simulator, call, message)?;
    send_new(simulator, call, content, &details, save)
}

/// Sends a message that is no draft yet: it is one for a moment, or until the time it is held to.
pub(super) fn send_new(
    simulator: &mut Simulator,
    call: &Call<'_>,
    mut content: NewMessage,
    details: &Details,
    save: bool,
) -> ApiResult<Response> {
    simulator.name_sender(call.caller, call.owner, &mut content)?;
    simulator.check_sendable(&content)?;
    let mailbox = call.mailbox_mut(simulator)?;
    let drafts = mailbox.well_known("drafts").ok_or_else(ApiError::item_not_found)?;
    let key = mailbox.store_message(drafts, content.clone(), details.clone(), call.now)?;
    submit_draft(simulator, call, key, content, details, save)
}

fn submit_draft(
    simulator: &mut Simulator,
    call: &Call<'_>,
    key: MessageKey,
    mut content: NewMessage,
    details: &Details,
    save: bool,
) -> ApiResult<Response> {
    simulator.name_sender(call.caller, call.owner, &mut content)?;
    simulator.check_sendable(&content)?;
    if let Some(until) = held_until(details, call.now) {
        let (from, sender) = (content.from, content.sender);
        call.mailbox_mut(simulator)?.change_message(key, call.now, |message| {
            (message.content.from, message.content.sender) = (from, sender);
        })?;
        simulator.hold(call.owner, key, until, save);
        return Ok(Response::empty(202));
    }
    let sent = submitted(content, call.now);
    simulator.keep_sent(call.owner, key, &sent, call.now, save);
    simulator.post(&sent, details);
    Ok(Response::empty(202))
}

/// The message a request carries as a whole, in JSON or in MIME.
pub(super) fn read_message(simulator: &mut Simulator, call: &Call<'_>) -> ApiResult<(NewMessage, Details)> {
    if is_mime(call) {
        return from_mime(call).map(|content| (content, Details::default()));
    }
    let fields = read::object(call.request)?;
    from_json(simulator, call, &fields)
}

fn from_json(
    simulator: &mut Simulator,
    call: &Call<'_>,
    fields: &Object,
) -> ApiResult<(NewMessage, Details)> {
    let changes = MessageChanges::read(fields, true, call.target.version)?;
    let (content, mut details) = changes.into_new(messages::blank(simulator, call), call.now);
    complete_mentions(simulator, call, &content, &mut details);
    Ok((content, details))
}

/// Gives the mentions of a new message what the server knows of them.
pub(super) fn complete_mentions(
    simulator: &Simulator,
    call: &Call<'_>,
    content: &NewMessage,
    details: &mut Details,
) {
    let own = simulator.address_of(call.owner);
    let seed = content.internet_message_id.as_str();
    mention::complete(&mut details.mentions, own.as_ref(), seed, call.now);
    details.mentions = crate::store::seen_by(&details.mentions, own.as_ref().map_or("", |own| &own.address));
}

pub(super) fn is_mime(call: &Call<'_>) -> bool {
    call.request
        .header("Content-Type")
        .is_some_and(|value| value.to_ascii_lowercase().starts_with("text/plain"))
}

pub(super) fn from_mime(call: &Call<'_>) -> ApiResult<NewMessage> {
    let text = String::from_utf8_lossy(&call.request.body);
    let bytes = read::base64(&text).ok_or_else(|| {
        ApiError::new(400, "ErrorMimeContentInvalidBase64String", "Invalid base64 string for MIME content.")
    })?;
    parse_mime(&bytes, call)
}

#[cfg(feature = "mime")]
fn parse_mime(bytes: &[u8], call: &Call<'_>) -> ApiResult<NewMessage> {
    let parsed = crate::mime::parse(bytes, call.now);
    let message = parsed.map_err(|error| ApiError::new(400, "ErrorMimeContentInvalid", error.to_string()))?;
    Ok(NewMessage { received: call.now, is_read: true, is_draft: true, ..message })
}

/// Without the feature `mime` there is nobody to read it.
#[cfg(not(feature = "mime"))]
fn parse_mime(_bytes: &[u8], _call: &Call<'_>) -> ApiResult<NewMessage> {
    Err(ApiError::new(501, "NotImplemented", "MIME content is not supported by this build."))
}
