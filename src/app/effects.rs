//! Does what the core asks for.

use leptos::prelude::*;

use super::{Session, wording};
use crate::browser::cancel::Cancel;
use crate::mailbox::{Answer, Effect, Exchange, Notice, Ticket};
use crate::protocol::{ApiError, LONGEST_PAUSE_SECS, ServiceError};

impl Session {
    /// Does what the core asks for.
    pub(super) fn perform(self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Ask(ticket, question) => self.exchange(ticket, question.exchange()),
                Effect::Send(ticket, change) => self.exchange(ticket, change.exchange()),
                Effect::Cancel(ticket) => self.cancel(ticket),
                Effect::Tell(Notice::NotRefreshed(error)) => self.report(wording::Task::Refresh, &error),
                Effect::Tell(Notice::Undone(change, error)) => {
                    self.fail(wording::undone(&change, &error), Some(change));
                }
            }
        }
    }

    fn exchange(self, ticket: Ticket, exchange: Exchange) {
        let cancel = Cancel::new();
        self.running.update_value(|running| {
            running.insert(ticket, cancel.clone());
        });
        leptos::task::spawn_local(async move {
            let outcome = self.ask(&exchange, &cancel).await;
            self.running.try_update_value(|running| running.remove(&ticket));
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
