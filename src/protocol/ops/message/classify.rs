//! Update message: `PATCH /me/messages/{id}`.
//!
//! Least scope: Mail.ReadWrite. Graph v1.0, Outlook REST v2.0; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/message-update>

use super::message_path;
use crate::model::{InferenceClass, Message, MessageId, MessagePatch, Patch};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Moves a message to Focused or to Other.
#[derive(Debug, Clone)]
pub struct Classify {
    message: MessageId,
    classification: InferenceClass,
}

impl Classify {
    /// Moves `message`.
    pub fn new(message: MessageId, classification: InferenceClass) -> Self {
        Self { message, classification }
    }
}

impl Operation for Classify {
    type Answer = Message;

    fn request(&self) -> Request {
        Request::patch(
            OperationId::ClassifyMessage,
            message_path(&self.message, ""),
            &MessagePatch {
                inference_classification: Patch::Set(self.classification.clone()),
                ..MessagePatch::default()
            },
        )
    }

    fn read(&self, response: &Response) -> Result<Message, ApiError> {
        read_json(response)
    }
}
