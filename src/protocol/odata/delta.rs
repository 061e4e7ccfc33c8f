//! The query options of the first question of a synchronisation: nothing that Graph refuses there.
//!
//! Later questions take their links as they stand (Graph, "message: delta").

use super::Options;
use crate::model::Timestamp;

/// Which changes are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// New ones.
    Created,
    /// Changed ones.
    Updated,
    /// Those gone.
    Deleted,
}

/// The query options of a first question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeltaQuery {
    options: Options,
}

impl DeltaQuery {
    /// No options yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Only these properties.
    #[must_use]
    pub fn select(self, properties: &[&str]) -> Self {
        self.with("$select", &properties.join(","))
    }

    /// Only messages that arrived at this moment or later; at most 5,000 then.
    #[must_use]
    pub fn received_since(self, moment: Timestamp) -> Self {
        self.with("$filter", &format!("receivedDateTime ge {moment}"))
    }

    /// The newest first; without, the order is not promised.
    #[must_use]
    pub fn newest_first(self) -> Self {
        self.with("$orderby", "receivedDateTime desc")
    }

    /// Only this kind of change. Outlook REST does not know it.
    #[must_use]
    pub fn only(self, kind: ChangeKind) -> Self {
        let kind = match kind {
            ChangeKind::Created => "created",
            ChangeKind::Updated => "updated",
            ChangeKind::Deleted => "deleted",
        };
        self.with("changeType", kind)
    }

    /// The path with these options behind it.
    pub fn on(&self, path: &str) -> String {
        self.options.on(path)
    }

    fn with(mut self, name: &'static str, value: &str) -> Self {
        self.options.push(name, value);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_question_says_where_to_begin() {
        let query = DeltaQuery::new().select(&["id"]).received_since(Timestamp(0)).newest_first();
        assert_eq!(
            query.on("/d").replace("%20", " ").replace("%3A", ":"),
            "/d?$select=id&$filter=receivedDateTime ge 1970-01-01T00:00:00Z&$orderby=receivedDateTime desc"
        );
    }
}
