//! What takes the engine: passed on to it, or remembered until it is there.

use super::pending::Unkept;
use super::{
    Alarm, Change, Effect, Engine, EntryId, Job, Mailbox, MessageList, Pending, Purpose, Read, Snapshot,
    StorageError, Ticket, Told, Write,
};
use crate::model::FolderId;

/// What was asked for before the engine was there.
#[derive(Debug, Clone)]
pub(super) enum Early {
    /// The first screen, which was read from the store, and waits for the journal.
    Begin(Box<(Read, Snapshot)>),
    /// A change, and whether it can be undone.
    Change(Change, bool),
    /// What another tab told.
    Words(Vec<Write>, Told),
    /// This tab leads.
    Lead,
}

impl Mailbox {
    /// The engine is there: what was asked for meanwhile is done now.
    pub fn equip(&mut self, engine: &'static Engine) -> Vec<Effect> {
        if self.engine.replace(engine).is_some() {
            return Vec::new();
        }
        let mut effects = self.follow_lists();
        for early in std::mem::take(&mut self.early) {
            effects.extend(match early {
                Early::Begin(kept) => vec![self.load(Read::Journal, Purpose::Begin(kept))],
                Early::Change(change, can_be_undone) => (engine.change)(self, change, can_be_undone),
                Early::Words(words, told) => self.overhear(words, told),
                Early::Lead => (engine.take_the_lead)(self),
            });
        }
        effects
    }

    /// Makes a change: here at once, on the server as soon as may be.
    pub fn apply(&mut self, change: Change) -> Vec<Effect> {
        self.change_with(change, true)
    }

    /// Makes a change that nobody asked for in words and nobody wants to undo.
    pub(super) fn apply_quietly(&mut self, change: Change) -> Vec<Effect> {
        self.change_with(change, false)
    }

    fn change_with(&mut self, change: Change, can_be_undone: bool) -> Vec<Effect> {
        if let Some(engine) = self.engine {
            (engine.change)(self, change, can_be_undone)
        } else {
            self.early.push(Early::Change(change, can_be_undone));
            Vec::new()
        }
    }

    /// The latest change that can be undone.
    pub fn undoable(&self) -> Option<&Change> {
        self.undo.last().map(|step| &step.change)
    }

    /// Undoes the latest change: what was not sent yet is called back, the rest is put back as it was.
    pub fn undo(&mut self) -> Vec<Effect> {
        self.with(|engine, mailbox| (engine.take_back)(mailbox))
    }

    /// Changes of many messages, those that wait for the person, and those that failed in part, oldest first.
    pub fn jobs(&self) -> impl Iterator<Item = &Job> {
        let is_shown =
            |job: &&Job| job.total > super::journal::MOST_UNITS || job.is_paused || !job.failed.is_empty();
        self.journal.jobs.values().filter(is_shown)
    }

    /// Waits with what is left of a job, whichever tab carries it, until somebody goes on with it.
    pub fn pause(&mut self, job: EntryId) -> Vec<Effect> {
        self.with(|engine, mailbox| (engine.pause)(mailbox, job, true))
    }

    /// Goes on with a job.
    pub fn resume(&mut self, job: EntryId) -> Vec<Effect> {
        self.with(|engine, mailbox| (engine.pause)(mailbox, job, false))
    }

    /// Calls back what is left of a job; what is done stays done.
    pub fn cancel_job(&mut self, job: EntryId) -> Vec<Effect> {
        self.with(|engine, mailbox| (engine.call_back)(mailbox, job))
    }

    /// The person has read how a job ended.
    pub fn forget_job(&mut self, job: EntryId) {
        if self.journal.entries().all(|entry| entry.job != job) {
            self.journal.jobs.remove(&job);
        }
    }

    /// Another tab of this mailbox told this.
    pub fn overhear(&mut self, words: Vec<Write>, told: Told) -> Vec<Effect> {
        // What comes out of the store for the first screen is older than what is heard meanwhile.
        if let Some(engine) = self.engine.filter(|_| !self.is_starting()) {
            (engine.take_in)(self, words, told)
        } else {
            self.early.push(Early::Words(words, told));
            Vec::new()
        }
    }

    /// The first screen stands: takes in what was heard since it was read.
    pub(super) fn hear_what_waits(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.engine.is_some() {
            for early in std::mem::take(&mut self.early) {
                if let Early::Words(words, told) = early {
                    effects.extend(self.overhear(words, told));
                }
            }
        }
        effects
    }

    /// This tab alone syncs and sends from now on. What others left behind comes first.
    pub fn lead(&mut self) -> Vec<Effect> {
        if let Some(engine) = self.engine {
            (engine.take_the_lead)(self)
        } else {
            self.early.push(Early::Lead);
            Vec::new()
        }
    }

    /// Looks for news: of the folders, the Inbox, and what somebody opened. Where another tab leads, it does that.
    pub fn poll(&mut self) -> Vec<Effect> {
        let mut effects = self.keep_what_waits();
        effects.extend(self.with(|engine, mailbox| (engine.look_for_news)(mailbox)));
        effects
    }

    /// The time has passed after which to try again.
    pub fn woke(&mut self, alarm: Alarm) -> Vec<Effect> {
        match alarm {
            Alarm::Journal => {
                self.is_resting = false;
                self.with(|engine, mailbox| (engine.carry)(mailbox))
            }
            Alarm::Sync => self.poll(),
        }
    }

    /// The store has taken what it was to keep, or could not.
    pub fn kept(&mut self, ticket: Ticket, outcome: Result<(), StorageError>) -> Vec<Effect> {
        let Some(Pending::Keeping(Unkept { writes, entries, units })) = self.pending.remove(&ticket) else {
            return Vec::new();
        };
        let mut effects = self.note_storage(outcome.err());
        let has_more = !self.unkept.writes.is_empty();
        if outcome.is_ok() {
            self.storage_error = None;
            self.journal.stored(&writes);
        } else {
            self.keep_again(writes);
        }
        if has_more {
            effects.extend(self.keep_what_waits());
        }
        effects.extend(self.with(|engine, mailbox| (engine.settle_keeping)(mailbox, entries, units)));
        effects
    }

    /// Somebody looks at a folder: from now on it is kept up to date.
    pub(super) fn follow(&mut self, folder: &FolderId) -> Vec<Effect> {
        self.with(|engine, mailbox| (engine.keep_up_with)(mailbox, folder))
    }

    /// Folders became known: those that somebody looks at can be kept up to date now.
    pub(super) fn follow_lists(&mut self) -> Vec<Effect> {
        let is_paged = |(_, list): &(&FolderId, &MessageList)| list.index().is_none();
        let mut looked_at: Vec<_> = self.lists.iter().filter(is_paged).map(|(id, _)| id.clone()).collect();
        looked_at.sort_unstable();
        looked_at.iter().flat_map(|folder| self.follow(folder)).collect()
    }

    /// The engine, once it is there.
    pub fn engine(&self) -> Option<&'static Engine> {
        self.engine
    }

    /// Does something with the engine, where it is there.
    pub(super) fn with(
        &mut self,
        action: impl FnOnce(&'static Engine, &mut Self) -> Vec<Effect>,
    ) -> Vec<Effect> {
        self.engine.map(|engine| action(engine, self)).unwrap_or_default()
    }
}
