//! The original below an answer: a line, From, Sent, To, Cc, Subject, and its text.

use std::fmt::Write as _;

use super::sent_date;
use crate::model::{Address, Body, NewMessage};
use crate::zones::ZoneName;

/// The original as an answer quotes it, in its own form.
pub(super) fn quoted(original: &NewMessage, zone: Option<ZoneName>) -> Body {
    match &original.body {
        Body::Html(html) => {
            let (start, content, end) = split_document(html);
            let rule = "<hr style=\"display:inline-block;width:98%\" tabindex=\"-1\">";
            let header = html_header(original, zone);
            Body::Html(format!("{start}{rule}{header}{content}{end}"))
        }
        Body::Text(text) => {
            let header = text_header(original, zone);
            Body::Text(format!("\r\n________________________________\r\n{header}\r\n{text}"))
        }
    }
}

/// A body with a comment before everything else.
pub(crate) fn with_comment(body: &Body, comment: &str) -> Body {
    match body {
        Body::Html(html) => {
            let (start, content, end) = split_document(html);
            let comment = escape(comment).replace('\n', "<br>\n");
            Body::Html(format!("{start}<div>{comment}</div>\r\n{content}{end}"))
        }
        Body::Text(text) => Body::Text(format!("{comment}\r\n{text}")),
    }
}

fn html_header(original: &NewMessage, zone: Option<ZoneName>) -> String {
    let mut header = String::from(
        "<div id=\"divRplyFwdMsg\" dir=\"ltr\"><font face=\"Calibri, sans-serif\" style=\"font-size:11pt\" color=\"#000000\">",
    );
    let lines = fields(original, zone);
    let last = lines.len().saturating_sub(1);
    for (at, (name, value)) in lines.into_iter().enumerate() {
        let end = if at == last { "" } else { "<br>\r\n" };
        let _ = write!(header, "<b>{name}:</b> {}{end}", escape(&value));
    }
    header + "</font>\r\n<div>&nbsp;</div>\r\n</div>\r\n"
}

fn text_header(original: &NewMessage, zone: Option<ZoneName>) -> String {
    let lines = fields(original, zone).into_iter().map(|(name, value)| format!("{name}: {value}\r\n"));
    lines.collect()
}

/// The header of the original, field by field; there is no empty `Cc`.
fn fields(original: &NewMessage, zone: Option<ZoneName>) -> Vec<(&'static str, String)> {
    let from = original.from.as_ref().map(written).unwrap_or_default();
    let mut fields = vec![
        ("From", from),
        ("Sent", sent_date(original.sent, zone)),
        ("To", all_written(&original.to)),
        ("Cc", all_written(&original.cc)),
        ("Subject", original.subject.clone()),
    ];
    fields.retain(|(name, value)| *name != "Cc" || !value.is_empty());
    fields
}

fn all_written(addresses: &[Address]) -> String {
    addresses.iter().map(written).collect::<Vec<_>>().join("; ")
}

fn written(Address { name, address }: &Address) -> String {
    if name.is_empty() { address.clone() } else { format!("{name} <{address}>") }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A document in three parts: up to the body's content, the content, what follows.
fn split_document(html: &str) -> (&str, &str, &str) {
    let lower = html.to_ascii_lowercase();
    let start = lower.find("<body").and_then(|at| Some(at + lower.get(at..)?.find('>')? + 1)).unwrap_or(0);
    let end = lower.rfind("</body").filter(|end| *end >= start).unwrap_or(html.len());
    let part = |from: usize, to: usize| html.get(from..to).unwrap_or_default();
    (part(0, start), part(start, end), part(end, html.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_split_around_the_content_of_its_body() {
        let html = "<html><BODY dir=\"ltr\">x</BODY></html>";
        assert_eq!(split_document(html), ("<html><BODY dir=\"ltr\">", "x", "</BODY></html>"));
        assert_eq!(split_document("<p>x</p>"), ("", "<p>x</p>", ""));
    }

    #[test]
    fn a_comment_stands_first_and_is_no_markup() {
        let body = with_comment(&Body::Html("<body>old</body>".into()), "1 < 2");
        assert_eq!(body, Body::Html("<body><div>1 &lt; 2</div>\r\nold</body>".into()));
    }
}
