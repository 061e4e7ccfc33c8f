//! What every generated message has: ids, addresses, headers, a body with a signature.

use super::{
    clock::DAY,
    dice::Dice,
    people::{self, Person},
};
use crate::clock;
use crate::model::{
    Address, Attachment, AttachmentContent, Body, Classification, Flag, NewMessage, Timestamp,
};

/// A message with its folder.
pub(super) type Filed = (String, NewMessage);

/// A message from `from` to the owner; the maker changes what is special about it.
pub(super) fn to_owner(
    dice: &mut Dice,
    from: Address,
    subject: String,
    body: Body,
    at: Timestamp,
) -> NewMessage {
    message(dice, from, vec![people::owner()], subject, body, at)
}

/// A message by the owner.
pub(super) fn by_owner(
    dice: &mut Dice,
    to: Vec<Address>,
    subject: String,
    body: Body,
    at: Timestamp,
) -> NewMessage {
    NewMessage { is_read: true, ..message(dice, people::owner(), to, subject, body, at) }
}

fn message(
    dice: &mut Dice,
    from: Address,
    to: Vec<Address>,
    subject: String,
    body: Body,
    at: Timestamp,
) -> NewMessage {
    let domain = from.address.split_once('@').map_or("mail.example", |(_, domain)| domain);
    let id = format!("<{}@{domain}>", dice.hex());
    NewMessage {
        subject,
        to,
        body,
        sent: Timestamp(at.0 - dice.between(1_000, 40_000)),
        received: at,
        conversation_key: id.clone(),
        headers: vec![
            ("Date".to_owned(), clock::http_date(at).replace("GMT", "+0000")),
            ("Message-ID".to_owned(), id.clone()),
        ],
        internet_message_id: id,
        from: Some(from),
        ..NewMessage::default()
    }
}

/// Marks a message as mail of a machine or a list: the other tab, a header that says so.
pub(super) fn automatic(mut message: NewMessage, list: &str) -> NewMessage {
    message.classification = Classification::Other;
    message.headers.push(("List-Id".to_owned(), format!("<{list}>")));
    message.headers.push(("List-Unsubscribe".to_owned(), format!("<mailto:unsubscribe@{list}>")));
    message
}

/// Reads old mail, leaves some of the new unread, flags and files a little.
pub(super) fn settle(dice: &mut Dice, message: &mut NewMessage, now: Timestamp) {
    let age = now.0 - message.received.0;
    let unread = match age {
        age if age < DAY => 48,
        age if age < 2 * DAY => 26,
        age if age < 7 * DAY => 10,
        age if age < 60 * DAY => 3,
        _ => 1,
    };
    message.is_read = message.is_read || !dice.percent(unread);
    if dice.percent(5) {
        message.flag = if age > 14 * DAY && dice.percent(60) { Flag::Complete } else { Flag::Flagged };
    }
    if dice.percent(8) {
        let category = dice.pick(&["Follow up", "Waiting", "Harbour", "Money", "Private", "Travel"]);
        message.categories.push(category.to_owned());
    }
}

/// A file attached to a message.
pub(super) fn file(name: String, content_type: &str, bytes: Vec<u8>) -> Attachment {
    Attachment {
        name,
        content_type: content_type.to_owned(),
        is_inline: false,
        content_id: None,
        content: AttachmentContent::File(bytes),
    }
}

/// A picture shown in the body at `cid:<content_id>`.
pub(super) fn picture(name: String, content_id: String, bytes: Vec<u8>) -> Attachment {
    Attachment { is_inline: true, content_id: Some(content_id), ..file(name, "image/png", bytes) }
}

/// A document around paragraphs.
pub(super) fn html(inner: &str) -> Body {
    Body::Html(format!(
        "<html><head><meta charset=\"utf-8\"></head><body style=\"font-family:Calibri,Arial,sans-serif;font-size:11pt\">{inner}</body></html>"
    ))
}

/// Text as HTML.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The lines under a colleague's letter.
pub(super) fn signature(person: Person) -> String {
    format!(
        "<p style=\"color:#5a6b7b\"><b>{}</b><br>{}<br>Northwind Harbour &middot; {}<br>Quayside 7, Varmouth</p>",
        escape(person.name),
        escape(person.role),
        escape(person.team)
    )
}

/// A message attached to another.
pub(super) fn message_attachment(message: NewMessage) -> Attachment {
    Attachment {
        name: message.subject.clone(),
        content_type: "message/rfc822".to_owned(),
        is_inline: false,
        content_id: None,
        content: AttachmentContent::Item {
            mime: crate::mime_writer::write(&message),
            message: Box::new(message),
        },
    }
}
