//! event: accept: `POST /me/events/{id}/accept`.
//!
//! Least scope: Calendars.ReadWrite. Graph v1.0; all clouds. 400 for the organiser.
//!
//! <https://learn.microsoft.com/graph/api/event-accept>

use super::{Answer, respond};
use crate::model::EventId;
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_nothing};

/// Accepts a meeting.
#[derive(Debug, Clone)]
pub struct Accept {
    event: EventId,
    answer: Answer,
}

impl Accept {
    /// Answers the invitation to `event`.
    pub fn new(event: EventId, answer: Answer) -> Self {
        Self { event, answer }
    }
}

impl Operation for Accept {
    type Answer = ();

    fn request(&self) -> Request {
        respond(OperationId::AcceptEvent, &self.event, "/accept", &self.answer)
    }

    fn read(&self, response: &Response) -> Result<(), ApiError> {
        read_nothing(response)
    }
}
