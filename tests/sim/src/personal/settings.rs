//! The settings of a mailbox: language, formats, working hours, automatic replies.

use serde_json::{Value, json};

use crate::languages::{self, Language};
use crate::model::Timestamp;

/// Settings of one mailbox.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Settings {
    /// A Windows or IANA name, as it was last set.
    pub(crate) time_zone: String,
    pub(crate) language: Language,
    pub(crate) date_format: String,
    pub(crate) time_format: String,
    pub(crate) working_hours: Value,
    pub(crate) meeting_delivery: &'static str,
    pub(crate) purpose: &'static str,
    pub(crate) automatic_replies: AutomaticReplies,
}

/// What answers mail while its owner is away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AutomaticReplies {
    pub(crate) status: ReplyStatus,
    pub(crate) audience: Audience,
    pub(crate) window: Option<(Timestamp, Timestamp)>,
    /// HTML for colleagues.
    pub(crate) internal: String,
    /// HTML for everybody else.
    pub(crate) external: String,
}

/// When automatic replies are sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReplyStatus {
    Disabled,
    Always,
    Scheduled,
}

/// Which outsiders get automatic replies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Audience {
    Nobody,
    Contacts,
    Everybody,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            time_zone: "UTC".to_owned(),
            language: languages::DEFAULT,
            date_format: "M/d/yyyy".to_owned(),
            time_format: "h:mm tt".to_owned(),
            working_hours: json!({
                "daysOfWeek": ["monday", "tuesday", "wednesday", "thursday", "friday"],
                "startTime": "08:00:00.0000000",
                "endTime": "17:00:00.0000000",
                "timeZone": { "name": "UTC" },
            }),
            meeting_delivery: "sendToDelegateOnly",
            purpose: "user",
            automatic_replies: AutomaticReplies {
                status: ReplyStatus::Disabled,
                audience: Audience::Everybody,
                window: None,
                internal: String::new(),
                external: String::new(),
            },
        }
    }
}

impl AutomaticReplies {
    /// Whether replies are sent at a moment.
    pub(crate) fn are_on(&self, now: Timestamp) -> bool {
        match self.status {
            ReplyStatus::Disabled => false,
            ReplyStatus::Always => true,
            ReplyStatus::Scheduled => self.window.is_some_and(|(start, end)| (start..end).contains(&now)),
        }
    }
}
