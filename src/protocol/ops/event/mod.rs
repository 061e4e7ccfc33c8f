//! Operations on meetings: answers to invitations.

mod accept;
mod decline;
mod tentatively_accept;

pub use accept::Accept;
pub use decline::Decline;
pub use tentatively_accept::TentativelyAccept;

use serde::Serialize;

use crate::model::{EventId, TimeSlot};
use crate::protocol::{OperationId, Request, path_segment};

/// What goes with an answer to an invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// Some words to the organiser.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub comment: String,
    /// Whether the organiser is told at all.
    pub send_response: bool,
    /// Another time to propose; not with an acceptance, and only where a response is sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proposed_new_time: Option<TimeSlot>,
}

/// Answers the invitation to an event.
fn respond(operation: OperationId, event: &EventId, action: &str, answer: &Answer) -> Request {
    Request::post(operation, format!("/me/events/{}{action}", path_segment(event.as_str())), answer)
}
