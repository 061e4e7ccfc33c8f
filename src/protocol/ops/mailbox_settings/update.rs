//! Update mailbox settings: `PATCH /me/mailboxSettings`.
//!
//! Least scope: MailboxSettings.ReadWrite. Graph v1.0, Outlook REST v2.0; all clouds. 400 for a zone or format it
//! does not know, and for scheduled replies without start or end.
//!
//! <https://learn.microsoft.com/graph/api/user-update-mailboxsettings>

use crate::model::{MailboxSettings, MailboxSettingsPatch};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Changes settings of the mailbox.
#[derive(Debug, Clone)]
pub struct Update {
    patch: MailboxSettingsPatch,
}

impl Update {
    /// Changes what `patch` says.
    pub fn new(patch: MailboxSettingsPatch) -> Self {
        Self { patch }
    }
}

impl Operation for Update {
    type Answer = MailboxSettings;

    fn request(&self) -> Request {
        Request::patch(OperationId::UpdateMailboxSettings, "/me/mailboxSettings", &self.patch)
    }

    fn read(&self, response: &Response) -> Result<MailboxSettings, ApiError> {
        read_json(response)
    }
}
