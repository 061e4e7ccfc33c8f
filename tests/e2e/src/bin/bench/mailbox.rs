//! The mailbox behind a measurement: one large Inbox in which every message can be told from the others.

use graph_sim::model::{Body, NewMessage};
use graph_sim::sample;
use outpost_e2e::Setup;
use outpost_e2e::letter::NEWEST;

/// A second as the simulator counts time.
const SECOND: i64 = 1_000;

/// What stands in the body of the message at a place of the list, the newest at 1, and in no other.
pub(crate) fn mark(place: usize) -> String {
    format!("Number {place:06}.")
}

/// A world with so many messages in the Inbox, which keeps nothing of what is said in it.
pub(crate) fn setup(messages: usize) -> Setup {
    let mut mail: Vec<NewMessage> = sample::inbox(messages, 1, NEWEST).collect();
    mail.sort_by_key(|message| message.received);
    // No two of the same second: which of them stands first is not said.
    let mut after = i64::MAX;
    for message in mail.iter_mut().rev() {
        message.received.0 = message.received.0.min(after - SECOND);
        after = message.received.0;
    }
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
