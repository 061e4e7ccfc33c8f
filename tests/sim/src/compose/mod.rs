//! Replies and forwards: whom they go to, what they are called, what they quote.

mod quote;

use crate::model::{Address, Attachment, Body, Importance, NewMessage, Timestamp};

use crate::zones::ZoneName;

pub(crate) use quote::with_comment;

/// What is made of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Response {
    Reply,
    ReplyAll,
    Forward,
}

/// Makes a draft that answers or passes on `original`.
///
/// `blank` brings the new ids and times, `own` is the address of the mailbox, `zone` that of the quoted date.
pub(crate) fn respond(
    kind: Response,
    original: &NewMessage,
    own: &Address,
    zone: Option<ZoneName>,
    blank: NewMessage,
) -> NewMessage {
    let (to, cc) = recipients(kind, original, own);
    let body = quote::quoted(original, zone);
    let attachments = original.attachments.iter().filter(|attachment| match kind {
        Response::Forward => true,
        // The quoted text still shows its pictures.
        Response::Reply | Response::ReplyAll => attachment.is_inline && matches!(body, Body::Html(_)),
    });
    let attachments: Vec<Attachment> = attachments.cloned().collect();
    NewMessage {
        subject: subject(kind, &original.subject),
        from: Some(own.clone()),
        to,
        cc,
        body,
        attachments,
        importance: if kind == Response::Forward { original.importance } else { Importance::Normal },
        conversation_key: original.conversation_key.clone(),
        headers: threading(original),
        ..blank
    }
}

/// The header fields that tie a message to the one it answers.
pub(crate) fn threading(original: &NewMessage) -> Vec<(String, String)> {
    let held = |name: &str| {
        original
            .headers
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    };
    let before = held("References").or_else(|| held("In-Reply-To")).unwrap_or_default();
    let references = format!("{before} {}", original.internet_message_id).trim().to_owned();
    vec![
        ("In-Reply-To".to_owned(), original.internet_message_id.clone()),
        ("References".to_owned(), references),
    ]
}

/// Whom a response goes to: `To` and `Cc`.
fn recipients(kind: Response, original: &NewMessage, own: &Address) -> (Vec<Address>, Vec<Address>) {
    let is_own = |address: &Address| address.address.eq_ignore_ascii_case(&own.address);
    let sender: Vec<Address> = if original.reply_to.is_empty() {
        original.from.clone().into_iter().collect()
    } else {
        original.reply_to.clone()
    };
    // An answer to one's own message goes to those it went to.
    let answered = if sender.iter().all(is_own) { original.to.clone() } else { sender };
    match kind {
        Response::Forward => (Vec::new(), Vec::new()),
        Response::Reply => (answered, Vec::new()),
        Response::ReplyAll => {
            let mut seen = vec![own.address.to_lowercase()];
            let to = fresh(answered.iter().chain(&original.to), &mut seen);
            let cc = fresh(original.cc.iter(), &mut seen);
            (to, cc)
        }
    }
}

/// The addresses not seen before, each once.
fn fresh<'a>(addresses: impl Iterator<Item = &'a Address>, seen: &mut Vec<String>) -> Vec<Address> {
    let mut found = Vec::new();
    for address in addresses {
        let name = address.address.to_lowercase();
        if !seen.contains(&name) {
            seen.push(name);
            found.push(address.clone());
        }
    }
    found
}

/// `RE: ` or `FW: ` before the subject without the prefix it had.
fn subject(kind: Response, original: &str) -> String {
    let prefix = if kind == Response::Forward { "FW" } else { "RE" };
    format!("{prefix}: {}", normalized(original))
}

/// The subject without its prefix, which has one to three characters, a colon and a space ([MS-OXCMSG]).
pub(crate) fn normalized(subject: &str) -> &str {
    match subject.split_once(": ") {
        Some((prefix, rest))
            if (1..=3).contains(&prefix.chars().count()) && prefix.chars().all(char::is_alphabetic) =>
        {
            rest
        }
        _ => subject,
    }
}

/// When a message was sent, as the quoted header shows it; in UTC where no zone is given.
pub(crate) fn sent_date(at: Timestamp, zone: Option<ZoneName>) -> String {
    crate::clock::long_date(zone.map_or(at, |zone| zone.zone.local(at)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_is_replaced_and_a_word_before_a_colon_is_not() {
        assert_eq!(subject(Response::Reply, "Plan"), "RE: Plan");
        assert_eq!(subject(Response::Reply, "Re: Plan"), "RE: Plan");
        assert_eq!(subject(Response::Forward, "AW: Plan"), "FW: Plan");
        assert_eq!(subject(Response::Reply, "Plan: part 2"), "RE: Plan: part 2");
        assert_eq!(subject(Response::Reply, "10: Plan"), "RE: 10: Plan");
    }
}
