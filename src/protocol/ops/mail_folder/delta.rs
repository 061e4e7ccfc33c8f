//! mailFolder: delta: `GET /me/mailFolders/delta`.
//!
//! Least scope: Mail.ReadBasic. Graph v1.0, Outlook REST v2.0; not in China. 410 `SyncStateNotFound`: begin anew.
//!
//! <https://learn.microsoft.com/graph/api/mailfolder-delta>

use super::FIELDS;
use crate::model::PartialFolder;
use crate::protocol::{
    ApiError, DeltaPage, DeltaQuery, Operation, OperationId, Request, Response, read_json,
};

/// Asks for the folders of the whole mailbox that changed; follow the links of the answers with
/// [`crate::protocol::Next`].
#[derive(Debug, Clone)]
pub struct Delta {
    page_size: usize,
}

impl Delta {
    /// Asks from the beginning, with so many to a page.
    pub fn new(page_size: usize) -> Self {
        Self { page_size }
    }
}

impl Operation for Delta {
    type Answer = DeltaPage<PartialFolder>;

    fn request(&self) -> Request {
        Request::get(OperationId::SyncFolders, DeltaQuery::new().select(FIELDS).on("/me/mailFolders/delta"))
            .preferring(format!("odata.maxpagesize={}", self.page_size))
    }

    fn read(&self, response: &Response) -> Result<DeltaPage<PartialFolder>, ApiError> {
        read_json(response)
    }
}
