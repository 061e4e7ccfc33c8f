//! Create contact: `POST /me/contacts`.
//!
//! Least scope: Contacts.ReadWrite. Graph v1.0; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/user-post-contacts>

use crate::model::{Contact, NewContact};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Adds a contact.
#[derive(Debug, Clone)]
pub struct Create {
    new: NewContact,
}

impl Create {
    /// Adds `new`.
    pub fn new(new: NewContact) -> Self {
        Self { new }
    }
}

impl Operation for Create {
    type Answer = Contact;

    fn request(&self) -> Request {
        Request::post(OperationId::CreateContact, "/me/contacts", &self.new)
    }

    fn read(&self, response: &Response) -> Result<Contact, ApiError> {
        read_json(response)
    }
}
