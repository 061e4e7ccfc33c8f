//! Copy message: `POST /me/messages/{id}/copy`.
//!
//! Least scope: Mail.ReadWrite. Graph v1.0, Outlook REST v2.0; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/message-copy>

use super::{Destination, message_path};
use crate::model::{FolderId, Message, MessageId};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Copies a message. The answer is the copy.
#[derive(Debug, Clone)]
pub struct Copy {
    message: MessageId,
    to: FolderId,
}

impl Copy {
    /// Copies `message` into the folder `to`.
    pub fn new(message: MessageId, to: FolderId) -> Self {
        Self { message, to }
    }
}

impl Operation for Copy {
    type Answer = Message;

    fn request(&self) -> Request {
        Request::post(
            OperationId::CopyMessage,
            message_path(&self.message, "/copy"),
            &Destination { destination_id: &self.to },
        )
    }

    fn read(&self, response: &Response) -> Result<Message, ApiError> {
        read_json(response)
    }
}
