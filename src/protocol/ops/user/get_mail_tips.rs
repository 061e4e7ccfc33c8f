//! user: getMailTips: `POST /me/getMailTips`.
//!
//! Least scope: Mail.Read. Graph v1.0, Outlook REST beta; all clouds. What is wrong with one recipient stands in its
//! tips.
//!
//! <https://learn.microsoft.com/graph/api/user-getmailtips>

use serde::Serialize;

use crate::model::{Flags, MailTips, MailTipsOption};
use crate::protocol::{ApiError, Operation, OperationId, Page, Request, Response, read_json};

/// Asks what to know before writing to somebody.
#[derive(Debug, Clone)]
pub struct GetMailTips {
    addresses: Vec<String>,
    options: Vec<MailTipsOption>,
}

impl GetMailTips {
    /// Asks about these addresses.
    pub fn new(addresses: Vec<String>, options: Vec<MailTipsOption>) -> Self {
        Self { addresses, options }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Parameters<'a> {
    email_addresses: &'a [String],
    mail_tips_options: Flags<MailTipsOption>,
}

impl Operation for GetMailTips {
    type Answer = Page<MailTips>;

    fn request(&self) -> Request {
        Request::post(
            OperationId::GetMailTips,
            "/me/getMailTips",
            &Parameters { email_addresses: &self.addresses, mail_tips_options: Flags(self.options.clone()) },
        )
    }

    fn read(&self, response: &Response) -> Result<Page<MailTips>, ApiError> {
        read_json(response)
    }
}
