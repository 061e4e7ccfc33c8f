//! What the person does: here at once, written down, undone.

use rustc_hash::FxHashSet;

use crate::mailbox::undo::Step;
use crate::mailbox::{
    Action, Change, Effect, Entry, EntryId, FolderAction, Mailbox, Notice, Pending, Purpose, Write,
};
use crate::model::{FolderId, Message, MessageId};

impl Mailbox {
    /// Makes a change: here at once, written down, and carried to the server as soon as may be.
    pub(super) fn change(&mut self, change: Change, can_be_undone: bool) -> Vec<Effect> {
        let Some(mut effects) = self.begin(change.clone(), None, can_be_undone) else { return Vec::new() };
        if can_be_undone {
            effects.push(Effect::Tell(Notice::Made(change)));
        }
        effects
    }

    /// Undoes the latest change.
    pub(super) fn take_back(&mut self) -> Vec<Effect> {
        let Some(step) = self.undo.pop() else { return Vec::new() };
        // What was sent, or may have been, is undone by its inverse: only what never left is simply dropped. What
        // another tab sends may be on its way as soon as it is written down.
        let unsent = if self.is_leader { self.journal.unsent(step.job) } else { Vec::new() };
        self.begin_no_more(step.job);
        let mut effects = self.call_back_entries(unsent);
        // What may have been sent comes before its inverse: it must not wait any more.
        if self.journal.jobs.get(&step.job).is_some_and(|job| job.is_paused) {
            effects.extend(self.pause_job(step.job, false));
        }
        for change in step.inverse {
            effects.extend(self.begin(change, None, false).unwrap_or_default());
        }
        effects.push(Effect::Tell(Notice::Undone(step.change)));
        effects
    }

    /// Makes a change as (a further part of) a job; nothing where all is like that already. Where the store is still
    /// busy with what came before, a change has no effects yet.
    pub(super) fn begin(
        &mut self,
        mut change: Change,
        job: Option<EntryId>,
        can_be_undone: bool,
    ) -> Option<Vec<Effect>> {
        // Whoever asks, or what undoes it, may name a folder as it was called when it was made.
        self.folders.rename_made(&mut change);
        match change {
            Change::Messages { action, messages } => {
                let action = self.resolved(action);
                self.change_messages(action, messages, job, can_be_undone)
            }
            Change::Folder { action, folder } => self.change_folder(action, &folder, can_be_undone),
        }
    }

    /// Folders by their ids: what is kept must not depend on names.
    fn resolved(&self, action: Action) -> Action {
        match action {
            Action::Move(to) => Action::Move(self.folders.real(&to)),
            Action::Copy(to) => Action::Copy(self.folders.real(&to)),
            other => other,
        }
    }

    fn change_messages(
        &mut self,
        action: Action,
        messages: Vec<MessageId>,
        job: Option<EntryId>,
        can_be_undone: bool,
    ) -> Option<Vec<Effect>> {
        let mut seen = FxHashSet::default();
        let (mut doing, mut unknown, mut inverses) = (Vec::new(), Vec::new(), Vec::new());
        for id in messages.into_iter().filter(|id| seen.insert(id.clone())) {
            let Some(before) = self.sketch(&id, &action) else {
                unknown.push(id);
                continue;
            };
            if !action.is_made(&before) {
                note_inverse(&mut inverses, action.inverse(&before), &id);
                doing.push(id);
            }
        }
        if doing.is_empty() && unknown.is_empty() {
            return None;
        }
        let inverses = if can_be_undone { inverses } else { Vec::new() };
        let job = job.or_else(|| (!doing.is_empty()).then(|| self.journal.next_id()));
        let mut effects = self.note_change(Change::messages(action.clone(), doing), job, inverses);
        if !unknown.is_empty() {
            effects.extend(self.begin_unknown(Change::messages(action, unknown), job, can_be_undone));
        }
        Some(effects)
    }

    /// Writes a change down, as (a part of) a job, with what undoes it.
    pub(super) fn note_change(
        &mut self,
        change: Change,
        job: Option<EntryId>,
        inverse: Vec<Change>,
    ) -> Vec<Effect> {
        let entries = self.journal.entries_of(change.clone(), job);
        let Some(job) = job.or_else(|| entries.first().map(|entry| entry.id)) else { return Vec::new() };
        if entries.is_empty() {
            return Vec::new();
        }
        self.note_job(job, change.clone());
        if !inverse.is_empty() {
            self.note_undo(Step { job, change, inverse });
        }
        let ids = entries.iter().map(|entry| entry.id).collect();
        self.write(vec![Write::Entries(entries)], ids)
    }

    /// A message as it is shown, as far as this action needs to know it.
    fn sketch(&self, id: &MessageId, action: &Action) -> Option<Message> {
        if let Some(header) = self.messages.header(id) {
            return Some(header.clone());
        }
        if matches!(action, Action::Flag(_) | Action::Categories(_) | Action::Focus(_)) {
            return None;
        }
        let standing = self.messages.shown_standing(id)?;
        let mut sketch = Message::with_id(id.clone());
        sketch.parent_folder_id = Some(standing.folder);
        sketch.is_read = standing.is_read;
        Some(sketch)
    }

    fn change_folder(
        &mut self,
        action: FolderAction,
        folder: &FolderId,
        can_be_undone: bool,
    ) -> Option<Vec<Effect>> {
        let folder = self.folders.real(folder);
        let bin = crate::model::WellKnownFolder::DeletedItems.id();
        let before = self.folders.get(&folder).cloned();
        let inverse = match (&action, before) {
            (FolderAction::Create { .. }, _) => Some(FolderAction::Move(self.folders.real(&bin))),
            (FolderAction::Rename(_), Some(before)) => Some(FolderAction::Rename(before.display_name)),
            (FolderAction::Move(_), Some(before)) => before.parent_folder_id.map(FolderAction::Move),
            (_, None) => return None,
        };
        if inverse.as_ref() == Some(&action) {
            return None;
        }
        let change = Change::Folder { action, folder: folder.clone() };
        let entries = self.journal.entries_of(change.clone(), None);
        let job = entries.first()?.id;
        self.note_job(job, change.clone());
        if let (Some(action), true) = (inverse, can_be_undone) {
            let inverse = vec![Change::Folder { action, folder }];
            self.note_undo(Step { job, change, inverse });
        }
        Some(self.write(vec![Write::Entries(entries)], vec![job]))
    }

    /// Takes in what is so from now on, and keeps it; then `entries` may be sent.
    pub(super) fn write(&mut self, writes: Vec<Write>, entries: Vec<EntryId>) -> Vec<Effect> {
        let mut effects = self.absorb(&writes);
        effects.extend(self.keep(writes, entries, Vec::new()));
        effects
    }

    pub(super) fn note_undo(&mut self, step: Step) {
        // A change of many is made a stretch at a time; something else may have been done in between.
        if self.undo.has(step.job) {
            self.undo.extend(step.job, &step.change, &step.inverse);
        } else {
            self.undo.push(step);
        }
    }

    /// Waits with what is left of a job, or goes on with it. It is written down, so that the tab that sends hears of it,
    /// and whoever comes after.
    pub(super) fn pause_job(&mut self, job: EntryId, is_paused: bool) -> Vec<Effect> {
        if let Some(job) = self.journal.jobs.get_mut(&job) {
            job.is_paused = is_paused;
        }
        let mut entries = self.journal.of_job(job);
        for entry in &mut entries {
            entry.is_paused = is_paused;
        }
        let mut effects = self.write(vec![Write::Entries(entries)], Vec::new());
        effects.extend(self.carry());
        effects
    }

    /// Takes what is left of a job out of the journal, but for what is on its way.
    pub(super) fn call_back(&mut self, job: EntryId) -> Vec<Effect> {
        self.begin_no_more(job);
        self.call_back_entries(self.journal.of_job(job))
    }

    /// The rest of a job, which waits for what the store has of its messages, is not begun.
    fn begin_no_more(&mut self, job: EntryId) {
        let is_its = |pending: &Pending| matches!(pending, Pending::Reading(_, Purpose::Change(_, Some(of), _)) if *of == job);
        self.pending.retain(|_, pending| !is_its(pending));
    }

    /// Takes entries out of the journal, but for what is on its way.
    fn call_back_entries(&mut self, entries: Vec<Entry>) -> Vec<Effect> {
        let under_way = self.under_way();
        let mut writes = Vec::new();
        for mut entry in entries {
            let is_under_way = |id: &MessageId| under_way.contains(&(entry.id, id.clone()));
            let (stay, go): (Vec<_>, Vec<_>) =
                entry.change.message_ids().iter().cloned().partition(is_under_way);
            let is_folder_under_way = under_way.iter().any(|(id, _)| *id == entry.id);
            match &mut entry.change {
                Change::Folder { .. } if is_folder_under_way => continue,
                // It was sent and nobody knows what became of it: that has to be found out first.
                _ if entry.is_sent => continue,
                Change::Folder { .. } => {}
                Change::Messages { messages, .. } => messages.clone_from(&stay),
            }
            if let Some(job) = self.journal.jobs.get_mut(&entry.job) {
                job.total = job.total.saturating_sub(go.len());
            }
            if !go.is_empty() || matches!(entry.change, Change::Folder { .. }) {
                writes.push(Write::TakeBack { entry: entry.id, messages: go });
            }
            writes.push(if stay.is_empty() {
                Write::ForgetEntries(vec![entry.id])
            } else {
                Write::Entries(vec![entry])
            });
        }
        self.write(writes, Vec::new())
    }
}

/// Groups what undoes a change: the messages of one folder go back together.
fn note_inverse(inverses: &mut Vec<Change>, action: Option<Action>, id: &MessageId) {
    let Some(action) = action else { return };
    for change in inverses.iter_mut() {
        if let Change::Messages { action: held, messages } = change
            && *held == action
        {
            messages.push(id.clone());
            return;
        }
    }
    inverses.push(Change::messages(action, [id.clone()]));
}
