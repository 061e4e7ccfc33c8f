//! Whether and when a question is asked again (Graph, "Throttling guidance"; RFC 9110, section 10.2.3).

use super::{Method, Request, Response};

/// How one attempt ended.
#[derive(Debug, Clone, Copy)]
pub enum Outcome<'a> {
    /// With an answer.
    Answered(&'a Response),
    /// Without: the connection failed, before or after the service acted.
    Lost,
}

/// Which token an attempt takes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Renewal {
    /// One from the supplier's cache will do.
    #[default]
    No,
    /// A fresh one: the service refused the last.
    Forced,
    /// One that fulfils these claims, in base64.
    WithClaims(String),
}

impl Renewal {
    fn of(response: &Response) -> Self {
        response.claims().map_or(Self::Forced, Self::WithClaims)
    }
}

/// What to do after an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Take this outcome; where `hold_millis` is not 0, nothing else goes out for so long.
    Take {
        /// How long the service wants silence, in milliseconds.
        hold_millis: u32,
    },
    /// Take it as done: an earlier attempt, whose answer was lost, removed what is gone now.
    TakeAsDone,
    /// Ask again with another token.
    RenewToken(Renewal),
    /// Only the person can help; then tell [`RetryPolicy::resumed`] and ask again.
    Park(Renewal),
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
#[expect(
    clippy::struct_excessive_bools,
    reason = "what the request is, and what became of it: all independent"
)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RetryPolicy {
    is_repeatable: bool,
    takes_token: bool,
    removes: bool,
    may_conflict: bool,
    has_renewed: bool,
    has_maybe_acted: bool,
    /// How often it was parked and went on although the person did nothing.
    vain_parks: u32,
    failures: u32,
}

/// Attempts after which an error is shown: waiting longer would look like hanging.
const MOST_FAILURES: u32 = 4;
/// Once more for good measure: a token that works for others does not work for this request.
const MOST_VAIN_PARKS: u32 = 1;
/// The first back-off; it doubles with each failure.
const FIRST_BACKOFF_MS: u32 = 500;
/// The longest wait without word from the service.
const LONGEST_BACKOFF_MS: u32 = 16_000;
/// The longest pause, in seconds, that is waited for; of a longer one the person is told instead.
pub const LONGEST_PAUSE_SECS: u32 = 120;
/// The longest pause that holds requests back: longer than Graph has been seen to ask for.
pub const LONGEST_HOLD_SECS: u32 = 900;

impl RetryPolicy {
    /// A policy for one request. The address of an upload is its own permission: no token makes it good again.
    pub fn new(request: &Request) -> Self {
        let is_repeatable = request.is_repeatable();
        Self {
            is_repeatable,
            takes_token: !request.is_upload(),
            removes: request.removes(),
            may_conflict: is_repeatable && request.method == Method::Patch,
            has_renewed: false,
            has_maybe_acted: false,
            vain_parks: 0,
            failures: 0,
        }
    }

    /// Decides after an attempt. `jitter` is random in 0..1, so that tabs do not come back in step.
    pub fn decide(&mut self, outcome: Outcome<'_>, jitter: f64) -> Decision {
        let response = match outcome {
            Outcome::Answered(response) => response,
            Outcome::Lost => {
                self.has_maybe_acted = true;
                return if self.is_repeatable { self.wait(None, jitter, false) } else { TAKE };
            }
        };
        match response.status {
            _ if self.takes_token && response.asks_for_token() => self.renew(response),
            // Throttled: the service did nothing, so any request may be repeated.
            429 => self.wait(response.retry_after_secs(), jitter, true),
            500 | 502 | 503 | 504 => {
                self.has_maybe_acted = true;
                let holds_queue = response.status == 503;
                if self.is_repeatable {
                    self.wait(response.retry_after_secs(), jitter, holds_queue)
                } else {
                    TAKE
                }
            }
            // The service changes drafts itself, shortly after they were made or changed.
            412 if self.may_conflict => self.wait(None, jitter, false),
            404 if self.removes && self.has_maybe_acted => Decision::TakeAsDone,
            _ => TAKE,
        }
    }

    /// Goes on after parking: because the person signed in, or because somebody else's token was good.
    pub fn resumed(&mut self, by_person: bool) {
        self.has_renewed = false;
        self.vain_parks = if by_person { 0 } else { self.vain_parks + 1 };
    }

    fn renew(&mut self, response: &Response) -> Decision {
        if !self.has_renewed {
            self.has_renewed = true;
            Decision::RenewToken(Renewal::of(response))
        } else if self.vain_parks <= MOST_VAIN_PARKS {
            Decision::Park(Renewal::of(response))
        } else {
            TAKE
        }
    }

    fn wait(&mut self, retry_after_secs: Option<u32>, jitter: f64, holds_queue: bool) -> Decision {
        self.failures += 1;
        let millis = match retry_after_secs {
            Some(secs) => secs.min(LONGEST_HOLD_SECS).saturating_mul(1_000),
            None => jittered(backoff_ms(self.failures), jitter),
        };
        let is_too_long = retry_after_secs.is_some_and(|secs| secs > LONGEST_PAUSE_SECS);
        if self.failures >= MOST_FAILURES || is_too_long {
            return Decision::Take { hold_millis: if holds_queue { millis } else { 0 } };
        }
        Decision::Wait { millis, holds_queue }
    }
}

const TAKE: Decision = Decision::Take { hold_millis: 0 };

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
            assert_eq!(decide(&mut again(), status, None), TAKE, "{status}");
        }
    }

    #[test]
    fn the_token_is_renewed_once() {
        let mut policy = once();
        assert_eq!(decide(&mut policy, 401, None), Decision::RenewToken(Renewal::Forced));
        assert_eq!(decide(&mut policy, 401, None), Decision::Park(Renewal::Forced));
    }

    #[test]
    fn an_upload_is_not_helped_by_a_token() {
        let mut policy = RetryPolicy::new(&Request::get(OperationId::UploadRange, "https://x"));
        assert_eq!(decide(&mut policy, 401, None), TAKE);
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
        assert_eq!(waits[3], Decision::Take { hold_millis: 2_000 });
    }

    #[test]
    fn what_must_not_be_repeated_is_not() {
        assert_eq!(decide(&mut once(), 503, None), TAKE);
        assert_eq!(once().decide(Outcome::Lost, 0.5), TAKE);
        assert_ne!(again().decide(Outcome::Lost, 0.5), TAKE);
    }

    #[test]
    fn a_removal_whose_answer_was_lost_is_done_when_there_is_nothing_left() {
        let removal = Request::delete(OperationId::DeleteRule, "/");
        let mut policy = RetryPolicy::new(&removal);
        assert_eq!(decide(&mut policy, 404, None), TAKE, "it was never there");
        assert!(matches!(policy.decide(Outcome::Lost, 0.0), Decision::Wait { .. }));
        assert_eq!(decide(&mut policy, 404, None), Decision::TakeAsDone);
        let mut reading = again();
        assert!(matches!(reading.decide(Outcome::Lost, 0.0), Decision::Wait { .. }));
        assert_eq!(decide(&mut reading, 404, None), TAKE);
    }

    #[test]
    fn a_draft_that_the_service_just_changed_itself_is_changed_again() {
        let patch = Request::patch(OperationId::UpdateMessage, "/", &());
        let mut policy = RetryPolicy::new(&patch);
        assert!(matches!(decide(&mut policy, 412, None), Decision::Wait { holds_queue: false, .. }));
        let mut conditional = RetryPolicy::new(&patch.with_header("If-Match", "W/\"1\""));
        assert_eq!(decide(&mut conditional, 412, None), TAKE, "that is what the condition is for");
        assert_eq!(conditional.decide(Outcome::Lost, 0.0), TAKE, "the second would be refused for the first");
    }

    #[test]
    fn a_token_that_never_fits_is_not_asked_for_without_end() {
        let mut policy = again();
        let mut decisions = Vec::new();
        for _ in 0..6 {
            decisions.push(decide(&mut policy, 401, None));
            if matches!(decisions.last(), Some(Decision::Park(_))) {
                policy.resumed(false);
            }
        }
        let parked = decisions.iter().filter(|decision| matches!(decision, Decision::Park(_))).count();
        assert_eq!((parked, decisions.last()), (2, Some(&TAKE)));
    }

    #[test]
    fn a_challenge_with_403_is_a_challenge() {
        let mut response = answer(403, None);
        response
            .headers
            .push(("WWW-Authenticate".into(), r#"Bearer error="insufficient_claims", claims="e30=""#.into()));
        let decision = again().decide(Outcome::Answered(&response), 0.0);
        assert_eq!(decision, Decision::RenewToken(Renewal::WithClaims("e30=".into())));
        assert_eq!(decide(&mut again(), 403, None), TAKE);
    }

    #[test]
    fn throttling_that_is_not_waited_for_holds_the_others_all_the_same() {
        let long = decide(&mut again(), 429, Some("300"));
        assert_eq!(long, Decision::Take { hold_millis: 300_000 });
        let mut policy = again();
        let last = (0..4).map(|_| decide(&mut policy, 429, None)).last();
        assert!(matches!(last, Some(Decision::Take { hold_millis: 1.. })));
    }

    #[test]
    fn an_hour_of_throttling_is_told_not_waited() {
        let decision = decide(&mut again(), 429, Some("3600"));
        assert_eq!(decision, Decision::Take { hold_millis: 900_000 }, "a quarter of an hour at most");
    }
}
