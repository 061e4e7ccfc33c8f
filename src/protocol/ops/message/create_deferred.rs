//! Create message to be sent later: `POST /me/messages`.
//!
//! Least scope: Mail.ReadWrite. Graph v1.0, Outlook REST v2.0; all clouds. Exchange holds it back after it was sent
//! until `PidTagDeferredSendTime` (MS-OXOMSG 2.2.3.4); Graph does not document it.
//!
//! <https://learn.microsoft.com/graph/api/user-post-messages>

use crate::model::{ExtendedProperty, Message, NewMessage, Timestamp};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Creates a draft that goes out at a moment of its own once it is sent.
#[derive(Debug, Clone)]
pub struct CreateDeferred {
    draft: NewMessage,
    at: Timestamp,
}

impl CreateDeferred {
    /// Creates `draft`, to go out at `at`.
    pub fn new(draft: NewMessage, at: Timestamp) -> Self {
        Self { draft, at }
    }
}

/// `PidTagDeferredSendTime`.
const DEFERRED_SEND_TIME: &str = "SystemTime 0x3FEF";

impl Operation for CreateDeferred {
    type Answer = Message;

    fn request(&self) -> Request {
        let mut draft = self.draft.clone();
        draft
            .single_value_extended_properties
            .push(ExtendedProperty { id: DEFERRED_SEND_TIME.to_owned(), value: self.at.to_string() });
        Request::post(OperationId::CreateDeferredDraft, "/me/messages", &draft)
    }

    fn read(&self, response: &Response) -> Result<Message, ApiError> {
        read_json(response)
    }
}
