//! Create inferenceClassificationOverride: `POST /me/inferenceClassification/overrides`.
//!
//! Least scope: Mail.ReadWrite. Graph v1.0, Outlook REST v2.0; all clouds. The same address again changes its
//! override; at most 1,000.
//!
//! <https://learn.microsoft.com/graph/api/inferenceclassification-post-overrides>

use crate::model::{InferenceOverride, NewOverride};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Says where mail of a sender goes: to Focused or to Other.
#[derive(Debug, Clone)]
pub struct Create {
    new: NewOverride,
}

impl Create {
    /// Creates `new`.
    pub fn new(new: NewOverride) -> Self {
        Self { new }
    }
}

impl Operation for Create {
    type Answer = InferenceOverride;

    fn request(&self) -> Request {
        Request::post(OperationId::CreateOverride, "/me/inferenceClassification/overrides", &self.new)
    }

    fn read(&self, response: &Response) -> Result<InferenceOverride, ApiError> {
        read_json(response)
    }
}
