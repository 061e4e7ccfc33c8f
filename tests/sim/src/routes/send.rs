//! Sending: a draft, or a message out of the request.

use serde_json::Value;

use super::{Call, messages};
use crate::error::{ApiError, ApiResult};
use crate::exchange::Response;
use crate::json::changes::MessageChanges;
use crate::json::{Object, read};
use crate::model::{Address, NewMessage};
use crate::simulator::{Simulator, UserId};
use crate::store::{Details, FolderKey, MessageKey};

/// How many recipients one message may have.
const MAX_RECIPIENTS: usize = 500;

/// `POST /messages/{id}/send`: the draft becomes the sent message, under the same immutable id.
pub(super) fn send_draft(simulator: &mut Simulator, call: &Call<'_>, key: MessageKey) -> ApiResult<Response> {
    let content = call.mailbox(simulator)?.message(key)?.content.clone();
    if !content.is_draft {
        return Err(ApiError::invalid_request("The message was sent already."));
    }
    let sent = outgoing(simulator, call, content)?;
    let mailbox = call.mailbox_mut(simulator)?;
    let sent_items = sent_items(mailbox.well_known("sentitems"))?;
    mailbox.change_message(key, call.now, |message| message.content = sent.clone())?;
    mailbox.move_message(key, sent_items, call.now)?;
    deliver(simulator, &sent);
    Ok(Response::empty(202))
}

/// `POST /sendMail`.
pub(super) fn send_mail(simulator: &mut Simulator, call: &Call<'_>) -> ApiResult<Response> {
    if is_mime(call) {
        let (content, details) = read_message(simulator, call)?;
        return send_new(simulator, call, content, details, true);
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
    send_new(simulator, call, content, details, save)
}

fn send_new(
    simulator: &mut Simulator,
    call: &Call<'_>,
    content: NewMessage,
    details: Details,
    save: bool,
) -> ApiResult<Response> {
    let sent = outgoing(simulator, call, content)?;
    if save {
        let mailbox = call.mailbox_mut(simulator)?;
        let sent_items = sent_items(mailbox.well_known("sentitems"))?;
        mailbox.store_message(sent_items, sent.clone(), details, call.now)?;
    }
    deliver(simulator, &sent);
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

/// The address of a mailbox's owner.
pub(super) fn own_address(simulator: &Simulator, owner: UserId) -> Option<Address> {
    let account = simulator.account(owner)?;
    Some(Address { name: account.name.clone(), address: account.address.clone() })
}

fn from_json(
    simulator: &mut Simulator,
    call: &Call<'_>,
    fields: &Object,
) -> ApiResult<(NewMessage, Details)> {
    let changes = MessageChanges::read(fields, true)?;
    Ok(changes.into_new(messages::blank(simulator, call), call.now))
}

fn is_mime(call: &Call<'_>) -> bool {
    call.request
        .header("Content-Type")
        .is_some_and(|value| value.to_ascii_lowercase().starts_with("text/plain"))
}

fn from_mime(call: &Call<'_>) -> ApiResult<NewMessage> {
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

/// The message as it leaves: from its owner, sent now, with somebody to go to.
fn outgoing(simulator: &Simulator, call: &Call<'_>, mut content: NewMessage) -> ApiResult<NewMessage> {
    let own = own_address(simulator, call.owner);
    check_recipients(&content)?;
    if let (Some(from), Some(own)) = (&content.from, &own)
        && !from.address.eq_ignore_ascii_case(&own.address)
    {
        let message = "The user account which was used to submit this request does not have the right to send \
                           mail on behalf of the specified sending account.";
        return Err(ApiError::new(403, "ErrorSendAsDenied", message));
    }
    content.from.clone_from(&own);
    content.sender = own;
    content.is_draft = false;
    content.is_read = true;
    content.sent = call.now;
    content.received = call.now;
    Ok(content)
}

fn check_recipients(content: &NewMessage) -> ApiResult<()> {
    let refuse = |message: &str| Err(ApiError::new(400, "ErrorInvalidRecipients", message));
    let all: Vec<&Address> = content.to.iter().chain(&content.cc).chain(&content.bcc).collect();
    if all.is_empty() {
        return refuse(
            "At least one recipient isn't valid., A message can't be sent because it contains no recipients.",
        );
    }
    if all.len() > MAX_RECIPIENTS {
        return Err(ApiError::new(
            400,
            "ErrorExceededMaxRecipientLimit",
            "The message has too many recipients.",
        ));
    }
    if all.iter().any(|recipient| !recipient.address.contains('@')) {
        return refuse("At least one recipient isn't valid., Recipient address is not a valid SMTP address.");
    }
    Ok(())
}

fn deliver(simulator: &mut Simulator, sent: &NewMessage) {
    let arriving = NewMessage {
        is_read: false,
        categories: Vec::new(),
        flag: crate::model::Flag::NotFlagged,
        ..sent.clone()
    };
    simulator.deliver(&arriving);
}

fn sent_items(folder: Option<FolderKey>) -> ApiResult<FolderKey> {
    folder.ok_or_else(ApiError::item_not_found)
}
