//! user: sendMail: `POST /me/sendMail`.
//!
//! Least scope: Mail.Send. Graph v1.0, Outlook REST v2.0; beta of either with mentions; all clouds. 202 means queued;
//! no id comes back. 413 above 4 MB in all.
//!
//! <https://learn.microsoft.com/graph/api/user-sendmail>

use serde::Serialize;

use crate::model::NewMessage;
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_nothing};

/// Sends a message that was not saved as a draft.
#[derive(Debug, Clone)]
pub struct SendMail {
    message: NewMessage,
    saves_copy: bool,
}

impl SendMail {
    /// Sends `message`; with `saves_copy` a copy goes to Sent Items.
    pub fn new(message: NewMessage, saves_copy: bool) -> Self {
        Self { message, saves_copy }
    }

    fn operation(&self) -> OperationId {
        if self.message.mentions.is_empty() {
            OperationId::SendMail
        } else {
            OperationId::SendMailWithMentions
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Parameters<'a> {
    message: &'a NewMessage,
    save_to_sent_items: bool,
}

impl Operation for SendMail {
    type Answer = ();

    fn request(&self) -> Request {
        let parameters = Parameters { message: &self.message, save_to_sent_items: self.saves_copy };
        Request::post(self.operation(), "/me/sendMail", &parameters)
    }

    fn read(&self, response: &Response) -> Result<(), ApiError> {
        read_nothing(response)
    }
}
