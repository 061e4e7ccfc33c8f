//! Get attachment with its item: `GET
//! /me/messages/{id}/attachments/{id}?$expand=microsoft.graph.itemAttachment/item`.
//!
//! Least scope: Mail.Read. Graph v1.0, Outlook REST v2.0; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/attachment-get>

use super::attachment_path;
use crate::model::{AttachmentId, MessageId, WholeAttachment};
use crate::protocol::{ApiError, Operation, OperationId, Query, Request, Response, read_json};

/// Asks for an attached message, event or contact.
#[derive(Debug, Clone)]
pub struct GetItem {
    message: MessageId,
    attachment: AttachmentId,
}

impl GetItem {
    /// Asks for the item of `attachment`.
    pub fn new(message: MessageId, attachment: AttachmentId) -> Self {
        Self { message, attachment }
    }
}

impl Operation for GetItem {
    type Answer = WholeAttachment;

    fn request(&self) -> Request {
        Request::get(
            OperationId::GetAttachment,
            Query::new()
                .expand("microsoft.graph.itemAttachment/item")
                .on(&attachment_path(&self.message, &self.attachment)),
        )
    }

    fn read(&self, response: &Response) -> Result<WholeAttachment, ApiError> {
        read_json(response)
    }
}
