//! Update mailFolder: `PATCH /me/mailFolders/{id}`.
//!
//! Least scope: Mail.ReadWrite. Graph v1.0, Outlook REST v2.0; all clouds. 409 `ErrorFolderExists`; 403 for the
//! folders every mailbox has.
//!
//! <https://learn.microsoft.com/graph/api/mailfolder-update>

use super::folder_path;
use crate::model::{FolderId, FolderPatch, MailFolder};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Renames a folder.
#[derive(Debug, Clone)]
pub struct Update {
    folder: FolderId,
    patch: FolderPatch,
}

impl Update {
    /// Changes `folder` as `patch` says.
    pub fn new(folder: FolderId, patch: FolderPatch) -> Self {
        Self { folder, patch }
    }
}

impl Operation for Update {
    type Answer = MailFolder;

    fn request(&self) -> Request {
        Request::patch(OperationId::UpdateFolder, folder_path(&self.folder, ""), &self.patch)
    }

    fn read(&self, response: &Response) -> Result<MailFolder, ApiError> {
        read_json(response)
    }
}
