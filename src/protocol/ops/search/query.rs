//! search: query: `POST /search/query`.
//!
//! Least scope: Mail.Read. Graph v1.0; all clouds. Own mailbox only, work and school accounts only, at most 25 at a
//! time.
//!
//! <https://learn.microsoft.com/graph/api/search-query>

use serde::Serialize;

use crate::model::SearchResponse;
use crate::protocol::{ApiError, Kql, Operation, OperationId, Page, Request, Response, read_json};

/// Searches the mailbox by relevance.
#[derive(Debug, Clone)]
pub struct Query {
    kql: Kql,
    from: usize,
    size: usize,
}

impl Query {
    /// Asks for `size` hits from position `from` on.
    pub fn new(kql: Kql, from: usize, size: usize) -> Self {
        Self { kql, from, size }
    }
}

/// The most it gives at a time.
const LARGEST_PAGE: usize = 25;

#[derive(Serialize)]
struct Parameters<'a> {
    requests: [Ask<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Ask<'a> {
    entity_types: [&'static str; 1],
    query: QueryString<'a>,
    from: usize,
    size: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct QueryString<'a> {
    query_string: &'a str,
}

impl Operation for Query {
    type Answer = Page<SearchResponse>;

    fn request(&self) -> Request {
        let request = Ask {
            entity_types: ["message"],
            query: QueryString { query_string: self.kql.as_str() },
            from: self.from,
            size: self.size.clamp(1, LARGEST_PAGE),
        };
        Request::post(OperationId::Search, "/search/query", &Parameters { requests: [request] })
    }

    fn read(&self, response: &Response) -> Result<Page<SearchResponse>, ApiError> {
        read_json(response)
    }
}
