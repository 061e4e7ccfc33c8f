//! What becomes of work that the server has done, or refused for good.

use crate::mailbox::Ticket;
use crate::mailbox::folder_layers::Shift;
use crate::mailbox::messages::Standing;
use crate::mailbox::mutant::{self, Mutant};
use crate::mailbox::parcel::{Task, Unit};
use crate::mailbox::undo::Step;
use crate::mailbox::{Action, Answer, Change, Effect, EntryId, FolderAction, Mailbox, Notice, Write};
use crate::model::{FolderId, MailFolder, MessageId, Patch, WellKnownFolder};
use crate::protocol::{ApiError, Remedy};

impl Mailbox {
    /// The server has it: what it says of the message is what I made of it.
    pub(super) fn commit(&mut self, unit: &Unit, answer: Answer, writes: &mut Vec<Write>) -> Vec<Effect> {
        let job = self.journal.get(unit.entry).map(|entry| entry.job);
        let mut effects = self.finish(unit, None, writes);
        let mut now = Vec::new();
        match (&unit.task, answer) {
            (Task::Message { action: Action::Copy(_), message }, Answer::Content(copy)) => {
                self.note_copy(job, unit, message, copy.id.clone());
                self.reckon_move(None, copy.parent_folder_id.as_ref(), !copy.is_read);
                now.push(Write::Headers(vec![*copy]));
            }
            // A draft that is gone was sent, and may be anywhere since; nobody tells where.
            (Task::Message { action: Action::Destroy, message }, _)
            | (Task::LookForDraft(message), Answer::Done) => {
                let said = self.messages.standing(message);
                let folder = said.as_ref().map(|said| &said.folder);
                let is_unread = said.as_ref().is_some_and(|said| !said.is_read);
                self.reckon_move(folder, None, is_unread);
                now.push(Write::ForgetMessages(vec![message.clone()]));
            }
            (Task::Message { action, message }, answer) => {
                self.commit_action(action, message, answer, &mut now);
            }
            (Task::LookForDraft(message), answer) => {
                self.commit_action(&Action::Send, message, answer, &mut now);
            }
            (Task::Folder { action, folder }, Answer::Folder(as_it_is)) => {
                self.folders.went_to(unit.entry, &as_it_is);
                self.commit_folder(action, folder, as_it_is, &mut now);
            }
            (Task::LookForFolder { folder, parent, name }, Answer::Folder(as_it_is)) => {
                let action = FolderAction::Create { parent: parent.clone(), name: name.clone() };
                self.commit_folder(&action, folder, as_it_is, &mut now);
            }
            _ => {}
        }
        effects.extend(self.absorb(&now));
        writes.extend(now);
        effects
    }

    fn commit_action(&mut self, action: &Action, message: &MessageId, answer: Answer, now: &mut Vec<Write>) {
        let mut message = message.clone();
        if let Answer::Moved(to) = answer
            && to != message
        {
            now.push(Write::Rename { from: message.clone(), to: to.clone() });
            now.push(Write::Entries(self.journal.rename_message(&message, &to)));
            message = to;
        }
        let sent = Action::Move(self.folders.real(&WellKnownFolder::SentItems.id()));
        let is_sent = *action == Action::Send;
        let action = if is_sent { &sent } else { action };
        if let Some(said) = self.messages.standing(&message).or_else(|| self.said_before(now)) {
            match action {
                Action::Read(is_read) if *is_read != said.is_read => {
                    let by = if *is_read { -1 } else { 1 };
                    self.reckon(&said.folder, Shift { total: 0, unread: by });
                }
                Action::Move(to) => self.reckon_move(Some(&said.folder), Some(to), !said.is_read),
                _ => {}
            }
        }
        let mut partial = action.partial(message);
        if is_sent {
            partial.is_draft = Patch::Set(false);
        }
        now.push(Write::Merge(vec![partial]));
    }

    /// Where a message was that gets another id just now.
    fn said_before(&self, now: &[Write]) -> Option<Standing> {
        now.iter().find_map(|write| match write {
            Write::Rename { from, .. } => self.messages.standing(from),
            _ => None,
        })
    }

    fn commit_folder(
        &mut self,
        action: &FolderAction,
        folder: &FolderId,
        as_it_is: MailFolder,
        now: &mut Vec<Write>,
    ) {
        let is_named = matches!(action, FolderAction::Create { .. }) && *folder != as_it_is.id;
        if is_named && !mutant::is(Mutant::RenameLost) {
            now.push(Write::Entries(self.journal.rename_folder(folder, &as_it_is.id)));
            now.push(Write::RenameFolder { from: folder.clone(), to: as_it_is.id.clone() });
        }
        if matches!(action, FolderAction::Create { .. }) {
            let is_told_since = self.parcel_asked < self.sync.folders_told;
            self.sync.is_folder_in_doubt |= is_told_since || self.sync.folders_asked.is_some();
        }
        // Told of since: then this may be older in all but what I did.
        let is_older = self.folders.is_older(&as_it_is.id, self.parcel_asked);
        let mut folder = as_it_is;
        if let Some(told) = self.folders.said(&folder.id).filter(|_| is_older) {
            let made = std::mem::replace(&mut folder, told.clone());
            match action {
                FolderAction::Create { .. } => {}
                FolderAction::Rename(_) => folder.display_name = made.display_name,
                FolderAction::Move(_) => folder.parent_folder_id = made.parent_folder_id,
            }
        }
        now.push(Write::Folders(vec![folder]));
    }

    /// Refused for good: taken back here, and told.
    pub(super) fn give_up(&mut self, unit: &Unit, error: ApiError, writes: &mut Vec<Write>) -> Vec<Effect> {
        let mut effects = Vec::new();
        let Some(entry) = self.journal.get(unit.entry).cloned() else { return effects };
        let job = entry.job;
        if !mutant::is(Mutant::NoRollback) {
            let messages = unit.task.message().cloned().into_iter().collect();
            let write = Write::TakeBack { entry: unit.entry, messages };
            effects.extend(self.absorb(std::slice::from_ref(&write)));
            writes.push(write);
        }
        effects.extend(self.finish(unit, Some(error.clone()), writes));
        if let Task::Folder { action: FolderAction::Create { .. }, folder } = &unit.task {
            effects.extend(self.give_up_what_needs(folder, &error, writes));
        }
        if error.remedy() == Remedy::Gone
            && let Some(message) = unit.task.message()
        {
            // What it is like now, or that it is gone, has to be found out.
            effects.extend(self.ask_whereabouts(std::slice::from_ref(message)));
        }
        let change = match (&entry.change, unit.task.message()) {
            (Change::Messages { action, .. }, Some(message)) => {
                Change::messages(action.clone(), [message.clone()])
            }
            (change, _) => change.clone(),
        };
        if mutant::is(Mutant::FailureUntold) {
            return effects;
        }
        effects.push(Effect::Tell(Notice::Failed { job, change, error }));
        effects
    }

    /// A folder could not be made: neither can be done what was to be done in it.
    fn give_up_what_needs(
        &mut self,
        folder: &FolderId,
        error: &ApiError,
        writes: &mut Vec<Write>,
    ) -> Vec<Effect> {
        let entries: Vec<_> = self.journal.entries().cloned().collect();
        let mut effects = Vec::new();
        for entry in entries {
            for task in Task::of(&entry).into_iter().filter(|task| task.needs(folder)) {
                let unit = Unit { entry: entry.id, task };
                effects.extend(self.give_up(&unit, error.clone(), writes));
            }
        }
        effects
    }

    /// Takes a unit out of the journal, and notes in its job that it failed, where it did.
    fn finish(&mut self, unit: &Unit, error: Option<ApiError>, writes: &mut Vec<Write>) -> Vec<Effect> {
        let job = self.journal.get(unit.entry).map(|entry| entry.job);
        if let Some(job) = job.and_then(|job| self.journal.jobs.get_mut(&job))
            && let (Some(error), Some(message)) = (error, unit.task.message())
        {
            job.failed.push((message.clone(), error));
        }
        let write = match self.journal.left_after(unit) {
            Some(left) => Write::Entries(vec![left]),
            None => Write::ForgetEntries(vec![unit.entry]),
        };
        let effects = self.absorb(std::slice::from_ref(&write));
        writes.push(write);
        effects
    }

    /// What undoes a copy is known only now.
    fn note_copy(&mut self, job: Option<EntryId>, unit: &Unit, of: &MessageId, copy: MessageId) {
        let (Some(job), Task::Message { action, .. }) = (job, &unit.task) else { return };
        // Of another tab, or from before: nobody here would know what an undo undid.
        if !self.journal.is_mine(job) {
            return;
        }
        let bin = self.folders.real(&WellKnownFolder::DeletedItems.id());
        let inverse = vec![Change::messages(Action::Move(bin), [copy])];
        self.note_undo(Step { job, change: Change::messages(action.clone(), [of.clone()]), inverse });
    }

    /// The counts of folders move when a message goes from one to another.
    fn reckon_move(&mut self, from: Option<&FolderId>, to: Option<&FolderId>, is_unread: bool) {
        if from == to {
            return;
        }
        let by = |sign| Shift { total: sign, unread: if is_unread { sign } else { 0 } };
        if let Some(from) = from {
            self.reckon(from, by(-1));
        }
        if let Some(to) = to {
            self.reckon(to, by(1));
        }
    }

    fn reckon(&mut self, folder: &FolderId, by: Shift) {
        self.folders.reckon(folder, by, Ticket(self.last_ticket + 1));
    }
}
