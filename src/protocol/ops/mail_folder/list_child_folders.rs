//! List childFolders: `GET /me/mailFolders/{id}/childFolders`.
//!
//! Least scope: Mail.ReadBasic. Graph v1.0, Outlook REST v2.0; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/mailfolder-list-childfolders>

use super::{FIELDS, PAGE, folder_path};
use crate::model::{FolderId, MailFolder};
use crate::protocol::{ApiError, Operation, OperationId, Page, Query, Request, Response, read_json};

/// Asks for the first page of the folders directly in a folder.
#[derive(Debug, Clone)]
pub struct ListChildFolders {
    parent: FolderId,
}

impl ListChildFolders {
    /// Asks for what lies in `parent`.
    pub fn new(parent: FolderId) -> Self {
        Self { parent }
    }
}

impl Operation for ListChildFolders {
    type Answer = Page<MailFolder>;

    fn request(&self) -> Request {
        let path = folder_path(&self.parent, "/childFolders");
        Request::get(OperationId::ListChildFolders, Query::new().select(FIELDS).top(PAGE).on(&path))
    }

    fn read(&self, response: &Response) -> Result<Self::Answer, ApiError> {
        read_json(response)
    }
}
