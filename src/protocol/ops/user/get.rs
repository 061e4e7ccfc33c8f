//! Get a user: `GET /me`.
//!
//! Least scope: User.Read. Graph v1.0; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/user-get>

use crate::model::User;
use crate::protocol::{ApiError, Operation, OperationId, Query, Request, Response, read_json};

/// Asks whose mailbox this is.
#[derive(Debug, Clone, Copy)]
pub struct Get;

impl Operation for Get {
    type Answer = User;

    fn request(&self) -> Request {
        Request::get(OperationId::GetUser, Query::new().select(super::FIELDS).on("/me"))
    }

    fn read(&self, response: &Response) -> Result<User, ApiError> {
        read_json(response)
    }
}
