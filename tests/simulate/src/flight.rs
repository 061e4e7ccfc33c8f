//! A request on its way, as `src/app/send.rs` sends it: a token, a place in the queue, the network, and the
//! decision what next. Waiting is an entry of the agenda.

use outpost::mailbox::{Answer, Exchange, Ticket};
use outpost::protocol::{
    ApiError, Decision, LONGEST_PAUSE_SECS, Method, Outcome, Request, Response, RetryPolicy, ServiceError,
};

use crate::dice::Dice;

/// How often a question is asked whose answer says that parts of it were throttled.
const MOST_TRIES: u32 = 4;

/// A request of a tab, from the core's asking to its last answer.
pub(crate) struct Flight {
    /// Which tab asked.
    pub(crate) tab: usize,
    /// What the core calls it.
    pub(crate) ticket: Ticket,
    exchange: Exchange,
    policy: RetryPolicy,
    tries: u32,
    /// Which attempt is under way: an answer to another comes too late.
    pub(crate) attempt: u32,
    /// Places of the queue that it holds.
    pub(crate) held: usize,
}

/// What to do after an attempt.
pub(crate) enum Next {
    /// Another attempt, with a new token.
    Renew,
    /// Another attempt after so many milliseconds; the whole queue waits so long where `holds_queue`.
    Wait { millis: u32, holds_queue: bool },
    /// That was the last; the queue waits so many milliseconds.
    Settle { outcome: Result<Answer, ApiError>, hold_millis: u32 },
}

impl Flight {
    pub(crate) fn new(tab: usize, ticket: Ticket, exchange: Exchange) -> Self {
        let policy = RetryPolicy::new(&exchange.request);
        Self { tab, ticket, exchange, policy, tries: 0, attempt: 0, held: 0 }
    }

    pub(crate) fn request(&self) -> &Request {
        &self.exchange.request
    }

    /// Whether a folder is made by it.
    pub(crate) fn makes_a_folder(&self) -> bool {
        let request = self.request();
        let target = request.target.to_lowercase();
        request.method == Method::Post
            && (target.ends_with("mailfolders") || target.ends_with("childfolders"))
    }

    /// An attempt ended, with an answer or without.
    pub(crate) fn decide(&mut self, response: Option<Response>, dice: &mut Dice) -> Next {
        let outcome = response.as_ref().map_or(Outcome::Lost, Outcome::Answered);
        match self.policy.decide(outcome, dice.share()) {
            Decision::RenewToken(_) => Next::Renew,
            Decision::Park(_) => {
                self.policy.resumed(true);
                Next::Renew
            }
            Decision::Wait { millis, holds_queue } => Next::Wait { millis, holds_queue },
            Decision::TakeAsDone => self.take(&Response::new(204, Vec::new(), Vec::new()), 0),
            Decision::Take { hold_millis } => match response {
                Some(response) => self.take(&response, hold_millis),
                None => Next::Settle { outcome: Err(ApiError::Unreachable), hold_millis },
            },
        }
    }

    fn take(&mut self, response: &Response, hold_millis: u32) -> Next {
        if !response.is_success() {
            let error = ServiceError::read(response);
            return Next::Settle { outcome: Err(error.into()), hold_millis };
        }
        let outcome = self.exchange.read(response);
        self.tries += 1;
        match &outcome {
            Err(ApiError::Refused(error)) if self.is_worth_asking_again(error) => {
                let millis = error.retry_after_secs.unwrap_or(2).min(LONGEST_PAUSE_SECS) * 1_000;
                self.policy = RetryPolicy::new(&self.exchange.request);
                Next::Wait { millis, holds_queue: true }
            }
            _ => Next::Settle { outcome, hold_millis },
        }
    }

    /// As in `src/app/effects.rs`: a batch is answered with 200 although its items were throttled.
    fn is_worth_asking_again(&self, error: &ServiceError) -> bool {
        matches!(error.status, 429 | 503 | 504)
            && self.exchange.request.is_repeatable()
            && self.tries < MOST_TRIES
    }
}
