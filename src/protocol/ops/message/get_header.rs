//! Get message: `GET /me/messages/{id}`.
//!
//! Least scope: Mail.ReadBasic. Graph v1.0, Outlook REST v2.0; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/message-get>

use super::{LIST_FIELDS, message_path};
use crate::model::{Message, MessageId};
use crate::protocol::{ApiError, Operation, OperationId, Query, Request, Response, read_json};

/// Asks for a message as a list shows it.
#[derive(Debug, Clone)]
pub struct GetHeader {
    message: MessageId,
}

impl GetHeader {
    /// Asks for this message.
    pub fn new(message: MessageId) -> Self {
        Self { message }
    }
}

impl Operation for GetHeader {
    type Answer = Message;

    fn request(&self) -> Request {
        let path = Query::new().select(LIST_FIELDS).on(&message_path(&self.message, ""));
        Request::get(OperationId::GetMessage, path)
    }

    fn read(&self, response: &Response) -> Result<Message, ApiError> {
        read_json(response)
    }
}
