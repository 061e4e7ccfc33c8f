//! message: replyAll: `POST /me/messages/{id}/replyAll`.
//!
//! Least scope: Mail.Send. Graph v1.0, Outlook REST v2.0, with a message its beta; beta of either with mentions; all clouds. 202 means queued. `replyTo` is honoured. A
//! comment together with a body is refused with 400, and cannot be written here.
//!
//! <https://learn.microsoft.com/graph/api/message-replyall>

use super::{Answer, message_path};
use crate::model::MessageId;
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_nothing};

/// Answers the sender and all recipients at once.
#[derive(Debug, Clone)]
pub struct ReplyAll {
    message: MessageId,
    answer: Answer,
}

impl ReplyAll {
    /// Answers `message` with `answer`.
    pub fn new(message: MessageId, answer: Answer) -> Self {
        Self { message, answer }
    }
}

impl Operation for ReplyAll {
    type Answer = ();

    fn request(&self) -> Request {
        Request::post(OperationId::ReplyAll, message_path(&self.message, "/replyAll"), &self.answer)
            .in_beta_of(self.answer.beta_in())
    }

    fn read(&self, response: &Response) -> Result<(), ApiError> {
        read_nothing(response)
    }
}
