//! Create rule: `POST /me/mailFolders/inbox/messageRules`.
//!
//! Least scope: MailboxSettings.ReadWrite. Graph v1.0, Outlook REST beta; not in China.
//!
//! <https://learn.microsoft.com/graph/api/mailfolder-post-messagerules>

use crate::model::{MessageRule, NewRule};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Creates a rule of the Inbox.
#[derive(Debug, Clone)]
pub struct Create {
    new: NewRule,
}

impl Create {
    /// Creates `new`.
    pub fn new(new: NewRule) -> Self {
        Self { new }
    }
}

impl Operation for Create {
    type Answer = MessageRule;

    fn request(&self) -> Request {
        Request::post(OperationId::CreateRule, "/me/mailFolders/inbox/messageRules", &self.new)
    }

    fn read(&self, response: &Response) -> Result<MessageRule, ApiError> {
        read_json(response)
    }
}
