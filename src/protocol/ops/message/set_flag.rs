//! Update message: `PATCH /me/messages/{id}`.
//!
//! Least scope: Mail.ReadWrite. Graph v1.0, Outlook REST v2.0; all clouds. A due date needs a start date: 400
//! otherwise, so the flag brings both.
//!
//! <https://learn.microsoft.com/graph/api/message-update>

use super::message_path;
use crate::model::{Flag, Message, MessageId, MessagePatch, Patch};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Flags a message for following up, or takes the flag away.
#[derive(Debug, Clone)]
pub struct SetFlag {
    message: MessageId,
    flag: Flag,
}

impl SetFlag {
    /// Puts `flag` on `message`.
    pub fn new(message: MessageId, flag: Flag) -> Self {
        Self { message, flag }
    }
}

impl Operation for SetFlag {
    type Answer = Message;

    fn request(&self) -> Request {
        Request::patch(
            OperationId::FlagMessage,
            message_path(&self.message, ""),
            &MessagePatch { flag: Patch::Set(self.flag.clone()), ..MessagePatch::default() },
        )
    }

    fn read(&self, response: &Response) -> Result<Message, ApiError> {
        read_json(response)
    }
}
