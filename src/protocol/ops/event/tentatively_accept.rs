//! event: tentativelyAccept: `POST /me/events/{id}/tentativelyAccept`.
//!
//! Least scope: Calendars.ReadWrite. Graph v1.0; all clouds. 400 for the organiser.
//!
//! <https://learn.microsoft.com/graph/api/event-tentativelyaccept>

use super::{Answer, respond};
use crate::model::EventId;
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_nothing};

/// Accepts a meeting, but not for sure.
#[derive(Debug, Clone)]
pub struct TentativelyAccept {
    event: EventId,
    answer: Answer,
}

impl TentativelyAccept {
    /// Answers the invitation to `event`.
    pub fn new(event: EventId, answer: Answer) -> Self {
        Self { event, answer }
    }
}

impl Operation for TentativelyAccept {
    type Answer = ();

    fn request(&self) -> Request {
        respond(OperationId::TentativelyAcceptEvent, &self.event, "/tentativelyAccept", &self.answer)
    }

    fn read(&self, response: &Response) -> Result<(), ApiError> {
        read_nothing(response)
    }
}
