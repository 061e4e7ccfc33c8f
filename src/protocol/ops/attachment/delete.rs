//! Delete attachment: `DELETE /me/messages/{id}/attachments/{id}`.
//!
//! Least scope: Mail.ReadWrite. Graph v1.0, Outlook REST v2.0; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/attachment-delete>

use super::attachment_path;
use crate::model::{AttachmentId, MessageId};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_nothing};

/// Takes an attachment from a draft.
#[derive(Debug, Clone)]
pub struct Delete {
    message: MessageId,
    attachment: AttachmentId,
}

impl Delete {
    /// Deletes `attachment` of `message`.
    pub fn new(message: MessageId, attachment: AttachmentId) -> Self {
        Self { message, attachment }
    }
}

impl Operation for Delete {
    type Answer = ();

    fn request(&self) -> Request {
        Request::delete(OperationId::DeleteAttachment, attachment_path(&self.message, &self.attachment))
    }

    fn read(&self, response: &Response) -> Result<(), ApiError> {
        read_nothing(response)
    }
}
