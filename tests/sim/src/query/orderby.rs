//! `$orderby`: by which properties, in which direction.

use crate::error::{ApiError, ApiResult};
use crate::model::{Flag, Importance};
use crate::store::Message;

/// Which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    Ascending,
    Descending,
}

/// A property messages can be ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SortKey {
    Received,
    Sent,
    Subject,
    FromName,
    FromAddress,
    Importance,
    IsRead,
    HasAttachments,
    FlagStatus,
    /// Of folders, not of messages.
    DisplayName,
}

/// A value to compare; those of one key are always of the same variant.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum SortValue {
    Number(i64),
    Text(String),
}

impl SortKey {
    const ALL: [SortKey; 10] = [
        SortKey::Received,
        SortKey::Sent,
        SortKey::Subject,
        SortKey::FromName,
        SortKey::FromAddress,
        SortKey::Importance,
        SortKey::IsRead,
        SortKey::HasAttachments,
        SortKey::FlagStatus,
        SortKey::DisplayName,
    ];

    pub(crate) const fn path(self) -> &'static str {
        match self {
            SortKey::Received => "receivedDateTime",
            SortKey::Sent => "sentDateTime",
            SortKey::Subject => "subject",
            SortKey::FromName => "from/emailAddress/name",
            SortKey::FromAddress => "from/emailAddress/address",
            SortKey::Importance => "importance",
            SortKey::IsRead => "isRead",
            SortKey::HasAttachments => "hasAttachments",
            SortKey::FlagStatus => "flag/flagStatus",
            SortKey::DisplayName => "displayName",
        }
    }

    pub(crate) fn value(self, message: &Message) -> SortValue {
        let content = &message.content;
        match self {
            SortKey::Received => SortValue::Number(content.received.0),
            SortKey::Sent => SortValue::Number(content.sent.0),
            SortKey::Subject | SortKey::DisplayName => SortValue::Text(content.subject.to_lowercase()),
            SortKey::FromName => SortValue::Text(
                content.from.as_ref().map(|from| from.name.to_lowercase()).unwrap_or_default(),
            ),
            SortKey::FromAddress => SortValue::Text(
                content.from.as_ref().map(|from| from.address.to_lowercase()).unwrap_or_default(),
            ),
            SortKey::Importance => SortValue::Number(match content.importance {
                Importance::Low => 0,
                Importance::Normal => 1,
                Importance::High => 2,
            }),
            SortKey::IsRead => SortValue::Number(i64::from(content.is_read)),
            SortKey::HasAttachments => SortValue::Number(i64::from(message.has_attachments())),
            SortKey::FlagStatus => SortValue::Number(match content.flag {
                Flag::NotFlagged => 0,
                Flag::Complete => 1,
                Flag::Flagged => 2,
            }),
        }
    }
}

/// One item of `$orderby`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OrderBy {
    pub(crate) key: SortKey,
    pub(crate) direction: Direction,
}

impl OrderBy {
    pub(crate) fn parse(text: &str) -> ApiResult<Vec<OrderBy>> {
        text.split(',').map(OrderBy::parse_one).collect()
    }

    fn parse_one(text: &str) -> ApiResult<OrderBy> {
        let mut words = text.split_whitespace();
        let (path, direction) = (words.next().unwrap_or_default(), words.next());
        let direction = match direction.map(str::to_ascii_lowercase).as_deref() {
            None | Some("asc") => Direction::Ascending,
            Some("desc") => Direction::Descending,
            Some(_) => return Err(ApiError::parse_uri(format!("Syntax error in '$orderby={text}'."))),
        };
        let known = SortKey::ALL.into_iter().find(|key| key.path().eq_ignore_ascii_case(path));
        let key = known
            .filter(|_| words.next().is_none())
            .ok_or_else(|| ApiError::unknown_property(path, "message"))?;
        Ok(OrderBy { key, direction })
    }
}
