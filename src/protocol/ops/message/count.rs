//! Count messages: `GET /me/messages/$count`.
//!
//! Least scope: Mail.ReadBasic. Graph v1.0, Outlook REST v2.0; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/user-list-messages>

use crate::model::FolderId;
use crate::protocol::ops::mail_folder::folder_path;
use crate::protocol::{ApiError, Operation, OperationId, Request, Response};

/// Asks how many messages the mailbox, or a folder, holds.
#[derive(Debug, Clone)]
pub struct Count {
    path: String,
}

impl Count {
    /// Counts the whole mailbox.
    pub fn mailbox() -> Self {
        Self { path: "/me/messages/$count".to_owned() }
    }

    /// Counts a folder.
    pub fn folder(folder: &FolderId) -> Self {
        Self { path: folder_path(folder, "/messages/$count") }
    }
}

impl Operation for Count {
    type Answer = usize;

    fn request(&self) -> Request {
        Request::get(OperationId::CountMessages, self.path.as_str())
    }

    fn read(&self, response: &Response) -> Result<usize, ApiError> {
        let text = String::from_utf8_lossy(&response.body);
        // A byte order mark was seen before the number.
        let digits = text.trim_start_matches('\u{feff}').trim();
        digits.parse().map_err(|_| ApiError::Unreadable("a count that is no number".to_owned()))
    }
}
