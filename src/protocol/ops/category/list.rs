//! List masterCategories: `GET /me/outlook/masterCategories`.
//!
//! Least scope: MailboxSettings.Read. Graph v1.0; not in China.
//!
//! <https://learn.microsoft.com/graph/api/outlookuser-list-mastercategories>

use crate::model::OutlookCategory;
use crate::protocol::{ApiError, Operation, OperationId, Page, Request, Response, read_json};

/// Asks for the categories with their colours.
#[derive(Debug, Clone, Copy)]
pub struct List;

impl Operation for List {
    type Answer = Page<OutlookCategory>;

    fn request(&self) -> Request {
        Request::get(OperationId::ListCategories, "/me/outlook/masterCategories")
    }

    fn read(&self, response: &Response) -> Result<Page<OutlookCategory>, ApiError> {
        read_json(response)
    }
}
