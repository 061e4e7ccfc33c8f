//! Get mailFolder: `GET /me/mailFolders/{id}`. Least scope: Mail.ReadBasic.
//!
//! <https://learn.microsoft.com/graph/api/mailfolder-get>

use super::FIELDS;
use crate::model::{FolderId, MailFolder};
use crate::protocol::{ApiError, Operation, OperationId, Query, Request, Response, path_segment, read_json};

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
        let path = format!("/me/mailFolders/{}", path_segment(self.folder.as_str()));
        Request::get(OperationId::GetFolder, Query::new().select(FIELDS).on(&path))
    }

    fn read(&self, response: &Response) -> Result<MailFolder, ApiError> {
        read_json(response)
    }
}
