//! Delete inferenceClassificationOverride: `DELETE /me/inferenceClassification/overrides/{id}`.
//!
//! Least scope: Mail.ReadWrite. Graph v1.0, Outlook REST v2.0; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/inferenceclassificationoverride-delete>

use super::override_path;
use crate::model::OverrideId;
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_nothing};

/// Leaves it to the service again where mail of a sender goes.
#[derive(Debug, Clone)]
pub struct Delete {
    id: OverrideId,
}

impl Delete {
    /// Deletes the override `id`.
    pub fn new(id: OverrideId) -> Self {
        Self { id }
    }
}

impl Operation for Delete {
    type Answer = ();

    fn request(&self) -> Request {
        Request::delete(OperationId::DeleteOverride, override_path(&self.id))
    }

    fn read(&self, response: &Response) -> Result<(), ApiError> {
        read_nothing(response)
    }
}
