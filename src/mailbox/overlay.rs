//! My changes over what the server says, until what it says is newer than they are.

use rustc_hash::FxHashMap;

use super::mutant::{self, Mutant};
use super::{Action, EntryId, Ticket};
use crate::model::{Message, MessageId, PartialMessage};

/// The changes to messages that an answer may not know of, by message, oldest first.
#[derive(Debug, Clone, Default)]
pub(super) struct Overlay {
    layers: FxHashMap<MessageId, Vec<Layer>>,
    /// Messages with layers that the server has taken, to be looked through when questions are answered.
    taken: Vec<MessageId>,
}

#[derive(Debug, Clone)]
struct Layer {
    entry: EntryId,
    action: Action,
    /// The first question that could be answered with this change in it: none until the server took it.
    known_from: Option<Ticket>,
}

impl Overlay {
    /// A change was made here. Entries of other tabs may come late: they stand in the order in which they were made.
    pub(super) fn add(&mut self, entry: EntryId, message: &MessageId, action: &Action) {
        let layers = self.layers.entry(message.clone()).or_default();
        if layers.iter().all(|layer| layer.entry != entry) {
            let at = layers.partition_point(|layer| layer.entry < entry);
            layers.insert(at, Layer { entry, action: action.clone(), known_from: None });
        }
    }

    /// The server took it; questions with a ticket below `next` were asked before that.
    pub(super) fn taken(&mut self, entry: EntryId, message: &MessageId, next: Ticket) {
        for layer in self.layers.get_mut(message).into_iter().flatten() {
            if layer.entry == entry {
                layer.known_from = Some(next);
                self.taken.push(message.clone());
            }
        }
    }

    /// The server refused it, or it was called back.
    pub(super) fn dropped(&mut self, entry: EntryId, message: &MessageId) {
        self.retain(message, |layer| layer.entry != entry);
    }

    /// Forgets the changes that every answer still to come knows of; the messages they lay over.
    pub(super) fn tidy(&mut self, oldest_open_question: Option<Ticket>) -> Vec<MessageId> {
        if self.taken.is_empty() {
            return Vec::new();
        }
        let is_needed = |layer: &Layer| match (layer.known_from, oldest_open_question) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(known_from), Some(oldest)) => oldest < known_from,
        };
        let mut tidied = Vec::new();
        for message in std::mem::take(&mut self.taken) {
            self.retain(&message, is_needed);
            let is_waiting = |layer: &Layer| layer.known_from.is_some();
            if self.layers.get(&message).is_some_and(|layers| layers.iter().any(is_waiting)) {
                self.taken.push(message);
            } else {
                tidied.push(message);
            }
        }
        tidied
    }

    /// Whether anything lies over a message.
    pub(super) fn covers(&self, message: &MessageId) -> bool {
        self.layers.contains_key(message)
    }

    /// Puts my changes over what the server says of a message. Tells whether it is still there.
    pub(super) fn cover(&self, message: &mut Message) -> bool {
        let mut is_there = true;
        for layer in self.layers.get(&message.id).into_iter().flatten() {
            layer.action.make(message);
            is_there &= layer.action != Action::Destroy;
        }
        is_there
    }

    /// An entry does something else than it did. Tells whether that is so.
    pub(super) fn set_action(&mut self, entry: EntryId, message: &MessageId, action: &Action) -> bool {
        let layers = self.layers.get_mut(message).into_iter().flatten();
        let mut is_changed = false;
        for layer in layers.filter(|layer| layer.entry == entry && layer.action != *action) {
            layer.action = action.clone();
            is_changed = true;
        }
        is_changed
    }

    /// Puts those over it that the server has taken since the question `asked`: its answer is older than they are.
    pub(super) fn bring_up_to_date(&self, message: &mut Message, asked: Ticket) {
        for layer in self.layers.get(&message.id).into_iter().flatten() {
            let is_newer = layer.known_from.is_some_and(|known_from| asked < known_from);
            if is_newer && !mutant::is(Mutant::OldAnswerWins) {
                layer.action.make(message);
            }
        }
    }

    /// The same for what the server told in part: only what it told. Tells whether that is another thing now.
    pub(super) fn bring_partial_up_to_date(&self, partial: &mut PartialMessage, asked: Ticket) -> bool {
        let Some(layers) = self.layers.get(&partial.id) else { return false };
        let told = partial.clone();
        for layer in layers {
            if layer.known_from.is_some_and(|known_from| asked < known_from) {
                layer.action.make_partial(partial);
            }
        }
        told != *partial
    }

    /// A message got another id.
    pub(super) fn rename(&mut self, from: &MessageId, to: &MessageId) {
        if let Some(layers) = self.layers.remove(from) {
            self.layers.insert(to.clone(), layers);
        }
        for message in self.taken.iter_mut().filter(|message| *message == from) {
            message.clone_from(to);
        }
    }

    fn retain(&mut self, message: &MessageId, keep: impl Fn(&Layer) -> bool) {
        if let Some(layers) = self.layers.get_mut(message) {
            layers.retain(keep);
            if layers.is_empty() {
                self.layers.remove(message);
            }
        }
    }
}
