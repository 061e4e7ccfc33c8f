//! outlookUser: supportedLanguages: `GET /me/outlook/supportedLanguages`.
//!
//! Least scope: User.Read. Graph v1.0, Outlook REST beta; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/outlookuser-supportedlanguages>

use crate::model::LocaleInfo;
use crate::protocol::{ApiError, Operation, OperationId, Page, Request, Response, read_json};

/// Asks for the languages a mailbox can have.
#[derive(Debug, Clone, Copy)]
pub struct ListLanguages;

impl Operation for ListLanguages {
    type Answer = Page<LocaleInfo>;

    fn request(&self) -> Request {
        Request::get(OperationId::ListSupportedLanguages, "/me/outlook/supportedLanguages")
    }

    fn read(&self, response: &Response) -> Result<Page<LocaleInfo>, ApiError> {
        read_json(response)
    }
}
