//! Filter expressions (OData 4.0, "URL Conventions", 5.1.1) over the properties that Graph filters by.

use std::fmt::Write as _;
use std::marker::PhantomData;

use crate::model::{FlagStatus, Importance, Timestamp};

/// A condition. `and`, `or` and `not` set parentheses where they are needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    text: String,
    is_compound: bool,
}

impl Filter {
    /// Both.
    #[must_use]
    pub fn and(self, other: &Self) -> Self {
        Self { text: format!("{} and {}", self.grouped(), other.grouped()), is_compound: true }
    }

    /// One of them or both.
    #[must_use]
    pub fn or(self, other: &Self) -> Self {
        Self { text: format!("{} or {}", self.grouped(), other.grouped()), is_compound: true }
    }

    /// The opposite.
    #[must_use]
    pub fn negated(self) -> Self {
        Self { text: format!("not ({})", self.text), is_compound: false }
    }

    /// The expression, not encoded.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    pub(super) fn grouped(&self) -> String {
        if self.is_compound { format!("({})", self.text) } else { self.text.clone() }
    }

    fn simple(text: String) -> Self {
        Self { text, is_compound: false }
    }
}

/// A property of type `T` that Graph filters or orders by.
#[derive(Debug)]
pub struct Property<T: ?Sized> {
    name: &'static str,
    value: PhantomData<T>,
}

impl<T: ?Sized> Clone for Property<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Copy for Property<T> {}

/// A value that can stand in a filter.
pub trait Literal {
    /// Writes it as OData spells it.
    fn literal(&self) -> String;
}

impl Literal for str {
    /// In single quotes; a single quote within is doubled.
    fn literal(&self) -> String {
        let mut literal = String::with_capacity(self.len() + 2);
        literal.push('\'');
        for character in self.chars() {
            if character == '\'' {
                literal.push('\'');
            }
            literal.push(character);
        }
        literal.push('\'');
        literal
    }
}

impl Literal for bool {
    fn literal(&self) -> String {
        self.to_string()
    }
}

impl Literal for Timestamp {
    fn literal(&self) -> String {
        self.to_string()
    }
}

impl Literal for Importance {
    fn literal(&self) -> String {
        self.as_str().literal()
    }
}

impl Literal for FlagStatus {
    fn literal(&self) -> String {
        self.as_str().literal()
    }
}

impl<T: ?Sized> Property<T> {
    const fn new(name: &'static str) -> Self {
        Self { name, value: PhantomData }
    }

    /// Its name.
    pub const fn name(self) -> &'static str {
        self.name
    }
}

impl<T: Literal + ?Sized> Property<T> {
    fn compare(self, operator: &str, value: &T) -> Filter {
        Filter::simple(format!("{} {operator} {}", self.name, value.literal()))
    }
}

impl<T: Literal> Property<T> {
    /// It has this value.
    #[expect(clippy::needless_pass_by_value, reason = "values are booleans, moments and the like")]
    pub fn is(self, value: T) -> Filter {
        self.compare("eq", &value)
    }
}

impl Property<Timestamp> {
    /// At this moment or later.
    pub fn since(self, moment: Timestamp) -> Filter {
        self.compare("ge", &moment)
    }

    /// Before this moment.
    pub fn before(self, moment: Timestamp) -> Filter {
        self.compare("lt", &moment)
    }
}

impl Property<str> {
    /// It is this.
    pub fn is(self, value: &str) -> Filter {
        self.compare("eq", value)
    }

    /// It begins with this.
    pub fn starts_with(self, start: &str) -> Filter {
        Filter::simple(format!("startswith({},{})", self.name, start.literal()))
    }

    /// It contains this.
    pub fn contains(self, part: &str) -> Filter {
        Filter::simple(format!("contains({},{})", self.name, part.literal()))
    }
}

impl Property<[String]> {
    /// One of its entries is this.
    pub fn has(self, entry: &str) -> Filter {
        let mut text = String::new();
        // Writing into a string cannot fail.
        let _ = write!(text, "{}/any(entry:entry eq {})", self.name, entry.literal());
        Filter::simple(text)
    }
}

/// The properties.
pub mod property {
    use super::{FlagStatus, Importance, Property, Timestamp};

    /// Read or not.
    pub const IS_READ: Property<bool> = Property::new("isRead");
    /// Not sent yet.
    pub const IS_DRAFT: Property<bool> = Property::new("isDraft");
    /// Has attachments other than inline ones.
    pub const HAS_ATTACHMENTS: Property<bool> = Property::new("hasAttachments");
    /// When it arrived.
    pub const RECEIVED: Property<Timestamp> = Property::new("receivedDateTime");
    /// Subject.
    pub const SUBJECT: Property<str> = Property::new("subject");
    /// Address of the sender.
    pub const FROM_ADDRESS: Property<str> = Property::new("from/emailAddress/address");
    /// Name of the sender.
    pub const FROM_NAME: Property<str> = Property::new("from/emailAddress/name");
    /// Conversation.
    pub const CONVERSATION: Property<str> = Property::new("conversationId");
    /// Internet message id.
    pub const INTERNET_MESSAGE_ID: Property<str> = Property::new("internetMessageId");
    /// Importance.
    pub const IMPORTANCE: Property<Importance> = Property::new("importance");
    /// State of the follow-up flag.
    pub const FLAG: Property<FlagStatus> = Property::new("flag/flagStatus");
    /// Names of categories.
    pub const CATEGORIES: Property<[String]> = Property::new("categories");
    /// Focused or Other: `focused`, `other`.
    pub const CLASSIFICATION: Property<str> = Property::new("inferenceClassification");
    /// Mentions the owner of the mailbox (beta).
    pub const MENTIONS_ME: Property<bool> = Property::new("mentionsPreview/isMentioned");
    /// Name of a person or contact.
    pub const DISPLAY_NAME: Property<str> = Property::new("displayName");
}

#[cfg(test)]
mod tests {
    use super::property::*;
    use super::*;

    #[test]
    fn strings_are_quoted_and_their_quotes_doubled() {
        assert_eq!(SUBJECT.is("it's").as_str(), "subject eq 'it''s'");
        assert_eq!(CATEGORIES.has("a'b").as_str(), "categories/any(entry:entry eq 'a''b')");
    }

    #[test]
    fn parentheses_keep_what_was_meant() {
        let unread_or_flagged = IS_READ.is(false).or(&FLAG.is(FlagStatus::Flagged));
        let filter = unread_or_flagged.clone().and(&HAS_ATTACHMENTS.is(true));
        assert_eq!(
            filter.as_str(),
            "(isRead eq false or flag/flagStatus eq 'flagged') and hasAttachments eq true"
        );
        assert!(unread_or_flagged.negated().as_str().starts_with("not ("));
    }

    #[test]
    fn moments_stand_without_quotes() {
        assert_eq!(RECEIVED.since(Timestamp(0)).as_str(), "receivedDateTime ge 1970-01-01T00:00:00Z");
    }
}
