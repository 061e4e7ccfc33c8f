//! What can be undone, and the jobs a person follows.

use std::collections::VecDeque;

use rustc_hash::FxHashSet;

use super::{Change, EntryId};
use crate::model::MessageId;
use crate::protocol::ApiError;

/// How many changes back one can go.
const DEPTH: usize = 10;

/// A change on its way to the server, as a person follows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Job {
    /// Names it.
    pub id: EntryId,
    /// What is done; of which messages, as far as they are known.
    pub change: Change,
    /// How many messages or folders the server has confirmed or refused.
    pub done: usize,
    /// How many there are.
    pub total: usize,
    /// Which were refused, and why.
    pub failed: Vec<(MessageId, ApiError)>,
    /// Waits until the person goes on with it.
    pub is_paused: bool,
}

/// The latest changes with what undoes them, the latest last.
#[derive(Debug, Clone, Default)]
pub(super) struct UndoStack {
    steps: VecDeque<Step>,
}

/// A change that can be undone.
#[derive(Debug, Clone)]
pub(super) struct Step {
    /// The job that carries it.
    pub(super) job: EntryId,
    /// What was done.
    pub(super) change: Change,
    /// What undoes it: each message as it was.
    pub(super) inverse: Vec<Change>,
}

impl UndoStack {
    /// A change was made.
    pub(super) fn push(&mut self, step: Step) {
        if self.steps.len() == DEPTH {
            self.steps.pop_front();
        }
        self.steps.push_back(step);
    }

    /// A change goes on: adds a part of it that became known later.
    pub(super) fn extend(&mut self, job: EntryId, more: &Change, inverse: &[Change]) {
        for step in self.steps.iter_mut().filter(|step| step.job == job) {
            step.inverse.extend_from_slice(inverse);
            if let Change::Messages { messages, .. } = &mut step.change {
                messages.extend_from_slice(more.message_ids());
            }
        }
    }

    /// A part of a change came to nothing: of these messages, or all of it without any. There is nothing to undo there.
    pub(super) fn came_to_nothing(&mut self, job: EntryId, gone: &[MessageId]) {
        let gone: FxHashSet<&MessageId> = gone.iter().collect();
        for step in self.steps.iter_mut().filter(|step| step.job == job) {
            for change in step.inverse.iter_mut().chain([&mut step.change]) {
                if let Change::Messages { messages, .. } = change {
                    messages.retain(|id| !gone.contains(id));
                }
            }
        }
        self.steps.retain(|step| step.job != job || !step.change.is_empty() && !gone.is_empty());
    }

    /// The latest change, to be undone now.
    pub(super) fn pop(&mut self) -> Option<Step> {
        self.steps.pop_back()
    }

    /// Whether a job can be undone.
    pub(super) fn has(&self, job: EntryId) -> bool {
        self.steps.iter().any(|step| step.job == job)
    }

    /// The latest change.
    pub(super) fn last(&self) -> Option<&Step> {
        self.steps.back()
    }

    /// A message got another id.
    pub(super) fn rename_message(&mut self, from: &MessageId, to: &MessageId) {
        self.each(|change| {
            if let Change::Messages { messages, .. } = change {
                messages.iter_mut().filter(|id| *id == from).for_each(|id| id.clone_from(to));
            }
        });
    }

    fn each(&mut self, mut visit: impl FnMut(&mut Change)) {
        for step in &mut self.steps {
            visit(&mut step.change);
            step.inverse.iter_mut().for_each(&mut visit);
        }
    }
}
