//! List messages that mention me: `GET /me/messages?$filter=mentionsPreview/isMentioned eq true`.
//!
//! Least scope: Mail.ReadBasic. Graph beta, Outlook REST beta; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/user-list-messages?view=graph-rest-beta>

use super::LIST_FIELDS;
use crate::model::Message;
use crate::protocol::{
    ApiError, Operation, OperationId, Page, Query, Request, Response, property, read_json,
};

/// Asks for the messages that mention the owner of the mailbox.
#[derive(Debug, Clone, Copy)]
pub struct ListMentioning {
    count: usize,
}

impl ListMentioning {
    /// Asks for pages of `count`.
    pub fn new(count: usize) -> Self {
        Self { count }
    }
}

impl Operation for ListMentioning {
    type Answer = Page<Message>;

    fn request(&self) -> Request {
        Request::get(OperationId::ListMentioningMessages, {
            let filter = property::MENTIONS_ME.is(true);
            Query::new().select(LIST_FIELDS).top(self.count).filter(&filter).on("/me/messages")
        })
    }

    fn read(&self, response: &Response) -> Result<Page<Message>, ApiError> {
        read_json(response)
    }
}
