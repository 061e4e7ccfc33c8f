//! Get attachment, raw: `GET /me/messages/{id}/attachments/{id}/$value`.
//!
//! Least scope: Mail.Read. Graph v1.0, Outlook REST v2.0; all clouds.
//!
//! The bytes of a file; the MIME source of an attached message; 405 for a link to the cloud.
//! <https://learn.microsoft.com/graph/api/attachment-get#example-6-get-the-raw-contents-of-a-file-attachment>

use super::attachment_path;
use crate::model::{AttachmentId, MessageId};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response};

/// Asks for the raw bytes of an attachment.
#[derive(Debug, Clone)]
pub struct GetValue {
    message: MessageId,
    attachment: AttachmentId,
}

impl GetValue {
    /// Asks for this attachment of this message.
    pub fn new(message: MessageId, attachment: AttachmentId) -> Self {
        Self { message, attachment }
    }
}

impl Operation for GetValue {
    type Answer = Vec<u8>;

    fn request(&self) -> Request {
        Request::get(
            OperationId::GetAttachmentValue,
            format!("{}/$value", attachment_path(&self.message, &self.attachment)),
        )
    }

    fn read(&self, response: &Response) -> Result<Vec<u8>, ApiError> {
        Ok(response.body.clone())
    }
}
