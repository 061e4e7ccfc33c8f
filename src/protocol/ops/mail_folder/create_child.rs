//! Create childFolder: `POST /me/mailFolders/{id}/childFolders`.
//!
//! Least scope: Mail.ReadWrite. Graph v1.0, Outlook REST v2.0; all clouds. 409 `ErrorFolderExists`.
//!
//! <https://learn.microsoft.com/graph/api/mailfolder-post-childfolders>

use super::folder_path;
use crate::model::{FolderId, MailFolder, NewFolder};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Creates a folder in a folder.
#[derive(Debug, Clone)]
pub struct CreateChild {
    folder: FolderId,
    new: NewFolder,
}

impl CreateChild {
    /// Creates `new` in `folder`.
    pub fn new(folder: FolderId, new: NewFolder) -> Self {
        Self { folder, new }
    }
}

impl Operation for CreateChild {
    type Answer = MailFolder;

    fn request(&self) -> Request {
        Request::post(OperationId::CreateChildFolder, folder_path(&self.folder, "/childFolders"), &self.new)
    }

    fn read(&self, response: &Response) -> Result<MailFolder, ApiError> {
        read_json(response)
    }
}
