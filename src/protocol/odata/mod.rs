//! Paths and query options (OData 4.0, "URL Conventions"), such that what Graph refuses cannot be written.

mod delta;
mod directory;
mod filter;
mod kql;
mod query;

pub use delta::{ChangeKind, DeltaQuery};
pub use directory::{DirectoryField, DirectorySearch};
pub use filter::{Filter, Literal, Property, property};
pub use kql::{Field, Kql};
pub use query::{Filtered, NewestFirst, Order, Plain, Positioned, Query, Searched, Sorted};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What stays readable in a path segment: the unreserved characters of RFC 3986.
const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What stays readable in an option's value besides: commas, parentheses and the like separate nothing there.
pub(super) const OPTION: &AsciiSet =
    &UNRESERVED.remove(b',').remove(b'(').remove(b')').remove(b'/').remove(b'$');

/// An id as one segment of a path: ids are base64 and may hold `=`, those taken from EWS also `/` and `+`.
pub fn path_segment(id: &str) -> String {
    utf8_percent_encode(id, UNRESERVED).to_string()
}

/// Query options as they grow. Each stands there once, as Graph wants it: said again, it takes the place of the former.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Options {
    pairs: Vec<(&'static str, String)>,
}

impl Options {
    fn push(&mut self, name: &'static str, value: &str) {
        let value = utf8_percent_encode(value, OPTION).to_string();
        match self.pairs.iter_mut().find(|(held, _)| *held == name) {
            Some((_, held)) => *held = value,
            None => self.pairs.push((name, value)),
        }
    }

    fn remove(&mut self, name: &str) {
        self.pairs.retain(|(held, _)| *held != name);
    }

    fn on(&self, path: &str) -> String {
        let mut target = path.to_owned();
        for (at, (name, value)) in self.pairs.iter().enumerate() {
            target.push(if at == 0 { '?' } else { '&' });
            target.push_str(name);
            target.push('=');
            target.push_str(value);
        }
        target
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_encoded_whole() {
        assert_eq!(path_segment("AAMk-_a+b/c=="), "AAMk-_a%2Bb%2Fc%3D%3D");
    }
}
