//! Update message: `PATCH /me/messages/{id}`.
//!
//! Least scope: Mail.ReadWrite. Graph v1.0, Outlook REST v2.0; all clouds. 412 `ErrorIrresolvableConflict` where
//! somebody else, or the service itself, changed it meanwhile.
//!
//! <https://learn.microsoft.com/graph/api/message-update>

use super::message_path;
use crate::model::{DraftPatch, Message, MessageId};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Changes a draft.
#[derive(Debug, Clone)]
pub struct UpdateDraft {
    message: MessageId,
    patch: DraftPatch,
    etag: Option<String>,
}

impl UpdateDraft {
    /// Changes the draft `message` as `patch` says, whatever happened to it meanwhile.
    pub fn new(message: MessageId, patch: DraftPatch) -> Self {
        Self { message, patch, etag: None }
    }

    /// Only if it still is as it was when it had this `@odata.etag`.
    #[must_use]
    pub fn unless_changed_since(self, etag: String) -> Self {
        Self { etag: Some(etag), ..self }
    }
}

impl Operation for UpdateDraft {
    type Answer = Message;

    fn request(&self) -> Request {
        let request =
            Request::patch(OperationId::UpdateMessage, message_path(&self.message, ""), &self.patch);
        match &self.etag {
            Some(etag) => request.with_header("If-Match", etag.as_str()),
            None => request,
        }
    }

    fn read(&self, response: &Response) -> Result<Message, ApiError> {
        read_json(response)
    }
}
