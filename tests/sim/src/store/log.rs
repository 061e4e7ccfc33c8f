//! What happened to the messages of one folder, in order: what delta queries read.

use super::message::{Message, MessageKey};
use crate::model::Timestamp;

/// What happened to a message, seen from the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Happening {
    /// It is in the folder now.
    Arrived,
    /// Something about it changed.
    Updated,
    /// Whether it was read changed, and nothing else.
    ReadState,
    /// It is in another folder now.
    Moved,
    /// It is nowhere.
    Destroyed,
}

impl Happening {
    pub(crate) const fn is_gone(self) -> bool {
        matches!(self, Happening::Moved | Happening::Destroyed)
    }
}

/// One entry of the log.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Event {
    pub(crate) message: MessageKey,
    /// What its mutable id was made of at the time.
    pub(crate) placement: u64,
    pub(crate) received: Timestamp,
    pub(crate) happening: Happening,
}

/// The log of a folder; nothing is ever taken out of it, so that a place in it stays one.
#[derive(Debug, Clone, Default)]
pub(crate) struct Log {
    events: Vec<Event>,
}

impl Log {
    pub(super) fn add(&mut self, message: &Message, happening: Happening) {
        self.events.push(Event {
            message: message.key,
            placement: message.placement,
            received: message.content.received,
            happening,
        });
    }

    /// The place behind the last entry.
    pub(crate) fn end(&self) -> usize {
        self.events.len()
    }

    /// The entries between two places.
    pub(crate) fn between(&self, from: usize, to: usize) -> &[Event] {
        self.events.get(from..to.min(self.events.len())).unwrap_or_default()
    }
}
