//! user: sendMail in MIME format: `POST /me/sendMail`.
//!
//! Least scope: Mail.Send. Graph v1.0, not in Outlook REST; all clouds. 400 `ErrorMimeContentInvalidBase64String` where
//! it is no base64.
//!
//! <https://learn.microsoft.com/graph/api/user-sendmail>

use crate::protocol::{ApiError, Body, Operation, OperationId, Request, Response, read_nothing};

/// Sends a message as it travels.
#[derive(Debug, Clone)]
pub struct SendMime {
    mime_base64: String,
}

impl SendMime {
    /// Sends MIME (RFC 5322) in base64.
    pub fn new(mime_base64: String) -> Self {
        Self { mime_base64 }
    }
}

impl Operation for SendMime {
    type Answer = ();

    fn request(&self) -> Request {
        Request::act(OperationId::SendMail, "/me/sendMail").carrying(Body::Mime(self.mime_base64.clone()))
    }

    fn read(&self, response: &Response) -> Result<(), ApiError> {
        read_nothing(response)
    }
}
