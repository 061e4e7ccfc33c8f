//! Delete mailFolder: `DELETE /me/mailFolders/{id}`.
//!
//! Least scope: Mail.ReadWrite. Graph v1.0, Outlook REST v2.0; all clouds. 403 `ErrorDeleteDistinguishedFolder` for
//! the folders every mailbox has.
//!
//! <https://learn.microsoft.com/graph/api/mailfolder-delete>

use super::folder_path;
use crate::model::FolderId;
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_nothing};

/// Deletes a folder with what is in it.
#[derive(Debug, Clone)]
pub struct Delete {
    folder: FolderId,
}

impl Delete {
    /// Deletes `folder`.
    pub fn new(folder: FolderId) -> Self {
        Self { folder }
    }
}

impl Operation for Delete {
    type Answer = ();

    fn request(&self) -> Request {
        Request::delete(OperationId::DeleteFolder, folder_path(&self.folder, ""))
    }

    fn read(&self, response: &Response) -> Result<(), ApiError> {
        read_nothing(response)
    }
}
