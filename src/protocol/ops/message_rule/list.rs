//! List rules: `GET /me/mailFolders/inbox/messageRules`.
//!
//! Least scope: MailboxSettings.Read. Graph v1.0, Outlook REST beta; not in China.
//!
//! <https://learn.microsoft.com/graph/api/mailfolder-list-messagerules>

use crate::model::MessageRule;
use crate::protocol::{ApiError, Operation, OperationId, Page, Request, Response, read_json};

/// Asks for all rules of the Inbox.
#[derive(Debug, Clone, Copy)]
pub struct List;

impl Operation for List {
    type Answer = Page<MessageRule>;

    fn request(&self) -> Request {
        Request::get(OperationId::ListRules, "/me/mailFolders/inbox/messageRules")
    }

    fn read(&self, response: &Response) -> Result<Page<MessageRule>, ApiError> {
        read_json(response)
    }
}
