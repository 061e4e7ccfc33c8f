//! Update inferenceClassificationOverride: `PATCH /me/inferenceClassification/overrides/{id}`.
//!
//! Least scope: Mail.ReadWrite. Graph v1.0, Outlook REST v2.0; all clouds. Only the class changes, never the address.
//!
//! <https://learn.microsoft.com/graph/api/inferenceclassificationoverride-update>

use super::override_path;
use crate::model::{InferenceClass, InferenceOverride, OverrideId, OverridePatch, Patch};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Says anew where mail of a sender goes.
#[derive(Debug, Clone)]
pub struct Update {
    id: OverrideId,
    classify_as: InferenceClass,
}

impl Update {
    /// Changes the override `id`.
    pub fn new(id: OverrideId, classify_as: InferenceClass) -> Self {
        Self { id, classify_as }
    }
}

impl Operation for Update {
    type Answer = InferenceOverride;

    fn request(&self) -> Request {
        Request::patch(
            OperationId::UpdateOverride,
            override_path(&self.id),
            &OverridePatch { classify_as: Patch::Set(self.classify_as.clone()) },
        )
    }

    fn read(&self, response: &Response) -> Result<InferenceOverride, ApiError> {
        read_json(response)
    }
}
