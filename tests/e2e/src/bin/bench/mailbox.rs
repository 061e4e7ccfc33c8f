//! The mailbox behind a measurement: one large Inbox in which every message can be told from the others.

use graph_sim::model::{Body, NewMessage};
use graph_sim::sample;
use outpost_e2e::Setup;
use outpost_e2e::letter::NEWEST;

/// What stands in the body of the message at a place of the list, the newest at 1, and in no other.
pub(crate) fn mark(place: usize) -> String {
    format!("Number {place:06}.")
}

/// A world with so many messages in the Inbox, which keeps nothing of what is said in it.
pub(crate) fn setup(messages: usize) -> Setup {
    let mut mail: Vec<NewMessage> = sample::inbox(messages, 1, NEWEST).collect();
    // Of two of the same moment the one that came later stands before the other.
    mail.sort_by_key(|message| message.received);
    let numbered = mail.into_iter().enumerate().map(move |(at, message)| {
        let mark = mark(messages - at);
        let body = match &message.body {
            Body::Text(text) => Body::Text(format!("{text}\n{mark}")),
            Body::Html(html) => Body::Html(format!("{html}<p>{mark}</p>")),
        };
        ("Inbox".to_owned(), NewMessage { body, ..message })
    });
    Setup::new().all(numbered).unjudged()
}
