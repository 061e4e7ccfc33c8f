//! Create mailFolder: `POST /me/mailFolders`.
//!
//! Least scope: Mail.ReadWrite. Graph v1.0; all clouds. 409 `ErrorFolderExists`.
//!
//! <https://learn.microsoft.com/graph/api/user-post-mailfolders>

use crate::model::{MailFolder, NewFolder};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Creates a folder at the top.
#[derive(Debug, Clone)]
pub struct Create {
    new: NewFolder,
}

impl Create {
    /// Creates `new`.
    pub fn new(new: NewFolder) -> Self {
        Self { new }
    }
}

impl Operation for Create {
    type Answer = MailFolder;

    fn request(&self) -> Request {
        Request::post(OperationId::CreateFolder, "/me/mailFolders", &self.new)
    }

    fn read(&self, response: &Response) -> Result<MailFolder, ApiError> {
        read_json(response)
    }
}
