//! Get message: `GET /me/messages/{id}`.
//!
//! Least scope: Mail.Read. Graph v1.0, Outlook REST v2.0; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/message-get>

use super::{LIST_FIELDS, message_path};
use crate::model::{Message, MessageId};
use crate::protocol::{ApiError, Operation, OperationId, Query, Request, Response, read_json};

/// Asks for a message with its body and the list of its attachments: all that reading takes, in one round trip.
#[derive(Debug, Clone)]
pub struct Get {
    message: MessageId,
}

impl Get {
    /// Asks for this message.
    pub fn new(message: MessageId) -> Self {
        Self { message }
    }
}

impl Operation for Get {
    type Answer = Message;

    fn request(&self) -> Request {
        let path = message_path(&self.message, "");
        let fields = [LIST_FIELDS, &["body", "ccRecipients", "bccRecipients", "replyTo"]].concat();
        // contentId is no property of the base type and cannot be selected here; contentBytes must not come along.
        let query =
            Query::new().select(&fields).expand("attachments($select=id,name,contentType,size,isInline)");
        Request::get(OperationId::GetMessageWithAttachments, query.on(&path))
    }

    fn read(&self, response: &Response) -> Result<Message, ApiError> {
        read_json(response)
    }
}
