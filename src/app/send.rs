//! The way of every request: a token, a place in the queue, the network, and the decision what next.

use super::sign_in::Tokens;
use super::slots::Slots;
use crate::browser::cancel::Cancel;
use crate::browser::{clock, fetch};
use crate::protocol::{
    ApiError, Decision, Operation, Outcome, Request, Response, RetryPolicy, ServiceError, resolve,
};

/// What sending needs. Clones share it.
#[derive(Clone)]
pub(super) struct Sender {
    api_base: String,
    tokens: Tokens,
    slots: Slots,
}

impl Sender {
    pub(super) fn new(api_base: String, scopes: Vec<String>) -> Self {
        Self { api_base, tokens: Tokens::new(scopes), slots: Slots::default() }
    }

    pub(super) fn tokens(&self) -> &Tokens {
        &self.tokens
    }

    /// Asks one operation.
    pub(super) async fn call<O: Operation>(
        &self,
        operation: &O,
        cancel: &Cancel,
    ) -> Result<O::Answer, ApiError> {
        let response = self.send(&operation.request(), O::IS_REPEATABLE, cancel).await?;
        operation.read(&response)
    }

    /// Sends a request until it succeeds, is refused for good, or is not wanted any more.
    pub(super) async fn send(
        &self,
        request: &Request,
        is_repeatable: bool,
        cancel: &Cancel,
    ) -> Result<Response, ApiError> {
        let url = resolve(&self.api_base, &request.target)
            .map_err(|error| ApiError::Unreadable(error.to_string()))?;
        let mut policy = RetryPolicy::new(is_repeatable);
        let mut renews_token = false;
        loop {
            let attempt = self.attempt(&url, request, std::mem::take(&mut renews_token), cancel).await?;
            if attempt.as_ref().is_some_and(|response| response.status != 401) {
                self.tokens.accepted();
            }
            let outcome = attempt.as_ref().map_or(Outcome::Lost, Outcome::Answered);
            match (policy.decide(outcome, clock::chance()), attempt) {
                (Decision::RenewToken, _) => renews_token = true,
                (Decision::Wait { millis, holds_queue }, _) => {
                    if holds_queue {
                        self.slots.hold(millis);
                    }
                    clock::sleep(millis).await;
                }
                (Decision::Take, Some(response)) if response.status == 401 => {
                    self.tokens.refused().await;
                    policy = RetryPolicy::new(is_repeatable);
                }
                (Decision::Take, Some(response)) if response.is_success() => return Ok(response),
                (Decision::Take, Some(response)) => return Err(ServiceError::read(&response).into()),
                (Decision::Take, None) => return Err(ApiError::Unreachable),
            }
        }
    }

    /// One attempt: an answer, or none.
    async fn attempt(
        &self,
        url: &str,
        request: &Request,
        renews_token: bool,
        cancel: &Cancel,
    ) -> Result<Option<Response>, ApiError> {
        let unless_cancelled = || if cancel.is_cancelled() { Err(ApiError::Cancelled) } else { Ok(()) };
        unless_cancelled()?;
        // The token first: the person may have to sign in, and a place in the queue must not wait for that.
        let Ok(token) = self.tokens.get(renews_token).await else { return Ok(None) };
        let slot = self.slots.take().await;
        unless_cancelled()?;
        let answer = fetch::send(url, request, &token, cancel).await;
        drop(slot);
        match answer {
            Ok(response) => Ok(Some(response)),
            Err(fetch::FetchError::Lost) => Ok(None),
            Err(fetch::FetchError::Cancelled) => Err(ApiError::Cancelled),
        }
    }
}
