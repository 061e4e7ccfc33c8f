//! List users: `GET /users`.
//!
//! Least scope: User.ReadBasic.All. Graph v1.0; all clouds. Searching takes the header `ConsistencyLevel: eventual`,
//! on every page.
//!
//! <https://learn.microsoft.com/graph/api/user-list>

use crate::model::DirectoryUser;
use crate::protocol::{ApiError, Operation, OperationId, Page, Query, Request, Response, read_json};

/// Asks for people of the organisation whose name or address begins with a few letters.
#[derive(Debug, Clone)]
pub struct ListUsers {
    letters: String,
    count: usize,
}

impl ListUsers {
    /// Asks for at most `count` people that fit `letters`.
    pub fn new(letters: String, count: usize) -> Self {
        Self { letters, count }
    }
}

/// What a suggestion shows.
const FIELDS: &[&str] = &["id", "displayName", "mail", "userPrincipalName"];

impl Operation for ListUsers {
    type Answer = Page<DirectoryUser>;

    fn request(&self) -> Request {
        let clause = |name: &str| format!("\"{name}:{}\"", self.letters.replace(['"', '\\'], " "));
        let search = format!("{} OR {}", clause("displayName"), clause("mail"));
        let target = Query::new().select(FIELDS).top(self.count).search_directory(&search).on("/users");
        Request::get(OperationId::ListUsers, target).with_header("ConsistencyLevel", "eventual")
    }

    fn read(&self, response: &Response) -> Result<Page<DirectoryUser>, ApiError> {
        read_json(response)
    }
}
