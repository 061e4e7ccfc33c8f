//! message: createReplyAll: `POST /me/messages/{id}/createReplyAll`.
//!
//! Least scope: Mail.ReadWrite. Graph v1.0, Outlook REST v2.0; all clouds. A comment would not reach the body of the
//! draft (a known issue of Graph): change the body of the draft afterwards.
//!
//! <https://learn.microsoft.com/graph/api/message-createreplyall>

use super::draft_of_answer;
use crate::model::{Message, MessageId};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Creates the draft of an answer to all, the original quoted.
#[derive(Debug, Clone)]
pub struct CreateReplyAll {
    message: MessageId,
    time_zone: Option<String>,
}

impl CreateReplyAll {
    /// Answers `message`.
    pub fn new(message: MessageId) -> Self {
        Self { message, time_zone: None }
    }

    /// With the dates of the quoted header in this time zone.
    #[must_use]
    pub fn in_time_zone(self, time_zone: String) -> Self {
        Self { time_zone: Some(time_zone), ..self }
    }
}

impl Operation for CreateReplyAll {
    type Answer = Message;

    fn request(&self) -> Request {
        draft_of_answer(
            OperationId::CreateReplyAll,
            &self.message,
            "/createReplyAll",
            self.time_zone.as_deref(),
        )
    }

    fn read(&self, response: &Response) -> Result<Message, ApiError> {
        read_json(response)
    }
}
