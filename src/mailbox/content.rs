//! Bodies of messages: the last ones looked at are kept.

use std::collections::VecDeque;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Ticket;
use crate::model::{Message, MessageId};
use crate::protocol::{ApiError, Response, ServiceError};

/// Bodies kept: enough to go back and forth, little enough to forget.
const MOST_CONTENTS: usize = 40;

/// How far the content of a message is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContentState {
    /// On its way.
    Loading,
    /// Here: the message with its body and attachments.
    Here(Arc<Message>),
    /// Could not be had.
    Failed(ApiError),
}

/// The contents at hand, with the least recently used first in line to go.
#[derive(Debug, Clone, Default)]
pub(super) struct Contents {
    entries: FxHashMap<MessageId, Entry>,
    recency: VecDeque<MessageId>,
}

#[derive(Debug, Clone)]
enum Entry {
    Asked(Ticket),
    Here(Arc<Message>),
    Failed(ApiError),
}

impl Contents {
    pub(super) fn get(&self, message: &MessageId) -> Option<ContentState> {
        Some(match self.entries.get(message)? {
            Entry::Asked(_) => ContentState::Loading,
            Entry::Here(content) => ContentState::Here(Arc::clone(content)),
            Entry::Failed(error) => ContentState::Failed(error.clone()),
        })
    }

    /// All that are here or on their way.
    pub(super) fn ids(&self) -> impl Iterator<Item = &MessageId> {
        self.entries.keys()
    }

    /// The message is gone: whoever has it open is told so.
    pub(super) fn lose(&mut self, message: &MessageId) {
        if let Some(entry) = self.entries.get_mut(message) {
            let gone = ServiceError::read(&Response::new(404, Vec::new(), Vec::new()));
            *entry = Entry::Failed(gone.into());
        }
    }

    /// It got another id.
    pub(super) fn rename(&mut self, from: &MessageId, to: &MessageId) {
        if let Some(entry) = self.entries.remove(from) {
            self.entries.insert(to.clone(), entry);
        }
        for id in self.recency.iter_mut().filter(|id| *id == from) {
            id.clone_from(to);
        }
    }

    /// Whether this is what is awaited for it.
    pub(super) fn is_asked(&self, message: &MessageId, ticket: Ticket) -> bool {
        matches!(self.entries.get(message), Some(Entry::Asked(asked)) if *asked == ticket)
    }

    /// Whether it must be asked for.
    pub(super) fn is_missing(&self, message: &MessageId) -> bool {
        matches!(self.entries.get(message), None | Some(Entry::Failed(_)))
    }

    pub(super) fn asked(&mut self, message: MessageId, ticket: Ticket) {
        self.entries.insert(message, Entry::Asked(ticket));
    }

    pub(super) fn arrived(&mut self, message: &MessageId, content: Message) {
        self.entries.insert(message.clone(), Entry::Here(Arc::new(content)));
        self.touch(message);
    }

    pub(super) fn failed(&mut self, message: MessageId, error: ApiError) {
        self.entries.insert(message, Entry::Failed(error));
    }

    /// Gives up on everything on its way but for `wanted`.
    pub(super) fn cancel_but(&mut self, wanted: &[MessageId]) -> Vec<Ticket> {
        let mut cancelled = Vec::new();
        self.entries.retain(|message, entry| match entry {
            Entry::Asked(ticket) if !wanted.contains(message) => {
                cancelled.push(*ticket);
                false
            }
            Entry::Asked(_) | Entry::Here(_) | Entry::Failed(_) => true,
        });
        cancelled
    }

    /// It was looked at just now.
    pub(super) fn touch(&mut self, message: &MessageId) {
        self.recency.retain(|id| id != message);
        self.recency.push_back(message.clone());
        if self.recency.len() > MOST_CONTENTS
            && let Some(oldest) = self.recency.pop_front()
        {
            self.entries.remove(&oldest);
        }
    }
}
