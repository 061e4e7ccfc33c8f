//! The way of every request: a token, a place in the queue, the network, and the decision what next.

use leptos::prelude::*;
use std::future::poll_fn;
use std::task::Poll;

use super::sign_in::{Renewal, Tokens};
use super::slots::Slots;
use crate::browser::cancel::Cancel;
use crate::browser::{clock, fetch};
use crate::config::Config;
use crate::protocol::{
    ApiError, Body, Capabilities, Cloud, Decision, Dialect, Operation, Outcome, Request, Response,
    RetryPolicy, ServiceError,
};

/// What sending needs. Clones share it.
#[derive(Clone)]
pub(super) struct Sender {
    api_base: String,
    dialect: Dialect,
    tokens: Tokens,
    slots: Slots,
    capabilities: RwSignal<Capabilities>,
}

impl Sender {
    pub(super) fn new(config: Config) -> Self {
        let Config { api_base, dialect, scopes } = config;
        let cloud = Cloud::of_host(api_base.trim_start_matches("https://"));
        Self {
            tokens: Tokens::new(scopes),
            slots: Slots::new(&api_base),
            capabilities: RwSignal::new(Capabilities::new(dialect, cloud)),
            dialect,
            api_base,
        }
    }

    pub(super) fn tokens(&self) -> &Tokens {
        &self.tokens
    }

    pub(super) fn capabilities(&self) -> ReadSignal<Capabilities> {
        self.capabilities.read_only()
    }

    /// Asks one operation.
    pub(super) async fn call<O: Operation>(
        &self,
        operation: &O,
        cancel: &Cancel,
    ) -> Result<O::Answer, ApiError> {
        let response = self.send(&operation.request(), cancel).await?;
        operation.read(&response)
    }

    /// Sends a request until it succeeds, is refused for good, or is not wanted any more. A batch goes request by
    /// request where the service takes none.
    pub(super) async fn send(&self, request: &Request, cancel: &Cancel) -> Result<Response, ApiError> {
        if self.capabilities.with_untracked(|capabilities| capabilities.can(request.operation)) {
            let response = self.exchange(request, cancel).await?;
            return if response.is_success() { Ok(response) } else { Err(self.refusal(request, &response)) };
        }
        let Body::Batch(items) = &request.body else { return Err(ApiError::Unavailable) };
        // As many at once as there are places, as the service runs the items of a batch.
        let answers = side_by_side(items.iter().map(|item| self.exchange(item, cancel))).await;
        Ok(Response::of_items(answers.into_iter().collect::<Result<_, _>>()?))
    }

    /// One request to its last answer, good or bad.
    pub(super) async fn exchange(&self, request: &Request, cancel: &Cancel) -> Result<Response, ApiError> {
        let encoded = self.dialect.encode(request.clone());
        let url = self.dialect.address(&self.api_base, &encoded)?;
        let mut policy = RetryPolicy::new(request);
        let mut renewal = Renewal::No;
        loop {
            let attempt = self.attempt(&url, &encoded, std::mem::take(&mut renewal), cancel).await?;
            if !request.is_upload() && attempt.as_ref().is_some_and(|response| response.status != 401) {
                self.tokens.accepted();
            }
            let outcome = attempt.as_ref().map_or(Outcome::Lost, Outcome::Answered);
            match (policy.decide(outcome, clock::chance()), attempt) {
                (Decision::RenewToken { claims }, _) => {
                    renewal = claims.map_or(Renewal::Forced, Renewal::WithClaims);
                }
                (Decision::Wait { millis, holds_queue }, _) => {
                    if holds_queue {
                        self.slots.hold(millis);
                    }
                    cancel.sleep(millis).await;
                }
                (Decision::Take, Some(response)) if response.status == 401 && !request.is_upload() => {
                    self.tokens.refused().await;
                    policy = RetryPolicy::new(request);
                }
                (Decision::Take, Some(response)) => return Ok(self.dialect.decode(request, response)),
                (Decision::Take, None) => return Err(ApiError::Unreachable),
            }
        }
    }

    /// What a refusal means, which may be that the service does not have the operation at all.
    fn refusal(&self, request: &Request, response: &Response) -> ApiError {
        let error = ServiceError::read(response);
        if !error.is_unavailable() {
            return error.into();
        }
        let is_unknown =
            self.capabilities.try_update(|capabilities| capabilities.learn(request.operation, &error));
        if is_unknown == Some(true) { ApiError::Unavailable } else { error.into() }
    }

    /// One attempt: an answer, or none.
    async fn attempt(
        &self,
        url: &str,
        request: &Request,
        renewal: Renewal,
        cancel: &Cancel,
    ) -> Result<Option<Response>, ApiError> {
        let unless_cancelled = || if cancel.is_cancelled() { Err(ApiError::Cancelled) } else { Ok(()) };
        unless_cancelled()?;
        // The token first: the person may have to sign in, and a place in the queue must not wait for that.
        let token = if request.is_upload() {
            None
        } else {
            let Ok(token) = self.tokens.get(renewal).await else { return Ok(None) };
            Some(token)
        };
        let slot = self.slots.take(request.places(), cancel).await;
        unless_cancelled()?;
        let answer = fetch::send(url, request, token.as_deref(), cancel).await;
        drop(slot);
        match answer {
            Ok(response) => Ok(Some(response)),
            Err(fetch::FetchError::Lost) => Ok(None),
            Err(fetch::FetchError::Cancelled) => Err(ApiError::Cancelled),
        }
    }
}

/// Waits for all of these. (That of futures-util weighs 2 KB more.)
async fn side_by_side<F: Future>(futures: impl Iterator<Item = F>) -> Vec<F::Output> {
    let mut running: Vec<_> = futures.map(|future| (Box::pin(future), None)).collect();
    poll_fn(|context| {
        for (future, answer) in &mut running {
            if answer.is_none()
                && let Poll::Ready(ready) = future.as_mut().poll(context)
            {
                *answer = Some(ready);
            }
        }
        if running.iter().any(|(_, answer)| answer.is_none()) { Poll::Pending } else { Poll::Ready(()) }
    })
    .await;
    running.into_iter().filter_map(|(_, answer)| answer).collect()
}
