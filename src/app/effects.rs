//! Does what the core asks for.

use leptos::prelude::*;

use super::{Session, wording};
use crate::browser::cancel::Cancel;
use crate::browser::{clock, visibility};
use crate::mailbox::{Alarm, Answer, Effect, Engine, Exchange, Mailbox, Notice, Read, Ticket, Write};
use crate::protocol::{ApiError, LONGEST_PAUSE_SECS, ServiceError};

impl Session {
    /// Does what the core asks for.
    pub(super) fn perform(self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Ask(ticket, question) => {
                    let of_screen = question.exchange_of_screen();
                    let is_urgent = of_screen.is_some();
                    let engine = || self.engine().map(|engine| (engine.ask)(&question));
                    self.exchange(ticket, of_screen.or_else(engine), is_urgent);
                }
                Effect::Send(ticket, parcel) => {
                    self.exchange(ticket, self.engine().map(|engine| (engine.send)(&parcel)), true);
                }
                Effect::Cancel(ticket) => self.cancel(ticket),
                Effect::Load(ticket, read) => self.load(ticket, read),
                Effect::Keep(ticket, writes) => self.keep(ticket, writes),
                Effect::Share(writes) => self.share(writes),
                Effect::Wake(alarm, millis) => self.wake(alarm, millis),
                // Before the engine is there, there is nothing to tell that the screen does not show.
                Effect::Tell(notice) => {
                    if let Some(tell) = self.teller().get_value() {
                        tell(self, notice);
                    }
                }
            }
        }
    }

    /// Says what the core wants the person to hear.
    pub(super) fn tell(self, notice: Notice) {
        match notice {
            Notice::NotRefreshed(error) => self.report(wording::Task::Refresh, &error),
            Notice::Failed { job, change, error } => self.say_failed(job, change, &error),
            Notice::Made(change) => self.say_made(&change),
            Notice::Undone(change) => self.say_undone(&change),
            Notice::Renamed { from, to } => self.follow_renamed(&from, &to),
            // What the mailbox itself tells by its state.
            Notice::NotKept(_) => {}
        }
    }

    fn load(self, ticket: Ticket, read: Read) {
        let Some(store) = self.store.try_with_value(Clone::clone) else { return };
        leptos::task::spawn_local(async move {
            let outcome = store.read(read).await;
            self.update(|mailbox| mailbox.loaded(ticket, outcome));
            self.follow_answer();
            store.begun();
        });
    }

    fn keep(self, ticket: Ticket, writes: Vec<Write>) {
        let Some(store) = self.store.try_with_value(Clone::clone) else { return };
        leptos::task::spawn_local(async move {
            let outcome = store.write(writes).await;
            self.update(|mailbox| mailbox.kept(ticket, outcome));
        });
    }

    fn share(self, writes: Vec<Write>) {
        let Some(store) = self.store.try_with_value(Clone::clone) else { return };
        leptos::task::spawn_local(store.share(writes));
    }

    fn wake(self, alarm: Alarm, millis: u32) {
        leptos::task::spawn_local(async move {
            clock::sleep(millis).await;
            self.update(|mailbox| mailbox.woke(alarm));
        });
    }

    fn engine(self) -> Option<&'static Engine> {
        self.mailbox.try_with_untracked(Mailbox::engine).flatten()
    }

    fn exchange(self, ticket: Ticket, exchange: Option<Exchange>, is_urgent: bool) {
        // The engine's questions come from the engine: it is there.
        let Some(exchange) = exchange else { return };
        let cancel = Cancel::new();
        self.running.update_value(|running| {
            running.insert(ticket, cancel.clone());
        });
        leptos::task::spawn_local(async move {
            let outcome = self.ask(&exchange, &cancel).await;
            self.running.try_update_value(|running| running.remove(&ticket));
            if !is_urgent && visibility::is_visible() {
                // Reading a large answer takes its time: what follows from it is a task of its own.
                clock::sleep(0).await;
            }
            self.update(|mailbox| mailbox.settle(ticket, outcome));
            self.follow_answer();
        });
    }

    async fn ask(self, exchange: &Exchange, cancel: &Cancel) -> Result<Answer, ApiError> {
        let sender = self.sender.try_with_value(Clone::clone).ok_or(ApiError::Cancelled)?;
        let mut tries = 0;
        loop {
            let response = sender.send(&exchange.request, cancel).await?;
            let answer = exchange.read(&response);
            tries += 1;
            // A batch is answered with 200 although its items were throttled.
            match &answer {
                Err(ApiError::Refused(error)) if worth_asking_again(error, exchange, tries) => {
                    let millis = error.retry_after_secs.unwrap_or(2).min(LONGEST_PAUSE_SECS) * 1_000;
                    sender.hold(millis);
                    cancel.sleep(millis).await;
                }
                _ => return answer,
            }
        }
    }

    fn cancel(self, ticket: Ticket) {
        self.running.update_value(|running| {
            if let Some(cancel) = running.remove(&ticket) {
                cancel.cancel();
            }
        });
    }
}

/// How often a question is asked whose answer says that parts of it were throttled.
const MOST_TRIES: u32 = 4;

fn worth_asking_again(error: &ServiceError, exchange: &Exchange, tries: u32) -> bool {
    matches!(error.status, 429 | 503 | 504) && exchange.request.is_repeatable() && tries < MOST_TRIES
}
