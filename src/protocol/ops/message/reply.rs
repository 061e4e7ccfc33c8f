//! message: reply: `POST /me/messages/{id}/reply`.
//!
//! Least scope: Mail.Send. Graph v1.0, Outlook REST v2.0, with a message its beta; beta of either with mentions; all clouds. 202 means queued. `replyTo` is honoured. A
//! comment together with a body is refused with 400, and cannot be written here.
//!
//! <https://learn.microsoft.com/graph/api/message-reply>

use super::{Answer, message_path};
use crate::model::MessageId;
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_nothing};

/// Answers the sender at once.
#[derive(Debug, Clone)]
pub struct Reply {
    message: MessageId,
    answer: Answer,
}

impl Reply {
    /// Answers `message` with `answer`.
    pub fn new(message: MessageId, answer: Answer) -> Self {
        Self { message, answer }
    }
}

impl Operation for Reply {
    type Answer = ();

    fn request(&self) -> Request {
        Request::post(OperationId::Reply, message_path(&self.message, "/reply"), &self.answer)
            .in_beta_of(self.answer.beta_in())
    }

    fn read(&self, response: &Response) -> Result<(), ApiError> {
        read_nothing(response)
    }
}
