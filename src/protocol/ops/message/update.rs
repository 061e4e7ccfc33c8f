//! Update message: `PATCH /me/messages/{id}`.
//!
//! Least scope: Mail.ReadWrite. Graph v1.0, Outlook REST v2.0; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/message-update>

use super::message_path;
use crate::model::{Message, MessageId, MessagePatch};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Changes some properties of a message.
#[derive(Debug, Clone)]
pub struct Update {
    message: MessageId,
    patch: MessagePatch,
}

impl Update {
    /// Changes `message` as `patch` says.
    pub fn new(message: MessageId, patch: MessagePatch) -> Self {
        Self { message, patch }
    }
}

impl Operation for Update {
    type Answer = Message;

    fn request(&self) -> Request {
        let path = message_path(&self.message, "");
        Request::patch(OperationId::UpdateMessage, path, &self.patch)
    }

    fn read(&self, response: &Response) -> Result<Message, ApiError> {
        read_json(response)
    }
}
