//! message: markAsJunk: `POST /me/messages/{id}/markAsJunk`.
//!
//! Least scope: Mail.ReadWrite. Graph beta; global cloud only.
//!
//! <https://learn.microsoft.com/graph/api/message-markasjunk?view=graph-rest-beta>

use serde::Serialize;

use super::message_path;
use crate::model::{Message, MessageId};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Adds the sender to the blocked senders.
#[derive(Debug, Clone)]
pub struct MarkAsJunk {
    message: MessageId,
    moves: bool,
}

impl MarkAsJunk {
    /// Blocks the sender of `message`; with `moves` it goes to Junk Email.
    pub fn new(message: MessageId, moves: bool) -> Self {
        Self { message, moves }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Parameters {
    move_to_junk: bool,
}

impl Operation for MarkAsJunk {
    type Answer = Message;

    fn request(&self) -> Request {
        Request::post(
            OperationId::MarkAsJunk,
            message_path(&self.message, "/markAsJunk"),
            &Parameters { move_to_junk: self.moves },
        )
    }

    fn read(&self, response: &Response) -> Result<Message, ApiError> {
        read_json(response)
    }
}
