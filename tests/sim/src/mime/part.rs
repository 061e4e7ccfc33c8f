//! What one part says of itself: type, charset, disposition, name, content id.

use mail_parser::{ContentType, HeaderValue, Message, MessagePart, parsers::MessageStream};

use super::{encoding, fields::Fields, names};

/// A part with its content fields read.
pub(super) struct Part {
    /// `type/subtype` in lower case; empty where the part states none.
    pub(super) content_type: String,
    /// The `charset` parameter.
    pub(super) charset: Option<String>,
    /// The file name, decoded.
    pub(super) name: Option<String>,
    /// `Content-ID` without angle brackets.
    pub(super) content_id: Option<String>,
    /// `Content-Disposition: attachment`.
    pub(super) is_attachment: bool,
    /// The decoded bytes.
    pub(super) bytes: Vec<u8>,
}

impl Part {
    /// Reads a leaf of `message`.
    pub(super) fn read(message: &Message<'_>, part: &MessagePart<'_>) -> Part {
        let fields = Fields::of(part, &message.raw_message);
        let content_type = fields.last("Content-Type").and_then(parameters);
        let disposition = fields.last("Content-Disposition").and_then(parameters);
        let content_id = fields
            .last("Content-ID")
            .map(|id| id.trim_matches(|c: char| c.is_whitespace() || matches!(c, '<' | '>')).to_owned());
        let raw = message.raw_message.get(part.offset_body as usize..part.offset_end as usize);
        let encoding = fields.last("Content-Transfer-Encoding").unwrap_or_default();
        Part {
            charset: content_type.as_ref().and_then(|kind| attribute(kind, "charset")),
            name: disposition
                .as_ref()
                .and_then(|kind| attribute(kind, "filename"))
                .or_else(|| content_type.as_ref().and_then(|kind| attribute(kind, "name")))
                .and_then(|name| names::clean(&name)),
            content_id: content_id.filter(|id| !id.is_empty()),
            is_attachment: disposition.is_some_and(|kind| kind.is_attachment()),
            content_type: content_type.as_ref().map(full_type).unwrap_or_default(),
            bytes: encoding::decode(raw.unwrap_or_default(), encoding),
        }
    }
}

fn parameters(value: &str) -> Option<ContentType<'static>> {
    let line = format!("{value}\n");
    match MessageStream::new(line.as_bytes()).parse_content_type().into_owned() {
        HeaderValue::ContentType(kind) => Some(kind),
        _ => None,
    }
}

fn attribute(kind: &ContentType<'_>, name: &str) -> Option<String> {
    kind.attribute(name).map(str::to_owned)
}

fn full_type(kind: &ContentType<'_>) -> String {
    match kind.subtype() {
        Some(subtype) => format!("{}/{subtype}", kind.ctype()).to_ascii_lowercase(),
        None => String::new(),
    }
}
