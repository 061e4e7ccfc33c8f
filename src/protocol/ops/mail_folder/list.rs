//! List mailFolders: `GET /me/mailFolders`.
//!
//! Least scope: Mail.ReadBasic. Graph v1.0, Outlook REST v2.0; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/user-list-mailfolders>

use super::{FIELDS, PAGE};
use crate::model::MailFolder;
use crate::protocol::{ApiError, Operation, OperationId, Page, Query, Request, Response, read_json};

/// Asks for a page of the top-level folders.
#[derive(Debug, Clone, Copy, Default)]
pub struct List {
    includes_hidden: bool,
}

impl List {
    /// Asks for the first page.
    pub fn new() -> Self {
        Self::default()
    }

    /// The hidden ones too.
    #[must_use]
    pub fn with_hidden(self) -> Self {
        Self { includes_hidden: true }
    }
}

impl Operation for List {
    type Answer = Page<MailFolder>;

    fn request(&self) -> Request {
        let query = Query::new().select(FIELDS).top(PAGE);
        let query = if self.includes_hidden { query.include_hidden_folders() } else { query };
        Request::get(OperationId::ListFolders, query.on("/me/mailFolders"))
    }

    fn read(&self, response: &Response) -> Result<Self::Answer, ApiError> {
        read_json(response)
    }
}
