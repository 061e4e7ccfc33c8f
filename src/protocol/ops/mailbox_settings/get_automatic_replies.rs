//! Get automatic replies: `GET /me/mailboxSettings/automaticRepliesSetting`.
//!
//! Least scope: MailboxSettings.Read. Graph v1.0, Outlook REST v2.0; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/user-get-mailboxsettings>

use crate::model::AutomaticRepliesSetting;
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Asks for the automatic replies.
#[derive(Debug, Clone, Default)]
pub struct GetAutomaticReplies {
    time_zone: Option<String>,
}

impl GetAutomaticReplies {
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

impl Operation for GetAutomaticReplies {
    type Answer = AutomaticRepliesSetting;

    fn request(&self) -> Request {
        Request::get(OperationId::GetAutomaticReplies, "/me/mailboxSettings/automaticRepliesSetting")
            .in_time_zone(self.time_zone.as_deref())
    }

    fn read(&self, response: &Response) -> Result<AutomaticRepliesSetting, ApiError> {
        read_json(response)
    }
}
