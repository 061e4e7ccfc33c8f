//! What was asked for, by whom and when: what must be so in the end, and what may be.

use std::collections::BTreeMap;

use outpost::mailbox::{EntryId, Ticket};
use outpost::model::{FolderId, MessageId};

use crate::agenda::Moment;
use crate::deed::{Author, Command, Deed, Property, State, Subject, Value};

/// How the words of an undo begin; those of what it undoes follow.
pub(crate) const UNDO: &str = "undo ";

/// The words of what the core does without being asked.
pub(crate) const BY_ITSELF: &str = "by itself";

/// All that was asked for.
#[derive(Debug, Default)]
pub(crate) struct Ledger {
    pub(crate) commands: Vec<Command>,
    /// By tab: its device, and when it was opened.
    tabs: BTreeMap<usize, (usize, Moment)>,
}

impl Ledger {
    /// A tab was opened.
    pub(crate) fn opened(&mut self, tab: usize, device: usize, at: Moment) {
        self.tabs.insert(tab, (device, at));
    }

    /// Every folder that anything is about, to give it the id it got.
    pub(crate) fn each_folder(&mut self, visit: &impl Fn(&mut FolderId)) {
        for command in &mut self.commands {
            let subjects = command.subjects.iter_mut().chain(&mut command.entered);
            subjects.for_each(|subject| subject.each_folder(visit));
            for deed in &mut command.deeds {
                deed.subject.each_folder(visit);
                deed.value.each_folder(visit);
            }
        }
    }

    /// Something was asked for in a tab.
    pub(crate) fn asked(&mut self, command: Command) {
        self.commands.push(command);
    }

    /// An entry of a job is about to be kept: of the first command that has none yet and is about the same, or of
    /// what the core does by itself.
    pub(crate) fn enter(
        &mut self,
        tab: usize,
        ticket: Ticket,
        job: EntryId,
        subjects: &[Subject],
        deeds: &[(Subject, Value)],
        now: Moment,
    ) {
        if let Some(command) = self.commands.iter_mut().rev().find(|command| command.jobs.contains(&job)) {
            // A later part of it, or what is left of it.
            let is_new = subjects.iter().any(|subject| !command.entered.contains(subject));
            let is_open = command.state == State::InMemory || is_new && command.is_sure();
            if command.author == Author::Tab(tab) && is_open {
                command.state = State::InMemory;
                command.keeps.push(ticket);
            }
            command.entered.extend_from_slice(subjects);
            return;
        }
        let is_about = |command: &Command| {
            // Copies and new folders set nothing.
            let is_same = deeds.is_empty() && command.deeds.is_empty()
                || deeds.iter().any(|(subject, value)| {
                    command.deeds.iter().any(|deed| deed.subject == *subject && deed.value == *value)
                });
            is_same && command.subjects.iter().any(|subject| subjects.contains(subject))
        };
        // An undo may have left nothing to be written down, or may have written several things down.
        let is_waiting = |command: &Command, is_undo: bool| {
            // What it wrote down for a message already, a later entry does not do again: opening reads by itself.
            let is_done = subjects
                .iter()
                .all(|subject| command.entered.contains(subject) || command.called_back.contains(subject));
            let is_open =
                command.is_undo == is_undo && if is_undo { !is_done } else { command.jobs.is_empty() };
            command.author == Author::Tab(tab) && is_open && is_about(command)
        };
        let at = self.commands.iter().position(|command| is_waiting(command, false));
        let at = at.or_else(|| self.commands.iter().rposition(|command| is_waiting(command, true)));
        if let Some(command) = at.and_then(|at| self.commands.get_mut(at)) {
            command.jobs.insert(job);
            command.keeps.push(ticket);
            command.entered.extend_from_slice(subjects);
            return;
        }
        let mut command = Command::new(Author::Tab(tab), now, BY_ITSELF.to_owned());
        deeds.iter().for_each(|(subject, value)| command.does(subject.clone(), value.clone()));
        command.jobs.insert(job);
        command.keeps.push(ticket);
        // Entries come in their order: what has none yet was asked for after this was made.
        let is_later = |later: &Command| {
            let is_open = later.author == command.author && later.jobs.is_empty() && !later.is_undo;
            is_open && command.deeds.iter().any(|deed| later.touches(deed))
        };
        let at = self.commands.iter().position(is_later);
        command.at = at.and_then(|at| self.commands.get(at)).map_or(now, |later| later.at);
        self.commands.insert(at.unwrap_or(self.commands.len()), command);
    }

    /// A tab called these back before they were sent: an undo that did that writes nothing down for them.
    /// (Of a folder it is not told which: of the one that was undone last.)
    pub(crate) fn took_back(&mut self, tab: usize, ticket: Ticket, messages: &[MessageId]) {
        let is_its = |subject: &Subject| match subject {
            Subject::Message(message) => messages.contains(message),
            Subject::Folder(_) => messages.is_empty(),
        };
        let is_about = |undo: &&mut Command| undo.is_undo && undo.subjects.iter().any(is_its);
        let Some(undo) = self.of_tab(tab).filter(is_about).last() else { return };
        let subjects =
            undo.subjects.iter().filter(|subject| is_its(subject) && !undo.entered.contains(subject));
        let subjects: Vec<_> = subjects.cloned().collect();
        if !subjects.is_empty() {
            undo.called_back.extend(subjects);
            undo.keeps.push(ticket);
        }
    }

    /// Copies are undone: those that were not made yet need not be.
    pub(crate) fn undoes_copies(&mut self, tab: usize, messages: &[MessageId]) {
        let is_of = |command: &&mut Command| {
            let mut subjects = messages.iter().cloned().map(Subject::Message);
            !command.copies.is_empty() && subjects.any(|subject| command.subjects.contains(&subject))
        };
        self.of_tab(tab).filter(is_of).for_each(|command| command.state = State::Uncertain);
    }

    /// What was not written down yet is undone: it need not be written down at all.
    pub(crate) fn undoes_unwritten(&mut self, tab: usize, words: &str) {
        let is_it = |command: &&mut Command| {
            command.author == Author::Tab(tab) && command.words == words && command.jobs.is_empty()
        };
        if let Some(command) = self.commands.iter_mut().rev().find(is_it) {
            command.state = State::Uncertain;
        }
    }

    /// The making of a folder is undone: where it was not sent yet, it is not made at all.
    pub(crate) fn undoes_making(&mut self, name: &str) {
        let is_of = |command: &&mut Command| command.made.as_ref().is_some_and(|(_, made)| made == name);
        self.commands.iter_mut().filter(is_of).for_each(|command| command.state = State::Uncertain);
    }

    /// A job was called back: what of it was done already stays done. Which commands that were, by tab and words.
    pub(crate) fn called_back(&mut self, job: EntryId) -> Vec<(Author, String)> {
        let of_job = self.commands.iter_mut().filter(|command| command.jobs.contains(&job));
        let call_back = |command: &mut Command| {
            command.state = State::Uncertain;
            (command.author, command.words.clone())
        };
        of_job.map(call_back).collect()
    }

    /// Somebody elsewhere did something.
    pub(crate) fn done(&mut self, command: Command) {
        let at = command.at;
        self.commands.push(Command { state: State::Kept(at), ..command });
    }

    /// A transaction of a tab ended well.
    pub(crate) fn kept(&mut self, tab: usize, ticket: Ticket, now: Moment) {
        for command in self.of_tab(tab) {
            let had_any = !command.keeps.is_empty();
            command.keeps.retain(|keep| *keep != ticket);
            if had_any && command.keeps.is_empty() && command.state == State::InMemory {
                command.state = State::Kept(now);
            }
        }
    }

    /// A tab is gone: what it had not kept may be lost.
    pub(crate) fn crashed(&mut self, tab: usize) {
        // Nor need it be written down that something was called back.
        let is_lost = |undo: &Command| undo.author == Author::Tab(tab) && undo.state == State::InMemory;
        for undo in 0..self.commands.len() {
            let lost =
                self.commands.get_mut(undo).filter(|undo| is_lost(undo) && !undo.called_back.is_empty());
            if lost.map(|undo| undo.called_back.clear()).is_some()
                && let Some(undone) = self.undone_by(undo).and_then(|at| self.commands.get_mut(at))
            {
                undone.state = State::Uncertain;
            }
        }
        for command in self.of_tab(tab).filter(|command| command.state == State::InMemory) {
            command.state = State::Uncertain;
        }
    }

    /// It was told that a job failed for these.
    pub(crate) fn failed(&mut self, job: EntryId, subjects: &[Subject]) {
        for command in self.commands.iter_mut().filter(|command| command.jobs.contains(&job)) {
            let failed = command.deeds.iter_mut().filter(|deed| subjects.contains(&deed.subject));
            failed.for_each(|deed| deed.has_failed = true);
            command.has_failed = true;
        }
    }

    /// Somebody elsewhere is about to touch something: what has left the journals of the devices came before that.
    pub(crate) fn settle(&mut self, subject: &Subject, now: Moment, is_waiting: impl Fn(usize) -> bool) {
        for command in &mut self.commands {
            let Author::Tab(tab) = command.author else { continue };
            let device = self.tabs.get(&tab).map_or(0, |(device, _)| *device);
            if matches!(command.state, State::Kept(_)) && !is_waiting(device) {
                let deeds = command.deeds.iter_mut();
                for deed in deeds.filter(|deed| deed.subject == *subject && deed.settled.is_none()) {
                    deed.settled = Some(now);
                }
            }
        }
    }

    fn of_tab(&mut self, tab: usize) -> impl Iterator<Item = &mut Command> {
        self.commands.iter_mut().filter(move |command| command.author == Author::Tab(tab))
    }

    /// Whether a deed came to the service before another command for certain; commands by their numbers.
    fn is_before(&self, first: usize, deed: &Deed, second: usize) -> bool {
        let (Some(a), Some(b)) = (self.commands.get(first), self.commands.get(second)) else { return false };
        match (a.author, b.author) {
            (Author::Others, Author::Others) => first < second,
            // What is on the service before I ask is under what I ask for. An undo may find nothing to be undone.
            (Author::Others, Author::Tab(_)) => a.at < b.at && !b.is_undo,
            (Author::Tab(_), Author::Others) => deed.settled.is_some_and(|settled| settled <= b.at),
            (Author::Tab(one), Author::Tab(other)) if one == other => first < second,
            (Author::Tab(one), Author::Tab(other)) => {
                let (Some(one), Some(other)) = (self.tabs.get(&one), self.tabs.get(&other)) else {
                    return false;
                };
                // It was in the journal before the other tab began to read that.
                one.0 == other.0 && matches!(a.state, State::Kept(at) if at < other.1)
            }
        }
    }

    /// Which command an undo undoes.
    fn undone_by(&self, undo: usize) -> Option<usize> {
        let (author, words) = self.commands.get(undo).map(|undo| (undo.author, &undo.words))?;
        let words = words.strip_prefix(UNDO)?;
        let mut earlier = self.commands.iter().take(undo);
        earlier.rposition(|other| other.author == author && other.words == words)
    }

    /// Whether an undo called this back before it was sent, or it is of such an undo: as if neither had been asked for.
    fn is_called_back(&self, number: usize, subject: &Subject) -> bool {
        let Some(command) = self.commands.get(number) else { return false };
        let mut undos = self.commands.iter().enumerate().skip(number);
        command.called_back.contains(subject)
            || undos
                .any(|(at, undo)| undo.called_back.contains(subject) && self.undone_by(at) == Some(number))
    }

    /// What may be so in the end, by subject and property; `true` where it may also be as nobody asked for.
    pub(crate) fn outcomes(&self) -> BTreeMap<(Subject, Property), Outcomes> {
        let mut all: BTreeMap<(Subject, Property), Vec<(usize, &Deed)>> = BTreeMap::new();
        for (number, command) in self.commands.iter().enumerate() {
            let counts = |deed: &&Deed| !self.is_called_back(number, &deed.subject);
            for deed in command.deeds.iter().filter(counts) {
                let key = (deed.subject.clone(), deed.value.property());
                all.entry(key).or_default().push((number, deed));
            }
        }
        all.into_iter().map(|(key, deeds)| (key, self.outcome(&deeds))).collect()
    }

    fn outcome(&self, deeds: &[(usize, &Deed)]) -> Outcomes {
        let is_sure = |number: usize, deed: &Deed| {
            !deed.has_failed && self.commands.get(number).is_some_and(Command::is_sure)
        };
        let is_over = |at: usize, number: usize, deed: &Deed| {
            let mut later = deeds.iter().enumerate().filter(|(other, _)| *other != at);
            later.any(|(other, (later, later_deed))| {
                let follows = *later == number && other > at || self.is_before(number, deed, *later);
                is_sure(*later, later_deed) && follows
            })
        };
        let open: Vec<&(usize, &Deed)> = deeds
            .iter()
            .enumerate()
            .filter(|(at, (number, deed))| !is_over(*at, *number, deed))
            .map(|(_, deed)| deed)
            .collect();
        Outcomes {
            values: open.iter().map(|(_, deed)| deed.value.clone()).collect(),
            may_be_untouched: !deeds.iter().any(|(number, deed)| is_sure(*number, deed)),
            is_gone: deeds.iter().any(|(number, deed)| deed.value == Value::Gone && is_sure(*number, deed)),
            may_be_gone: deeds.iter().any(|(_, deed)| deed.value == Value::Gone),
            words: deeds
                .iter()
                .filter_map(|(number, deed)| {
                    let command = self.commands.get(*number)?;
                    let (author, state) = (command.author, command.state);
                    Some(format!("{} {author:?} {state:?} {:?} {}", command.at, deed.value, command.words))
                })
                .collect(),
        }
    }
}

/// How one property of one subject may be in the end.
#[derive(Debug)]
pub(crate) struct Outcomes {
    /// It has one of these values.
    pub(crate) values: Vec<Value>,
    /// Or it is as it was.
    pub(crate) may_be_untouched: bool,
    /// Somebody destroyed it for certain.
    pub(crate) is_gone: bool,
    /// Somebody may have destroyed it.
    pub(crate) may_be_gone: bool,
    /// All that was asked for, for people.
    pub(crate) words: Vec<String>,
}
