//! The first door to the server: changes to the mailbox, on screen at once.

use leptos::prelude::*;

use super::Session;
use crate::command::Command;
use crate::mailbox::{Action, Change, EntryId, Mailbox};
use crate::model::{FlagStatus, MessageId};

impl Session {
    /// What a button, a menu or a key asks for, on the messages it is meant for.
    pub fn run(&self, command: Command, messages: Vec<MessageId>) {
        let action = match command {
            Command::MarkAsRead => Action::Read(true),
            Command::MarkAsUnread => Action::Read(false),
            Command::Flag => Action::Flag(FlagStatus::Flagged),
            Command::ClearFlag => Action::Flag(FlagStatus::NotFlagged),
        };
        self.dispatch(Change::Messages { action, messages });
    }

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
        self.mailbox.update(|mailbox| mailbox.pause(job));
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
}
