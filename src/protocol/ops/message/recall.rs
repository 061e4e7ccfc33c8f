//! message: recall: `POST /me/mailFolders/sentitems/messages/{id}/recall`.
//!
//! Least scope: Mail.ReadWrite. Graph beta; all clouds. 404 or 405 where the organisation has it not. The answer is
//! text that is not JSON, and the outcome comes later, as a mail from Office365Reports@microsoft.com.
//!
//! <https://learn.microsoft.com/graph/api/message-recall?view=graph-rest-beta>

use crate::model::MessageId;
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, path_segment, read_nothing};

/// Asks for a sent message back: within the organisation only, never from outside, for up to a day.
#[derive(Debug, Clone)]
pub struct Recall {
    message: MessageId,
}

impl Recall {
    /// Recalls `message`, which lies in Sent Items.
    pub fn new(message: MessageId) -> Self {
        Self { message }
    }
}

impl Operation for Recall {
    type Answer = ();

    fn request(&self) -> Request {
        Request::act(
            OperationId::RecallMessage,
            format!("/me/mailFolders/sentitems/messages/{}/recall", path_segment(self.message.as_str())),
        )
    }

    fn read(&self, response: &Response) -> Result<(), ApiError> {
        read_nothing(response)
    }
}
