//! message: permanentDelete: `POST /me/messages/{id}/permanentDelete`.
//!
//! Least scope: Mail.ReadWrite. Graph v1.0; global cloud only. 403 where a hold or policy forbids it.
//!
//! <https://learn.microsoft.com/graph/api/message-permanentdelete>

use super::message_path;
use crate::model::MessageId;
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_nothing};

/// Deletes a message for good: not even an undelete brings it back.
#[derive(Debug, Clone)]
pub struct PermanentDelete {
    message: MessageId,
}

impl PermanentDelete {
    /// Deletes `message` for good.
    pub fn new(message: MessageId) -> Self {
        Self { message }
    }
}

impl Operation for PermanentDelete {
    type Answer = ();

    fn request(&self) -> Request {
        Request::act(OperationId::PermanentlyDeleteMessage, message_path(&self.message, "/permanentDelete"))
    }

    fn read(&self, response: &Response) -> Result<(), ApiError> {
        read_nothing(response)
    }
}
