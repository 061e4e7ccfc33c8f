//! Get referenceAttachment: `GET /me/messages/{id}/attachments/{id}`. Least scope: Mail.Read.
//! Beta: v1.0 does not tell where the link goes.
//!
//! <https://learn.microsoft.com/graph/api/attachment-get?view=graph-rest-beta>

use super::attachment_path;
use crate::model::{AttachmentId, MessageId, WholeAttachment};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Asks for a link to the cloud.
#[derive(Debug, Clone)]
pub struct GetReference {
    message: MessageId,
    attachment: AttachmentId,
}

impl GetReference {
    /// Asks for `attachment`.
    pub fn new(message: MessageId, attachment: AttachmentId) -> Self {
        Self { message, attachment }
    }
}

impl Operation for GetReference {
    type Answer = WholeAttachment;

    fn request(&self) -> Request {
        Request::get(OperationId::GetAttachment, attachment_path(&self.message, &self.attachment)).in_beta()
    }

    fn read(&self, response: &Response) -> Result<WholeAttachment, ApiError> {
        read_json(response)
    }
}
