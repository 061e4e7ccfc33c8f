//! Carries the journal to the server, parcel by parcel, and makes sense of the answers.

use rustc_hash::FxHashSet;

use crate::mailbox::mutant::{self, Mutant};
use crate::mailbox::parcel::{Task, Unit};
use crate::mailbox::pending::Unkept;
use crate::mailbox::{Action, Alarm, Answer, Effect, EntryId, Mailbox, Parcel, Pending, Write};
use crate::model::MessageId;
use crate::protocol::{ApiError, Remedy};

/// How often work is tried that the server fails at, before that is told.
const MOST_TRIES: u32 = 6;
/// The longest rest between two tries, in milliseconds.
const LONGEST_REST_MILLIS: u32 = 30_000;

/// What becomes of a unit.
enum Fate {
    /// Done, with this answer.
    Done(Answer),
    /// Not done: try again later.
    Again,
    /// Not done, and never will be.
    Failed(ApiError),
}

impl Mailbox {
    /// These entries are written down, or nothing can be: either way they may be sent now.
    pub(super) fn settle_keeping(&mut self, entries: Vec<EntryId>, units: Vec<Unit>) -> Vec<Effect> {
        if !self.is_leader {
            // The tab that leads hears of them, and sends them.
            self.journal.may_be_sent(entries.iter().copied());
        }
        self.journal.kept(entries);
        let mut effects = match units.first() {
            None => self.carry(),
            Some(unit) if self.would_come_back(unit) => self.hold_back(unit.entry),
            Some(_) => self.dispatch(units),
        };
        // It may have waited for this.
        effects.extend(self.next_round());
        if self.storage_error.is_none() {
            effects.extend(self.search_again());
        }
        effects
    }

    /// Whether something that must not be asked twice would be asked again after a crash: it could not be written down
    /// that it is sent, and that it is to be sent is. (A draft that was sent is none any more: asked again, it fails.)
    fn would_come_back(&self, unit: &Unit) -> bool {
        let is_send = matches!(unit.task, Task::Message { action: Action::Send, .. });
        self.storage_error.is_some() && !is_send && self.journal.is_stored(unit.entry)
    }

    /// Waits with it until the store works again, and goes on with the rest.
    fn hold_back(&mut self, entry: EntryId) -> Vec<Effect> {
        self.is_carrying = false;
        self.journal.set_sent(entry, false);
        self.journal.hold_back(entry);
        self.carry()
    }

    /// Sends what can be sent next, if it is this tab that sends and nothing is on its way.
    pub(in crate::mailbox) fn carry(&mut self) -> Vec<Effect> {
        if !self.is_leader || self.is_carrying || self.is_resting {
            return Vec::new();
        }
        let units = self.journal.next_units();
        let Some(first) = units.first() else { return Vec::new() };
        self.is_carrying = true;
        if mutant::is(Mutant::ForgottenEarly) {
            let sent = units.iter().map(|unit| unit.entry).collect();
            self.unkept.writes.push(Write::ForgetEntries(sent));
        }
        self.journal.may_be_sent(units.iter().map(|unit| unit.entry));
        match &first.task {
            Task::GiveUp(_) => self.settle_parcel(units, Err(ApiError::Unreachable)),
            // Whoever starts anew after a crash has to know that it may have been sent.
            task if task.is_once() && !task.is_look() && !mutant::is(Mutant::SentUnwritten) => {
                let entry = self.journal.set_sent(first.entry, true);
                let writes = vec![Write::Entries(entry.into_iter().collect())];
                self.keep(writes, Vec::new(), units)
            }
            _ => self.dispatch(units),
        }
    }

    fn dispatch(&mut self, units: Vec<Unit>) -> Vec<Effect> {
        let ticket = self.next_ticket();
        self.parcel_asked = ticket;
        self.pending.insert(ticket, Pending::Sent(units.clone()));
        vec![Effect::Send(ticket, Parcel { units })]
    }

    /// The messages (and folders, without one) that are on their way, by entry.
    pub(super) fn under_way(&self) -> FxHashSet<(EntryId, MessageId)> {
        let units = self.pending.values().filter_map(|pending| match pending {
            Pending::Sent(units) | Pending::Keeping(Unkept { units, .. }) => Some(units),
            _ => None,
        });
        units
            .chain([&self.unkept.units])
            .flatten()
            .map(|unit| (unit.entry, unit.task.message().cloned().unwrap_or_else(|| "".into())))
            .collect()
    }

    /// The answer to a parcel came, or none.
    pub(in crate::mailbox) fn settle_parcel(
        &mut self,
        units: Vec<Unit>,
        outcome: Result<Answer, ApiError>,
    ) -> Vec<Effect> {
        self.is_carrying = false;
        let answers = match outcome {
            Ok(Answer::Parcel(answers)) => answers,
            Ok(_) => vec![Err(ApiError::Unreadable("an answer to something else".to_owned())); units.len()],
            Err(error) => vec![Err(error); units.len()],
        };
        let (mut writes, mut effects, mut pause_secs) = (Vec::new(), Vec::new(), None);
        let mut is_any_done = false;
        // However many of its messages failed, an entry was tried once.
        let tried: FxHashSet<EntryId> = units.iter().map(|unit| unit.entry).collect();
        self.journal.tried(tried);
        for (unit, answer) in units.into_iter().zip(answers) {
            if let Err(ApiError::Refused(error)) = &answer {
                pause_secs = pause_secs.max(error.retry_after_secs);
            }
            match self.fate(&unit, answer) {
                Fate::Done(answer) => {
                    is_any_done = true;
                    self.journal.went_on(unit.entry);
                    effects.extend(self.commit(&unit, answer, &mut writes));
                }
                Fate::Again => {}
                Fate::Failed(error) => effects.extend(self.give_up(&unit, error, &mut writes)),
            }
        }
        self.failures_in_row = if is_any_done || !writes.is_empty() { 0 } else { self.failures_in_row + 1 };
        if pause_secs.is_some() || self.failures_in_row > 0 {
            effects.push(self.rest(pause_secs));
        }
        effects.extend(self.keep(writes, Vec::new(), Vec::new()));
        effects.extend(self.carry());
        if self.journal.waiting() == 0 {
            // The counts were moved by reckoning; now the server's are as new.
            effects.extend(self.look_at_folders());
        }
        effects
    }

    fn rest(&mut self, secs: Option<u32>) -> Effect {
        self.is_resting = true;
        let backoff = 1_000_u32.saturating_mul(1 << self.failures_in_row.min(5)) / 2;
        let millis = secs.map_or(backoff, |secs| secs.saturating_mul(1_000));
        Effect::Wake(
            Alarm::Journal,
            millis.clamp(500, LONGEST_REST_MILLIS.max(secs.unwrap_or(0).saturating_mul(1_000))),
        )
    }

    fn fate(&mut self, unit: &Unit, answer: Result<Answer, ApiError>) -> Fate {
        let error = match answer {
            Ok(answer) => return self.fate_of_answer(unit, answer),
            Err(error) => error,
        };
        let tries = self.journal.tries(unit.entry);
        match (&unit.task, error.remedy()) {
            (Task::GiveUp(_), _) => Fate::Failed(error),
            (Task::LookForDraft(_) | Task::Message { action: Action::Destroy, .. }, Remedy::Gone) => {
                Fate::Done(Answer::Done)
            }
            // Nobody was reached, or nothing came of it: there is always another time.
            (_, Remedy::Ignore | Remedy::Wait | Remedy::SignIn) => {
                self.again(unit, is_refused_at_the_door(&error))
            }
            (_, Remedy::Retry) if error == ApiError::Unreachable || tries < MOST_TRIES => Fate::Again,
            // Exchange bumps versions by itself for a while (PITFALLS 59).
            (task, Remedy::Reload) if !task.is_once() && tries < MOST_TRIES => Fate::Again,
            _ => Fate::Failed(error),
        }
    }

    /// What must not be asked twice is looked into first, unless it is certain that it was not done.
    fn again(&mut self, unit: &Unit, is_certainly_undone: bool) -> Fate {
        if is_certainly_undone && unit.task.is_once() && !unit.task.is_look() {
            self.journal.set_sent(unit.entry, false);
        }
        Fate::Again
    }

    fn fate_of_answer(&mut self, unit: &Unit, answer: Answer) -> Fate {
        match (&unit.task, &answer) {
            (Task::LookForDraft(_), Answer::Content(header)) if header.is_draft => {
                self.journal.set_sent(unit.entry, false);
                Fate::Again
            }
            (Task::LookForFolder { name, .. }, Answer::Folders(page)) => {
                let made = page.value.iter().find(|folder| folder.display_name == *name);
                if made.is_none() {
                    self.journal.set_sent(unit.entry, false);
                }
                made.map_or(Fate::Again, |folder| Fate::Done(Answer::Folder(folder.clone())))
            }
            _ => Fate::Done(answer),
        }
    }
}

/// Whether it is certain that nothing was done.
fn is_refused_at_the_door(error: &ApiError) -> bool {
    match error {
        ApiError::Busy => true,
        ApiError::Refused(error) => matches!(error.status, 401 | 429),
        _ => false,
    }
}
