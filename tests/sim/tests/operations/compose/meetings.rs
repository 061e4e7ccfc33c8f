//! Meeting requests and their answers: B25 to B27.

use graph_sim::model::{Body, Timestamp};
use graph_sim::{Invitation, Invited};
use serde_json::json;

use super::path_of;
use crate::common::{HOUR, NOW, Tenant, address, code, in_path, text};

/// Ben invites Ada.
fn invite(tenant: &mut Tenant) -> Invited {
    let ada = tenant.ada;
    let invitation = Invitation {
        subject: "Kick-off".into(),
        body: Body::Html("<p>Let's start</p>".into()),
        organizer: address("Ben Okri", "ben@contoso.com"),
        start: Timestamp(NOW.0 + HOUR),
        end: Timestamp(NOW.0 + 2 * HOUR),
        location: "Room 1".into(),
        allow_new_times: true,
    };
    tenant.simulator.invite(ada, &invitation).unwrap()
}

fn event_path(invited: &Invited) -> String {
    format!("/me/events/{}", in_path(&invited.event_id))
}

#[test]
fn a_request_is_an_event_message_and_leads_to_its_event() {
    let mut tenant = Tenant::new();
    let invited = invite(&mut tenant);
    let path = path_of(&invited.message_id);
    let message = tenant.json(&format!("{path}?$expand=microsoft.graph.eventMessage/event"));
    assert_eq!(message["@odata.type"], "#microsoft.graph.eventMessageRequest");
    assert_eq!(message["meetingMessageType"], "meetingRequest");
    assert_eq!(message["startDateTime"]["dateTime"], "2026-03-01T10:30:00.0000000");
    assert_eq!(text(&message["event"]["id"]), invited.event_id);
    assert_eq!(message["event"]["responseStatus"]["response"], "notResponded");
    let list = tenant.json("/me/mailFolders/inbox/messages?$select=subject");
    assert_eq!(list["value"][0]["@odata.type"], "#microsoft.graph.eventMessageRequest");
    assert_eq!(tenant.json(&event_path(&invited))["subject"], "Kick-off");
    let class = tenant.extended(&invited.message_id, "String 0x001A");
    assert_eq!(class.as_deref(), Some("IPM.Schedule.Meeting.Request"));
}

#[test]
fn an_answer_reaches_the_organizer_and_the_request_leaves_the_inbox() {
    for (action, kind, status, kept) in [
        ("accept", "meetingAccepted", "accepted", true),
        ("tentativelyAccept", "meetingTenativelyAccepted", "tentativelyAccepted", true),
        ("decline", "meetingDeclined", "declined", false),
    ] {
        let mut tenant = Tenant::new();
        let invited = invite(&mut tenant);
        let answer = json!({ "comment": "Fine", "sendResponse": true });
        let response = tenant.post(&format!("{}/{action}", event_path(&invited)), &answer);
        assert_eq!((response.status, response.body.len()), (202, 0));
        assert_eq!(tenant.inbox(tenant.ada), []);
        let shown = tenant.get(&event_path(&invited));
        assert_eq!(shown.status, if kept { 200 } else { 404 });
        if kept {
            assert_eq!(shown.to_json().unwrap()["responseStatus"]["response"], status);
        }
        assert_eq!(tenant.simulator.messages_in(tenant.ada, "sentitems").len(), 1);
        tenant.token = tenant.simulator.issue_token(tenant.ben, HOUR);
        let arrived = tenant.inbox(tenant.ben).remove(0);
        let message = tenant.json(&path_of(&arrived.immutable_id));
        assert_eq!(message["@odata.type"], "#microsoft.graph.eventMessageResponse");
        // v1.0 misspells one of them, and beta none.
        assert_eq!(message["meetingMessageType"], kind);
        let message = tenant.get_beta(&path_of(&arrived.immutable_id)).to_json().unwrap();
        assert_eq!(message["meetingMessageType"], kind.replace("Tenatively", "Tentatively"));
        let event = tenant.simulator.organized_event(tenant.ben, "Kick-off").unwrap();
        let event = tenant.json(&format!("/me/events/{}", in_path(&event)));
        assert_eq!(event["attendees"][0]["status"]["response"], status);
    }
}

#[test]
fn an_answer_can_be_kept_to_oneself() {
    let mut tenant = Tenant::new();
    let invited = invite(&mut tenant);
    let response =
        tenant.post(&format!("{}/accept", event_path(&invited)), &json!({ "SendResponse": false }));
    assert_eq!(response.status, 202);
    assert_eq!(tenant.inbox(tenant.ben), []);
    assert_eq!(tenant.inbox(tenant.ada), []);
}

#[test]
fn another_time_can_be_proposed_with_an_answer_that_is_sent() {
    let mut tenant = Tenant::new();
    let invited = invite(&mut tenant);
    let moment = |hour: u32| json!({ "dateTime": format!("2026-03-02T{hour:02}:00:00"), "timeZone": "UTC" });
    let time = json!({ "start": moment(9), "end": moment(10) });
    let path = format!("{}/decline", event_path(&invited));
    let silent = tenant.post(&path, &json!({ "proposedNewTime": time, "sendResponse": false }));
    assert_eq!(silent.status, 400);
    assert_eq!(tenant.post(&path, &json!({ "proposedNewTime": time })).status, 202);
    tenant.token = tenant.simulator.issue_token(tenant.ben, HOUR);
    let arrived = tenant.inbox(tenant.ben).remove(0);
    assert_eq!(arrived.content.subject, "New Time Proposed: Kick-off");
    let message = tenant.json(&path_of(&arrived.immutable_id));
    assert_eq!(message["proposedNewTime"]["start"]["dateTime"], "2026-03-02T09:00:00.0000000");
}

#[test]
fn the_organizer_cannot_answer() {
    let mut tenant = Tenant::new();
    invite(&mut tenant);
    let event = tenant.simulator.organized_event(tenant.ben, "Kick-off").unwrap();
    tenant.token = tenant.simulator.issue_token(tenant.ben, HOUR);
    let refused = tenant.post(&format!("/me/events/{}/accept", in_path(&event)), &json!({}));
    assert_eq!((refused.status, code(&refused).as_str()), (400, "ErrorInvalidRequest"));
    assert_eq!(tenant.post("/me/events/nonsense/accept", &json!({})).status, 400);
}
