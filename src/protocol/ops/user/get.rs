//! Get a user: `GET /me`. Least scope: User.Read.
//!
//! <https://learn.microsoft.com/graph/api/user-get>

use crate::model::User;
use crate::protocol::{ApiError, Operation, Query, Request, Response, read_json};

/// Asks whose mailbox this is.
#[derive(Debug, Clone, Copy)]
pub struct Get;

impl Operation for Get {
    type Answer = User;
    const IS_REPEATABLE: bool = true;

    fn request(&self) -> Request {
        Request::get(Query::new().select(&["displayName", "mail", "userPrincipalName"]).on("/me"))
    }

    fn read(&self, response: &Response) -> Result<User, ApiError> {
        read_json(response)
    }
}
