//! List users: `GET /users`.
//!
//! Least scope: User.ReadBasic.All. Graph v1.0; all clouds. Searching takes the header `ConsistencyLevel: eventual`,
//! on every page.
//!
//! <https://learn.microsoft.com/graph/api/user-list>

use crate::model::DirectoryUser;
use crate::protocol::{
    ApiError, DirectoryField, DirectorySearch, Operation, OperationId, Page, Query, Request, Response,
    read_json,
};

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
        let query = Query::new().select(FIELDS).top(self.count);
        let search = |field| DirectorySearch::new(field, &self.letters);
        match (search(DirectoryField::DisplayName), search(DirectoryField::Mail)) {
            (Some(name), Some(mail)) => {
                let target = query.search_directory(&name.or(&mail)).on("/users");
                Request::get(OperationId::ListUsers, target).with_header("ConsistencyLevel", "eventual")
            }
            // Nothing to look for: an empty search is refused.
            _ => Request::get(OperationId::ListUsers, query.on("/users")),
        }
    }

    fn read(&self, response: &Response) -> Result<Page<DirectoryUser>, ApiError> {
        read_json(response)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_letters_nothing_is_searched() {
        for letters in ["", "  ", "\"", "?!"] {
            let request = ListUsers::new(letters.into(), 5).request();
            assert_eq!(request.target, "/users?$select=id,displayName,mail,userPrincipalName&$top=5");
            assert!(request.extra.is_empty());
        }
        let request = ListUsers::new("Ada".into(), 5).request();
        assert!(request.target.contains("$search=%22displayName%3AAda%22%20OR%20%22mail%3AAda%22"));
        assert_eq!(request.extra.len(), 1);
    }
}
