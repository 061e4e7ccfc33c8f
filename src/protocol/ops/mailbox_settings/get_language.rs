//! Get the language setting: `GET /me/mailboxSettings/language`.
//!
//! Least scope: MailboxSettings.Read. Graph v1.0, Outlook REST v2.0; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/user-get-mailboxsettings>

use crate::model::LocaleInfo;
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Asks for the language of the mailbox.
#[derive(Debug, Clone, Copy)]
pub struct GetLanguage;

impl Operation for GetLanguage {
    type Answer = LocaleInfo;

    fn request(&self) -> Request {
        Request::get(OperationId::GetLanguage, "/me/mailboxSettings/language")
    }

    fn read(&self, response: &Response) -> Result<LocaleInfo, ApiError> {
        read_json(response)
    }
}
