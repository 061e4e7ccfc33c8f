//! One part of a message: what it says of itself, its bytes, the parts in it.

use mail_parser::{ContentType, HeaderValue, parsers::MessageStream};

use super::{
    encoding,
    fields::{Fields, next_line},
    names,
};

/// Multiparts nested deeper stay unopened: no honest message comes near.
const MAX_NESTING: usize = 64;

/// A part with its content fields read.
pub(super) struct Part<'a> {
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
    /// The parts of a multipart.
    pub(super) children: Vec<Part<'a>>,
    encoding: String,
    raw: &'a [u8],
}

impl<'a> Part<'a> {
    /// Reads the part with these fields and this body, and all parts in it.
    ///
    /// Where a content field stands twice the first counts, as in every reader of mail we know of.
    pub(super) fn read(fields: &Fields, raw: &'a [u8], nesting: usize) -> Part<'a> {
        let kind = fields.first("Content-Type").and_then(parameters);
        let kind_of = |name: &str| kind.as_ref().and_then(|kind| attribute(kind, name));
        let disposition = fields.first("Content-Disposition").and_then(parameters);
        let file_name = disposition.as_ref().and_then(|kind| attribute(kind, "filename"));
        let content_id = fields
            .first("Content-ID")
            .map(|id| id.trim_matches(|c: char| c.is_whitespace() || matches!(c, '<' | '>')).to_owned());
        let mut part = Part {
            content_type: kind.as_ref().map(full_type).unwrap_or_default(),
            charset: kind_of("charset"),
            name: file_name.or_else(|| kind_of("name")).and_then(|name| names::clean(&name)),
            content_id: content_id.filter(|id| !id.is_empty()),
            is_attachment: disposition.is_some_and(|kind| kind.is_attachment()),
            children: Vec::new(),
            encoding: fields.first("Content-Transfer-Encoding").unwrap_or_default().to_owned(),
            raw,
        };
        if part.content_type.starts_with("multipart/") && nesting < MAX_NESTING {
            part.open(kind_of("boundary").as_deref().unwrap_or_default(), nesting);
        }
        part
    }

    /// The decoded bytes.
    pub(super) fn bytes(&self) -> Vec<u8> {
        encoding::decode(self.raw, &self.encoding)
    }

    fn open(&mut self, boundary: &str, nesting: usize) {
        let boundary = boundary.trim_end();
        if boundary.is_empty() {
            return;
        }
        for raw in split(self.raw, boundary.as_bytes()) {
            let (fields, body) = Fields::split(raw);
            let child = Part::read(&fields, body, nesting + 1);
            // An old mailer opens a multipart with the boundary of the one around it, so that its parts come
            // out as ours: then this part is what that one wanted to be.
            if child.is_hollow() {
                self.content_type = child.content_type;
            } else {
                self.children.push(child);
            }
        }
    }

    /// A multipart with nothing in it.
    pub(super) fn is_hollow(&self) -> bool {
        let is_blank = self.raw.trim_ascii().is_empty();
        self.content_type.starts_with("multipart/") && self.children.is_empty() && is_blank
    }
}

/// The raw parts between the delimiter lines, without preamble and epilogue.
fn split<'a>(body: &'a [u8], boundary: &[u8]) -> Vec<&'a [u8]> {
    let mut parts = Vec::new();
    // Where the open part begins; none is open before the first delimiter and after the closing one.
    let mut start: Option<usize> = None;
    let mut rest = body;
    let mut offset = 0;
    while let Some((line, tail)) = next_line(rest) {
        if let Some(closes) = delimiter(line, boundary) {
            parts.extend(start.and_then(|start| body.get(start..offset)).map(without_line_end));
            start = (!closes).then_some(offset + line.len());
        }
        offset += line.len();
        rest = tail;
    }
    parts.extend(start.and_then(|start| body.get(start..)));
    parts
}

/// Whether a line is `--boundary`, and whether it is the closing `--boundary--`.
fn delimiter(line: &[u8], boundary: &[u8]) -> Option<bool> {
    let rest = line.strip_prefix(b"--")?.strip_prefix(boundary)?.trim_ascii_end();
    match rest {
        b"" => Some(false),
        b"--" => Some(true),
        _ => None,
    }
}

/// The line end before a delimiter belongs to the delimiter.
fn without_line_end(part: &[u8]) -> &[u8] {
    let part = part.strip_suffix(b"\n").unwrap_or(part);
    part.strip_suffix(b"\r").unwrap_or(part)
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
