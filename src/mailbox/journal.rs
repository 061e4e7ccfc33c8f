//! The journal: what the person did and the server has not confirmed yet, in the order in which it was done.

mod kept;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, VecDeque};

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use super::mutant::{self, Mutant};
use super::parcel::{Task, Unit};
use super::{Change, Job};
use crate::model::{FolderId, MessageId};

/// How many messages an entry is about at most, and how many units a parcel holds: what fits into one batch.
pub(super) const MOST_UNITS: usize = 20;

/// How many entries that ended are remembered.
const MOST_ENDED: usize = 1_000;

/// Names an entry. They grow: a later entry of any tab is greater than all it could know of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EntryId {
    /// One more than the greatest this tab knew of.
    pub number: u64,
    /// The tab that made it, by chance: keeps two tabs' entries apart.
    pub tab: u32,
}

/// A piece of a change that is carried to the server at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its name.
    pub id: EntryId,
    /// The first entry of the change it is part of.
    pub job: EntryId,
    /// What it asks for, of up to 20 messages: what fits into one batch. Those that are done are taken out.
    pub change: Change,
    /// Whether something that must not be asked twice was sent and its answer not seen.
    pub is_sent: bool,
    /// Whether it waits until the person goes on with the job.
    #[serde(default)]
    pub is_paused: bool,
}

impl Entry {
    /// Whether it changes this message.
    fn is_about(&self, message: Option<&MessageId>) -> bool {
        message.is_some_and(|message| self.change.message_ids().contains(message))
    }
}

/// The entries, and the jobs they are part of.
#[derive(Debug, Clone, Default)]
pub(super) struct Journal {
    entries: BTreeMap<EntryId, Held>,
    pub(super) jobs: BTreeMap<EntryId, Job>,
    /// Those that ended lately: what others write down of them late does not count.
    ended: VecDeque<EntryId>,
    /// Whether what earlier tabs left behind in the store is here.
    pub(super) is_read: bool,
    /// What was done in this tab before that.
    before_read: Vec<Change>,
    /// Jobs whose entries changed since they were counted.
    touched: Vec<EntryId>,
    greatest: u64,
    tab: u32,
}

#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "each says one thing of its own")]
struct Held {
    entry: Entry,
    /// Written down, or as good as it gets: now it may be sent.
    is_kept: bool,
    /// How often it was tried.
    tries: u32,
    /// It is in the store, and comes back from there.
    is_stored: bool,
    /// It must not be sent before something more could be written down.
    waits_for_store: bool,
    /// It may have been sent, here or by the tab that led before: what becomes of it is out of our hands.
    may_be_sent: bool,
}

impl Journal {
    /// The journal of a tab.
    pub(super) fn new(tab: u32) -> Self {
        Self { tab, ..Self::default() }
    }

    /// Whether this tab made an entry.
    pub(super) fn is_mine(&self, id: EntryId) -> bool {
        id.tab == self.tab
    }

    /// Cuts a change into entries of one job. Nothing is added yet.
    pub(super) fn entries_of(&mut self, change: Change, job: Option<EntryId>) -> Vec<Entry> {
        let parts = match change {
            // What must not be asked twice is noted one by one.
            Change::Messages { action, messages } => messages
                .chunks(if action.is_once() { 1 } else { MOST_UNITS })
                .map(|part| Change::Messages { action: action.clone(), messages: part.to_vec() })
                .collect(),
            folder @ Change::Folder { .. } => vec![folder],
        };
        let mut first = job;
        let entry = |change| {
            self.greatest += 1;
            let id = EntryId { number: self.greatest, tab: self.tab };
            let job = *first.get_or_insert(id);
            let is_paused = self.jobs.get(&job).is_some_and(|job| job.is_paused);
            Entry { id, job, change, is_sent: false, is_paused }
        };
        parts.into_iter().map(entry).collect()
    }

    /// The name of the next entry.
    pub(super) fn next_id(&self) -> EntryId {
        EntryId { number: self.greatest + 1, tab: self.tab }
    }

    /// Takes an entry in, or in place of what it was before.
    pub(super) fn put(&mut self, entry: Entry, is_kept: bool) {
        self.greatest = self.greatest.max(entry.id.number);
        self.touch(entry.job);
        let before = self.entries.get(&entry.id);
        if !self.is_read && before.is_none() && self.is_mine(entry.id) {
            self.before_read.push(entry.change.clone());
        }
        let is_kept = is_kept || before.is_some_and(|held| held.is_kept);
        let tries = before.map_or(0, |held| held.tries);
        let may_be_sent = before.is_some_and(|held| held.may_be_sent);
        let is_stored = before.is_some_and(|held| held.is_stored);
        let waits_for_store = before.is_some_and(|held| held.waits_for_store);
        self.entries
            .insert(entry.id, Held { entry, is_kept, tries, is_stored, waits_for_store, may_be_sent });
    }

    /// These are about to be sent, or another tab may have sent them.
    pub(super) fn may_be_sent(&mut self, ids: impl IntoIterator<Item = EntryId>) {
        for id in ids {
            if let Some(held) = self.entries.get_mut(&id) {
                held.may_be_sent = true;
            }
        }
    }

    /// The entries of a job.
    pub(super) fn of_job(&self, job: EntryId) -> Vec<Entry> {
        self.entries().filter(|entry| entry.job == job).cloned().collect()
    }

    /// The entries of a job that were certainly never sent.
    pub(super) fn unsent(&self, job: EntryId) -> Vec<Entry> {
        let held = self.entries.values().filter(|held| held.entry.job == job && !held.may_be_sent);
        held.map(|held| held.entry.clone()).collect()
    }

    /// Counts anew what is done of the jobs whose entries changed: all that is not left. Forgets those of which nothing
    /// is left, and nothing failed.
    pub(super) fn recount(&mut self) {
        for id in std::mem::take(&mut self.touched) {
            let of_job = self.entries().filter(|entry| entry.job == id);
            let left: usize = of_job.map(|entry| entry.change.count()).sum();
            let Some(job) = self.jobs.get_mut(&id) else { continue };
            job.done = job.total.saturating_sub(left);
            if left == 0 && job.failed.is_empty() {
                self.jobs.remove(&id);
            }
        }
    }

    fn touch(&mut self, job: EntryId) {
        if self.touched.last() != Some(&job) {
            self.touched.push(job);
        }
    }

    /// An entry.
    pub(super) fn get(&self, id: EntryId) -> Option<&Entry> {
        self.entries.get(&id).map(|held| &held.entry)
    }

    /// All entries, in order.
    pub(super) fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.entries.values().map(|held| &held.entry)
    }

    /// Takes an entry out.
    pub(super) fn remove(&mut self, id: EntryId) -> Option<Entry> {
        self.ended.push_back(id);
        if self.ended.len() > MOST_ENDED {
            self.ended.pop_front();
        }
        let held = self.entries.remove(&id)?;
        self.touch(held.entry.job);
        Some(held.entry)
    }

    /// These are written down now, or cannot be.
    pub(super) fn kept(&mut self, ids: impl IntoIterator<Item = EntryId>) {
        for id in ids {
            if let Some(held) = self.entries.get_mut(&id) {
                held.is_kept = true;
            }
        }
    }

    /// Counts another try of these entries.
    pub(super) fn tried(&mut self, ids: impl IntoIterator<Item = EntryId>) {
        for id in ids {
            if let Some(held) = self.entries.get_mut(&id) {
                held.tries += 1;
            }
        }
    }

    /// A part of an entry is done: what is left is tried from the beginning.
    pub(super) fn went_on(&mut self, id: EntryId) {
        if let Some(held) = self.entries.get_mut(&id) {
            held.tries = 0;
        }
    }

    /// How often what is left of an entry was tried in vain.
    pub(super) fn tries(&self, id: EntryId) -> u32 {
        self.entries.get(&id).map_or(0, |held| held.tries)
    }

    /// How many messages and folders wait for the server.
    pub(super) fn waiting(&self) -> usize {
        self.entries.values().map(|held| held.entry.change.count()).sum()
    }

    /// What can be sent next, those of small jobs first: a person waits for them. What touches the same message or
    /// folder goes in order.
    pub(super) fn next_units(&self) -> Vec<Unit> {
        let mut touched = FxHashSet::default();
        let (mut small, mut large, mut passed_over) = (Vec::new(), Vec::new(), Vec::new());
        for held in self.entries.values() {
            let job = self.jobs.get(&held.entry.job);
            let is_small = job.is_none_or(|job| job.total <= MOST_UNITS);
            if !is_small && large.len() >= MOST_UNITS {
                passed_over.push(&held.entry);
                continue;
            }
            let is_held_back = !held.is_kept || held.waits_for_store || held.entry.is_paused;
            for task in Task::of(&held.entry) {
                let subjects = task.subjects();
                let is_free = mutant::is(Mutant::OrderIgnored)
                    || subjects.iter().all(|subject| !touched.contains(subject))
                        && !passed_over.iter().any(|entry| entry.is_about(task.message()));
                touched.extend(subjects);
                if is_free && !is_held_back {
                    let units = if is_small { &mut small } else { &mut large };
                    units.push(Unit { entry: held.entry.id, task });
                }
            }
            if small.len() >= MOST_UNITS {
                break;
            }
        }
        small.append(&mut large);
        // What must not be asked twice is noted before it is sent, and travels alone.
        if let Some(at) = small.iter().position(|unit| unit.task.is_once()) {
            return small.drain(at..=at).collect();
        }
        small.truncate(MOST_UNITS);
        small
    }

    /// What is left of an entry once a unit of it is done with; nothing where that was the last.
    pub(super) fn left_after(&self, unit: &Unit) -> Option<Entry> {
        let mut entry = self.get(unit.entry)?.clone();
        match (&mut entry.change, unit.task.message()) {
            (Change::Messages { messages, .. }, Some(message)) => {
                messages.retain(|id| id != message);
                (!messages.is_empty()).then_some(entry)
            }
            _ => None,
        }
    }

    /// Notes that an entry is about to be sent that must not be sent twice, or that it was not sent after all.
    pub(super) fn set_sent(&mut self, id: EntryId, is_sent: bool) -> Option<Entry> {
        let held = self.entries.get_mut(&id)?;
        held.entry.is_sent = is_sent;
        Some(held.entry.clone())
    }

    /// A message got another id: the entries that name it.
    pub(super) fn rename_message(&mut self, from: &MessageId, to: &MessageId) -> Vec<Entry> {
        let rename = |change: &mut Change| match change {
            Change::Messages { messages, .. } if messages.contains(from) => {
                messages.iter_mut().filter(|id| *id == from).for_each(|id| id.clone_from(to));
                true
            }
            _ => false,
        };
        self.change_entries(rename)
    }

    /// A folder that was made got its id: the entries that name it.
    pub(super) fn rename_folder(&mut self, from: &FolderId, to: &FolderId) -> Vec<Entry> {
        self.change_entries(|change| change.rename_folder(from, to))
    }

    fn change_entries(&mut self, change: impl Fn(&mut Change) -> bool) -> Vec<Entry> {
        let held = self.entries.values_mut();
        held.filter_map(|held| change(&mut held.entry.change).then(|| held.entry.clone())).collect()
    }
}
