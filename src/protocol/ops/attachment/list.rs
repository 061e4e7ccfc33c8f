//! List attachments: `GET /me/messages/{id}/attachments`.
//!
//! Least scope: Mail.Read. Graph v1.0, Outlook REST v2.0; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/message-list-attachments>

use crate::model::{Attachment, MessageId};
use crate::protocol::ops::message::message_path;
use crate::protocol::{ApiError, Operation, OperationId, Page, Query, Request, Response, read_json};

/// Asks for the attachments of a message, without their bytes.
#[derive(Debug, Clone)]
pub struct List {
    message: MessageId,
}

impl List {
    /// Asks for those of `message`.
    pub fn new(message: MessageId) -> Self {
        Self { message }
    }
}

/// Without `contentBytes`, which would bring every file along.
const FIELDS: &[&str] = &["id", "name", "contentType", "size", "isInline"];

impl Operation for List {
    type Answer = Page<Attachment>;

    fn request(&self) -> Request {
        Request::get(
            OperationId::ListAttachments,
            Query::new().select(FIELDS).on(&message_path(&self.message, "/attachments")),
        )
    }

    fn read(&self, response: &Response) -> Result<Page<Attachment>, ApiError> {
        read_json(response)
    }
}
