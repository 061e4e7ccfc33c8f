//! Keeps my changes on top of what the server says, until what it says is newer than they are.

use super::{Change, Ticket};
use crate::model::Message;

/// My changes that an answer may not know of yet, oldest first.
#[derive(Debug, Clone, Default)]
pub(super) struct Overlay {
    changes: Vec<Layer>,
}

#[derive(Debug, Clone)]
struct Layer {
    ticket: Ticket,
    change: Change,
    /// The first question that could be answered with this change in it: none while it is on its way.
    known_from: Option<Ticket>,
}

impl Overlay {
    /// A change was made here and is on its way.
    pub(super) fn add(&mut self, ticket: Ticket, change: Change) {
        self.changes.push(Layer { ticket, change, known_from: None });
    }

    /// The server took it; questions with a ticket below `next` were asked before that.
    pub(super) fn committed(&mut self, ticket: Ticket, next: Ticket) {
        for layer in self.changes.iter_mut().filter(|layer| layer.ticket == ticket) {
            layer.known_from = Some(next);
        }
    }

    /// The server refused it.
    pub(super) fn dropped(&mut self, ticket: Ticket) {
        self.changes.retain(|layer| layer.ticket != ticket);
    }

    /// Forgets the changes that every answer still to come knows of.
    pub(super) fn tidy(&mut self, oldest_open_question: Option<Ticket>) {
        self.changes.retain(|layer| match (layer.known_from, oldest_open_question) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(known_from), Some(oldest)) => oldest < known_from,
        });
    }

    /// Puts my changes over a message that answers the question `asked`.
    pub(super) fn cover(&self, message: &mut Message, asked: Ticket) {
        for layer in &self.changes {
            let is_newer = layer.known_from.is_none_or(|known_from| asked < known_from);
            if is_newer && *layer.change.message() == message.id {
                let _ = layer.change.make(message);
            }
        }
    }
}
