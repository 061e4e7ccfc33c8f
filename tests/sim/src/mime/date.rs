//! Dates of mail: RFC 5322, its obsolete forms, and what broken senders write.

use mail_parser::{DateTime, HeaderValue, parsers::MessageStream};

use super::fields::Fields;
use crate::model::Timestamp;

/// When the message says it was sent: its `Date`.
pub(super) fn sent(fields: &Fields) -> Option<Timestamp> {
    fields.all("Date").find_map(parse)
}

/// When the last server took it: the date of the top `Received`.
pub(super) fn received(fields: &Fields) -> Option<Timestamp> {
    let (_, date) = fields.first("Received")?.rsplit_once(';')?;
    parse(date)
}

/// A date in any of the forms seen in mail.
pub(super) fn parse(text: &str) -> Option<Timestamp> {
    let line = format!("{}\n", text.trim());
    let parsed = match MessageStream::new(line.as_bytes()).parse_date() {
        HeaderValue::DateTime(date) if date.is_valid() => date,
        _ => DateTime::parse_rfc3339(text.trim()).filter(DateTime::is_valid)?,
    };
    Some(Timestamp(parsed.to_timestamp() * 1000))
}
