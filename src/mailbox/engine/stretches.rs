//! Changes of many messages whose headers have to be read first: a stretch at a time, so that there is time for a frame in
//! between.

use super::reading::headers_of;
use crate::mailbox::{Change, Effect, EntryId, Mailbox, Purpose, Read, Stored};
use crate::model::MessageId;

/// Messages whose headers are read and changed in one task.
const STRETCH: usize = 200;

impl Mailbox {
    /// Changes messages as (a further part of) a job. What they are like now decides what undoes it, and that is in the
    /// store.
    pub(super) fn begin_unknown(
        &mut self,
        change: Change,
        job: Option<EntryId>,
        can_be_undone: bool,
    ) -> Vec<Effect> {
        let ids: Vec<MessageId> = change.message_ids().iter().take(STRETCH).cloned().collect();
        if ids.is_empty() {
            return Vec::new();
        }
        vec![self.load(Read::Headers(ids), Purpose::Change(change, job, can_be_undone))]
    }

    /// The headers of the next stretch are here: it is changed, and the one after it asked for.
    pub(super) fn take_stretch(
        &mut self,
        change: Change,
        job: Option<EntryId>,
        can_be_undone: bool,
        stored: Option<Stored>,
    ) -> Vec<Effect> {
        let Change::Messages { action, mut messages } = change else { return Vec::new() };
        let rest = messages.split_off(STRETCH.min(messages.len()));
        self.take_headers(headers_of(stored));
        let next = self.journal.next_id();
        let begun = self.begin_known(Change::messages(action.clone(), messages), job, can_be_undone);
        // All stretches are one job: that of the first in which there was anything to do.
        let job = job.or_else(|| self.journal.jobs.contains_key(&next).then_some(next));
        // Read before this one is kept and sent, so that it need not wait for that.
        let mut effects = self.begin_unknown(Change::messages(action, rest), job, can_be_undone);
        effects.extend(begun);
        effects
    }
}
