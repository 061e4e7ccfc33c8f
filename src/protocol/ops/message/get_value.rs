//! Get MIME content: `GET /me/messages/{id}/$value`.
//!
//! Least scope: Mail.Read. Graph v1.0; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/message-get>

use super::message_path;
use crate::model::MessageId;
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_bytes};

/// Asks for a message as it travels (RFC 5322).
#[derive(Debug, Clone)]
pub struct GetValue {
    message: MessageId,
}

impl GetValue {
    /// Asks for the source of `message`.
    pub fn new(message: MessageId) -> Self {
        Self { message }
    }
}

impl Operation for GetValue {
    type Answer = Vec<u8>;

    fn request(&self) -> Request {
        Request::get(OperationId::GetMessageMime, message_path(&self.message, "/$value"))
    }

    fn read(&self, response: &Response) -> Result<Vec<u8>, ApiError> {
        read_bytes(response)
    }
}
