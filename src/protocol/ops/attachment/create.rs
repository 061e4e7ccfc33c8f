//! Add attachment: `POST /me/messages/{id}/attachments`.
//!
//! Least scope: Mail.ReadWrite. Graph v1.0, Outlook REST v2.0; Graph beta for a link to the cloud; all clouds. Files
//! under 3 MB; larger ones take an upload session.
//!
//! <https://learn.microsoft.com/graph/api/message-post-attachments>

use crate::model::{Attachment, MessageId, NewAttachment};
use crate::protocol::ops::message::message_path;
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Attaches a file, an item or a link to a draft.
#[derive(Debug, Clone)]
pub struct Create {
    message: MessageId,
    new: NewAttachment,
}

impl Create {
    /// Attaches `new` to the draft `message`.
    pub fn new(message: MessageId, new: NewAttachment) -> Self {
        Self { message, new }
    }
}

impl Operation for Create {
    type Answer = Attachment;

    fn request(&self) -> Request {
        let operation = match &self.new {
            NewAttachment::File { .. } => OperationId::AddFileAttachment,
            NewAttachment::Item { .. } => OperationId::AddItemAttachment,
            NewAttachment::Reference { .. } => OperationId::AddReferenceAttachment,
        };
        Request::post(operation, message_path(&self.message, "/attachments"), &self.new)
    }

    fn read(&self, response: &Response) -> Result<Attachment, ApiError> {
        read_json(response)
    }
}
