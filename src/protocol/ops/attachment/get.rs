//! Get attachment: `GET /me/messages/{id}/attachments/{id}`.
//!
//! Least scope: Mail.Read. Graph v1.0, Outlook REST v2.0; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/attachment-get>

use super::attachment_path;
use crate::model::{Attachment, AttachmentId, MessageId};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Asks for an attachment with its content id and its bytes in base64: what an inline picture takes.
#[derive(Debug, Clone)]
pub struct Get {
    message: MessageId,
    attachment: AttachmentId,
}

impl Get {
    /// Asks for this attachment of this message.
    pub fn new(message: MessageId, attachment: AttachmentId) -> Self {
        Self { message, attachment }
    }
}

impl Operation for Get {
    type Answer = Attachment;

    fn request(&self) -> Request {
        Request::get(OperationId::GetAttachment, attachment_path(&self.message, &self.attachment))
    }

    fn read(&self, response: &Response) -> Result<Attachment, ApiError> {
        read_json(response)
    }
}
