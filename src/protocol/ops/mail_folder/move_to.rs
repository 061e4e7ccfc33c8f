//! mailFolder: move: `POST /me/mailFolders/{id}/move`.
//!
//! Least scope: Mail.ReadWrite. Graph v1.0, Outlook REST v2.0; all clouds. 409 `ErrorFolderExists`; 400 where it
//! would come to lie in itself.
//!
//! <https://learn.microsoft.com/graph/api/mailfolder-move>

use super::folder_path;
use crate::model::{FolderId, MailFolder};
use crate::protocol::ops::message::Destination;
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Moves a folder.
#[derive(Debug, Clone)]
pub struct Move {
    folder: FolderId,
    to: FolderId,
}

impl Move {
    /// Moves `folder` into the folder `to`.
    pub fn new(folder: FolderId, to: FolderId) -> Self {
        Self { folder, to }
    }
}

impl Operation for Move {
    type Answer = MailFolder;

    fn request(&self) -> Request {
        Request::post(
            OperationId::MoveFolder,
            folder_path(&self.folder, "/move"),
            &Destination { destination_id: &self.to },
        )
    }

    fn read(&self, response: &Response) -> Result<MailFolder, ApiError> {
        read_json(response)
    }
}
