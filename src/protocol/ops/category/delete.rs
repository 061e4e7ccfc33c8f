//! Delete outlookCategory: `DELETE /me/outlook/masterCategories/{id}`.
//!
//! Least scope: MailboxSettings.ReadWrite. Graph v1.0; not in China. Messages keep the name.
//!
//! <https://learn.microsoft.com/graph/api/outlookcategory-delete>

use super::category_path;
use crate::model::CategoryId;
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_nothing};

/// Deletes a category.
#[derive(Debug, Clone)]
pub struct Delete {
    category: CategoryId,
}

impl Delete {
    /// Deletes `category`.
    pub fn new(category: CategoryId) -> Self {
        Self { category }
    }
}

impl Operation for Delete {
    type Answer = ();

    fn request(&self) -> Request {
        Request::delete(OperationId::DeleteCategory, category_path(&self.category))
    }

    fn read(&self, response: &Response) -> Result<(), ApiError> {
        read_nothing(response)
    }
}
