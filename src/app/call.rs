//! The second door to the server: calling an operation. What changes the mailbox is dispatched instead.

use std::ops::Range;

use futures_util::Stream;
use leptos::prelude::*;

use super::Session;
use super::pages::pages;
use super::send::Sender;
use super::transfer::{self, Transport, Uploaded};
use crate::browser::cancel::Cancel;
use crate::browser::clock;
use crate::protocol::{ApiError, Operation, OperationId, Page, Request, Response, Upload};

impl Session {
    /// Asks one operation and reads its answer.
    pub async fn call<O: Operation>(self, operation: &O, cancel: &Cancel) -> Result<O::Answer, ApiError> {
        self.sender()?.call(operation, cancel).await
    }

    /// All pages of an operation, each asked for when it is waited for.
    pub fn call_pages<T, O>(
        self,
        operation: O,
        cancel: Cancel,
    ) -> impl Stream<Item = Result<Page<T>, ApiError>>
    where
        O: Operation<Answer = Page<T>> + Clone,
    {
        pages(operation, async move |next| self.call(next, &cancel).await)
    }

    /// Asks any number of operations in batches; `progress` hears how many of how many have their result.
    pub async fn call_all<O: Operation>(
        self,
        operations: Vec<O>,
        cancel: &Cancel,
        progress: impl Fn(usize, usize),
    ) -> Vec<Result<O::Answer, ApiError>> {
        match self.sender() {
            Ok(sender) => {
                let ids: Vec<OperationId> =
                    operations.iter().map(|operation| operation.request().operation).collect();
                let wire = Wire { sender, cancel };
                let results = transfer::all(operations, &wire, || !cancel.is_cancelled(), progress).await;
                for (id, result) in ids.into_iter().zip(&results) {
                    if let Err(ApiError::Refused(error)) = result {
                        wire.sender.learn(id, error);
                    }
                }
                results
            }
            Err(error) => operations.iter().map(|_| Err(error.clone())).collect(),
        }
    }

    /// Sends a large file over an open session: `read` gives its bytes, `progress` hears how many are there.
    pub async fn upload(
        self,
        upload: &mut Upload,
        cancel: &Cancel,
        read: impl AsyncFn(Range<u64>) -> Result<Vec<u8>, ApiError>,
        progress: impl Fn(u64),
    ) -> Result<Uploaded, ApiError> {
        let wire = Wire { sender: self.sender()?, cancel };
        transfer::upload(upload, &wire, read, progress).await
    }

    /// Whether the service at hand has an operation: what it has not is not offered. Tracks what the session learns.
    pub fn can(self, operation: OperationId) -> bool {
        self.capabilities.with(|capabilities| capabilities.can(operation))
    }

    fn sender(self) -> Result<Sender, ApiError> {
        self.sender.try_with_value(Clone::clone).ok_or(ApiError::Cancelled)
    }
}

/// The network, until it is not wanted any more.
struct Wire<'a> {
    sender: Sender,
    cancel: &'a Cancel,
}

impl Transport for Wire<'_> {
    async fn ask(&self, request: &Request) -> Result<Response, ApiError> {
        if request.operation == OperationId::CancelUpload {
            // Giving up is what a thrown switch asks for.
            return self.sender.exchange(request, &Cancel::new()).await;
        }
        if request.is_upload() {
            // The upload reads refusals itself.
            return self.sender.exchange(request, self.cancel).await;
        }
        self.sender.send(request, self.cancel).await
    }

    async fn wait(&self, millis: u32) {
        self.cancel.sleep(millis).await;
    }

    fn hold(&self, millis: u32) {
        self.sender.hold(millis);
    }

    fn chance(&self) -> f64 {
        clock::chance()
    }
}
