//! Delete message: `DELETE /me/messages/{id}`.
//!
//! Least scope: Mail.ReadWrite. Graph v1.0, Outlook REST v2.0; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/message-delete>

use super::message_path;
use crate::model::MessageId;
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_nothing};

/// Deletes a message. Where it lands is not promised: to be able to undo, move it to Deleted Items instead.
#[derive(Debug, Clone)]
pub struct Delete {
    message: MessageId,
}

impl Delete {
    /// Deletes `message`.
    pub fn new(message: MessageId) -> Self {
        Self { message }
    }
}

impl Operation for Delete {
    type Answer = ();

    fn request(&self) -> Request {
        Request::delete(OperationId::DeleteMessage, message_path(&self.message, ""))
    }

    fn read(&self, response: &Response) -> Result<(), ApiError> {
        read_nothing(response)
    }
}
