//! Whether a message is what is looked for: the same in memory, in the store in memory and in the browser's database.

use crate::model::{BodyType, Message, Recipient};
use crate::text::visible_text;

/// Text in small letters. Handed in, because the browser has the tables for it and the bundle need not.
pub type Lower = fn(&str) -> String;

/// Whether each of the words, in small letters, stands in sender, recipients, subject or preview.
pub fn mentions(message: &Message, words: &[String], lower: Lower) -> bool {
    holds(&lower(&head(message)), words)
}

/// The same where the text of the body, if it has one, is looked through too.
pub fn mentions_inside(message: &Message, words: &[String], lower: Lower) -> bool {
    holds(&lower(&everything(message)), words)
}

/// Whether each of the words stands in a text.
pub(super) fn holds(text: &str, words: &[String]) -> bool {
    words.iter().all(|word| text.contains(word.as_str()))
}

/// Sender, recipients, subject and preview.
pub(super) fn head(message: &Message) -> String {
    let Message { subject, body_preview, from, sender, to_recipients, cc_recipients, bcc_recipients, .. } =
        message;
    let recipients = to_recipients.iter().chain(cc_recipients).chain(bcc_recipients);
    let mut text = [subject.as_str(), body_preview].join("\n");
    for Recipient { email_address } in from.iter().chain(sender).chain(recipients) {
        for part in [&email_address.name, &email_address.address] {
            text.push('\n');
            text.push_str(part);
        }
    }
    text
}

/// The same, and the text of the body.
pub(super) fn everything(message: &Message) -> String {
    let mut text = head(message);
    if let Some(body) = &message.body {
        text.push('\n');
        match body.content_type {
            BodyType::Text => text.push_str(&body.content),
            BodyType::Html => text.push_str(&visible_text(&body.content)),
        }
    }
    text
}
