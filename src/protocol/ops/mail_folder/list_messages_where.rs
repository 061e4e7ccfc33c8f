//! List messages of a folder: `GET /me/mailFolders/{id}/messages`.
//!
//! Least scope: Mail.ReadBasic. Graph v1.0, Outlook REST v2.0; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/mailfolder-list-messages>

use super::folder_path;
use crate::model::{FolderId, Message};
use crate::protocol::ops::message::LIST_FIELDS;
use crate::protocol::{ApiError, Operation, OperationId, Page, Query, Request, Response, read_json};

/// Asks for a page of a folder: filtered, ordered or searched.
#[derive(Debug, Clone)]
pub struct ListMessagesWhere {
    folder: FolderId,
    query: String,
}

impl ListMessagesWhere {
    /// Asks for what `query` picks of `folder`.
    pub fn new<S>(folder: FolderId, query: Query<S>) -> Self {
        Self { folder, query: query.select(LIST_FIELDS).on("") }
    }
}

impl Operation for ListMessagesWhere {
    type Answer = Page<Message>;

    fn request(&self) -> Request {
        Request::get(
            OperationId::ListFolderMessages,
            format!("{}{}", folder_path(&self.folder, "/messages"), self.query),
        )
    }

    fn read(&self, response: &Response) -> Result<Page<Message>, ApiError> {
        read_json(response)
    }
}
