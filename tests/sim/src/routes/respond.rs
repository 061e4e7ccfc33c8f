//! Reply, reply to all, forward: at once, or as a draft.

use serde_json::Value;

use super::{Call, messages, send};
use crate::compose;
use crate::error::{ApiError, ApiResult};
use crate::exchange::Response;
use crate::json::changes::MessageChanges;
use crate::json::{Object, read};
use crate::model::{Address, NewMessage};
use crate::simulator::Simulator;
use crate::store::{Details, MessageKey};

/// The actions of this module, in lower case.
pub(super) const ACTIONS: [&str; 6] =
    ["reply", "replyall", "forward", "createreply", "createreplyall", "createforward"];

/// What a request says of the response it wants.
struct Wanted {
    comment: Option<String>,
    changes: MessageChanges,
    to: Option<Vec<Address>>,
}

/// Answers one of the six actions.
pub(super) fn respond(
    simulator: &mut Simulator,
    call: &Call<'_>,
    key: MessageKey,
    action: &str,
) -> ApiResult<Response> {
    let (is_draft, kind) = match action {
        "reply" => (false, compose::Response::Reply),
        "replyall" => (false, compose::Response::ReplyAll),
        "forward" => (false, compose::Response::Forward),
        "createreply" => (true, compose::Response::Reply),
        "createreplyall" => (true, compose::Response::ReplyAll),
        _ => (true, compose::Response::Forward),
    };
    let original = call.mailbox(simulator)?.message(key)?.content.clone();
    if original.is_draft {
        return Err(ApiError::invalid_request("A draft cannot be replied to or forwarded."));
    }
    let own = simulator.address_of(call.owner).ok_or_else(ApiError::item_not_found)?;
    let blank = messages::blank(simulator, call);
    let response = compose::respond(kind, &original, &own, call.preferences.time_zone, blank);
    let (content, mut details) = if send::is_mime(call) {
        (from_mime(call, response)?, Details::default())
    } else {
        let wanted = wanted(call, kind, is_draft)?;
        complete(simulator, call, response, wanted, is_draft)
    };
    send::complete_mentions(simulator, call, &content, &mut details);
    if !is_draft {
        return send::send_new(simulator, call, content, &details, true);
    }
    let mailbox = call.mailbox_mut(simulator)?;
    let drafts = mailbox.well_known("drafts").ok_or_else(ApiError::item_not_found)?;
    let draft = mailbox.store_message(drafts, content, details, call.now)?;
    messages::get(simulator, call, draft, 201)
}

/// Reads the parameters and refuses those that do not go together.
fn wanted(call: &Call<'_>, kind: compose::Response, is_draft: bool) -> ApiResult<Wanted> {
    let is_forward = kind == compose::Response::Forward;
    let parameters =
        if is_draft && call.request.body.is_empty() { Object::new() } else { read::object(call.request)? };
    let known: &[&str] =
        if is_forward { &["comment", "message", "toRecipients"] } else { &["comment", "message"] };
    read::check_parameters(&parameters, known)?;
    let given = |name: &str| read::parameter(&parameters, name).filter(|value| !value.is_null());
    let comment = given("comment").map(|value| read::text("comment", value)).transpose()?;
    let to = given("toRecipients").map(|value| read::addresses("toRecipients", value)).transpose()?;
    let changes = match given("message") {
        None => MessageChanges::default(),
        Some(Value::Object(fields)) => MessageChanges::read(fields, true, call.target.version)?,
        Some(_) => return Err(read::wrong("message")),
    };
    if comment.is_some() && changes.has_body() {
        let message =
            "Both the Comment parameter and the Body of the Message parameter are set; only one is allowed.";
        return Err(ApiError::invalid_request(message));
    }
    match (is_forward, to.is_some(), changes.has_recipients()) {
        (true, true, true) => {
            let message =
                "ToRecipients is set both as a parameter and in the Message parameter; only one is allowed.";
            Err(ApiError::invalid_request(message))
        }
        (true, false, false) if !is_draft => {
            let message = "ToRecipients has to be set, as a parameter or in the Message parameter.";
            Err(ApiError::invalid_request(message))
        }
        _ => Ok(Wanted { comment, changes, to }),
    }
}

/// The response with what the client added to it.
fn complete(
    simulator: &Simulator,
    call: &Call<'_>,
    mut response: NewMessage,
    wanted: Wanted,
    is_draft: bool,
) -> (NewMessage, Details) {
    let Wanted { comment, changes, to } = wanted;
    let comment = comment.filter(|_| !is_draft || simulator.transport.comments_reach_drafts);
    if let Some(comment) = comment {
        response.body = compose::with_comment(&response.body, &comment);
    }
    response.to = to.unwrap_or(response.to);
    changes.into_new(response, call.now)
}

/// A response written as MIME: it stays in the conversation, and goes where the response would go unless it says.
fn from_mime(call: &Call<'_>, response: NewMessage) -> ApiResult<NewMessage> {
    let written = send::from_mime(call)?;
    let named = !(written.to.is_empty() && written.cc.is_empty() && written.bcc.is_empty());
    let (to, cc) = if named { (written.to, written.cc) } else { (response.to, response.cc) };
    let is_threading =
        |name: &str| ["in-reply-to", "references"].contains(&name.to_ascii_lowercase().as_str());
    let mut headers = written.headers;
    headers.retain(|(name, _)| !is_threading(name));
    headers.extend(response.headers);
    Ok(NewMessage {
        to,
        cc,
        headers,
        conversation_key: response.conversation_key,
        internet_message_id: response.internet_message_id,
        from: response.from,
        ..written
    })
}
