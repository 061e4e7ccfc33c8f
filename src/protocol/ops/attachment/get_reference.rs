//! Get referenceAttachment: `GET /me/messages/{id}/attachments/{id}`.
//!
//! Least scope: Mail.Read. Graph beta, Outlook REST v2.0; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/attachment-get?view=graph-rest-beta>

use super::attachment_path;
use crate::model::{AttachmentId, MessageId, WholeAttachment};
use crate::protocol::{ApiError, Dialect, Operation, OperationId, Request, Response, read_json};

/// Asks for a link to the cloud; Graph v1.0 does not tell where it goes.
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
        Request::get(OperationId::GetAttachment, attachment_path(&self.message, &self.attachment))
            .in_beta_of(&[Dialect::Graph])
    }

    fn read(&self, response: &Response) -> Result<WholeAttachment, ApiError> {
        read_json(response)
    }
}
