//! `$filter`: the conditions, and whether a message meets them.

use std::cmp::Ordering;

use super::filter_parser;
use crate::error::ApiResult;
use crate::json::{mention, names};
use crate::model::Timestamp;
use crate::store::Message;

/// The one property of a filter that only beta has.
pub(crate) const MENTIONED: &str = "mentionsPreview/isMentioned";

/// A condition on messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Filter {
    And(Box<Filter>, Box<Filter>),
    Or(Box<Filter>, Box<Filter>),
    Not(Box<Filter>),
    Compare(Property, Operator, Literal),
    Text(TextTest, Property, String),
    HasCategory(String),
}

/// A comparison operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operator {
    Eq,
    Ne,
    Gt,
    Ge,
    Lt,
    Le,
}

/// A function of two texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextTest {
    StartsWith,
    EndsWith,
    Contains,
}

/// A value as it stands in a filter or a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Literal {
    Boolean(bool),
    Moment(Timestamp),
    Text(String),
}

/// A property a filter can ask about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Property {
    IsRead,
    IsDraft,
    HasAttachments,
    FlagStatus,
    Importance,
    Classification,
    Received,
    Sent,
    FromAddress,
    FromName,
    Subject,
    InternetMessageId,
    ConversationId,
    IsMentioned,
}

impl Property {
    pub(super) const ALL: [Property; 14] = [
        Property::IsRead,
        Property::IsDraft,
        Property::HasAttachments,
        Property::FlagStatus,
        Property::Importance,
        Property::Classification,
        Property::Received,
        Property::Sent,
        Property::FromAddress,
        Property::FromName,
        Property::Subject,
        Property::InternetMessageId,
        Property::ConversationId,
        Property::IsMentioned,
    ];

    pub(super) const fn path(self) -> &'static str {
        match self {
            Property::IsRead => "isRead",
            Property::IsDraft => "isDraft",
            Property::HasAttachments => "hasAttachments",
            Property::FlagStatus => "flag/flagStatus",
            Property::Importance => "importance",
            Property::Classification => "inferenceClassification",
            Property::Received => "receivedDateTime",
            Property::Sent => "sentDateTime",
            Property::FromAddress => "from/emailAddress/address",
            Property::FromName => "from/emailAddress/name",
            Property::Subject => "subject",
            Property::InternetMessageId => "internetMessageId",
            Property::ConversationId => "conversationId",
            Property::IsMentioned => MENTIONED,
        }
    }

    fn value(self, message: &Message, conversation_id: &dyn Fn(&str) -> String) -> Literal {
        let content = &message.content;
        let text = |text: &str| Literal::Text(text.to_owned());
        match self {
            Property::IsRead => Literal::Boolean(content.is_read),
            Property::IsDraft => Literal::Boolean(content.is_draft),
            Property::IsMentioned => Literal::Boolean(mention::is_mentioned(message)),
            Property::HasAttachments => Literal::Boolean(message.has_attachments()),
            Property::FlagStatus => text(names::flag(content.flag)),
            Property::Importance => text(names::importance(content.importance)),
            Property::Classification => text(names::classification(content.classification)),
            Property::Received => Literal::Moment(content.received),
            Property::Sent => Literal::Moment(content.sent),
            Property::FromAddress => text(content.from.as_ref().map_or("", |from| &from.address)),
            Property::FromName => text(content.from.as_ref().map_or("", |from| &from.name)),
            Property::Subject => text(&content.subject),
            Property::InternetMessageId => text(&content.internet_message_id),
            Property::ConversationId => Literal::Text(conversation_id(&content.conversation_key)),
        }
    }
}

impl Filter {
    pub(crate) fn parse(text: &str) -> ApiResult<Filter> {
        filter_parser::parse(text)
    }

    /// Whether a message meets the condition.
    pub(crate) fn matches(&self, message: &Message, conversation_id: &dyn Fn(&str) -> String) -> bool {
        match self {
            Filter::And(left, right) => {
                left.matches(message, conversation_id) && right.matches(message, conversation_id)
            }
            Filter::Or(left, right) => {
                left.matches(message, conversation_id) || right.matches(message, conversation_id)
            }
            Filter::Not(inner) => !inner.matches(message, conversation_id),
            Filter::Compare(property, operator, literal) => {
                compare(&property.value(message, conversation_id), literal)
                    .is_some_and(|order| operator.holds(order))
            }
            Filter::Text(test, property, wanted) => match property.value(message, conversation_id) {
                Literal::Text(held) => test.holds(&held.to_lowercase(), &wanted.to_lowercase()),
                _ => false,
            },
            Filter::HasCategory(wanted) => {
                message.content.categories.iter().any(|category| category.eq_ignore_ascii_case(wanted))
            }
        }
    }

    /// The paths of the properties asked about, in the order they first appear.
    pub(crate) fn properties(&self) -> Vec<&'static str> {
        let mut paths = Vec::new();
        self.collect_properties(&mut paths);
        paths
    }

    /// Whether only unread messages can meet it.
    pub(crate) fn wants_unread(&self) -> bool {
        match self {
            Filter::And(left, right) => left.wants_unread() || right.wants_unread(),
            Filter::Compare(Property::IsRead, Operator::Eq, value) => *value == Literal::Boolean(false),
            _ => false,
        }
    }

    /// The time after which messages must have been received, and whether that time itself counts; `None` for a
    /// filter that asks anything else.
    pub(crate) fn received_after(&self) -> Option<(Timestamp, bool)> {
        match self {
            Filter::Compare(Property::Received, Operator::Ge, Literal::Moment(at)) => Some((*at, true)),
            Filter::Compare(Property::Received, Operator::Gt, Literal::Moment(at)) => Some((*at, false)),
            _ => None,
        }
    }

    /// The times of receipt between which everything lies that can meet it.
    pub(crate) fn received_range(&self) -> (Timestamp, Timestamp) {
        const ALWAYS: (Timestamp, Timestamp) = (Timestamp(i64::MIN), Timestamp(i64::MAX));
        match self {
            Filter::And(left, right) => {
                let (left, right) = (left.received_range(), right.received_range());
                (left.0.max(right.0), left.1.min(right.1))
            }
            Filter::Compare(Property::Received, operator, Literal::Moment(at)) => match operator {
                Operator::Eq => (*at, *at),
                Operator::Gt | Operator::Ge => (*at, ALWAYS.1),
                Operator::Lt | Operator::Le => (ALWAYS.0, *at),
                Operator::Ne => ALWAYS,
            },
            _ => ALWAYS,
        }
    }

    fn collect_properties(&self, paths: &mut Vec<&'static str>) {
        let path = match self {
            Filter::And(left, right) | Filter::Or(left, right) => {
                left.collect_properties(paths);
                return right.collect_properties(paths);
            }
            Filter::Not(inner) => return inner.collect_properties(paths),
            Filter::Compare(property, ..) | Filter::Text(_, property, _) => property.path(),
            Filter::HasCategory(_) => "categories",
        };
        if !paths.contains(&path) {
            paths.push(path);
        }
    }
}

impl Operator {
    fn holds(self, order: Ordering) -> bool {
        match self {
            Operator::Eq => order.is_eq(),
            Operator::Ne => order.is_ne(),
            Operator::Gt => order.is_gt(),
            Operator::Ge => order.is_ge(),
            Operator::Lt => order.is_lt(),
            Operator::Le => order.is_le(),
        }
    }
}

impl TextTest {
    fn holds(self, held: &str, wanted: &str) -> bool {
        match self {
            TextTest::StartsWith => held.starts_with(wanted),
            TextTest::EndsWith => held.ends_with(wanted),
            TextTest::Contains => held.contains(wanted),
        }
    }
}

/// Texts compare without letter case, as Exchange does; values of two kinds do not compare.
fn compare(held: &Literal, wanted: &Literal) -> Option<Ordering> {
    match (held, wanted) {
        (Literal::Boolean(held), Literal::Boolean(wanted)) => Some(held.cmp(wanted)),
        (Literal::Moment(held), Literal::Moment(wanted)) => Some(held.cmp(wanted)),
        (Literal::Text(held), Literal::Text(wanted)) => Some(held.to_lowercase().cmp(&wanted.to_lowercase())),
        _ => None,
    }
}
