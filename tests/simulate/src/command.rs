//! A change is asked for in a tab: what it is to bring about goes into the ledger, then the core makes it.

use outpost::mailbox::{Action, Change, Effect, Entry, FolderAction, Mailbox, Notice, Ticket};
use outpost::model::{FolderId, Message, MessageId, WellKnownFolder};
use outpost::protocol::{ApiError, Remedy};

use crate::deed::{Author, Command, Deed, Subject, Value};
use crate::ledger::UNDO;
use crate::tab::{Restore, Step};
use crate::world::World;

impl World {
    /// The person asks for a change.
    pub(crate) fn command(&mut self, tab: usize, change: Change) {
        let Some(mailbox) = &self.tabs[tab].mailbox else { return };
        let mut command = Command::new(Author::Tab(tab), self.agenda.now(), brief(&change));
        describe(&mut command, mailbox, &change);
        for id in change.message_ids() {
            let letter = self.service.letter_of(id.as_str());
            if let Change::Messages { action: Action::Copy(_), .. } = &change {
                // Of one that is gone already too: it is asked for, and refused.
                command.subjects.push(Subject::Message(id.clone()));
            }
            let Some(letter) = letter else { continue };
            match &change {
                Change::Messages { action: Action::Copy(_), .. } => command.copies.push(letter),
                Change::Messages { action: Action::Send, .. } => command.sends.push(letter),
                _ => {}
            }
        }
        let restores = restored(mailbox, &change);
        note!(self, "{} asks for {}", self.tabs[tab].name, command.words);
        let words = command.words.clone();
        let effects = self.carry_out(tab, command, |mailbox| mailbox.apply(change.clone()));
        if !restores.is_empty() && is_undoable(&change) {
            self.tabs[tab].did(Step { words, change, restores });
        }
        self.perform(tab, effects);
    }

    /// The person opens a message: that reads it.
    pub(crate) fn open(&mut self, tab: usize, message: &MessageId, neighbours: &[MessageId]) {
        note!(self, "{} opens {message}", self.tabs[tab].name);
        self.update(tab, |mailbox| mailbox.open(message, neighbours));
    }

    /// The person undoes the last change.
    pub(crate) fn undo(&mut self, tab: usize) {
        let undone = self.tabs[tab].mailbox.as_ref().and_then(Mailbox::undoable).cloned();
        let Some(undone) = undone else {
            let left = self.tabs[tab]
                .undo
                .back()
                .filter(|step| step.restores.iter().any(|restore| !restore.has_failed));
            if let Some(what) = left.map(|step| brief(&step.change)) {
                self.breaks("what was done can be undone", what);
            }
            return;
        };
        if let Change::Messages { action: Action::Copy(_), messages } = &undone {
            self.ledger.undoes_copies(tab, messages);
        }
        if let Change::Folder { action: FolderAction::Create { name, .. }, .. } = &undone {
            self.ledger.undoes_making(name);
        }
        self.name_folders();
        let mut named = Step { words: brief(&undone), change: undone.clone(), restores: Vec::new() };
        self.name_step(&mut named);
        let found = self.tabs[tab].find_step(&named.change);
        let step = found.and_then(|at| self.tabs[tab].undo.remove(at)).unwrap_or(named);
        self.ledger.undoes_unwritten(tab, &step.words);
        let mut command = Command::new(Author::Tab(tab), self.agenda.now(), format!("{UNDO}{}", step.words));
        command.is_undo = true;
        let restores = step.restores;
        // What was refused may be as it was, or as somebody made it meanwhile.
        for restore in restores.iter().filter(|restore| !restore.has_failed) {
            command.does(restore.subject.clone(), restore.value.clone());
        }
        note!(self, "{} undoes {}: {restores:?}", self.tabs[tab].name, brief(&undone));
        let effects = self.carry_out(tab, command, Mailbox::undo);
        self.check_restored(tab, &restores);
        self.perform(tab, effects);
    }

    fn check_restored(&mut self, tab: usize, restores: &[Restore]) {
        let Some(mailbox) = &self.tabs[tab].mailbox else { return };
        for Restore { subject, value, .. } in restores.iter().filter(|restore| !restore.has_failed) {
            if let Some(is) =
                shown(mailbox, subject, value).filter(|is| self.resolved(is) != self.resolved(value))
            {
                self.breaks("an undo brings back what was", format!("{subject:?} is {is:?}, was {value:?}"));
                return;
            }
        }
    }

    /// Enters a command into the ledger and lets the core carry it out; what the core asks for then.
    fn carry_out(
        &mut self,
        tab: usize,
        command: Command,
        change: impl FnOnce(&mut Mailbox) -> Vec<Effect>,
    ) -> Vec<Effect> {
        let Some(mailbox) = self.tabs[tab].mailbox.as_mut() else { return Vec::new() };
        let effects = change(mailbox);
        self.ledger.asked(command);
        effects
    }

    /// Entries of the journal are about to be kept: those of commands, in their order, or of what the core does by
    /// itself: opening a message reads it.
    pub(crate) fn enter(&mut self, tab: usize, ticket: Ticket, entries: &[Entry]) {
        self.name_folders();
        for entry in entries {
            let Some(mailbox) = &self.tabs[tab].mailbox else { return };
            let mut deeds = Vec::new();
            if let Change::Messages { action, messages } = &entry.change
                && let Some(value) = value_of(mailbox, action)
            {
                deeds.extend(messages.iter().map(|id| (Subject::Message(id.clone()), value.clone())));
            }
            if let Change::Folder { action, folder } = &entry.change {
                let value = match action {
                    FolderAction::Create { .. } => None,
                    FolderAction::Rename(name) => Some(Value::Name(name.clone())),
                    FolderAction::Move(to) => Some(Value::Place(to.clone())),
                };
                deeds.extend(value.map(|value| (Subject::Folder(folder.clone()), value)));
            }
            let mut subjects = subjects_of(&entry.change);
            subjects.iter_mut().for_each(|subject| self.name_subject(subject));
            for (subject, value) in &mut deeds {
                self.name_subject(subject);
                *value = self.resolved(value);
            }
            self.ledger.enter(tab, ticket, entry.job, &subjects, &deeds, self.agenda.now());
        }
    }

    /// A tab tells the person something.
    pub(crate) fn tell(&mut self, tab: usize, notice: &Notice) {
        note!(self, "{} tells: {notice:?}", self.tabs[tab].name);
        let Notice::Failed { job, change, error } = notice else { return };
        if matches!(error.remedy(), Remedy::Wait | Remedy::SignIn | Remedy::Ignore) && !is_once(change) {
            self.breaks("what may still succeed is not given up", format!("{change:?}: {error:?}"));
        }
        if let (Change::Messages { action: Action::Move(to) | Action::Copy(to), .. }, 400..=499) =
            (change, status_of(error))
            && self.real_folder(to).is_some()
        {
            self.breaks("a folder that was made is known by its id", format!("{change:?}: {error:?}"));
        }
        self.name_folders();
        let mut refused = Step { words: String::new(), change: change.clone(), restores: Vec::new() };
        self.name_step(&mut refused);
        let subjects = subjects_of(&refused.change);
        for tab in self.living(self.tabs[tab].device) {
            subjects.iter().for_each(|subject| self.tabs[tab].refused(&refused.change, subject));
        }
        self.ledger.failed(*job, &subjects);
    }
}

/// What the service answered; nothing of HTTP counts as 0.
fn status_of(error: &ApiError) -> u16 {
    match error {
        ApiError::Refused(error) => error.status,
        _ => 0,
    }
}

/// What a change is about.
fn subjects_of(change: &Change) -> Vec<Subject> {
    match change {
        Change::Messages { messages, .. } => messages.iter().cloned().map(Subject::Message).collect(),
        Change::Folder { folder, .. } => vec![Subject::Folder(folder.clone())],
    }
}

/// Whether there is anything that undoes it. (What makes a copy can be undone once the copy is known.)
fn is_undoable(change: &Change) -> bool {
    !matches!(change, Change::Messages { action: Action::Copy(_) | Action::Send | Action::Destroy, .. })
}

/// What must not be repeated may be given up: nobody knows whether it was done.
fn is_once(change: &Change) -> bool {
    matches!(change, Change::Messages { action: Action::Copy(_) | Action::Send, .. })
        || matches!(change, Change::Folder { action: FolderAction::Create { .. }, .. })
}

/// What a change sets, of what is not so already on screen.
fn describe(command: &mut Command, mailbox: &Mailbox, change: &Change) {
    match change {
        Change::Messages { action, messages } => {
            for message in messages.iter().filter_map(|id| mailbox.message(id)) {
                let Some(value) = value_of(mailbox, action) else { continue };
                let subject = Subject::Message(message.id.clone());
                if shown(mailbox, &subject, &value) != Some(value.clone()) {
                    command.does(subject.clone(), value);
                }
                if *action == Action::Send {
                    // The service takes what I sent as read.
                    command.does(subject, Value::Read(true));
                }
            }
        }
        Change::Folder { action, folder } => {
            let subject = Subject::Folder(folder.clone());
            match action {
                FolderAction::Create { name, .. } => {
                    command.subjects.push(subject);
                    command.made = Some((folder.clone(), name.clone()));
                }
                FolderAction::Rename(name) => command.does(subject, Value::Name(name.clone())),
                FolderAction::Move(to) => {
                    let value = Value::Place(to.clone());
                    if shown(mailbox, &subject, &value) != Some(value.clone()) {
                        command.does(subject, value);
                    }
                }
            }
        }
    }
}

/// What an action makes true of a message.
pub(crate) fn value_of(mailbox: &Mailbox, action: &Action) -> Option<Value> {
    let real = |folder: &FolderId| {
        mailbox.folders().get(folder).map_or_else(|| folder.clone(), |found| found.id.clone())
    };
    Some(match action {
        Action::Read(is_read) => Value::Read(*is_read),
        Action::Flag(status) => Value::Flag(*status),
        Action::Categories(names) => Value::Categories(names.clone()),
        Action::Focus(class) => Value::Focus(format!("{class:?}")),
        Action::Move(folder) => Value::Place(real(folder)),
        Action::Destroy => Value::Gone,
        Action::Send => Value::Place(real(&WellKnownFolder::SentItems.id())),
        Action::Copy(_) => return None,
    })
}

/// What a tab shows of the property that a value is of.
pub(crate) fn shown(mailbox: &Mailbox, subject: &Subject, value: &Value) -> Option<Value> {
    match subject {
        Subject::Message(id) => Some(property(mailbox.message(id)?, value, mailbox)),
        Subject::Folder(id) => {
            let folder = mailbox.folders().get(id)?;
            match value {
                Value::Name(_) => Some(Value::Name(folder.display_name.clone())),
                _ => folder.parent_folder_id.clone().map(Value::Place),
            }
        }
    }
}

/// A property of a message, the one that a value is of.
fn property(message: &Message, value: &Value, mailbox: &Mailbox) -> Value {
    match value {
        Value::Read(_) => Value::Read(message.is_read),
        Value::Flag(_) => Value::Flag(message.flag.flag_status),
        Value::Categories(_) => Value::Categories(message.categories.clone()),
        Value::Focus(_) => Value::Focus(
            message.inference_classification.as_ref().map(|class| format!("{class:?}")).unwrap_or_default(),
        ),
        Value::Place(_) | Value::Gone | Value::Name(_) => {
            let place = message.parent_folder_id.clone().unwrap_or_else(|| "".into());
            Value::Place(mailbox.folders().get(&place).map_or(place, |folder| folder.id.clone()))
        }
    }
}

/// What an undo of this change has to bring back: what is shown now of what it sets.
fn restored(mailbox: &Mailbox, change: &Change) -> Vec<Restore> {
    let mut sketch = Command::new(Author::Others, 0, String::new());
    describe(&mut sketch, mailbox, change);
    let restore = |deed: Deed| {
        let value = shown(mailbox, &deed.subject, &deed.value)?;
        Some(Restore { subject: deed.subject, value, has_failed: false })
    };
    sketch.deeds.into_iter().filter_map(restore).collect()
}

fn brief(change: &Change) -> String {
    let mut text = format!("{change:?}");
    let cut = text.char_indices().map(|(at, _)| at).find(|at| *at > 400);
    text.truncate(cut.unwrap_or(text.len()));
    text
}
