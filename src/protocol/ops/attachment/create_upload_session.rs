//! attachment: createUploadSession: `POST /me/messages/{id}/attachments/createUploadSession`.
//!
//! Least scope: Mail.ReadWrite. Graph v1.0; not in US Government clouds. 3 MB to 150 MB; 403 in shared mailboxes.
//!
//! <https://learn.microsoft.com/graph/api/attachment-createuploadsession>

use serde::Serialize;

use crate::model::{AttachmentItem, MessageId, UploadSession};
use crate::protocol::ops::message::message_path;
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Opens a session for a large file; go on with [`crate::protocol::Upload`].
#[derive(Debug, Clone)]
pub struct CreateUploadSession {
    message: MessageId,
    item: AttachmentItem,
}

impl CreateUploadSession {
    /// Opens a session for `item` on the draft `message`.
    pub fn new(message: MessageId, item: AttachmentItem) -> Self {
        Self { message, item }
    }
}

#[derive(Serialize)]
struct Parameters<'a> {
    #[serde(rename = "AttachmentItem")]
    attachment_item: &'a AttachmentItem,
}

impl Operation for CreateUploadSession {
    type Answer = UploadSession;

    fn request(&self) -> Request {
        Request::post(
            OperationId::CreateUploadSession,
            message_path(&self.message, "/attachments/createUploadSession"),
            &Parameters { attachment_item: &self.item },
        )
    }

    fn read(&self, response: &Response) -> Result<UploadSession, ApiError> {
        read_json(response)
    }
}
