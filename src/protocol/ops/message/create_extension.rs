//! Create open extension: `POST /me/messages/{id}/extensions`.
//!
//! Least scope: Mail.ReadWrite. Graph v1.0; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/opentypeextension-post-opentypeextension>

use super::message_path;
use crate::model::{MessageId, OpenExtension};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Keeps data of the client with a message.
#[derive(Debug, Clone)]
pub struct CreateExtension {
    message: MessageId,
    extension: OpenExtension,
}

impl CreateExtension {
    /// Keeps `extension` with `message`.
    pub fn new(message: MessageId, extension: OpenExtension) -> Self {
        Self { message, extension }
    }
}

impl Operation for CreateExtension {
    type Answer = OpenExtension;

    fn request(&self) -> Request {
        Request::post(
            OperationId::CreateExtension,
            message_path(&self.message, "/extensions"),
            &self.extension,
        )
    }

    fn read(&self, response: &Response) -> Result<OpenExtension, ApiError> {
        read_json(response)
    }
}
