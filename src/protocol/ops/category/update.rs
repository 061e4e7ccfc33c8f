//! Update outlookCategory: `PATCH /me/outlook/masterCategories/{id}`.
//!
//! Least scope: MailboxSettings.ReadWrite. Graph v1.0; not in China. The name cannot change.
//!
//! <https://learn.microsoft.com/graph/api/outlookcategory-update>

use super::category_path;
use crate::model::{CategoryId, CategoryPatch, OutlookCategory};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Gives a category another colour.
#[derive(Debug, Clone)]
pub struct Update {
    category: CategoryId,
    patch: CategoryPatch,
}

impl Update {
    /// Changes `category` as `patch` says.
    pub fn new(category: CategoryId, patch: CategoryPatch) -> Self {
        Self { category, patch }
    }
}

impl Operation for Update {
    type Answer = OutlookCategory;

    fn request(&self) -> Request {
        Request::patch(OperationId::UpdateCategory, category_path(&self.category), &self.patch)
    }

    fn read(&self, response: &Response) -> Result<OutlookCategory, ApiError> {
        read_json(response)
    }
}
