//! The message an answer quotes, the way mail programs put it below.

use super::{clock, letter::escape};
use crate::model::{Body, NewMessage};

/// What an answer to `message` quotes is cut here: threads of many answers must not grow without end.
const LONGEST: usize = 6_000;

/// An answer in HTML above the message it answers.
pub(super) fn html(answer: &str, message: &NewMessage) -> String {
    let quoted = match &message.body {
        Body::Html(html) => inner(html).to_owned(),
        Body::Text(text) => format!("<pre>{}</pre>", escape(text)),
    };
    if quoted.len() > LONGEST {
        return answer.to_owned();
    }
    let (from, to) = (sender(message), names(message));
    format!(
        "{answer}<div style=\"border-top:1px solid #e1e1e1;padding-top:3pt\"><b>From:</b> {}<br><b>Sent:</b> {}<br>\
         <b>To:</b> {}<br><b>Subject:</b> {}</div><br>{quoted}",
        escape(&from),
        clock::written(message.sent),
        escape(&to),
        escape(&message.subject)
    )
}

/// An answer in plain text above the message it answers.
pub(super) fn text(answer: &str, message: &NewMessage) -> String {
    let Body::Text(text) = &message.body else { return answer.to_owned() };
    if text.len() > LONGEST {
        return answer.to_owned();
    }
    let quoted = text.lines().map(|line| {
        // `>` upon `>` without spaces, as RFC 3676 has it.
        let space = if line.is_empty() || line.starts_with('>') { "" } else { " " };
        format!(">{space}{line}\n")
    });
    let quoted: String = quoted.collect();
    format!("{answer}\n\nOn {}, {} wrote:\n{quoted}", clock::written(message.sent), sender(message))
}

fn sender(message: &NewMessage) -> String {
    message.from.as_ref().map(|from| from.name.clone()).unwrap_or_default()
}

fn names(message: &NewMessage) -> String {
    message.to.iter().map(|to| to.name.as_str()).collect::<Vec<_>>().join("; ")
}

/// What stands between the body tags.
fn inner(html: &str) -> &str {
    let start = html.find("<body").and_then(|at| html.get(at..)?.find('>').map(|end| at + end + 1));
    let end = html.rfind("</body>").unwrap_or(html.len());
    start.and_then(|start| html.get(start..end)).unwrap_or(html)
}
