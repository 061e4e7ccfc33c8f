//! KQL, the language of `$search` and of `POST /search/query`: words, phrases, properties, operators.

mod dates;
mod matches;
mod parse;
mod properties;
mod words;

use crate::error::{ApiError, ApiResult};
use crate::model::{NewMessage, Timestamp};
use dates::Range;

pub(crate) use words::{Phrase, marked};

/// A query, and the moment its words like `today` count from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kql {
    root: Node,
    now: Timestamp,
}

/// One part of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Node {
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
    /// Words somewhere in the message.
    Text(Phrase),
    /// A property with the words it must have.
    Property(Property, Phrase),
    Fact(Fact, bool),
    /// Received or sent within a range.
    Time(Time, Range),
    /// Bytes, both included.
    Size(u64, u64),
    /// Nothing this service has is of that kind.
    Nothing,
}

/// A property that is a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Property {
    Subject,
    Body,
    From,
    To,
    Cc,
    Bcc,
    Recipients,
    Participants,
    Attachment,
    Category,
    Importance,
}

/// A property that is true or false.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fact {
    HasAttachment,
    IsRead,
    IsFlagged,
    IsMeeting,
}

/// Which time of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Time {
    Received,
    Sent,
}

impl Kql {
    /// Reads a query as it stands, without quotes around the whole.
    pub(crate) fn parse(text: &str) -> ApiResult<Kql> {
        let root = parse::parse(text)?;
        Ok(Kql { root, now: Timestamp::default() })
    }

    /// Reads the value of `$search`: KQL in double quotes, or plain words.
    pub(crate) fn parse_option(text: &str) -> ApiResult<Kql> {
        let text = text.trim();
        let quoted = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        if let Some(inner) = quoted.filter(|inner| !has_bare_quote(inner)) {
            return Kql::parse(&inner.replace("\\\"", "\"").replace("\\\\", "\\"));
        }
        let is_plain = |symbol: &char| {
            symbol.is_alphanumeric() || symbol.is_whitespace() || matches!(symbol, '"' | '(' | ')' | '_')
        };
        match text.chars().enumerate().find(|(_, symbol)| quoted.is_none() && !is_plain(symbol)) {
            Some((at, symbol)) => Err(ApiError::bad_request(format!(
                "Syntax error: character '{symbol}' is not valid at position {at} in '{text}'."
            ))),
            None => Kql::parse(text),
        }
    }

    /// The same query asked at a moment.
    #[must_use]
    pub(crate) fn at(self, now: Timestamp) -> Kql {
        Kql { now, ..self }
    }

    /// Whether a message is found.
    pub(crate) fn finds(&self, message: &NewMessage) -> bool {
        matches::finds(&self.root, message, self.now)
    }

    /// The words looked for, to be marked in what is shown of a message.
    pub(crate) fn words(&self) -> Vec<&Phrase> {
        let mut found = Vec::new();
        collect(&self.root, &mut found);
        found
    }
}

/// Whether a double quote stands in it that no backslash makes part of the text: then the outer ones are no pair.
fn has_bare_quote(text: &str) -> bool {
    let mut escaped = false;
    text.chars().any(|symbol| {
        let is_bare = symbol == '"' && !escaped;
        escaped = symbol == '\\' && !escaped;
        is_bare
    })
}

fn collect<'a>(node: &'a Node, found: &mut Vec<&'a Phrase>) {
    match node {
        Node::All(parts) | Node::Any(parts) => parts.iter().for_each(|part| collect(part, found)),
        Node::Text(phrase) | Node::Property(Property::Subject | Property::Body, phrase) => found.push(phrase),
        _ => {}
    }
}

#[cfg(test)]
mod tests;
