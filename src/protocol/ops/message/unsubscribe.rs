//! message: unsubscribe: `POST /me/messages/{id}/unsubscribe`.
//!
//! Least scope: Mail.Send. Graph beta, Outlook REST beta; all clouds. Only where the message has a `List-Unsubscribe`
//! with a mail address; 400 otherwise.
//!
//! <https://learn.microsoft.com/graph/api/message-unsubscribe?view=graph-rest-beta>

use super::message_path;
use crate::model::MessageId;
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_nothing};

/// Sends the mail that leaves a list; the message moves to Deleted Items.
#[derive(Debug, Clone)]
pub struct Unsubscribe {
    message: MessageId,
}

impl Unsubscribe {
    /// Leaves the list that sent `message`.
    pub fn new(message: MessageId) -> Self {
        Self { message }
    }
}

impl Operation for Unsubscribe {
    type Answer = ();

    fn request(&self) -> Request {
        Request::act(OperationId::Unsubscribe, message_path(&self.message, "/unsubscribe"))
    }

    fn read(&self, response: &Response) -> Result<(), ApiError> {
        read_nothing(response)
    }
}
