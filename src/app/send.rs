//! The way of every request: a token, a place in the queue, the network, and the decision what next.

use std::future::poll_fn;
use std::task::Poll;

use leptos::prelude::*;

use super::chunks;
use super::sign_in::{Need, Tokens};
use super::slots::{Slot, Slots};
use crate::browser::cancel::Cancel;
use crate::browser::{clock, fetch};
use crate::config::Config;
use crate::protocol::{
    ApiError, Body, Capabilities, Cloud, Decision, Dialect, Operation, OperationId, Outcome, Request,
    Response, RetryPolicy, ServiceError, Spelling,
};

/// What sending needs. Clones share it.
#[derive(Clone)]
pub(super) struct Sender {
    api_base: String,
    dialect: Dialect,
    cloud: Cloud,
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
            cloud,
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
        if self.can(request.operation) {
            let response = self.exchange(request, cancel).await?;
            if response.is_success() {
                return Ok(response);
            }
            let error = ServiceError::read(&response);
            if !self.learn(request.operation, &error) {
                return Err(error.into());
            }
        }
        match &request.body {
            Body::Batch(items) => self.send_each(items, cancel).await,
            _ => Err(ApiError::Unavailable),
        }
    }

    /// The items of a batch as requests of their own, each with its own fate.
    async fn send_each(&self, items: &[Request], cancel: &Cancel) -> Result<Response, ApiError> {
        // As many at once as there are places, as the service runs the items of a batch.
        let answers = side_by_side(items.iter().map(|item| self.exchange(item, cancel))).await;
        let answers = answers.into_iter().map(|answer| match answer {
            // As a batch tells of an item that was lost behind it, or is not known.
            Err(ApiError::Unavailable) => Ok(Response::new(501, Vec::new(), Vec::new())),
            Err(error) if error != ApiError::Cancelled => Ok(Response::new(504, Vec::new(), Vec::new())),
            answer => answer,
        });
        Ok(Response::of_items(answers.collect::<Result<_, _>>()?))
    }

    /// One request to its last answer, good or bad.
    pub(super) async fn exchange(&self, request: &Request, cancel: &Cancel) -> Result<Response, ApiError> {
        let mut fitted = request.clone();
        self.cloud.fit(&mut fitted);
        let spelling = match self.dialect {
            Dialect::Graph => Spelling::GRAPH,
            Dialect::Outlook => chunks::outlook().await?,
        };
        let encoded = spelling.encode(fitted);
        let url = self.dialect.address(&self.api_base, &encoded)?;
        let mut policy = RetryPolicy::new(request);
        let mut need = Need::default();
        loop {
            let attempt = self.attempt(&url, &encoded, &mut need, cancel).await?;
            let outcome = attempt.as_ref().map_or(Outcome::Lost, Outcome::Answered);
            match policy.decide(outcome, clock::chance()) {
                Decision::RenewToken(wanted) => need.renewal = wanted,
                Decision::Park(wanted) => {
                    let parked = cancel.unless_thrown(self.tokens.refused(wanted)).await;
                    policy.resumed(parked.ok_or(ApiError::Cancelled)?);
                }
                Decision::Wait { millis, holds_queue } => {
                    if holds_queue {
                        self.slots.hold(millis);
                    }
                    cancel.sleep(millis).await;
                }
                Decision::TakeAsDone => return Ok(Response::new(204, Vec::new(), Vec::new())),
                Decision::Take { hold_millis } => {
                    if hold_millis > 0 {
                        self.slots.hold(hold_millis);
                    }
                    let response = attempt.ok_or(ApiError::Unreachable)?;
                    return Ok(spelling.decode(request, response));
                }
            }
        }
    }

    /// Holds back whatever else is to go out: the service asked for silence.
    pub(super) fn hold(&self, millis: u32) {
        self.slots.hold(millis);
    }

    pub(super) fn can(&self, operation: OperationId) -> bool {
        self.capabilities.with_untracked(|capabilities| capabilities.can(operation))
    }

    /// Takes note of a refusal; tells whether it means that the service does not have the operation.
    pub(super) fn learn(&self, operation: OperationId, error: &ServiceError) -> bool {
        // Whoever looks at what can be done is not called for nothing.
        error.is_unavailable()
            && self.capabilities.try_update(|capabilities| capabilities.learn(operation, error)) == Some(true)
    }

    /// One attempt: an answer, or none.
    async fn attempt(
        &self,
        url: &str,
        request: &Request,
        need: &mut Need,
        cancel: &Cancel,
    ) -> Result<Option<Response>, ApiError> {
        let ready = cancel.unless_thrown(self.make_ready(request, need)).await;
        let Some((token, slot)) = ready.ok_or(ApiError::Cancelled)?? else { return Ok(None) };
        let answer = fetch::send(url, request, token.as_deref(), cancel).await;
        drop(slot);
        match answer {
            Ok(response) => {
                if token.is_some() && !response.asks_for_token() {
                    self.tokens.accepted();
                }
                Ok(Some(response))
            }
            Err(fetch::FetchError::Lost) => Ok(None),
            Err(fetch::FetchError::Cancelled) => Err(ApiError::Cancelled),
        }
    }

    /// The token, unless it is an upload, and a place in the queue; nothing where the network is away. The token
    /// comes first: the person may have to sign in, and a place must not wait for that.
    async fn make_ready(
        &self,
        request: &Request,
        need: &mut Need,
    ) -> Result<Option<(Option<String>, Slot)>, ApiError> {
        let token = if request.is_upload() {
            None
        } else {
            let Ok(token) = self.tokens.get(need).await else { return Ok(None) };
            Some(token)
        };
        Ok(Some((token, self.slots.take(request.places()).await?)))
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
