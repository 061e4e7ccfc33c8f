//! What `$search` and `search/query` take: the Keyword Query Language ("KQL syntax reference"), the part that mail has.

use crate::model::Timestamp;

/// A search. What a person typed always becomes a phrase, so that it cannot turn into an operator; where there is no
/// word in it there is nothing to look for, and Graph refuses an empty search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kql {
    text: String,
    is_compound: bool,
}

/// Properties of messages that KQL restricts by ("Use the `$search` query parameter", message properties).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Sender.
    From,
    /// To.
    To,
    /// Cc.
    Cc,
    /// Bcc.
    Bcc,
    /// Any of the people named.
    Participants,
    /// Subject.
    Subject,
    /// Body.
    Body,
    /// Name of an attachment.
    Attachment,
    /// Category.
    Category,
}

impl Field {
    fn as_str(self) -> &'static str {
        match self {
            Self::From => "from",
            Self::To => "to",
            Self::Cc => "cc",
            Self::Bcc => "bcc",
            Self::Participants => "participants",
            Self::Subject => "subject",
            Self::Body => "body",
            Self::Attachment => "attachment",
            Self::Category => "category",
        }
    }
}

impl Kql {
    /// These words next to each other, anywhere in a message; `None` where there is no word.
    pub fn phrase(words: &str) -> Option<Self> {
        phrase(words).map(Self::simple)
    }

    /// A word that begins as the last of these, anywhere in a message, and the others anywhere next to each other: what
    /// suits a search while it is being typed. `None` where there is no word.
    pub fn prefix(start: &str) -> Option<Self> {
        let words = start.split(|character: char| !character.is_alphanumeric());
        let mut words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let last = Self::simple(format!("{}*", words.pop()?));
        Some(match Self::phrase(&words.join(" ")) {
            Some(others) => others.and(&last),
            None => last,
        })
    }

    /// This in one property; `None` where there is no word.
    pub fn field(field: Field, words: &str) -> Option<Self> {
        phrase(words).map(|phrase| Self::simple(format!("{}:{phrase}", field.as_str())))
    }

    /// Has attachments, or has none.
    pub fn has_attachments(has: bool) -> Self {
        Self::simple(format!("hasAttachments:{has}"))
    }

    /// Is read, or is not.
    pub fn is_read(is_read: bool) -> Self {
        Self::simple(format!("isRead:{is_read}"))
    }

    /// Arrived on this day (UTC) or later.
    pub fn received_since(moment: Timestamp) -> Self {
        Self::simple(format!("received>={}", day(moment)))
    }

    /// Arrived before this day (UTC).
    pub fn received_before(moment: Timestamp) -> Self {
        Self::simple(format!("received<{}", day(moment)))
    }

    /// At least so many bytes.
    pub fn at_least_bytes(bytes: u64) -> Self {
        Self::simple(format!("size>={bytes}"))
    }

    /// Both.
    #[must_use]
    pub fn and(self, other: &Self) -> Self {
        Self { text: format!("{} AND {}", self.grouped(), other.grouped()), is_compound: true }
    }

    /// One of them or both.
    #[must_use]
    pub fn or(self, other: &Self) -> Self {
        Self { text: format!("{} OR {}", self.grouped(), other.grouped()), is_compound: true }
    }

    /// The opposite.
    #[must_use]
    pub fn negated(self) -> Self {
        Self { text: format!("NOT ({})", self.text), is_compound: true }
    }

    /// As `search/query` takes it.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// As `$search` takes it: in double quotes, those within escaped.
    pub(super) fn quoted(&self) -> String {
        format!("\"{}\"", self.text.replace('\\', "\\\\").replace('"', "\\\""))
    }

    fn grouped(&self) -> String {
        if self.is_compound { format!("({})", self.text) } else { self.text.clone() }
    }

    fn simple(text: String) -> Self {
        Self { text, is_compound: false }
    }
}

/// In quotes; KQL knows no way to write a quote within, so a blank stands for it.
fn phrase(words: &str) -> Option<String> {
    let has_word = words.contains(char::is_alphanumeric);
    let words = words.replace(['"', '\\'], " ");
    has_word.then(|| format!("\"{}\"", words.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// The date alone: KQL compares days.
fn day(moment: Timestamp) -> String {
    moment.to_string().chars().take(10).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_a_phrase_whatever_they_are() {
        assert_eq!(Kql::phrase(r#"a" OR from:x "#).unwrap().as_str(), r#""a OR from:x""#);
        assert_eq!(Kql::field(Field::From, "Ada  L").unwrap().as_str(), r#"from:"Ada L""#);
    }

    #[test]
    fn without_a_word_there_is_nothing_to_look_for() {
        for typed in ["", "  ", "?!", "\"\"", "***", "\\"] {
            assert_eq!(Kql::phrase(typed), None, "{typed}");
            assert_eq!(Kql::prefix(typed), None, "{typed}");
            assert_eq!(Kql::field(Field::Subject, typed), None, "{typed}");
        }
    }

    #[test]
    fn the_last_word_is_a_beginning_and_the_others_stay_words() {
        for (typed, wanted) in [
            ("pla", "pla*"),
            ("O'Brien", r#""O" AND Brien*"#),
            ("Ada van der Ho ", r#""Ada van der" AND Ho*"#),
            ("straße Größe", r#""straße" AND Größe*"#),
            ("a\u{2019}b", r#""a" AND b*"#),
            ("*pla*", "pla*"),
            ("from:x OR", r#""from x" AND OR*"#),
        ] {
            assert_eq!(Kql::prefix(typed).unwrap().as_str(), wanted);
        }
    }

    #[test]
    fn the_whole_is_quoted_and_its_quotes_escaped() {
        let kql = Kql::field(Field::Subject, "plan").unwrap().and(&Kql::has_attachments(true));
        assert_eq!(kql.quoted(), r#""subject:\"plan\" AND hasAttachments:true""#);
    }

    #[test]
    fn groups_keep_what_was_meant() {
        let either = Kql::phrase("a").unwrap().or(&Kql::phrase("b").unwrap());
        assert_eq!(either.and(&Kql::is_read(false)).as_str(), r#"("a" OR "b") AND isRead:false"#);
    }

    #[test]
    fn days_are_compared_without_their_hours() {
        assert_eq!(Kql::received_since(Timestamp(0)).as_str(), "received>=1970-01-01");
    }
}
