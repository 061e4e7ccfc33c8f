//! MIME for messages that came without a source: what `/$value` gives for drafts and generated mail.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::clock;
use crate::json::attachment;
use crate::model::{Address, Attachment, Body, NewMessage};

const BOUNDARY: &str = "_004_0c1f6a0e_part_";

/// Writes a message as MIME.
pub(crate) fn write(message: &NewMessage) -> Vec<u8> {
    let mut mime = String::new();
    if let Some(from) = &message.from {
        header(&mut mime, "From", &mailboxes(std::slice::from_ref(from)));
    }
    for (name, addresses) in [("To", &message.to), ("Cc", &message.cc), ("Reply-To", &message.reply_to)] {
        if !addresses.is_empty() {
            header(&mut mime, name, &mailboxes(addresses));
        }
    }
    header(&mut mime, "Subject", &encoded_word(&message.subject));
    header(&mut mime, "Date", &clock::http_date(message.sent).replace("GMT", "+0000"));
    header(&mut mime, "Message-ID", &message.internet_message_id);
    for (name, value) in message.headers.iter().filter(|(name, _)| is_own(name)) {
        header(&mut mime, name, &encoded_word(value));
    }
    header(&mut mime, "MIME-Version", "1.0");
    if message.attachments.is_empty() {
        body(&mut mime, &message.body);
    } else {
        header(&mut mime, "Content-Type", &format!("multipart/related; boundary=\"{BOUNDARY}\""));
        let _ = write!(mime, "\r\n--{BOUNDARY}\r\n");
        body(&mut mime, &message.body);
        for attachment in &message.attachments {
            let _ = write!(mime, "--{BOUNDARY}\r\n");
            part(&mut mime, attachment);
        }
        let _ = write!(mime, "--{BOUNDARY}--\r\n");
    }
    mime.into_bytes()
}

/// Whether a header field is not one that is written anyway.
fn is_own(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["x-", "list-"].iter().any(|start| name.starts_with(start))
        || ["in-reply-to", "references"].contains(&name.as_str())
}

fn header(mime: &mut String, name: &str, value: &str) {
    let _ = write!(mime, "{name}: {}\r\n", value.replace(['\r', '\n'], " "));
}

fn body(mime: &mut String, body: &Body) {
    let (subtype, content) = match body {
        Body::Text(text) => ("plain", text),
        Body::Html(html) => ("html", html),
    };
    header(mime, "Content-Type", &format!("text/{subtype}; charset=\"utf-8\""));
    base64_content(mime, content.as_bytes());
}

fn part(mime: &mut String, attached: &Attachment) {
    let (bytes, content_type) = attachment::raw(attached);
    let name = encoded_word(&attached.name.replace('"', "'"));
    header(mime, "Content-Type", &format!("{content_type}; name=\"{name}\""));
    let disposition = if attached.is_inline { "inline" } else { "attachment" };
    header(mime, "Content-Disposition", &format!("{disposition}; filename=\"{name}\""));
    if let Some(id) = &attached.content_id {
        header(mime, "Content-ID", &format!("<{id}>"));
    }
    base64_content(mime, bytes);
}

fn base64_content(mime: &mut String, bytes: &[u8]) {
    header(mime, "Content-Transfer-Encoding", "base64");
    mime.push_str("\r\n");
    for line in bytes.chunks(57) {
        STANDARD.encode_string(line, mime);
        mime.push_str("\r\n");
    }
}

fn mailboxes(addresses: &[Address]) -> String {
    let written = addresses.iter().map(|Address { name, address }| {
        if name.is_empty() {
            return address.clone();
        }
        let name = if name.is_ascii() {
            format!("\"{}\"", name.replace(['"', '\\'], ""))
        } else {
            encoded_word(name)
        };
        format!("{name} <{address}>")
    });
    written.collect::<Vec<_>>().join(", ")
}

/// The text itself when it is plain ASCII, encoded words otherwise.
fn encoded_word(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let symbols: Vec<char> = text.chars().collect();
    let words = symbols.chunks(12).map(|word| {
        let word: String = word.iter().collect();
        format!("=?utf-8?B?{}?=", STANDARD.encode(word))
    });
    words.collect::<Vec<_>>().join(" ")
}
