//! Requests to an upload session: ranges, how far it is, giving it up.

use serde_json::json;

use super::range::ContentRange;
use super::{AttachmentItem, Session};
use crate::clock;
use crate::error::{ApiError, ApiResult};
use crate::exchange::{Method, Request, Response};
use crate::model::{Attachment, AttachmentContent};
use crate::simulator::Simulator;
use crate::url;

/// A range may not have more bytes.
const MAX_RANGE: usize = 4 * 1024 * 1024;

/// Answers a request to an upload session.
pub(crate) fn answer(simulator: &mut Simulator, request: &Request) -> ApiResult<Response> {
    let (origin, rest) = url::split_origin(&request.url, request.header("Host"), super::ORIGIN);
    if origin != simulator.uploads.origin {
        return Err(ApiError::item_not_found());
    }
    if request.header("Authorization").is_some() {
        let message = "The upload URL is authenticated by itself; an Authorization header is not allowed.";
        return Err(ApiError::invalid_request(message));
    }
    let at = find(simulator, rest)?;
    match request.method {
        Method::Put => put(simulator, request, at),
        Method::Get => status(simulator, at),
        Method::Delete => {
            simulator.uploads.sessions.remove(at);
            Ok(Response::empty(204))
        }
        other => Err(ApiError::method_not_allowed(other.as_str())),
    }
}

/// The session a path and its `authtoken` open.
fn find(simulator: &Simulator, path: &str) -> ApiResult<usize> {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let segments: Vec<String> = path.split('/').flat_map(url::decode_segment).collect();
    let id = segments.last().map(String::as_str).unwrap_or_default();
    let token = query.split('&').find_map(|pair| pair.strip_prefix("authtoken=")).unwrap_or_default();
    let found = simulator.uploads.sessions.iter().enumerate().find(|(_, session)| session.id == id);
    let (at, session) = found.ok_or_else(ApiError::item_not_found)?;
    if session.authtoken != token || session.expires <= simulator.now {
        return Err(ApiError::invalid_token("The upload session has expired or its token is not valid."));
    }
    Ok(at)
}

fn put(simulator: &mut Simulator, request: &Request, at: usize) -> ApiResult<Response> {
    let expires = simulator.upload_expiry();
    let session = simulator.uploads.sessions.get_mut(at).ok_or_else(ApiError::item_not_found)?;
    check_range(request, session)?;
    session.received.extend_from_slice(&request.body);
    session.expires = expires;
    if session.received.len() < session.item.size {
        let expected = session.received.len().to_string();
        let body = json!({ "ExpirationDateTime": clock::iso(expires), "NextExpectedRanges": [expected] });
        return Ok(Response::json(200, &body));
    }
    let session = simulator.uploads.sessions.remove(at);
    let location = attach(simulator, session)?;
    let mut response = Response::empty(201);
    response.headers.push(("Location".to_owned(), location));
    Ok(response)
}

/// Refuses a range that is not the next one of this file.
fn check_range(request: &Request, session: &Session) -> ApiResult<()> {
    if request.body.len() > MAX_RANGE {
        return Err(ApiError::new(413, "RequestEntityTooLarge", "A range may have at most 4 MB."));
    }
    let range = request.header("Content-Range").and_then(ContentRange::parse);
    let range =
        range.ok_or_else(|| ApiError::invalid_request("The Content-Range header is missing or invalid."))?;
    if range.total != session.item.size || range.length() != request.body.len() {
        let message = "The Content-Range header does not match the file or the body.";
        return Err(ApiError::invalid_request(message));
    }
    if range.first != session.received.len() {
        let message =
            format!("The range does not start at the next expected byte, {}.", session.received.len());
        return Err(ApiError::new(416, "InvalidRange", message));
    }
    Ok(())
}

/// How far the upload is, in the spelling Graph has where the ranges have another.
fn status(simulator: &Simulator, at: usize) -> ApiResult<Response> {
    let session = simulator.uploads.sessions.get(at).ok_or_else(ApiError::item_not_found)?;
    let expected = format!("{}-", session.received.len());
    let body = json!({ "expirationDateTime": clock::iso(session.expires), "nextExpectedRanges": [expected] });
    Ok(Response::json(200, &body))
}

/// Attaches the file to its draft; the attachment's URL.
fn attach(simulator: &mut Simulator, session: Session) -> ApiResult<String> {
    let Session { place, item, received, .. } = session;
    let AttachmentItem { name, content_type, is_inline, content_id, .. } = item;
    let message_url = simulator.upload_message_url(&place).ok_or_else(ApiError::item_not_found)?;
    let now = simulator.now;
    let mailbox = simulator.mailbox_mut(place.owner).ok_or_else(ApiError::item_not_found)?;
    if !mailbox.message(place.message)?.content.is_draft {
        return Err(ApiError::item_not_found());
    }
    let attachment = Attachment {
        name,
        content_type: content_type.unwrap_or_else(|| "application/octet-stream".to_owned()),
        is_inline,
        content_id,
        content: AttachmentContent::File(received),
    };
    let number = mailbox.change_message(place.message, now, |message| message.add_attachment(attachment))?;
    let id = mailbox.attachment_id(mailbox.message(place.message)?, number, place.immutable_ids);
    Ok(format!("{message_url}/Attachments('{id}')"))
}
