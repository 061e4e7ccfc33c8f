//! The second door to the server: calling an operation. What changes the mailbox is dispatched instead.

use futures_util::Stream;
use leptos::prelude::*;

use super::Session;
use super::pages::pages;
use crate::browser::cancel::Cancel;
use crate::protocol::{ApiError, Operation, OperationId, Page};

impl Session {
    /// Asks one operation and reads its answer.
    pub async fn call<O: Operation>(self, operation: &O, cancel: &Cancel) -> Result<O::Answer, ApiError> {
        let sender = self.sender.try_with_value(Clone::clone).ok_or(ApiError::Cancelled)?;
        sender.call(operation, cancel).await
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

    /// Whether the service at hand has an operation: what it has not is not offered. Tracks what the session learns.
    pub fn can(self, operation: OperationId) -> bool {
        self.capabilities.with(|capabilities| capabilities.can(operation))
    }
}
