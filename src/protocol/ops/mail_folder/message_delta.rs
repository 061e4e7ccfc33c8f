//! message: delta: `GET /me/mailFolders/{id}/messages/delta`.
//!
//! Least scope: Mail.ReadBasic. Graph v1.0, Outlook REST v2.0; not in China. 410 `SyncStateNotFound`: begin anew.
//!
//! <https://learn.microsoft.com/graph/api/message-delta>

use super::folder_path;
use crate::model::{FolderId, PartialMessage};
use crate::protocol::{
    ApiError, DeltaPage, DeltaQuery, Operation, OperationId, Request, Response, read_json,
};

/// Asks for the messages of a folder that changed; follow the links of the answers with [`crate::protocol::Next`].
#[derive(Debug, Clone)]
pub struct MessageDelta {
    folder: FolderId,
    query: DeltaQuery,
    page_size: usize,
}

impl MessageDelta {
    /// Asks for `folder` from the beginning, with so many to a page.
    pub fn new(folder: FolderId, query: DeltaQuery, page_size: usize) -> Self {
        Self { folder, query, page_size }
    }
}

impl Operation for MessageDelta {
    type Answer = DeltaPage<PartialMessage>;

    fn request(&self) -> Request {
        Request::get(OperationId::SyncMessages, self.query.on(&folder_path(&self.folder, "/messages/delta")))
            .preferring(format!("odata.maxpagesize={}", self.page_size))
    }

    fn read(&self, response: &Response) -> Result<DeltaPage<PartialMessage>, ApiError> {
        read_json(response)
    }
}
