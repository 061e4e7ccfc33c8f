//! message: markAsNotJunk: `POST /me/messages/{id}/markAsNotJunk`.
//!
//! Least scope: Mail.ReadWrite. Graph beta; global cloud only.
//!
//! <https://learn.microsoft.com/graph/api/message-markasnotjunk?view=graph-rest-beta>

use serde::Serialize;

use super::message_path;
use crate::model::{Message, MessageId};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Takes the sender from the blocked senders.
#[derive(Debug, Clone)]
pub struct MarkAsNotJunk {
    message: MessageId,
    moves: bool,
}

impl MarkAsNotJunk {
    /// Unblocks the sender of `message`; with `moves` it goes to the Inbox.
    pub fn new(message: MessageId, moves: bool) -> Self {
        Self { message, moves }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Parameters {
    move_to_inbox: bool,
}

impl Operation for MarkAsNotJunk {
    type Answer = Message;

    fn request(&self) -> Request {
        Request::post(
            OperationId::MarkAsNotJunk,
            message_path(&self.message, "/markAsNotJunk"),
            &Parameters { move_to_inbox: self.moves },
        )
    }

    fn read(&self, response: &Response) -> Result<Message, ApiError> {
        read_json(response)
    }
}
