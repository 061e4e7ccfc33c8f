//! Which parts make up the body a reader sees, and which are attachments.

use super::{charset, names, parse, part::Part};
use crate::model::{Attachment, AttachmentContent, Body, Timestamp};

/// The body and the attachments of a message that came at `received`, itself `depth` levels down.
pub(super) fn read(root: Part<'_>, received: Timestamp, depth: usize) -> (Body, Vec<Attachment>) {
    let mut walk = Walk { received, depth, found: Vec::new() };
    let body = join(walk.part(root, Parent::None, true));
    if let Body::Html(html) = &body {
        walk.found.iter_mut().for_each(|found| found.settle_inline(html));
    }
    (body, walk.found.into_iter().map(|found| found.attachment).collect())
}

/// A piece of the body, in the order of the parts.
enum Segment {
    Text(String),
    Html(String),
}

/// What a part stands in.
#[derive(Clone, Copy, PartialEq)]
enum Parent {
    None,
    Alternative,
    Related,
    Digest,
    Other,
}

/// An attachment with what decides whether it is shown in the body.
struct Found {
    attachment: Attachment,
    /// Its disposition does not say `attachment`.
    may_be_inline: bool,
}

impl Found {
    /// What the body shows is not listed, wherever it stands.
    fn settle_inline(&mut self, html: &str) {
        let named = |id: &String| {
            let escaped = id.replace('@', "%40");
            html.contains(&format!("cid:{id}")) || html.contains(&format!("cid:{escaped}"))
        };
        if self.may_be_inline && self.attachment.content_id.as_ref().is_some_and(named) {
            self.attachment.is_inline = true;
        }
    }
}

/// One walk over the parts of a message.
struct Walk {
    received: Timestamp,
    depth: usize,
    found: Vec<Found>,
}

impl Walk {
    /// The body pieces of a part; attachments in it are noted on the way.
    fn part(&mut self, part: Part<'_>, parent: Parent, is_first: bool) -> Vec<Segment> {
        if !part.children.is_empty() {
            return self.multipart(part, is_first);
        }
        let is_text = match part.content_type.as_str() {
            "text/plain" | "text/html" => true,
            "" => parent != Parent::Digest,
            // A multipart without parts: better to show what there is.
            kind => kind.starts_with("multipart/"),
        };
        // A named text that opens the message is its body; later ones are files somebody attached.
        if is_text && !part.is_attachment && (part.name.is_none() || is_first) {
            return vec![segment(&part)];
        }
        self.attach(part, parent);
        Vec::new()
    }

    fn multipart(&mut self, part: Part<'_>, is_first: bool) -> Vec<Segment> {
        let parent = match part.content_type.as_str() {
            "multipart/alternative" => Parent::Alternative,
            "multipart/related" => Parent::Related,
            "multipart/digest" => Parent::Digest,
            _ => Parent::Other,
        };
        let mut pieces = Vec::with_capacity(part.children.len());
        for (position, child) in part.children.into_iter().enumerate() {
            let opens = is_first && (position == 0 || parent == Parent::Alternative);
            pieces.push(self.part(child, parent, opens));
        }
        match parent {
            Parent::Alternative => best(pieces),
            _ => pieces.into_iter().flatten().collect(),
        }
    }

    fn attach(&mut self, part: Part<'_>, parent: Parent) {
        let content_type = match part.content_type.as_str() {
            "" if parent == Parent::Digest => "message/rfc822".to_owned(),
            "" => "application/octet-stream".to_owned(),
            stated => stated.to_owned(),
        };
        let is_picture = content_type.starts_with("image/");
        let is_inline = is_picture && part.content_id.is_some() && parent == Parent::Related;
        let (name, content) = self.content(&content_type, part.name.clone(), part.bytes());
        let attachment = Attachment { name, content_type, is_inline, content_id: part.content_id, content };
        self.found.push(Found { attachment, may_be_inline: !part.is_attachment });
    }

    /// The name and the content of an attachment: an attached message is opened, anything else is a file.
    fn content(
        &self,
        content_type: &str,
        name: Option<String>,
        bytes: Vec<u8>,
    ) -> (String, AttachmentContent) {
        let is_message = matches!(content_type, "message/rfc822" | "message/global");
        if is_message
            && self.depth < parse::MAX_DEPTH
            && let Ok(message) = parse::parse_nested(&bytes, self.received, self.depth + 1)
        {
            let subject = Some(message.subject.clone()).filter(|subject| !subject.is_empty());
            let name = subject.or(name).unwrap_or_else(|| "Attached message".to_owned());
            return (name, AttachmentContent::Item { message: Box::new(message), mime: bytes });
        }
        let position = self.found.len() + 1;
        let name = name.unwrap_or_else(|| names::made_up(position, content_type));
        (name, AttachmentContent::File(bytes))
    }
}

fn segment(part: &Part<'_>) -> Segment {
    let text = charset::decode(&part.bytes(), part.charset.as_deref());
    if part.content_type == "text/html" { Segment::Html(text) } else { Segment::Text(text) }
}

/// The alternative to show: the last that holds HTML, else the first that says anything.
fn best(alternatives: Vec<Vec<Segment>>) -> Vec<Segment> {
    let is_html = |pieces: &Vec<Segment>| {
        let says = |piece: &Segment| matches!(piece, Segment::Html(html) if !html.trim().is_empty());
        pieces.iter().any(says)
    };
    let is_text = |pieces: &Vec<Segment>| {
        let says = |piece: &Segment| matches!(piece, Segment::Text(text) if !text.trim().is_empty());
        pieces.iter().any(says)
    };
    let chosen = alternatives
        .iter()
        .rposition(is_html)
        .or_else(|| alternatives.iter().position(is_text))
        .unwrap_or_default();
    alternatives.into_iter().nth(chosen).unwrap_or_default()
}

/// One body: HTML as soon as a piece is, with text pieces (a list's footer) made HTML.
fn join(segments: Vec<Segment>) -> Body {
    if !segments.iter().any(|piece| matches!(piece, Segment::Html(_))) {
        let texts = segments.into_iter().map(|piece| match piece {
            Segment::Text(text) | Segment::Html(text) => text,
        });
        return Body::Text(texts.collect::<Vec<_>>().join("\n"));
    }
    let htmls = segments.into_iter().map(|piece| match piece {
        Segment::Html(html) => html,
        Segment::Text(text) if text.trim().is_empty() => String::new(),
        Segment::Text(text) => {
            format!("<div style=\"white-space: pre-wrap\">{}</div>", escape(&text))
        }
    });
    Body::Html(htmls.filter(|html| !html.is_empty()).collect::<Vec<_>>().join("\n"))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
