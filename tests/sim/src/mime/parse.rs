//! One message: bytes in, what a mailbox holds out.

use std::{error::Error, fmt};

use super::{address, body, date, fields::Fields, importance, part::Part, threads, words};
use crate::model::{Flag, NewMessage, Timestamp};

/// Attached messages are opened to this depth; deeper ones stay files.
pub(super) const MAX_DEPTH: usize = 30;

/// Why bytes are not a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MimeError {
    /// Nothing but white space.
    Empty,
    /// Not one header field.
    NoHeader,
}

impl fmt::Display for MimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            MimeError::Empty => "it is empty",
            MimeError::NoHeader => "it has no header field",
        })
    }
}

impl Error for MimeError {}

/// Reads any RFC 5322 message and keeps all of its parts.
///
/// The arrival time is that of the top `Received` field, else `Date`, else `received_fallback`.
pub fn parse(bytes: &[u8], received_fallback: Timestamp) -> Result<NewMessage, MimeError> {
    parse_nested(bytes, received_fallback, 0)
}

/// `parse` for a message attached `depth` levels down.
pub(super) fn parse_nested(
    bytes: &[u8],
    received_fallback: Timestamp,
    depth: usize,
) -> Result<NewMessage, MimeError> {
    let source = without_envelope(bytes);
    if source.trim_ascii().is_empty() {
        return Err(MimeError::Empty);
    }
    let (fields, raw) = Fields::split(source);
    if fields.is_empty() {
        return Err(MimeError::NoHeader);
    }

    let sent = date::sent(&fields);
    let received = date::received(&fields).or(sent).unwrap_or(received_fallback);
    let (body, attachments) = body::read(Part::read(&fields, raw, 0), received, depth);
    let from = address::first(&fields, "From");
    let sender = address::first(&fields, "Sender");
    let internet_message_id = threads::message_id(&fields, source);

    Ok(NewMessage {
        subject: words::decode(fields.first("Subject").unwrap_or_default()),
        sender: sender.filter(|sender| from.as_ref() != Some(sender)),
        from,
        to: address::all(&fields, "To"),
        cc: address::all(&fields, "Cc"),
        bcc: address::all(&fields, "Bcc"),
        reply_to: address::all(&fields, "Reply-To"),
        body,
        sent: sent.unwrap_or(received),
        received,
        conversation_key: threads::thread_key(&fields, &internet_message_id),
        internet_message_id,
        headers: fields.decoded(),
        attachments,
        importance: importance::importance(&fields),
        classification: importance::classification(&fields),
        flag: Flag::NotFlagged,
        categories: Vec::new(),
        is_read: false,
        is_draft: fields.first("X-Unsent") == Some("1"),
        mime: Some(source.to_vec()),
    })
}

/// The message without white space before it and without the `From ` line a spool puts there.
fn without_envelope(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    if bytes.starts_with(b"From ") || bytes.starts_with(b">From ") {
        let end = bytes.iter().position(|&byte| byte == b'\n').map_or(bytes.len(), |at| at + 1);
        return bytes.get(end..).unwrap_or_default();
    }
    bytes
}
