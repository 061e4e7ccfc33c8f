//! Messages a rule sends on: forwarded, forwarded as an attachment, redirected.

use super::{Posted, facts, new_message_id};
use crate::clock;
use crate::json::changes;
use crate::mime_writer;
use crate::model::{Address, Attachment, AttachmentContent, Body, NewMessage};
use crate::simulator::Simulator;
use crate::store::Details;
use crate::text;

/// The header field by which Exchange knows mailboxes whose rules sent a message on.
pub(super) const LOOP: &str = "X-MS-Exchange-Inbox-Rules-Loop";
/// How often rules may send a message on.
const MAX_HOPS: usize = 3;

/// Whether the rules of a mailbox must not send a message on again.
pub(super) fn is_loop(message: &NewMessage, own: &str) -> bool {
    let hops: Vec<&str> = facts::fields(message, LOOP).collect();
    hops.len() >= MAX_HOPS || hops.iter().any(|hop| hop.eq_ignore_ascii_case(own))
}

/// `forwardTo`: a new message with the old one below a header of its own.
pub(super) fn inline(
    simulator: &mut Simulator,
    original: &NewMessage,
    own: &Address,
    to: &[Address],
) -> Posted {
    let mut message = forwarded(simulator, original, own, to);
    message.attachments.clone_from(&original.attachments);
    message.body = match &original.body {
        Body::Text(text) => Body::Text(format!("{}\r\n\r\n{text}", quoted_header(original, "\r\n"))),
        Body::Html(html) => {
            Body::Html(format!("<div>{}</div><hr>{html}", quoted_header(&escaped(original), "<br>")))
        }
    };
    Posted::new(message, Details::default())
}

/// `forwardAsAttachmentTo`: a new message that carries the old one.
pub(super) fn attached(
    simulator: &mut Simulator,
    original: &NewMessage,
    own: &Address,
    to: &[Address],
) -> Posted {
    let mut message = forwarded(simulator, original, own, to);
    let mime = original.mime.clone().unwrap_or_else(|| mime_writer::write(original));
    let name = if original.subject.is_empty() { "Message" } else { &original.subject };
    message.attachments.push(Attachment {
        name: name.to_owned(),
        content_type: "message/rfc822".to_owned(),
        is_inline: false,
        content_id: None,
        content: AttachmentContent::Item { message: Box::new(original.clone()), mime },
    });
    Posted::new(message, Details::default())
}

/// `redirectTo`: the message as it is, to somebody its header does not name.
pub(super) fn redirected(original: &NewMessage, own: &Address, to: &[Address]) -> Posted {
    let mut message = NewMessage { is_read: false, ..original.clone() };
    message.headers.push((LOOP.to_owned(), own.address.clone()));
    message.headers.push(("Resent-From".to_owned(), own.address.clone()));
    Posted { message, envelope: Some(to.to_vec()), details: Details::default() }
}

fn forwarded(simulator: &mut Simulator, original: &NewMessage, own: &Address, to: &[Address]) -> NewMessage {
    let id = new_message_id(simulator, &own.address);
    let mut message = changes::blank(id, simulator.now);
    message.subject = format!("FW: {}", original.subject);
    message.importance = original.importance;
    message.conversation_key.clone_from(&original.conversation_key);
    message.from = Some(own.clone());
    message.to = to.to_vec();
    message.is_read = false;
    message.is_draft = false;
    let hops = facts::fields(original, LOOP).map(|hop| (LOOP.to_owned(), hop.to_owned()));
    message.headers = hops.collect();
    message.headers.push((LOOP.to_owned(), own.address.clone()));
    message.headers.push(("References".to_owned(), original.internet_message_id.clone()));
    message
}

/// From, Sent, To and Subject of the old message.
fn quoted_header(original: &NewMessage, line_end: &str) -> String {
    let names =
        |list: &[Address]| list.iter().map(|address| address.address.as_str()).collect::<Vec<_>>().join("; ");
    [
        format!("From: {}", names(original.from.as_slice())),
        format!("Sent: {}", clock::http_date(original.sent)),
        format!("To: {}", names(&original.to)),
        format!("Subject: {}", original.subject),
    ]
    .join(line_end)
}

/// The same message with a subject that can stand in HTML.
fn escaped(original: &NewMessage) -> NewMessage {
    let mut copy = NewMessage { attachments: Vec::new(), mime: None, ..original.clone() };
    copy.subject = text::escape(&original.subject);
    copy
}
