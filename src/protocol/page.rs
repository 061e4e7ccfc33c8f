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
    link: Option<String>,
}

impl<O> Next<O> {
    /// Asks for what stands at `link`, an answer's `nextLink` or `deltaLink`, after `first`.
    pub fn new(first: O, link: String) -> Self {
        Self { first, link: Some(link) }
    }

    /// Asks `first` itself: where following begins.
    pub fn start(first: O) -> Self {
        Self { first, link: None }
    }

    /// The question after this one, whose answer linked to it.
    #[must_use]
    pub fn after(self, link: String) -> Self {
        Self { link: Some(link), ..self }
    }
}

impl<O: Operation> Operation for Next<O> {
    type Answer = O::Answer;

    fn request(&self) -> Request {
        let first = self.first.request();
        match &self.link {
            Some(link) => Request { target: link.clone(), ..first },
            None => first,
        }
    }

    fn read(&self, response: &Response) -> Result<Self::Answer, ApiError> {
        self.first.read(response)
    }
}

#[cfg(test)]
mod tests {
    use super::super::ops::mail_folder;
    use super::*;

    #[test]
    fn a_link_is_followed_as_it_stands_with_the_headers_of_the_first_question() {
        let first = mail_folder::Delta::new(50);
        let link = "https://graph.microsoft.com/v1.0/me/mailFolders/delta?$skiptoken=a%2Bb";
        let next = Next::start(first.clone()).after(link.to_owned());
        assert_eq!(Next::start(first.clone()).request(), first.request());
        assert_eq!(next.request().target, link);
        assert!(next.request().prefer.iter().any(|preference| preference == "odata.maxpagesize=50"));
    }
}
