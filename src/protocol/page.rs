//! Collections come in pages (OData 4.0 JSON, section 5).

use serde::Deserialize;

use super::{ApiError, Operation, Request, Response};

/// A page with the way to the next.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Page<T> {
    /// The entries.
    #[serde(default = "Vec::new")]
    pub value: Vec<T>,
    /// How many there are in all, where it was asked for.
    #[serde(rename = "@odata.count", default)]
    pub count: Option<usize>,
    /// Where the next page is: opaque, to be asked for as it stands.
    #[serde(rename = "@odata.nextLink", default)]
    pub next_link: Option<String>,
}

/// Asks for what comes after an answer, with the headers of the first question: Graph wants preferences, such as the
/// size of a page, said on each request anew.
#[derive(Debug, Clone)]
pub struct Next<O> {
    first: O,
    link: String,
}

impl<O> Next<O> {
    /// Asks for what stands at `link`, an answer's `nextLink` or `deltaLink`, after `first`.
    pub fn new(first: O, link: String) -> Self {
        Self { first, link }
    }
}

impl<O: Operation> Operation for Next<O> {
    type Answer = O::Answer;

    fn request(&self) -> Request {
        Request { target: self.link.clone(), ..self.first.request() }
    }

    fn read(&self, response: &Response) -> Result<Self::Answer, ApiError> {
        self.first.read(response)
    }
}
