//! Get the event of a meeting request: `GET /me/messages/{id}?$expand=microsoft.graph.eventMessage/event`.
//!
//! Least scope: Mail.Read. Graph v1.0, Outlook REST v2.0; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/eventmessage-get>

use super::message_path;
use crate::model::{MessageId, WholeMessage};
use crate::protocol::{ApiError, Operation, OperationId, Query, Request, Response, read_json};

/// Asks for the event that a meeting request is about: answering goes to the event.
#[derive(Debug, Clone)]
pub struct GetEvent {
    message: MessageId,
}

impl GetEvent {
    /// Asks for the event of `message`.
    pub fn new(message: MessageId) -> Self {
        Self { message }
    }
}

impl Operation for GetEvent {
    type Answer = WholeMessage;

    fn request(&self) -> Request {
        Request::get(
            OperationId::GetMessage,
            Query::new().expand("microsoft.graph.eventMessage/event").on(&message_path(&self.message, "")),
        )
    }

    fn read(&self, response: &Response) -> Result<WholeMessage, ApiError> {
        read_json(response)
    }
}
