//! Create message from MIME: `POST /me/messages`.
//!
//! Least scope: Mail.ReadWrite. Graph v1.0, not in Outlook REST; all clouds. 400 `ErrorMimeContentInvalidBase64String`
//! where it is no base64.
//!
//! <https://learn.microsoft.com/graph/api/user-post-messages>

use crate::model::Message;
use crate::protocol::{ApiError, Body, Operation, OperationId, Request, Response, read_json};

/// Creates a draft from a message as it travels.
#[derive(Debug, Clone)]
pub struct CreateMime {
    mime_base64: String,
}

impl CreateMime {
    /// Creates a draft from MIME (RFC 5322) in base64.
    pub fn new(mime_base64: String) -> Self {
        Self { mime_base64 }
    }
}

impl Operation for CreateMime {
    type Answer = Message;

    fn request(&self) -> Request {
        Request::act(OperationId::CreateDraft, "/me/messages").carrying(Body::Mime(self.mime_base64.clone()))
    }

    fn read(&self, response: &Response) -> Result<Message, ApiError> {
        read_json(response)
    }
}
