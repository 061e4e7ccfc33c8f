//! Automatic replies as JSON.

use serde_json::{Value, json};

use super::read;
use super::settings::zone;
use crate::clock;
use crate::error::{ApiError, ApiResult};
use crate::model::Timestamp;
use crate::personal::settings::{Audience, AutomaticReplies, ReplyStatus};
use crate::zones::ZoneName;

const HOUR: i64 = 3_600_000;

/// For an answer; a window never set is the day from this hour on.
pub(crate) fn write(replies: &AutomaticReplies, zone: ZoneName, now: Timestamp) -> Value {
    let hour = Timestamp(now.0 - now.0.rem_euclid(HOUR));
    let (start, end) = replies.window.unwrap_or((hour, Timestamp(hour.0 + 24 * HOUR)));
    json!({
        "status": status(replies.status),
        "externalAudience": audience(replies.audience),
        "scheduledStartDateTime": moment(start, zone),
        "scheduledEndDateTime": moment(end, zone),
        "internalReplyMessage": replies.internal,
        "externalReplyMessage": replies.external,
    })
}

/// A `dateTimeTimeZone`.
pub(crate) fn moment(at: Timestamp, zone: ZoneName) -> Value {
    json!({ "dateTime": zone.zone.local_text(at), "timeZone": zone.name })
}

/// Applies what a client sent.
pub(crate) fn change(replies: &mut AutomaticReplies, value: &Value) -> ApiResult<()> {
    const KNOWN: [&str; 6] = [
        "status",
        "externalAudience",
        "scheduledStartDateTime",
        "scheduledEndDateTime",
        "internalReplyMessage",
        "externalReplyMessage",
    ];
    let (mut start, mut end) = (None, None);
    let fields = read::fields_of("automaticRepliesSetting", value, &KNOWN, "automaticRepliesSetting")?;
    for (name, value) in fields.iter().filter(|(name, _)| !name.contains('@')) {
        match name.as_str() {
            "status" => replies.status = read::member(name, value, read_status)?,
            "externalAudience" => replies.audience = read::member(name, value, read_audience)?,
            "scheduledStartDateTime" => start = read_moment(name, value)?,
            "scheduledEndDateTime" => end = read_moment(name, value)?,
            "internalReplyMessage" => replies.internal = read::text(name, value)?,
            _ => replies.external = read::text(name, value)?,
        }
    }
    let held = replies.window;
    let window = start.or(held.map(|held| held.0)).zip(end.or(held.map(|held| held.1)));
    if replies.status == ReplyStatus::Scheduled && window.is_none() {
        return Err(ApiError::invalid_request("Scheduled automatic replies need a start and an end."));
    }
    if window.is_some_and(|(start, end)| start >= end) {
        let message = "The end of the scheduled automatic replies must be after their start.";
        return Err(ApiError::new(400, "ErrorInvalidScheduledOofDuration", message));
    }
    replies.window = window;
    Ok(())
}

fn read_moment(name: &str, value: &Value) -> ApiResult<Option<Timestamp>> {
    if value.is_null() {
        return Ok(None);
    }
    let fields = read::fields_of(name, value, &["dateTime", "timeZone"], "dateTimeTimeZone")?;
    let text = fields.get("dateTime").and_then(Value::as_str).unwrap_or_default();
    let local = clock::parse_iso(text).ok_or_else(|| read::wrong("dateTime"))?;
    let zone = zone(fields.get("timeZone").and_then(Value::as_str).unwrap_or("UTC"))?;
    // A time with `Z` or an offset of its own is a moment already.
    let is_absolute = text.get(10..).is_some_and(|time| time.contains(['Z', 'z', '+', '-']));
    Ok(Some(if is_absolute { local } else { zone.zone.moment(local) }))
}

const fn status(status: ReplyStatus) -> &'static str {
    match status {
        ReplyStatus::Disabled => "disabled",
        ReplyStatus::Always => "alwaysEnabled",
        ReplyStatus::Scheduled => "scheduled",
    }
}

fn read_status(text: &str) -> Option<ReplyStatus> {
    let all = [ReplyStatus::Disabled, ReplyStatus::Always, ReplyStatus::Scheduled];
    all.into_iter().find(|value| status(*value).eq_ignore_ascii_case(text))
}

const fn audience(audience: Audience) -> &'static str {
    match audience {
        Audience::Nobody => "none",
        Audience::Contacts => "contactsOnly",
        Audience::Everybody => "all",
    }
}

fn read_audience(text: &str) -> Option<Audience> {
    let all = [Audience::Nobody, Audience::Contacts, Audience::Everybody];
    all.into_iter().find(|value| audience(*value).eq_ignore_ascii_case(text))
}
