//! Events and meeting messages as JSON.

use serde_json::{Value, json};

use super::{Object, message};
use crate::clock;
use crate::ids;
use crate::model::{Address, Body, Timestamp};
use crate::store::{Mailbox, Meeting, MeetingMessage};
use crate::url::Version;

/// What a meeting message has beyond other mail.
pub(crate) fn of_message(meeting: &MeetingMessage, mailbox: &Mailbox, version: Version) -> Object {
    let event = mailbox.event(meeting.event);
    let mut object = Object::new();
    let mut put = |name: &str, value: Value| object.insert(name.to_owned(), value);
    // The schema of v1.0 lacks a letter.
    let kind = match (meeting.kind, version) {
        ("meetingTentativelyAccepted", Version::V1) => "meetingTenativelyAccepted",
        (kind, _) => kind,
    };
    put("meetingMessageType", json!(kind));
    put("type", json!("singleInstance"));
    put("isOutOfDate", json!(false));
    put("isAllDay", json!(false));
    put("isDelegated", json!(false));
    put("startDateTime", moment(meeting.start));
    put("endDateTime", moment(meeting.end));
    put("location", location(&meeting.location));
    put("recurrence", Value::Null);
    if is_request(meeting) {
        put("meetingRequestType", json!("newMeetingRequest"));
        put("responseRequested", json!(event.is_none_or(|event| event.response_requested)));
        put("allowNewTimeProposals", json!(event.is_none_or(|event| event.allow_new_times)));
    } else {
        let response = match meeting.kind {
            "meetingAccepted" => "accepted",
            "meetingDeclined" => "declined",
            _ => "tentativelyAccepted",
        };
        put("responseType", json!(response));
        let slot = |(start, end)| json!({ "start": moment(start), "end": moment(end) });
        if let Some(proposed) = meeting.proposed {
            put("proposedNewTime", slot(proposed));
        }
    }
    object
}

/// The type of a meeting message.
pub(crate) fn type_name(meeting: &MeetingMessage) -> &'static str {
    if is_request(meeting) {
        "#microsoft.graph.eventMessageRequest"
    } else {
        "#microsoft.graph.eventMessageResponse"
    }
}

fn is_request(meeting: &MeetingMessage) -> bool {
    meeting.kind == "meetingRequest"
}

/// An event of the calendar.
pub(crate) fn write(event: &Meeting, mailbox: &Mailbox) -> Value {
    let attendees: Vec<Value> = event
        .attendees
        .iter()
        .map(|(address, answer)| {
            json!({
                "type": "required",
                "status": { "response": answer.as_str(), "time": "0001-01-01T00:00:00Z" },
                "emailAddress": email_address(address),
            })
        })
        .collect();
    let key = ids::change_key(mailbox.guid(), event.number);
    let (kind, content) = match &event.body {
        Body::Text(text) => ("text", text),
        Body::Html(html) => ("html", html),
    };
    let answered = event.answered.map_or_else(|| "0001-01-01T00:00:00Z".to_owned(), clock::iso);
    json!({
        "@odata.etag": format!("W/\"{key}\""),
        "id": mailbox.event_id(event.number),
        "changeKey": key,
        "lastModifiedDateTime": clock::iso(event.modified),
        "categories": [],
        "iCalUId": event.uid,
        "subject": event.subject,
        "bodyPreview": crate::text::preview(&event.body),
        "body": { "contentType": kind, "content": content },
        "importance": "normal",
        "sensitivity": "normal",
        "start": moment(event.start),
        "end": moment(event.end),
        "isAllDay": false,
        "isCancelled": false,
        "isOrganizer": event.answer == crate::store::Answer::Organizer,
        "responseRequested": event.response_requested,
        "allowNewTimeProposals": event.allow_new_times,
        "showAs": if event.answer == crate::store::Answer::Accepted { "busy" } else { "tentative" },
        "type": "singleInstance",
        "hasAttachments": false,
        "location": location(&event.location),
        "organizer": { "emailAddress": email_address(&event.organizer) },
        "attendees": attendees,
        "responseStatus": { "response": event.answer.as_str(), "time": answered },
    })
}

fn email_address(address: &Address) -> Value {
    message::recipient(address).get("emailAddress").cloned().unwrap_or_default()
}

fn moment(at: Timestamp) -> Value {
    json!({ "dateTime": format!("{}.0000000", clock::iso(at).trim_end_matches('Z')), "timeZone": "UTC" })
}

fn location(name: &str) -> Value {
    json!({ "displayName": name, "locationType": "default", "uniqueIdType": "unknown" })
}
