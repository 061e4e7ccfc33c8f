//! Get the time zone setting: `GET /me/mailboxSettings/timeZone`.
//!
//! Least scope: MailboxSettings.Read. Graph v1.0, Outlook REST v2.0; all clouds. The name is in the form it was set
//! in, Windows or IANA.
//!
//! <https://learn.microsoft.com/graph/api/user-get-mailboxsettings>

use serde::Deserialize;

use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Asks for the time zone of the mailbox.
#[derive(Debug, Clone, Copy)]
pub struct GetTimeZone;

#[derive(Deserialize)]
struct Value {
    value: String,
}

impl Operation for GetTimeZone {
    type Answer = String;

    fn request(&self) -> Request {
        Request::get(OperationId::GetTimeZone, "/me/mailboxSettings/timeZone")
    }

    fn read(&self, response: &Response) -> Result<String, ApiError> {
        read_json::<Value>(response).map(|answer| answer.value)
    }
}
