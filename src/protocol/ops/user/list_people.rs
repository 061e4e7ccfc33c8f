//! List people: `GET /me/people`.
//!
//! Least scope: People.Read. Graph v1.0; not in China.
//!
//! <https://learn.microsoft.com/graph/api/user-list-people>

use crate::model::Person;
use crate::protocol::{ApiError, Kql, Operation, OperationId, Page, Query, Request, Response, read_json};

/// Asks for the people that matter most to the person and fit a few letters.
#[derive(Debug, Clone)]
pub struct ListPeople {
    letters: String,
    count: usize,
}

impl ListPeople {
    /// Asks for at most `count` people that fit `letters`.
    pub fn new(letters: String, count: usize) -> Self {
        Self { letters, count }
    }
}

/// What a suggestion shows.
const FIELDS: &[&str] = &["id", "displayName", "scoredEmailAddresses", "jobTitle", "companyName"];

impl Operation for ListPeople {
    type Answer = Page<Person>;

    fn request(&self) -> Request {
        let query = Query::new().select(FIELDS).top(self.count);
        // Without letters the most relevant people come, which is what an empty field should suggest.
        let target = match Kql::phrase(&self.letters) {
            Some(kql) => query.search(&kql).on("/me/people"),
            None => query.on("/me/people"),
        };
        Request::get(OperationId::ListPeople, target)
    }

    fn read(&self, response: &Response) -> Result<Page<Person>, ApiError> {
        read_json(response)
    }
}
