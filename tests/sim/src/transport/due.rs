//! What happens when its time comes: held messages leave, recalls are carried out.

use super::recall::Recall;
use super::submitted;
use crate::clock;
use crate::model::Timestamp;
use crate::simulator::{Simulator, UserId};
use crate::store::{Details, MessageKey};

/// The extended property that holds a message until a time (`PidTagDeferredSendTime`).
const DEFERRED: &str = "SystemTime 0x3FEF";

/// Something that happens at a time.
#[derive(Debug, Clone)]
pub(crate) struct Job {
    pub(crate) due: Timestamp,
    pub(crate) task: Task,
}

/// What happens.
#[derive(Debug, Clone)]
pub(crate) enum Task {
    /// A held message is sent.
    Send {
        owner: UserId,
        key: MessageKey,
        /// Whether a copy stays in Sent Items.
        save: bool,
    },
    Recall(Recall),
}

/// Until when a message is to be held, when that is still to come.
pub(crate) fn held_until(details: &Details, now: Timestamp) -> Option<Timestamp> {
    let is_named = |(id, _): &&(String, String)| id.eq_ignore_ascii_case(DEFERRED);
    let (_, value) = details.extended.iter().find(is_named)?;
    clock::parse_iso(value).filter(|until| *until > now)
}

impl Simulator {
    /// Holds a message until a time; a message held already is held anew.
    pub(crate) fn hold(&mut self, owner: UserId, key: MessageKey, due: Timestamp, save: bool) {
        let is_same = |job: &Job| matches!(&job.task, Task::Send { owner: held, key: message, .. } if *held == owner && *message == key);
        self.transport.jobs.retain(|job| !is_same(job));
        self.transport.jobs.push(Job { due, task: Task::Send { owner, key, save } });
    }

    /// Does everything whose time has come, in the order of its times.
    pub(crate) fn run_due(&mut self) {
        loop {
            let jobs = &self.transport.jobs;
            let ready = jobs.iter().enumerate().filter(|(_, job)| job.due <= self.now);
            let Some((at, _)) = ready.min_by_key(|(_, job)| job.due) else {
                return;
            };
            let Job { due, task } = self.transport.jobs.remove(at);
            match task {
                Task::Send { owner, key, save } => self.send_held(owner, key, due, save),
                Task::Recall(recall) => self.carry_out(&recall, due),
            }
        }
    }

    /// Sends a held message, unless it was deleted in between.
    fn send_held(&mut self, owner: UserId, key: MessageKey, due: Timestamp, save: bool) {
        let Some(mailbox) = self.mailbox(owner) else {
            return;
        };
        let Ok(message) = mailbox.message(key) else {
            return;
        };
        let bin = mailbox.well_known("deleteditems");
        if !message.content.is_draft || bin.is_some_and(|bin| mailbox.is_within(message.folder, bin)) {
            return;
        }
        let (sent, details) = (submitted(message.content.clone(), due), message.details.clone());
        self.keep_sent(owner, key, &sent, due, save);
        self.post(&sent, &details);
    }

    /// Makes a draft the copy in Sent Items, under the same immutable id, or takes it away.
    pub(crate) fn keep_sent(
        &mut self,
        owner: UserId,
        key: MessageKey,
        sent: &crate::model::NewMessage,
        at: Timestamp,
        save: bool,
    ) {
        let Some(mailbox) = self.mailbox_mut(owner) else {
            return;
        };
        match mailbox.well_known("sentitems").filter(|_| save) {
            Some(folder) => {
                let _ = mailbox.change_message(key, at, |message| message.content = sent.clone());
                let _ = mailbox.move_message(key, folder, at);
            }
            None => mailbox.destroy_message(key),
        }
    }
}
