//! Events and contacts attached to a message: kept as they came, with a source to download.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::read;
use crate::error::ApiResult;
use crate::model::AttachmentContent;

const EVENT: [&str; 18] = [
    "subject",
    "body",
    "start",
    "end",
    "location",
    "locations",
    "attendees",
    "organizer",
    "isAllDay",
    "importance",
    "sensitivity",
    "showAs",
    "recurrence",
    "categories",
    "isReminderOn",
    "reminderMinutesBeforeStart",
    "responseRequested",
    "allowNewTimeProposals",
];
const CONTACT: [&str; 20] = [
    "displayName",
    "givenName",
    "middleName",
    "surname",
    "nickName",
    "title",
    "companyName",
    "department",
    "jobTitle",
    "emailAddresses",
    "businessPhones",
    "homePhones",
    "mobilePhone",
    "businessAddress",
    "homeAddress",
    "birthday",
    "personalNotes",
    "officeLocation",
    "businessHomePage",
    "categories",
];

/// Reads an attached event or contact.
pub(super) fn read(item: &Value, type_name: &str) -> ApiResult<AttachmentContent> {
    let known: &[&str] = if type_name == "event" { &EVENT } else { &CONTACT };
    let mut fields = read::fields_of("item", item, known, type_name)?.clone();
    fields.insert("@odata.type".to_owned(), json!(format!("#microsoft.graph.{type_name}")));
    fields.insert("id".to_owned(), json!(""));
    let item = Value::Object(fields);
    let source = if type_name == "event" { calendar(&item) } else { card(&item) };
    Ok(AttachmentContent::Outlook { type_name: type_name.to_owned(), item, source: source.into_bytes() })
}

fn text<'a>(item: &'a Value, pointer: &str) -> &'a str {
    item.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

fn calendar(item: &Value) -> String {
    let time = |name: &str| {
        text(item, &format!("/{name}/dateTime")).replace(['-', ':'], "").chars().take(15).collect()
    };
    let (start, end): (String, String) = (time("start"), time("end"));
    let mut source = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n".to_owned();
    let _ = write!(source, "SUMMARY:{}\r\nDTSTART:{start}\r\nDTEND:{end}\r\n", text(item, "/subject"));
    let _ = write!(source, "LOCATION:{}\r\n", text(item, "/location/displayName"));
    source + "END:VEVENT\r\nEND:VCALENDAR\r\n"
}

fn card(item: &Value) -> String {
    let mut source = "BEGIN:VCARD\r\nVERSION:3.0\r\n".to_owned();
    let name = [text(item, "/givenName"), text(item, "/surname")].join(" ");
    let shown = Some(text(item, "/displayName")).filter(|shown| !shown.is_empty()).unwrap_or(name.trim());
    let _ = write!(source, "FN:{shown}\r\n");
    for address in item.get("emailAddresses").and_then(Value::as_array).into_iter().flatten() {
        let _ = write!(source, "EMAIL:{}\r\n", text(address, "/address"));
    }
    source + "END:VCARD\r\n"
}
