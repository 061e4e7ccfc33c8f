//! Whether and when a question is asked again (Graph, "Throttling guidance"; RFC 9110, section 10.2.3).

use super::{Request, Response};

/// How one attempt ended.
#[derive(Debug, Clone, Copy)]
pub enum Outcome<'a> {
    /// With an answer.
    Answered(&'a Response),
    /// Without: the connection failed, before or after the service acted.
    Lost,
}

/// What to do after an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Take this outcome.
    Take,
    /// Ask again with a fresh token.
    RenewToken {
        /// What the token has to fulfil, in base64, where the service says so.
        claims: Option<String>,
    },
    /// Ask again after so many milliseconds. Where `holds_queue`, nothing else goes out until then either:
    /// requests made while throttled count against the limit.
    Wait {
        /// Milliseconds to wait.
        millis: u32,
        /// The whole mailbox is being throttled.
        holds_queue: bool,
    },
}

/// How often one request was tried, and with what in hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RetryPolicy {
    is_repeatable: bool,
    has_renewed: bool,
    failures: u32,
}

/// Attempts after which an error is shown: waiting longer would look like hanging.
const MOST_FAILURES: u32 = 4;
/// The first back-off; it doubles with each failure.
const FIRST_BACKOFF_MS: u32 = 500;
/// The longest wait without word from the service.
const LONGEST_BACKOFF_MS: u32 = 16_000;
/// The longest wait the service may ask for before the person is told instead.
const LONGEST_RETRY_AFTER_SECS: u32 = 120;

impl RetryPolicy {
    /// A policy for one request. The address of an upload is its own permission: no token makes it good again.
    pub fn new(request: &Request) -> Self {
        Self { is_repeatable: request.is_repeatable(), has_renewed: request.is_upload(), failures: 0 }
    }

    /// Decides after an attempt. `jitter` is random in 0..1, so that tabs do not come back in step.
    pub fn decide(&mut self, outcome: Outcome<'_>, jitter: f64) -> Decision {
        match outcome {
            Outcome::Answered(response) if response.status == 401 && !self.has_renewed => {
                self.has_renewed = true;
                Decision::RenewToken { claims: response.claims() }
            }
            // Throttled: the service did nothing, so any request may be repeated.
            Outcome::Answered(response) if response.status == 429 => {
                self.wait(response.retry_after_secs(), jitter, true)
            }
            Outcome::Answered(response)
                if matches!(response.status, 500 | 502 | 503 | 504) && self.is_repeatable =>
            {
                self.wait(response.retry_after_secs(), jitter, response.status == 503)
            }
            Outcome::Lost if self.is_repeatable => self.wait(None, jitter, false),
            Outcome::Answered(_) | Outcome::Lost => Decision::Take,
        }
    }

    fn wait(&mut self, retry_after_secs: Option<u32>, jitter: f64, holds_queue: bool) -> Decision {
        self.failures += 1;
        let too_long = retry_after_secs.is_some_and(|secs| secs > LONGEST_RETRY_AFTER_SECS);
        if self.failures >= MOST_FAILURES || too_long {
            return Decision::Take;
        }
        let millis = match retry_after_secs {
            Some(secs) => secs.saturating_mul(1_000),
            None => jittered(backoff_ms(self.failures), jitter),
        };
        Decision::Wait { millis, holds_queue }
    }
}

pub(super) fn backoff_ms(failures: u32) -> u32 {
    FIRST_BACKOFF_MS.saturating_mul(2_u32.saturating_pow(failures.saturating_sub(1))).min(LONGEST_BACKOFF_MS)
}

/// Between half and the whole of the wait.
pub(super) fn jittered(millis: u32, jitter: f64) -> u32 {
    let share = 0.5 + jitter.clamp(0.0, 1.0) / 2.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 16,000")]
    let wait = (f64::from(millis) * share) as u32;
    wait
}

#[cfg(test)]
mod tests {
    use super::super::OperationId;
    use super::*;

    fn again() -> RetryPolicy {
        RetryPolicy::new(&Request::get(OperationId::GetMessage, "/"))
    }

    fn once() -> RetryPolicy {
        RetryPolicy::new(&Request::act(OperationId::SendDraft, "/"))
    }

    fn answer(status: u16, retry_after: Option<&str>) -> Response {
        let headers = retry_after.map(|secs| ("retry-after".to_owned(), secs.to_owned()));
        Response::new(status, headers.into_iter().collect(), vec![])
    }

    fn decide(policy: &mut RetryPolicy, status: u16, retry_after: Option<&str>) -> Decision {
        policy.decide(Outcome::Answered(&answer(status, retry_after)), 0.0)
    }

    #[test]
    fn success_and_final_refusals_are_taken() {
        for status in [200, 201, 204, 400, 403, 404, 409, 412] {
            assert_eq!(decide(&mut again(), status, None), Decision::Take, "{status}");
        }
    }

    #[test]
    fn the_token_is_renewed_once() {
        let mut policy = once();
        assert_eq!(decide(&mut policy, 401, None), Decision::RenewToken { claims: None });
        assert_eq!(decide(&mut policy, 401, None), Decision::Take);
    }

    #[test]
    fn an_upload_is_not_helped_by_a_token() {
        let mut policy = RetryPolicy::new(&Request::get(OperationId::UploadRange, "https://x"));
        assert_eq!(decide(&mut policy, 401, None), Decision::Take);
    }

    #[test]
    fn throttling_waits_as_told_and_holds_the_queue() {
        let wait = decide(&mut once(), 429, Some("7"));
        assert_eq!(wait, Decision::Wait { millis: 7_000, holds_queue: true });
    }

    #[test]
    fn without_word_the_wait_doubles_and_ends() {
        let mut policy = again();
        let waits: Vec<_> = (0..4).map(|_| decide(&mut policy, 503, None)).collect();
        assert_eq!(waits[0], Decision::Wait { millis: 250, holds_queue: true });
        assert_eq!(waits[1], Decision::Wait { millis: 500, holds_queue: true });
        assert_eq!(waits[3], Decision::Take);
    }

    #[test]
    fn what_must_not_be_repeated_is_not() {
        assert_eq!(decide(&mut once(), 503, None), Decision::Take);
        assert_eq!(once().decide(Outcome::Lost, 0.5), Decision::Take);
        assert_ne!(again().decide(Outcome::Lost, 0.5), Decision::Take);
    }

    #[test]
    fn an_hour_of_throttling_is_told_not_waited() {
        assert_eq!(decide(&mut again(), 429, Some("3600")), Decision::Take);
    }
}
