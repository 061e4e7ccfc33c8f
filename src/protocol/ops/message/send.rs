//! message: send: `POST /me/messages/{id}/send`.
//!
//! Least scope: Mail.Send. Graph v1.0, Outlook REST v2.0; all clouds. 202 means queued: that it could not be
//! delivered comes later, as a mail.
//!
//! <https://learn.microsoft.com/graph/api/message-send>

use super::message_path;
use crate::model::MessageId;
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_nothing};

/// Sends a draft.
#[derive(Debug, Clone)]
pub struct Send {
    message: MessageId,
}

impl Send {
    /// Sends the draft `message`.
    pub fn new(message: MessageId) -> Self {
        Self { message }
    }
}

impl Operation for Send {
    type Answer = ();

    fn request(&self) -> Request {
        Request::act(OperationId::SendDraft, message_path(&self.message, "/send"))
    }

    fn read(&self, response: &Response) -> Result<(), ApiError> {
        read_nothing(response)
    }
}
