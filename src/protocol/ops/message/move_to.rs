//! Move message: `POST /me/messages/{id}/move`.
//!
//! Least scope: Mail.ReadWrite. Graph v1.0, Outlook REST v2.0; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/message-move>

use super::{Destination, message_path};
use crate::model::{FolderId, Message, MessageId};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Moves a message. The answer is the message where it is now: its id is a new one unless ids are immutable.
#[derive(Debug, Clone)]
pub struct Move {
    message: MessageId,
    to: FolderId,
}

impl Move {
    /// Moves `message` into the folder `to`.
    pub fn new(message: MessageId, to: FolderId) -> Self {
        Self { message, to }
    }
}

impl Operation for Move {
    type Answer = Message;

    fn request(&self) -> Request {
        let path = message_path(&self.message, "/move");
        Request::post(OperationId::MoveMessage, path, &Destination { destination_id: &self.to })
    }

    fn read(&self, response: &Response) -> Result<Message, ApiError> {
        read_json(response)
    }
}
