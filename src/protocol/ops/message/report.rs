//! message: reportMessage: `POST /me/messages/{id}/reportMessage`.
//!
//! Least scope: Mail.ReadWrite. Graph beta; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/message-reportmessage?view=graph-rest-beta>

use serde::Serialize;

use super::message_path;
use crate::model::{Message, MessageId};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Reports a message as junk, as phishing or as neither.
#[derive(Debug, Clone)]
pub struct Report {
    message: MessageId,
    verdict: Verdict,
    moves: bool,
}

impl Report {
    /// Reports `message`; with `moves` it goes where such messages go.
    pub fn new(message: MessageId, verdict: Verdict, moves: bool) -> Self {
        Self { message, verdict, moves }
    }
}

/// What the person takes a message for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// Junk.
    Junk,
    /// Not junk after all.
    NotJunk,
    /// Phishing.
    Phish,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Parameters {
    is_message_move_requested: bool,
    report_action: Verdict,
}

impl Operation for Report {
    type Answer = Message;

    fn request(&self) -> Request {
        Request::post(
            OperationId::ReportMessage,
            message_path(&self.message, "/reportMessage"),
            &Parameters { is_message_move_requested: self.moves, report_action: self.verdict },
        )
    }

    fn read(&self, response: &Response) -> Result<Message, ApiError> {
        read_json(response)
    }
}
