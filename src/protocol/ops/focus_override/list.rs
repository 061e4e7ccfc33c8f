//! List overrides: `GET /me/inferenceClassification/overrides`.
//!
//! Least scope: Mail.Read. Graph v1.0, Outlook REST v2.0; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/inferenceclassification-list-overrides>

use crate::model::InferenceOverride;
use crate::protocol::{ApiError, Operation, OperationId, Page, Request, Response, read_json};

/// Asks for all overrides of the Focused Inbox.
#[derive(Debug, Clone, Copy)]
pub struct List;

impl Operation for List {
    type Answer = Page<InferenceOverride>;

    fn request(&self) -> Request {
        Request::get(OperationId::ListOverrides, "/me/inferenceClassification/overrides")
    }

    fn read(&self, response: &Response) -> Result<Page<InferenceOverride>, ApiError> {
        read_json(response)
    }
}
