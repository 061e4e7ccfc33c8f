//! List contacts: `GET /me/contacts`.
//!
//! Least scope: Contacts.Read. Graph v1.0; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/user-list-contacts>

use crate::model::Contact;
use crate::protocol::{
    ApiError, Operation, OperationId, Page, Query, Request, Response, property, read_json,
};

/// Asks for contacts whose name begins with a few letters.
#[derive(Debug, Clone)]
pub struct List {
    letters: String,
    count: usize,
}

impl List {
    /// Asks for at most `count` contacts that fit `letters`.
    pub fn new(letters: String, count: usize) -> Self {
        Self { letters, count }
    }
}

/// What a suggestion shows.
const FIELDS: &[&str] = &["id", "displayName", "emailAddresses"];

impl Operation for List {
    type Answer = Page<Contact>;

    fn request(&self) -> Request {
        Request::get(OperationId::ListContacts, {
            let filter = property::DISPLAY_NAME.starts_with(&self.letters);
            Query::new().select(FIELDS).top(self.count).filter(&filter).on("/me/contacts")
        })
    }

    fn read(&self, response: &Response) -> Result<Page<Contact>, ApiError> {
        read_json(response)
    }
}
