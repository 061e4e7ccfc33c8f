//! Paths and query options, encoded (OData 4.0 URL conventions).

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stays readable in a path segment: the unreserved characters of RFC 3986.
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What stays readable in an option's value besides: commas, parentheses and the like separate nothing there.
const OPTION: &AsciiSet = &UNRESERVED.remove(b',').remove(b'(').remove(b')').remove(b'/').remove(b'$');

/// An id as one segment of a path: ids are base64 and may hold `=`, those taken from EWS also `/` and `+`.
pub fn path_segment(id: &str) -> String {
    utf8_percent_encode(id, UNRESERVED).to_string()
}

/// The query options of a request, in the order they were given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    text: String,
}

impl Query {
    /// No options yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Only these properties.
    #[must_use]
    pub fn select(self, properties: &[&str]) -> Self {
        self.with("$select", &properties.join(","))
    }

    /// In this order, e.g. `receivedDateTime desc`.
    #[must_use]
    pub fn order_by(self, order: &str) -> Self {
        self.with("$orderby", order)
    }

    /// At most so many (Graph takes 1 to 1,000).
    #[must_use]
    pub fn top(self, count: usize) -> Self {
        self.with("$top", &count.to_string())
    }

    /// Without the first so many.
    #[must_use]
    pub fn skip(self, count: usize) -> Self {
        if count == 0 { self } else { self.with("$skip", &count.to_string()) }
    }

    /// With the number of all entries.
    #[must_use]
    pub fn count(self) -> Self {
        self.with("$count", "true")
    }

    /// With these related resources in place.
    #[must_use]
    pub fn expand(self, navigation: &str) -> Self {
        self.with("$expand", navigation)
    }

    /// The path with these options behind it.
    pub fn on(&self, path: &str) -> String {
        if self.text.is_empty() { path.to_owned() } else { format!("{path}?{}", self.text) }
    }

    fn with(mut self, name: &str, value: &str) -> Self {
        if !self.text.is_empty() {
            self.text.push('&');
        }
        self.text.push_str(name);
        self.text.push('=');
        self.text.extend(utf8_percent_encode(value, OPTION));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_encoded_and_keep_their_dollar() {
        let query =
            Query::new().select(&["id", "subject"]).order_by("receivedDateTime desc").top(50).skip(0).count();
        assert_eq!(
            query.on("/me/messages"),
            "/me/messages?$select=id,subject&$orderby=receivedDateTime%20desc&$top=50&$count=true"
        );
    }

    #[test]
    fn ids_are_encoded_whole() {
        assert_eq!(path_segment("AAMk-_a+b/c=="), "AAMk-_a%2Bb%2Fc%3D%3D");
    }
}
