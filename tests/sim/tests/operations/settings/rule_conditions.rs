//! Rules at work: which messages meet them.

use graph_sim::model::{Attachment, AttachmentContent, Body, Importance, NewMessage};
use serde_json::{Value, json};

use crate::common::{Tenant, address, file};

const RULES: &str = "/me/mailFolders/inbox/messageRules";

/// Whether a rule with these conditions moves a message.
fn moves(conditions: &Value, change: &dyn Fn(&mut NewMessage)) -> bool {
    let mut tenant = Tenant::new();
    let actions = json!({ "moveToFolder": "archive" });
    let rule = json!({ "displayName": "R", "sequence": 1, "conditions": conditions, "actions": actions });
    let response = tenant.post(RULES, &rule);
    assert_eq!(response.status, 201, "{}", String::from_utf8_lossy(&response.body));
    let mut letter = tenant.arriving("The budget");
    change(&mut letter);
    tenant.simulator.deliver(&letter);
    tenant.held("archive").len() == 1
}

/// The conditions hold for the changed message and not for the plain one.
fn tells_apart(conditions: &Value, change: &dyn Fn(&mut NewMessage)) {
    assert!(moves(conditions, change), "{conditions} does not hold");
    assert!(!moves(conditions, &|_| {}), "{conditions} holds always");
}

fn header(name: &'static str, value: &'static str) -> impl Fn(&mut NewMessage) {
    move |message| message.headers.push((name.to_owned(), value.to_owned()))
}

fn part(name: &'static str, content_type: &'static str, bytes: &'static [u8]) -> impl Fn(&mut NewMessage) {
    move |message| {
        message.attachments.push(Attachment {
            content_type: content_type.to_owned(),
            content: AttachmentContent::File(bytes.to_vec()),
            ..file(name, false)
        });
    }
}

#[test]
fn texts_are_found_in_their_places() {
    tells_apart(&json!({ "subjectContains": ["nothing", "OFFER"] }), &|message| {
        "An offer".clone_into(&mut message.subject);
    });
    let body = |message: &mut NewMessage| message.body = Body::Html("<p>Gross&uuml; <b>offer</b></p>".into());
    tells_apart(&json!({ "bodyContains": ["offer"] }), &body);
    tells_apart(&json!({ "bodyOrSubjectContains": ["offer"] }), &body);
    tells_apart(&json!({ "headerContains": ["X-Tag: blue"] }), &header("X-Tag", "blue"));
    let copied = |message: &mut NewMessage| message.cc = vec![address("Team Harbour", "team@contoso.com")];
    tells_apart(&json!({ "recipientContains": ["harbour"] }), &copied);
    tells_apart(&json!({ "senderContains": ["adele"] }), &|message| {
        message.from = Some(address("Adele", "a@b.example"));
    });
    tells_apart(&json!({ "categories": ["Blue"] }), &header("Keywords", "Red, blue"));
}

#[test]
fn people_are_compared_by_address() {
    let people = |address: &str| json!([{ "emailAddress": { "name": "Any", "address": address } }]);
    tells_apart(&json!({ "fromAddresses": people("A@b.example") }), &|message| {
        message.from = Some(address("Adele", "a@b.example"));
    });
    tells_apart(&json!({ "sentToAddresses": people("team@contoso.com") }), &|message| {
        message.cc = vec![address("Team", "team@contoso.com")];
    });
}

#[test]
fn the_owners_place_among_the_recipients_counts() {
    let ada = || address("Ada Lovelace", "ada@contoso.com");
    let copy = |message: &mut NewMessage| {
        message.cc = vec![ada()];
        message.to = vec![address("X", "x@fabrikam.com")];
    };
    let blind = |message: &mut NewMessage| message.bcc = std::mem::take(&mut message.to);
    let plain = |_: &mut NewMessage| {};
    tells_apart(&json!({ "sentCcMe": true }), &copy);
    tells_apart(&json!({ "notSentToMe": true }), &blind);
    for (name, of_plain, of_copy, of_blind) in [
        ("sentToMe", true, false, false),
        ("sentToOrCcMe", true, true, false),
        ("sentOnlyToMe", true, false, false),
    ] {
        let conditions = json!({ name: true });
        assert_eq!(moves(&conditions, &plain), of_plain, "{name}");
        assert_eq!(moves(&conditions, &copy), of_copy, "{name}");
        assert_eq!(moves(&conditions, &blind), of_blind, "{name}");
    }
}

#[test]
fn kinds_of_mail_are_known_by_their_headers_and_parts() {
    tells_apart(&json!({ "hasAttachments": true }), &part("a.bin", "application/octet-stream", b"a"));
    tells_apart(&json!({ "isAutomaticReply": true }), &header("Auto-Submitted", "auto-replied"));
    tells_apart(&json!({ "isAutomaticForward": true }), &header("Auto-Submitted", "auto-forwarded"));
    let report = "multipart/report; report-type=delivery-status";
    tells_apart(&json!({ "isNonDeliveryReport": true }), &header("Content-Type", report));
    let receipt = "multipart/report; report-type=disposition-notification";
    tells_apart(&json!({ "isReadReceipt": true }), &header("Content-Type", receipt));
    tells_apart(&json!({ "isSigned": true }), &part("smime.p7s", "application/pkcs7-signature", b"s"));
    tells_apart(&json!({ "isEncrypted": true }), &part("smime.p7m", "application/pkcs7-mime", b"s"));
    let protected = part("message.rpmsg", "application/x-microsoft-rpmsg-message", b"s");
    tells_apart(&json!({ "isPermissionControlled": true }), &protected);
    let request = part("invite.ics", "text/calendar", b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\n");
    tells_apart(&json!({ "isMeetingRequest": true }), &request);
    let response = part("invite.ics", "text/calendar", b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n");
    tells_apart(&json!({ "isMeetingResponse": true }), &response);
    tells_apart(&json!({ "isVoicemail": true }), &header("Content-Class", "voice"));
    let approval = header("Content-Class", "urn:content-classes:approvalrequest");
    tells_apart(&json!({ "isApprovalRequest": true }), &approval);
}

#[test]
fn importance_sensitivity_and_wished_action_are_compared() {
    tells_apart(&json!({ "importance": "high" }), &|message| message.importance = Importance::High);
    tells_apart(&json!({ "sensitivity": "confidential" }), &header("Sensitivity", "Company-Confidential"));
    tells_apart(&json!({ "messageActionFlag": "followUp" }), &header("X-Message-Flag", "Follow up"));
    tells_apart(&json!({ "messageActionFlag": "fyi" }), &header("X-Message-Flag", "For Your Information"));
    tells_apart(&json!({ "messageActionFlag": "any" }), &header("X-Message-Flag", "Call"));
}

#[test]
fn sizes_are_in_kilobytes() {
    let large = |message: &mut NewMessage| message.body = Body::Text("x".repeat(30_000));
    tells_apart(&json!({ "withinSizeRange": { "minimumSize": 20, "maximumSize": 40 } }), &large);
    assert!(!moves(&json!({ "withinSizeRange": { "minimumSize": 30, "maximumSize": 40 } }), &large));
}

#[test]
fn all_conditions_must_hold_and_no_exception_may() {
    let both = json!({ "subjectContains": ["budget"], "senderContains": ["adele"] });
    assert!(!moves(&both, &|_| {}));
    let mut tenant = Tenant::new();
    let rule = json!({
        "displayName": "R", "sequence": 1, "actions": { "moveToFolder": "archive" },
        "exceptions": { "subjectContains": ["urgent"], "hasAttachments": false },
    });
    tenant.post(RULES, &rule);
    for subject in ["urgent", "plain"] {
        let letter = tenant.arriving(subject);
        tenant.simulator.deliver(&letter);
    }
    assert_eq!(tenant.held("inbox"), ["urgent"]);
    assert_eq!(tenant.held("archive"), ["plain"]);
}
