//! The way of a tab's storage work: in order, slow now and then, and failing as a whole.

use outpost::mailbox::{StorageError, Ticket, Told, Write};

use crate::tab::Job;
use crate::weather::Trouble;
use crate::world::{Event, World};

/// Between a transaction's end and the tab's hearing of it, in milliseconds.
const WORD_MS: u64 = 1;

impl World {
    /// A tab wants something read or kept.
    pub(crate) fn store(&mut self, tab: usize, job: Job) {
        self.tabs[tab].jobs.push_back(job);
        if self.tabs[tab].jobs.len() == 1 {
            self.start_job(tab);
        }
    }

    fn start_job(&mut self, tab: usize) {
        let is_slow = self.weather.strikes(&mut self.dice, Trouble::Storage, 40);
        let millis = if is_slow { self.dice.within(100, 4_000) } else { self.dice.within(0, 6) };
        self.agenda.add(millis, Event::Job { tab });
    }

    /// The storage does the first of a tab's work.
    pub(crate) fn do_job(&mut self, tab: usize) {
        let Some(job) = self.tabs[tab].jobs.pop_front() else { return };
        let device = self.tabs[tab].device;
        let fails = self.weather.strikes(&mut self.dice, Trouble::Storage, 15);
        match job {
            Job::Load(ticket, read) => {
                let is_behind = self.tabs[tab].is_behind;
                let stored = self.devices[device].load(read);
                let stored = stored
                    .and_then(|stored| if is_behind { Err(StorageError::Unavailable) } else { Ok(stored) });
                self.agenda.add(WORD_MS, Event::Loaded { tab, ticket, stored });
            }
            Job::Keep(ticket, writes) => {
                let outcome =
                    if fails { Err(StorageError::Full) } else { self.devices[device].keep(&writes) };
                self.tabs[tab].is_behind = outcome.is_err();
                if outcome.is_ok() {
                    self.ledger.kept(tab, ticket, self.agenda.now());
                }
                self.agenda.add(WORD_MS, Event::Kept { tab, ticket, outcome, writes });
            }
        }
        if !self.tabs[tab].jobs.is_empty() {
            self.start_job(tab);
        }
    }

    /// A tab hears that its transaction ended; the other tabs of the device hear what was in it.
    pub(crate) fn keep_ends(
        &mut self,
        tab: usize,
        ticket: Ticket,
        outcome: Result<(), StorageError>,
        writes: &[Write],
    ) {
        if !self.tabs[tab].is_alive() {
            return;
        }
        note!(self, "{} {ticket:?} kept: {outcome:?}", self.tabs[tab].name);
        let told = if outcome.is_ok() { Told::Kept } else { Told::Unkept };
        self.broadcast(tab, writes, told);
        self.update(tab, |mailbox| mailbox.kept(ticket, outcome));
    }

    pub(crate) fn broadcast(&mut self, from: usize, writes: &[Write], told: Told) {
        let device = self.tabs[from].device;
        for to in 0..self.tabs.len() {
            if to != from && self.tabs[to].device == device && self.tabs[to].is_alive() {
                let way = self.dice.within(0, 40);
                let at = self.tabs[to].overhears_at.max(self.agenda.now() + way);
                self.tabs[to].overhears_at = at;
                self.agenda.add_at(at, Event::Overhear { tab: to, writes: writes.to_vec(), told });
            }
        }
    }
}
