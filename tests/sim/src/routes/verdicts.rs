//! What beta lets a reader say of a message: junk or not, leave the list, take it back.

use serde_json::Value;

use super::{Call, messages};
use crate::error::{ApiError, ApiResult};
use crate::exchange::Response;
use crate::json::{read, unsubscribe};
use crate::model::{Address, Body, NewMessage};
use crate::simulator::Simulator;
use crate::store::{Details, FolderKey, MessageKey};
use crate::transport::submitted;

/// The actions of this module, in lower case.
pub(super) const ACTIONS: [&str; 5] =
    ["markasjunk", "markasnotjunk", "reportmessage", "unsubscribe", "recall"];

/// Answers one of the actions; `folder` is the one in the path.
pub(super) fn act(
    simulator: &mut Simulator,
    call: &Call<'_>,
    folder: Option<FolderKey>,
    key: MessageKey,
    action: &str,
) -> ApiResult<Response> {
    match action {
        "markasjunk" => mark(simulator, call, key, true),
        "markasnotjunk" => mark(simulator, call, key, false),
        "reportmessage" => report(simulator, call, key),
        "unsubscribe" => leave_list(simulator, call, key),
        _ => recall(simulator, call, folder, key),
    }
}

/// `markAsJunk` and `markAsNotJunk`: the sender is blocked or not, the message moves where that is asked for.
fn mark(simulator: &mut Simulator, call: &Call<'_>, key: MessageKey, is_junk: bool) -> ApiResult<Response> {
    let name = if is_junk { "moveToJunk" } else { "moveToInbox" };
    let parameters = read::object(call.request)?;
    read::check_parameters(&parameters, &[name])?;
    let moved = flag(read::parameter(&parameters, name), name)?;
    let message = call.mailbox(simulator)?.message(key)?;
    if let Some(from) = message.content.from.clone() {
        if is_junk {
            simulator.block_sender(call.owner, &from.address);
        } else {
            simulator.unblock_sender(call.owner, &from.address);
        }
    }
    if moved {
        relocate(simulator, call, key, if is_junk { "junkemail" } else { "inbox" })?;
    }
    messages::get(simulator, call, key, 202)
}

/// `reportMessage`: tells Microsoft, and moves the message where that is asked for.
fn report(simulator: &mut Simulator, call: &Call<'_>, key: MessageKey) -> ApiResult<Response> {
    const ACTIONS: [(&str, &str); 3] =
        [("junk", "junkemail"), ("phish", "deleteditems"), ("notJunk", "inbox")];
    let parameters = read::object(call.request)?;
    read::check_parameters(&parameters, &["IsMessageMoveRequested", "ReportAction"])?;
    let moved = flag(read::parameter(&parameters, "IsMessageMoveRequested"), "IsMessageMoveRequested")?;
    let action = read::parameter(&parameters, "ReportAction").and_then(Value::as_str).unwrap_or_default();
    let known = ACTIONS.iter().find(|(name, _)| name.eq_ignore_ascii_case(action));
    let (_, folder) = known.ok_or_else(|| read::wrong("ReportAction"))?;
    if moved {
        relocate(simulator, call, key, folder)?;
    }
    messages::get(simulator, call, key, 200)
}

/// `unsubscribe`: a mail to the list's own address, and the message is gone from sight.
fn leave_list(simulator: &mut Simulator, call: &Call<'_>, key: MessageKey) -> ApiResult<Response> {
    let content = &call.mailbox(simulator)?.message(key)?.content;
    let Some((address, subject)) = unsubscribe::address(content) else {
        let message = "The message cannot be unsubscribed from: it has no List-Unsubscribe header with a mailto address.";
        return Err(ApiError::invalid_request(message));
    };
    let own = simulator.address_of(call.owner);
    let blank = messages::blank(simulator, call);
    let leaving = NewMessage {
        subject,
        from: own.clone(),
        sender: own,
        to: vec![Address { name: String::new(), address }],
        body: Body::Text(String::new()),
        ..blank
    };
    simulator.post(&submitted(leaving, call.now), &Details::default());
    relocate(simulator, call, key, "deleteditems")?;
    Ok(Response::empty(202))
}

/// `recall`: only in Sent Items; the answer is a text that claims to be JSON.
fn recall(
    simulator: &mut Simulator,
    call: &Call<'_>,
    folder: Option<FolderKey>,
    key: MessageKey,
) -> ApiResult<Response> {
    let mailbox = call.mailbox(simulator)?;
    let message = mailbox.message(key)?;
    if folder.is_none() || folder != mailbox.well_known("sentitems") || message.content.is_draft {
        return Err(ApiError::invalid_request("Only a message in the Sent Items folder can be recalled."));
    }
    let sent = message.content.clone();
    let number = crate::ids::guid_of(&sent.internet_message_id).to_uppercase();
    simulator.request_recall(call.owner, sent);
    let text = format!(
        "{{\n  \"Successfully submitted recall request to Hub server LV8PR00MB1800.NAMPRD00.PROD.OUTLOOK.COM, \
         MessageId is {number}@dm6pr00mb0830.\"\n}}"
    );
    Ok(Response::bytes(202, "application/json", text.into_bytes()))
}

fn relocate(simulator: &mut Simulator, call: &Call<'_>, key: MessageKey, folder: &str) -> ApiResult<()> {
    let mailbox = call.mailbox_mut(simulator)?;
    let to = mailbox.well_known(folder).ok_or_else(ApiError::item_not_found)?;
    if mailbox.message(key)?.folder == to { Ok(()) } else { mailbox.move_message(key, to, call.now) }
}

/// A boolean parameter; the documentation's own samples send some as text.
fn flag(value: Option<&Value>, name: &str) -> ApiResult<bool> {
    match value {
        None | Some(Value::Null) => Ok(false),
        Some(Value::String(text)) => text.to_ascii_lowercase().parse().map_err(|_| read::wrong(name)),
        Some(value) => read::boolean(name, value),
    }
}
