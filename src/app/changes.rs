//! The first door to the server: changes to the mailbox, on screen at once.

use leptos::prelude::*;

use super::Session;
use crate::mailbox::{Change, EntryId, Mailbox};

impl Session {
    /// The first door: changes the mailbox, on screen at once.
    pub fn dispatch(&self, change: Change) {
        self.update(|mailbox| mailbox.apply(change));
    }

    /// Undoes the latest change.
    pub fn undo(&self) {
        self.update(Mailbox::undo);
    }

    /// Waits with what is left of a job.
    pub fn pause(&self, job: EntryId) {
        self.update(|mailbox| mailbox.pause(job));
    }

    /// Goes on with a job.
    pub fn resume(&self, job: EntryId) {
        self.update(|mailbox| mailbox.resume(job));
    }

    /// Calls back what is left of a job.
    pub fn cancel_job(&self, job: EntryId) {
        self.update(|mailbox| mailbox.cancel_job(job));
    }

    /// The person has read how a job ended.
    pub fn forget_job(&self, job: EntryId) {
        self.mailbox.update(|mailbox| mailbox.forget_job(job));
    }
    /// Does again what failed of a job.
    pub fn retry_job(&self, job: EntryId) {
        let change = self.mailbox.with_untracked(|mailbox| {
            let job = mailbox.jobs().find(|other| other.id == job)?;
            let failed = job.failed.iter().map(|(message, _)| message.clone());
            Some(match &job.change {
                Change::Messages { action, .. } => Change::messages(action.clone(), failed),
                change @ Change::Folder { .. } => change.clone(),
            })
        });
        self.forget_job(job);
        if let Some(change) = change {
            self.dispatch(change);
        }
    }
}
