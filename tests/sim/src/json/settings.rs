//! Mailbox settings as JSON.

use serde_json::{Value, json};

use super::{Object, automatic_replies, read};
use crate::error::{ApiError, ApiResult};
use crate::languages;
use crate::model::Timestamp;
use crate::personal::settings::Settings;
use crate::zones::{self, ZoneName};

const DELIVERY: [&str; 3] =
    ["sendToDelegateAndInformationToPrincipal", "sendToDelegateAndPrincipal", "sendToDelegateOnly"];
const DAYS: [&str; 7] = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
const PROPERTIES: [&str; 10] = [
    "archiveFolder",
    "automaticRepliesSetting",
    "dateFormat",
    "delegateMeetingMessageDeliveryOptions",
    "language",
    "timeFormat",
    "timeZone",
    "userPurpose",
    "workingHours",
    "userPurposeV2",
];

/// The properties of v1.0.
pub(crate) fn properties() -> Vec<&'static str> {
    PROPERTIES.into_iter().filter(|name| *name != "userPurposeV2").collect()
}

/// The properties of beta.
pub(crate) fn beta_properties() -> Vec<&'static str> {
    PROPERTIES.to_vec()
}

/// What an answer needs beside the settings.
pub(crate) struct Surroundings {
    /// In which zone the times of automatic replies are given.
    pub(crate) zone: ZoneName,
    pub(crate) now: Timestamp,
    /// The id of the folder Archive.
    pub(crate) archive: Option<String>,
}

/// One setting; `None` when there is none of that name.
pub(crate) fn property(settings: &Settings, name: &str, around: &Surroundings) -> Option<Value> {
    Some(match name {
        "archiveFolder" => json!(around.archive),
        "automaticRepliesSetting" => {
            automatic_replies::write(&settings.automatic_replies, around.zone, around.now)
        }
        "dateFormat" => json!(settings.date_format),
        "delegateMeetingMessageDeliveryOptions" => json!(settings.meeting_delivery),
        "language" => {
            json!({ "locale": settings.language.locale, "displayName": settings.language.display })
        }
        "timeFormat" => json!(settings.time_format),
        "timeZone" => json!(settings.time_zone),
        "userPurpose" | "userPurposeV2" => json!(settings.purpose),
        "workingHours" => settings.working_hours.clone(),
        _ => return None,
    })
}

/// The settings with the changes a client sent; `replies_changed` tells whether those of automatic replies are among them.
pub(crate) fn changed(settings: &Settings, fields: &Object) -> ApiResult<(Settings, bool)> {
    let mut changed = settings.clone();
    for (name, value) in fields.iter().filter(|(name, _)| !name.contains('@')) {
        match name.as_str() {
            "automaticRepliesSetting" => automatic_replies::change(&mut changed.automatic_replies, value)?,
            "dateFormat" => changed.date_format = format(name, value, "dMyg")?,
            "timeFormat" => changed.time_format = format(name, value, "hHmst")?,
            "delegateMeetingMessageDeliveryOptions" => {
                changed.meeting_delivery = read::member(name, value, |text| among(&DELIVERY, text))?;
            }
            "language" => changed.language = language(value)?,
            "timeZone" => zone(&read::text(name, value)?)?.name.clone_into(&mut changed.time_zone),
            "workingHours" => working_hours(&mut changed.working_hours, value)?,
            "archiveFolder" | "userPurpose" | "userPurposeV2" => {
                let message = format!("The property '{name}' is read-only and cannot be set.");
                return Err(ApiError::new(400, "ErrorInvalidPropertySet", message));
            }
            _ => return Err(read::unknown(name, "mailboxSettings")),
        }
    }
    Ok((changed, fields.contains_key("automaticRepliesSetting")))
}

/// The zone of a name, or the refusal of Exchange.
pub(crate) fn zone(name: &str) -> ApiResult<ZoneName> {
    zones::find(name).ok_or_else(|| {
        let message = format!(
            "A valid TimeZone value must be specified. The following TimeZone value is not supported: '{name}'."
        );
        ApiError::new(400, "TimeZoneNotSupportedException", message)
    })
}

fn among(known: &[&'static str], text: &str) -> Option<&'static str> {
    known.iter().find(|known| known.eq_ignore_ascii_case(text)).copied()
}

/// A .NET format of date or time: only its letters and what stands between them.
fn format(name: &str, value: &Value, letters: &str) -> ApiResult<String> {
    let format = read::text(name, value)?;
    let quoted_out: String = format.split('\'').step_by(2).collect();
    let is_letter = |symbol: char| symbol.is_alphabetic() && symbol.is_ascii();
    let strange = quoted_out.chars().any(|symbol| is_letter(symbol) && !letters.contains(symbol));
    if strange
        || !quoted_out.chars().any(is_letter)
        || quoted_out.chars().any(|symbol| symbol.is_ascii_digit())
    {
        return Err(ApiError::invalid_request(format!("The value '{format}' of '{name}' is not supported.")));
    }
    Ok(format)
}

fn language(value: &Value) -> ApiResult<languages::Language> {
    let fields = read::fields_of("language", value, &["locale", "displayName"], "localeInfo")?;
    let locale = fields.get("locale").and_then(Value::as_str).unwrap_or_default();
    languages::find(locale)
        .ok_or_else(|| ApiError::invalid_request(format!("The locale '{locale}' is not supported.")))
}

fn working_hours(held: &mut Value, value: &Value) -> ApiResult<()> {
    const KNOWN: [&str; 4] = ["daysOfWeek", "startTime", "endTime", "timeZone"];
    let mut merged = held.as_object().cloned().unwrap_or_default();
    for (name, value) in read::fields_of("workingHours", value, &KNOWN, "workingHours")? {
        let read = match name.as_str() {
            "daysOfWeek" => {
                let day = |value: &Value| read::member(name, value, |text| among(&DAYS, text));
                json!(read::array(name, value)?.iter().map(day).collect::<ApiResult<Vec<_>>>()?)
            }
            "startTime" | "endTime" => json!(time(name, value)?),
            "timeZone" => working_zone(value)?,
            _ => continue,
        };
        merged.insert(name.clone(), read);
    }
    let at = |name: &str| merged.get(name).and_then(Value::as_str);
    if at("startTime") >= at("endTime") {
        return Err(ApiError::invalid_request("Working hours must start before they end."));
    }
    *held = Value::Object(merged);
    Ok(())
}

/// `08:00:00.0000000`
fn time(name: &str, value: &Value) -> ApiResult<String> {
    let text = read::text(name, value)?;
    let whole = text.split('.').next().unwrap_or_default();
    let parts: Vec<Option<u32>> = whole.split(':').map(|part| part.parse().ok()).collect();
    match parts.as_slice() {
        [Some(hour @ 0..=23), Some(minute @ 0..=59), Some(second @ 0..=59)] => {
            Ok(format!("{hour:02}:{minute:02}:{second:02}.0000000"))
        }
        _ => Err(read::wrong(name)),
    }
}

/// A zone by name, or one of the mailbox's own making.
fn working_zone(value: &Value) -> ApiResult<Value> {
    const KNOWN: [&str; 4] = ["name", "bias", "standardOffset", "daylightOffset"];
    let fields = read::fields_of("timeZone", value, &KNOWN, "customTimeZone")?;
    let mut fields = fields.clone();
    if !fields.contains_key("bias") {
        let name = fields.get("name").and_then(Value::as_str).unwrap_or_default();
        return Ok(json!({ "name": zone(name)?.name }));
    }
    for offset in ["standardOffset", "daylightOffset"] {
        let day = fields.get_mut(offset).and_then(|offset| offset.get_mut("dayOfWeek"));
        if let Some(day) = day {
            *day = json!(read::member("dayOfWeek", day, |text| among(&DAYS, text))?);
        }
    }
    fields.insert("@odata.type".to_owned(), json!("#microsoft.graph.customTimeZone"));
    Ok(Value::Object(fields))
}
