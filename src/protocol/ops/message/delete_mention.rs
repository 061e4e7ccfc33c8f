//! Delete mention: `DELETE /me/messages/{id}/mentions/{id}`.
//!
//! Least scope: Mail.ReadWrite. Graph beta, Outlook REST beta; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/mention-delete?view=graph-rest-beta>

use super::message_path;
use crate::model::{MentionId, MessageId};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, path_segment, read_nothing};

/// Takes a mention away from a message.
#[derive(Debug, Clone)]
pub struct DeleteMention {
    message: MessageId,
    mention: MentionId,
}

impl DeleteMention {
    /// Takes `mention` away from `message`.
    pub fn new(message: MessageId, mention: MentionId) -> Self {
        Self { message, mention }
    }
}

impl Operation for DeleteMention {
    type Answer = ();

    fn request(&self) -> Request {
        Request::delete(
            OperationId::DeleteMention,
            format!("{}/{}", message_path(&self.message, "/mentions"), path_segment(self.mention.as_str())),
        )
    }

    fn read(&self, response: &Response) -> Result<(), ApiError> {
        read_nothing(response)
    }
}
