//! Create outlookCategory: `POST /me/outlook/masterCategories`.
//!
//! Least scope: MailboxSettings.ReadWrite. Graph v1.0; not in China. 409 where the name is taken.
//!
//! <https://learn.microsoft.com/graph/api/outlookuser-post-mastercategories>

use crate::model::{NewCategory, OutlookCategory};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Creates a category.
#[derive(Debug, Clone)]
pub struct Create {
    new: NewCategory,
}

impl Create {
    /// Creates `new`.
    pub fn new(new: NewCategory) -> Self {
        Self { new }
    }
}

impl Operation for Create {
    type Answer = OutlookCategory;

    fn request(&self) -> Request {
        Request::post(OperationId::CreateCategory, "/me/outlook/masterCategories", &self.new)
    }

    fn read(&self, response: &Response) -> Result<OutlookCategory, ApiError> {
        read_json(response)
    }
}
