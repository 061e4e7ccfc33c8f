//! mailFolder: permanentDelete: `POST /me/mailFolders/{id}/permanentDelete`.
//!
//! Least scope: Mail.ReadWrite. Graph v1.0; global cloud only.
//!
//! <https://learn.microsoft.com/graph/api/mailfolder-permanentdelete>

use super::folder_path;
use crate::model::FolderId;
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_nothing};

/// Deletes a folder for good, with what is in it.
#[derive(Debug, Clone)]
pub struct PermanentDelete {
    folder: FolderId,
}

impl PermanentDelete {
    /// Deletes `folder` for good.
    pub fn new(folder: FolderId) -> Self {
        Self { folder }
    }
}

impl Operation for PermanentDelete {
    type Answer = ();

    fn request(&self) -> Request {
        Request::act(OperationId::PermanentlyDeleteFolder, folder_path(&self.folder, "/permanentDelete"))
    }

    fn read(&self, response: &Response) -> Result<(), ApiError> {
        read_nothing(response)
    }
}
