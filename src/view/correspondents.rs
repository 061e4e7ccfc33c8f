//! How people are written in rows and headers.

use crate::app::wording;
use crate::model::{Message, Recipient, WellKnownFolder};

/// Whom a row is about: the author, or in folders of one's own mail the recipients.
pub fn of_row(message: &Message, folder: Option<WellKnownFolder>) -> String {
    let is_own = matches!(
        folder,
        Some(WellKnownFolder::Drafts | WellKnownFolder::SentItems | WellKnownFolder::Outbox)
    );
    if is_own {
        let names = names(&message.to_recipients);
        return if names.is_empty() { wording::NO_RECIPIENTS.to_owned() } else { names };
    }
    author(message)
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
