//! The order of a list of messages: by time of receipt, all of them and the unread ones.

use std::collections::BTreeSet;

use super::message::{Message, MessageKey};
use crate::model::Timestamp;

/// A place in the order: oldest first, ties by age in the mailbox.
pub(crate) type Entry = (Timestamp, MessageKey);

/// Index of the messages of one folder or of a whole mailbox.
#[derive(Debug, Clone, Default)]
pub(crate) struct Order {
    all: BTreeSet<Entry>,
    unread: BTreeSet<Entry>,
}

impl Order {
    pub(crate) fn add(&mut self, message: &Message) {
        self.all.insert(message.entry());
        if !message.content.is_read {
            self.unread.insert(message.entry());
        }
    }

    pub(crate) fn remove(&mut self, message: &Message) {
        self.all.remove(&message.entry());
        self.unread.remove(&message.entry());
    }

    pub(crate) fn all(&self) -> &BTreeSet<Entry> {
        &self.all
    }

    pub(crate) fn unread(&self) -> &BTreeSet<Entry> {
        &self.unread
    }
}
