//! mailFolder: updateAllMessagesReadState: `POST /me/mailFolders/{id}/updateAllMessagesReadState`.
//!
//! Least scope: Mail.ReadWrite. Graph beta; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/mailfolder-updateallmessagesreadstate?view=graph-rest-beta>

use serde::Serialize;

use super::folder_path;
use crate::model::FolderId;
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_nothing};

/// Marks all messages of a folder as read or unread.
#[derive(Debug, Clone)]
pub struct MarkAll {
    folder: FolderId,
    is_read: bool,
    suppresses_receipts: bool,
}

impl MarkAll {
    /// Marks all messages of `folder`; with `suppresses_receipts` nobody is told that they were read.
    pub fn new(folder: FolderId, is_read: bool, suppresses_receipts: bool) -> Self {
        Self { folder, is_read, suppresses_receipts }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Parameters {
    is_read: bool,
    suppress_read_receipts: bool,
}

impl Operation for MarkAll {
    type Answer = ();

    fn request(&self) -> Request {
        Request::post(
            OperationId::MarkAllRead,
            folder_path(&self.folder, "/updateAllMessagesReadState"),
            &Parameters { is_read: self.is_read, suppress_read_receipts: self.suppresses_receipts },
        )
    }

    fn read(&self, response: &Response) -> Result<(), ApiError> {
        read_nothing(response)
    }
}
