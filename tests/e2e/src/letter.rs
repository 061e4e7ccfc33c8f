//! Messages for the mailbox of a test.

use graph_sim::model::{Address, Attachment, AttachmentContent, Body, NewMessage, Timestamp};
use graph_sim::sample::{OWNER_ADDRESS, OWNER_NAME};

/// When the first message of a mailbox arrived; the world puts each next one a minute before.
pub const NEWEST: Timestamp = Timestamp(1_767_603_600_000);

/// An unread message of plain text, from Ada Lovelace.
pub fn text(subject: &str, body: &str) -> NewMessage {
    NewMessage {
        subject: subject.to_owned(),
        from: Some(address("Ada Lovelace", "ada@contoso.example")),
        to: vec![address(OWNER_NAME, OWNER_ADDRESS)],
        body: Body::Text(body.to_owned()),
        sent: NEWEST,
        received: NEWEST,
        internet_message_id: format!("<{subject}@contoso.example>"),
        conversation_key: subject.to_owned(),
        ..NewMessage::default()
    }
}

/// An unread HTML message.
pub fn html(subject: &str, body: &str) -> NewMessage {
    NewMessage { body: Body::Html(body.to_owned()), ..text(subject, "") }
}

/// The same message with a file attached.
pub fn attach(mut message: NewMessage, name: &str, content_type: &str, bytes: &[u8]) -> NewMessage {
    message.attachments.push(Attachment {
        name: name.to_owned(),
        content_type: content_type.to_owned(),
        is_inline: false,
        content_id: None,
        content: AttachmentContent::File(bytes.to_vec()),
    });
    message
}

/// The same message with an image inside the body, which names it as `cid:{content_id}`.
pub fn embed(message: NewMessage, content_id: &str, bytes: &[u8]) -> NewMessage {
    let mut message = attach(message, &format!("{content_id}.png"), "image/png", bytes);
    if let Some(image) = message.attachments.last_mut() {
        image.is_inline = true;
        image.content_id = Some(content_id.to_owned());
    }
    message
}

/// The same message, read already.
pub fn read(message: NewMessage) -> NewMessage {
    NewMessage { is_read: true, ..message }
}

/// A name with an address.
pub fn address(name: &str, address: &str) -> Address {
    Address { name: name.to_owned(), address: address.to_owned() }
}

/// A picture of one red pixel.
pub const RED_PIXEL: &[u8] = include_bytes!("red_pixel.png");
