//! Create mailSearchFolder: `POST /me/mailFolders/{id}/childFolders`.
//!
//! Least scope: Mail.ReadWrite. Graph v1.0; all clouds. It expires when nobody opens it for 45 days.
//!
//! <https://learn.microsoft.com/graph/api/mailsearchfolder-post>

use crate::model::{NewSearchFolder, WholeFolder};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Creates a folder that shows what fulfils a condition.
#[derive(Debug, Clone)]
pub struct CreateSearchFolder {
    new: NewSearchFolder,
}

impl CreateSearchFolder {
    /// Creates `new` among the search folders.
    pub fn new(new: NewSearchFolder) -> Self {
        Self { new }
    }
}

impl Operation for CreateSearchFolder {
    type Answer = WholeFolder;

    fn request(&self) -> Request {
        Request::post(
            OperationId::CreateSearchFolder,
            "/me/mailFolders/searchfolders/childFolders",
            &self.new,
        )
    }

    fn read(&self, response: &Response) -> Result<WholeFolder, ApiError> {
        read_json(response)
    }
}
