//! Get message with mentions: `GET /me/messages/{id}?$expand=mentions`.
//!
//! Least scope: Mail.Read. Graph beta, Outlook REST beta; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/message-get?view=graph-rest-beta>

use super::message_path;
use crate::model::{MessageId, WholeMessage};
use crate::protocol::{ApiError, Operation, OperationId, Query, Request, Response, read_json};

/// Asks who is mentioned in a message.
#[derive(Debug, Clone)]
pub struct GetMentions {
    message: MessageId,
}

impl GetMentions {
    /// Asks for the mentions of `message`.
    pub fn new(message: MessageId) -> Self {
        Self { message }
    }
}

impl Operation for GetMentions {
    type Answer = WholeMessage;

    fn request(&self) -> Request {
        Request::get(OperationId::GetMentions, {
            let query = Query::new().select(&["id", "subject", "mentionsPreview"]).expand("mentions");
            query.on(&message_path(&self.message, ""))
        })
    }

    fn read(&self, response: &Response) -> Result<WholeMessage, ApiError> {
        read_json(response)
    }
}
