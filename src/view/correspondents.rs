//! How people are written in rows and headers.

use crate::app::wording;
use crate::model::{Message, Recipient, WellKnownFolder};

/// Whom a row is about: the author, or in folders of one's own mail the recipients.
pub fn of_row(message: &Message, folder: Option<WellKnownFolder>) -> String {
    if is_own(folder) {
        let names = names(&message.to_recipients);
        return if names.is_empty() { wording::NO_RECIPIENTS.to_owned() } else { names };
    }
    author(message)
}

/// The one person a row is coloured after.
pub fn person_of_row(message: &Message, folder: Option<WellKnownFolder>) -> Option<&Recipient> {
    if is_own(folder) { message.to_recipients.first() } else { message.author() }
}

fn is_own(folder: Option<WellKnownFolder>) -> bool {
    matches!(folder, Some(WellKnownFolder::Drafts | WellKnownFolder::SentItems | WellKnownFolder::Outbox))
}

/// Who a message is from.
pub fn author(message: &Message) -> String {
    let label = message.author().map(|author| author.email_address.label()).unwrap_or_default();
    if label.is_empty() { wording::NO_SENDER.to_owned() } else { label.to_owned() }
}

/// Names in a row.
pub fn names(recipients: &[Recipient]) -> String {
    let labels = recipients.iter().map(|recipient| recipient.email_address.label());
    labels.filter(|label| !label.is_empty()).collect::<Vec<_>>().join(", ")
}
