//! event: decline: `POST /me/events/{id}/decline`.
//!
//! Least scope: Calendars.ReadWrite. Graph v1.0; all clouds. 400 for the organiser.
//!
//! <https://learn.microsoft.com/graph/api/event-decline>

use super::{Answer, respond};
use crate::model::EventId;
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_nothing};

/// Declines a meeting.
#[derive(Debug, Clone)]
pub struct Decline {
    event: EventId,
    answer: Answer,
}

impl Decline {
    /// Answers the invitation to `event`.
    pub fn new(event: EventId, answer: Answer) -> Self {
        Self { event, answer }
    }
}

impl Operation for Decline {
    type Answer = ();

    fn request(&self) -> Request {
        respond(OperationId::DeclineEvent, &self.event, "/decline", &self.answer)
    }

    fn read(&self, response: &Response) -> Result<(), ApiError> {
        read_nothing(response)
    }
}
