//! Get mailFolder: `GET /me/mailFolders/{id}`.
//!
//! Least scope: Mail.ReadBasic. Graph v1.0, Outlook REST v2.0; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/mailfolder-get>

use super::{FIELDS, folder_path};
use crate::model::{FolderId, MailFolder};
use crate::protocol::{ApiError, Operation, OperationId, Query, Request, Response, read_json};

/// Asks for one folder, by id or well-known name.
#[derive(Debug, Clone)]
pub struct Get {
    folder: FolderId,
}

impl Get {
    /// Asks for this folder.
    pub fn new(folder: FolderId) -> Self {
        Self { folder }
    }
}

impl Operation for Get {
    type Answer = MailFolder;

    fn request(&self) -> Request {
        let path = folder_path(&self.folder, "");
        Request::get(OperationId::GetFolder, Query::new().select(FIELDS).on(&path))
    }

    fn read(&self, response: &Response) -> Result<MailFolder, ApiError> {
        read_json(response)
    }
}
