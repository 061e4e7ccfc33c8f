//! mailFolder: copy: `POST /me/mailFolders/{id}/copy`.
//!
//! Least scope: Mail.ReadWrite. Graph v1.0, Outlook REST v2.0; all clouds. 409 `ErrorFolderExists`.
//!
//! <https://learn.microsoft.com/graph/api/mailfolder-copy>

use super::folder_path;
use crate::model::{FolderId, MailFolder};
use crate::protocol::ops::message::Destination;
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Copies a folder with what is in it. The answer is the copy.
#[derive(Debug, Clone)]
pub struct Copy {
    folder: FolderId,
    to: FolderId,
}

impl Copy {
    /// Copies `folder` into the folder `to`.
    pub fn new(folder: FolderId, to: FolderId) -> Self {
        Self { folder, to }
    }
}

impl Operation for Copy {
    type Answer = MailFolder;

    fn request(&self) -> Request {
        Request::post(
            OperationId::CopyFolder,
            folder_path(&self.folder, "/copy"),
            &Destination { destination_id: &self.to },
        )
    }

    fn read(&self, response: &Response) -> Result<MailFolder, ApiError> {
        read_json(response)
    }
}
