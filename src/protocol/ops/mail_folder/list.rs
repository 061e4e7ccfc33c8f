//! List mailFolders: `GET /me/mailFolders`. Least scope: Mail.ReadBasic.
//!
//! <https://learn.microsoft.com/graph/api/user-list-mailfolders>

use super::{FIELDS, PAGE};
use crate::model::MailFolder;
use crate::protocol::{ApiError, Operation, Page, Query, Request, Response, read_json};

/// Asks for a page of the top-level folders.
#[derive(Debug, Clone, Default)]
pub struct List {
    next_link: Option<String>,
}

impl List {
    /// Asks for the first page.
    pub fn new() -> Self {
        Self::default()
    }

    /// Asks for the page behind a `nextLink`, of this list or of [`super::ListChildFolders`].
    pub fn next(next_link: String) -> Self {
        Self { next_link: Some(next_link) }
    }
}

impl Operation for List {
    type Answer = Page<MailFolder>;
    const IS_REPEATABLE: bool = true;

    fn request(&self) -> Request {
        match &self.next_link {
            Some(next_link) => Request::get(next_link),
            None => Request::get(Query::new().select(FIELDS).top(PAGE).on("/me/mailFolders")),
        }
    }

    fn read(&self, response: &Response) -> Result<Self::Answer, ApiError> {
        read_json(response)
    }
}
