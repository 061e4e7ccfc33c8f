//! Get mailbox settings: `GET /me/mailboxSettings`.
//!
//! Least scope: MailboxSettings.Read. Graph v1.0, Outlook REST v2.0; all clouds. Times of automatic replies come in
//! the zone asked for.
//!
//! <https://learn.microsoft.com/graph/api/user-get-mailboxsettings>

use crate::model::MailboxSettings;
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Asks for all settings of the mailbox.
#[derive(Debug, Clone, Default)]
pub struct Get {
    time_zone: Option<String>,
}

impl Get {
    /// Asks for them with times in UTC.
    pub fn new() -> Self {
        Self::default()
    }

    /// With times in this zone.
    #[must_use]
    pub fn in_time_zone(self, time_zone: String) -> Self {
        Self { time_zone: Some(time_zone) }
    }
}

impl Operation for Get {
    type Answer = MailboxSettings;

    fn request(&self) -> Request {
        Request::get(OperationId::GetMailboxSettings, "/me/mailboxSettings")
            .in_time_zone(self.time_zone.as_deref())
    }

    fn read(&self, response: &Response) -> Result<MailboxSettings, ApiError> {
        read_json(response)
    }
}
