//! Update mailSearchFolder: `PATCH /me/mailFolders/{id}`.
//!
//! Least scope: Mail.ReadWrite. Graph v1.0, Outlook REST v2.0; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/mailsearchfolder-update>

use super::folder_path;
use crate::model::{FolderId, SearchFolderPatch, WholeFolder};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Changes what a search folder shows.
#[derive(Debug, Clone)]
pub struct UpdateSearchFolder {
    folder: FolderId,
    patch: SearchFolderPatch,
}

impl UpdateSearchFolder {
    /// Changes `folder` as `patch` says.
    pub fn new(folder: FolderId, patch: SearchFolderPatch) -> Self {
        Self { folder, patch }
    }
}

impl Operation for UpdateSearchFolder {
    type Answer = WholeFolder;

    fn request(&self) -> Request {
        Request::patch(OperationId::UpdateFolder, folder_path(&self.folder, ""), &self.patch)
    }

    fn read(&self, response: &Response) -> Result<WholeFolder, ApiError> {
        read_json(response)
    }
}
