//! Whether a message is what a query looks for.

use super::{Fact, Node, Phrase, Property, Time};
use crate::json::names;
use crate::model::{Address, Flag, NewMessage, Timestamp};
use crate::store::has_attachments;
use crate::{size, text};

pub(super) fn finds(node: &Node, message: &NewMessage, now: Timestamp) -> bool {
    match node {
        Node::All(parts) => parts.iter().all(|part| finds(part, message, now)),
        Node::Any(parts) => parts.iter().any(|part| finds(part, message, now)),
        Node::Not(inner) => !finds(inner, message, now),
        Node::Text(phrase) => anywhere(phrase, message),
        Node::Property(property, phrase) => has(*property, phrase, message),
        Node::Fact(fact, wanted) => is(*fact, message) == *wanted,
        Node::Time(time, range) => range.has(time_of(*time, message), now),
        Node::Size(least, most) => (*least..=*most).contains(&size::of(message)),
        Node::Nothing => false,
    }
}

/// Free text is looked for in everything a reader sees.
fn anywhere(phrase: &Phrase, message: &NewMessage) -> bool {
    [Property::Subject, Property::Participants, Property::Body, Property::Attachment]
        .into_iter()
        .any(|property| has(property, phrase, message))
}

fn has(property: Property, phrase: &Phrase, message: &NewMessage) -> bool {
    let among = |list: &[Address]| {
        list.iter().any(|address| phrase.is_in(&address.name) || phrase.is_in(&address.address))
    };
    let recipients = || among(&message.to) || among(&message.cc) || among(&message.bcc);
    match property {
        Property::Subject => phrase.is_in(&message.subject),
        Property::Body => phrase.is_in(&text::plain(&message.body)),
        Property::From => among(message.from.as_slice()),
        Property::To => among(&message.to),
        Property::Cc => among(&message.cc),
        Property::Bcc => among(&message.bcc),
        Property::Recipients => recipients(),
        Property::Participants => among(message.from.as_slice()) || recipients(),
        Property::Attachment => message.attachments.iter().any(|file| phrase.is_in(&file.name)),
        Property::Category => message.categories.iter().any(|category| phrase.is_in(category)),
        Property::Importance => phrase.is_in(names::importance(message.importance)),
    }
}

fn is(fact: Fact, message: &NewMessage) -> bool {
    match fact {
        Fact::HasAttachment => has_attachments(message),
        Fact::IsRead => message.is_read,
        Fact::IsFlagged => message.flag == Flag::Flagged,
        Fact::IsMeeting => message
            .attachments
            .iter()
            .any(|file| file.content_type.to_lowercase().starts_with("text/calendar")),
    }
}

fn time_of(time: Time, message: &NewMessage) -> Timestamp {
    match time {
        Time::Received => message.received,
        Time::Sent => message.sent,
    }
}
