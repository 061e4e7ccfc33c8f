//! message: forward: `POST /me/messages/{id}/forward`.
//!
//! Least scope: Mail.Send. Graph v1.0, Outlook REST v2.0, with a message its beta; beta of either with mentions; all clouds. 202 means queued.
//!
//! <https://learn.microsoft.com/graph/api/message-forward>

use serde::Serialize;

use super::{Answer, message_path};
use crate::model::{MessageId, Recipient};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_nothing};

/// Forwards a message at once.
#[derive(Debug, Clone)]
pub struct Forward {
    message: MessageId,
    to: Vec<Recipient>,
    answer: Answer,
}

impl Forward {
    /// Forwards `message` to these people.
    pub fn new(message: MessageId, to: Vec<Recipient>, answer: Answer) -> Self {
        Self { message, to, answer }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Parameters<'a> {
    to_recipients: &'a [Recipient],
    #[serde(flatten)]
    answer: &'a Answer,
}

impl Operation for Forward {
    type Answer = ();

    fn request(&self) -> Request {
        Request::post(
            OperationId::Forward,
            message_path(&self.message, "/forward"),
            &Parameters { to_recipients: &self.to, answer: &self.answer },
        )
        .in_beta_of(self.answer.beta_in())
    }

    fn read(&self, response: &Response) -> Result<(), ApiError> {
        read_nothing(response)
    }
}
