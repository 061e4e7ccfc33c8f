//! Move message: `POST /me/messages/{id}/move`. Least scope: Mail.ReadWrite.
//!
//! <https://learn.microsoft.com/graph/api/message-move>

use serde::Serialize;

use crate::model::{FolderId, Message, MessageId};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, path_segment, read_json};

/// Moves a message. The answer is the message where it is now: its id is a new one unless ids are immutable.
#[derive(Debug, Clone)]
pub struct Move {
    message: MessageId,
    to: FolderId,
}

/// Where to.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Destination<'a> {
    pub(super) destination_id: &'a FolderId,
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
        let path = format!("/me/messages/{}/move", path_segment(self.message.as_str()));
        Request::post(OperationId::MoveMessage, path, &Destination { destination_id: &self.to })
    }

    fn read(&self, response: &Response) -> Result<Message, ApiError> {
        read_json(response)
    }
}
