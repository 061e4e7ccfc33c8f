//! List messages: `GET /me/messages`.
//!
//! Least scope: Mail.ReadBasic. Graph v1.0, Outlook REST v2.0; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/user-list-messages>

use super::LIST_FIELDS;
use crate::model::Message;
use crate::protocol::{ApiError, Operation, OperationId, Page, Query, Request, Response, read_json};

/// Asks for a page of the whole mailbox: drafts, sent and deleted messages too, and Teams chats. To list a folder,
/// ask the folder.
#[derive(Debug, Clone)]
pub struct List {
    query: String,
}

impl List {
    /// Asks for what `query` picks.
    pub fn new<S>(query: Query<S>) -> Self {
        Self { query: query.select(LIST_FIELDS).on("/me/messages") }
    }
}

impl Operation for List {
    type Answer = Page<Message>;

    fn request(&self) -> Request {
        Request::get(OperationId::ListMessages, self.query.as_str())
    }

    fn read(&self, response: &Response) -> Result<Page<Message>, ApiError> {
        read_json(response)
    }
}
