//! Messages, in a folder or across the mailbox.

use super::collection::{self, Page};
use super::{
    Call, attachments, delta, extensions, folders, lowered, mentions, message_list, respond, send, verdicts,
};
use crate::error::{ApiError, ApiResult};
use crate::exchange::{Method, Response};
use crate::json::changes::{self, MessageChanges};
use crate::json::message::MessageWriter;
use crate::json::{Object, read};
use crate::mime_writer;
use crate::query::Allowed;
use crate::simulator::Simulator;
use crate::store::{FolderKey, MessageKey};
use crate::url::Version;

/// Answers below `/messages`, of the whole mailbox or of one folder.
pub(super) fn route(
    simulator: &mut Simulator,
    call: &Call<'_>,
    folder: Option<FolderKey>,
    path: &[&str],
) -> ApiResult<Response> {
    let names = lowered(path);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    match (call.request.method, names.as_slice()) {
        (Method::Get, []) => list(simulator, call, folder),
        (Method::Post, []) => create_draft(simulator, call, folder),
        (_, []) => Err(call.refuse_method()),
        (Method::Get, ["$count"]) => count(simulator, call, folder),
        (Method::Get, ["delta" | "delta()"]) => delta::messages(simulator, call, folder),
        (_, [_, rest @ ..]) => {
            let mailbox = call.mailbox(simulator)?;
            let key = mailbox.resolve_message(path.first().copied().unwrap_or_default())?;
            if folder.is_some_and(|folder| !mailbox.shows(folder, key)) {
                return Err(ApiError::item_not_found());
            }
            below_message(simulator, call, folder, key, rest, path.get(1..).unwrap_or_default())
        }
    }
}

fn below_message(
    simulator: &mut Simulator,
    call: &Call<'_>,
    folder: Option<FolderKey>,
    key: MessageKey,
    names: &[&str],
    path: &[&str],
) -> ApiResult<Response> {
    let is_beta = call.target.version == Version::Beta;
    match (call.request.method, names) {
        (Method::Get, []) => get(simulator, call, key, 200),
        (Method::Patch, []) => update(simulator, call, key),
        (Method::Delete, []) => {
            call.check_version(call.mailbox(simulator)?, key)?;
            call.mailbox_mut(simulator)?.delete_message(key, call.now)?;
            Ok(Response::empty(204))
        }
        (Method::Get, ["$value"]) => source(simulator, call, key),
        (Method::Post, ["move"]) => {
            let to = folders::destination(simulator, call)?;
            call.mailbox_mut(simulator)?.move_message(key, to, call.now)?;
            get(simulator, call, key, 201)
        }
        (Method::Post, ["copy"]) => {
            let to = folders::destination(simulator, call)?;
            let copy = call.mailbox_mut(simulator)?.copy_message(key, to, call.now)?;
            get(simulator, call, copy, 201)
        }
        (Method::Post, ["permanentdelete"]) => {
            call.mailbox_mut(simulator)?.destroy_message(key);
            Ok(Response::empty(204))
        }
        (Method::Post, ["send"]) => send::send_draft(simulator, call, key),
        (Method::Post, [action]) if respond::ACTIONS.contains(action) => {
            respond::respond(simulator, call, key, action)
        }
        (_, ["attachments", ..]) => {
            attachments::route(simulator, call, key, path.get(1..).unwrap_or_default())
        }
        (_, ["extensions", ..]) => extensions::route(simulator, call, key, path.get(1..).unwrap_or_default()),
        (method, [action]) if is_beta && verdicts::ACTIONS.contains(action) => match method {
            Method::Post => verdicts::act(simulator, call, folder, key, action),
            _ => Err(call.refuse_method()),
        },
        (_, ["mentions", ..]) if is_beta => {
            mentions::route(simulator, call, key, path.get(1..).unwrap_or_default())
        }
        (_, [action]) if respond::ACTIONS.contains(action) => Err(call.refuse_method()),
        (_, [] | ["$value" | "move" | "copy" | "permanentdelete" | "send"]) => Err(call.refuse_method()),
        (_, [other, ..]) => Err(ApiError::unknown_segment(other)),
    }
}

fn list(simulator: &Simulator, call: &Call<'_>, folder: Option<FolderKey>) -> ApiResult<Response> {
    let options = call.options(&Allowed::MessageList)?;
    let mailbox = call.mailbox(simulator)?;
    let writer = MessageWriter::new(mailbox, call.preferences, options.select.as_deref(), &options.expand)?;
    let listing = message_list::list(mailbox, mailbox.order_of(folder)?.as_ref(), &options);
    let messages = listing.keys.iter().filter_map(|key| mailbox.message(*key).ok());
    let page = Page {
        context: call.context(simulator, "messages"),
        values: messages.map(|message| writer.write(message)).collect(),
        next: listing.next,
        count: listing.count,
    };
    Ok(page.into_response(call))
}

fn count(simulator: &Simulator, call: &Call<'_>, folder: Option<FolderKey>) -> ApiResult<Response> {
    let options = call.options(&Allowed::Count)?;
    let mailbox = call.mailbox(simulator)?;
    let order = mailbox.order_of(folder)?;
    Ok(collection::number(message_list::count(mailbox, order.as_ref(), options.filter.as_ref())))
}

pub(super) fn get(
    simulator: &Simulator,
    call: &Call<'_>,
    key: MessageKey,
    status: u16,
) -> ApiResult<Response> {
    let options = call.options(&Allowed::Item)?;
    let mailbox = call.mailbox(simulator)?;
    let message = mailbox.message(key)?;
    let writer = MessageWriter::new(mailbox, call.preferences, options.select.as_deref(), &options.expand)?;
    let mut response =
        collection::item(status, &call.context(simulator, "messages/$entity"), writer.write(message));
    response.headers.push(("ETag".to_owned(), crate::json::message::etag(mailbox, message)));
    Ok(response)
}

fn source(simulator: &Simulator, call: &Call<'_>, key: MessageKey) -> ApiResult<Response> {
    let message = call.mailbox(simulator)?.message(key)?;
    let mime = message.content.mime.clone().unwrap_or_else(|| mime_writer::write(&message.content));
    Ok(Response::bytes(200, "text/plain", mime))
}

/// Whether the message is a draft; refuses changes a received message does not take, and those that come too soon.
fn check_writable(
    simulator: &mut Simulator,
    call: &Call<'_>,
    key: MessageKey,
    changes: &MessageChanges,
) -> ApiResult<bool> {
    let is_draft = call.mailbox(simulator)?.message(key)?.content.is_draft;
    if !is_draft {
        let advanced = simulator.users.get(call.caller.0).is_some_and(|user| user.post.advanced_write);
        let enforced = call.now >= simulator.transport.advanced_write_from;
        let refused = changes.need_draft() || (enforced && changes.are_sensitive());
        return if refused && !advanced { Err(ApiError::access_denied()) } else { Ok(false) };
    }
    if simulator.transport.draft_conflicts > 0 {
        simulator.transport.draft_conflicts -= 1;
        return Err(ApiError::conflict());
    }
    Ok(true)
}

fn update(simulator: &mut Simulator, call: &Call<'_>, key: MessageKey) -> ApiResult<Response> {
    let fields = read::object(call.request)?;
    let changes = MessageChanges::read(&fields, false, call.target.version)?;
    call.check_version(call.mailbox(simulator)?, key)?;
    let is_draft = check_writable(simulator, call, key, &changes)?;
    let mailbox = call.mailbox_mut(simulator)?;
    match only_read_state(&fields) {
        Some(is_read) => mailbox.set_read(key, call.now, is_read)?,
        None => mailbox.change_message(key, call.now, |message| {
            // What a draft was made from no longer says what it holds.
            message.content.mime.take_if(|_| is_draft);
            changes.apply(message, call.now);
        })?,
    }
    simulator.report_read(call.owner, key);
    get(simulator, call, key, 200)
}

/// The new read state, when a change is about nothing else.
fn only_read_state(fields: &Object) -> Option<bool> {
    let mut named = fields.iter().filter(|(name, _)| !name.contains('@'));
    match (named.next(), named.next()) {
        (Some((name, value)), None) if name == "isRead" => value.as_bool(),
        _ => None,
    }
}

fn create_draft(
    simulator: &mut Simulator,
    call: &Call<'_>,
    folder: Option<FolderKey>,
) -> ApiResult<Response> {
    let (mut content, details) = send::read_message(simulator, call)?;
    content.is_draft = true;
    let blank_from = content.from.take();
    content.from = blank_from.or_else(|| simulator.address_of(call.owner));
    let mailbox = call.mailbox_mut(simulator)?;
    let folder = folder.or_else(|| mailbox.well_known("drafts")).ok_or_else(ApiError::item_not_found)?;
    let key = mailbox.store_message(folder, content, details, call.now)?;
    get(simulator, call, key, 201)
}

/// A message with nothing in it, of the mailbox's owner.
pub(super) fn blank(simulator: &mut Simulator, call: &Call<'_>) -> crate::model::NewMessage {
    let domain = simulator.account(call.owner).and_then(|account| account.address.split_once('@'));
    let domain = domain.map_or("contoso.com", |(_, domain)| domain).to_owned();
    let id = format!("<{}@{domain}>", simulator.random.guid());
    changes::blank(id, call.now)
}
