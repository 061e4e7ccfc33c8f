//! Drafts and sending: rows 5 to 8, B29, and who may send in whose name.

use graph_sim::Method;
use graph_sim::model::{NewMessage, Timestamp};
use serde_json::{Value, json};

use super::{addresses, path_of, recipient};
use crate::common::{HOUR, NOW, Tenant, address, code, in_path, letter, text};

fn mail(to: &[Value]) -> Value {
    json!({ "message": { "subject": "Hi", "toRecipients": to } })
}

#[test]
fn a_message_has_at_most_500_recipients() {
    let mut tenant = Tenant::new();
    let many = |count: usize| -> Vec<Value> {
        (0..count).map(|number| recipient(&format!("r{number}@fabrikam.com"))).collect()
    };
    assert_eq!(tenant.post("/me/sendMail", &mail(&many(500))).status, 202);
    assert_eq!(tenant.post("/me/sendMail", &mail(&many(501))).status, 400);
}

#[test]
fn a_request_larger_than_4_mb_is_refused() {
    let mut tenant = Tenant::new();
    let draft = |size: usize| json!({ "body": { "contentType": "text", "content": "x".repeat(size) } });
    assert_eq!(tenant.post("/me/messages", &draft(4 * 1024 * 1024)).status, 413);
    assert_eq!(tenant.post("/me/messages", &draft(4_000_000)).status, 201);
}

#[test]
fn the_size_of_a_message_is_judged_when_it_is_sent() {
    let mut tenant = Tenant::new();
    tenant.simulator.set_max_message_size(10_000);
    let body = json!({ "contentType": "text", "content": "x".repeat(10_001) });
    let draft = tenant.draft(&json!({ "body": body, "toRecipients": [recipient("ben@contoso.com")] }));
    let path = format!("{}/send", path_of(&text(&draft["id"])));
    let refused = tenant.act(&path);
    assert_eq!((refused.status, code(&refused).as_str()), (413, "ErrorMessageSizeExceeded"));
    tenant.simulator.set_max_message_size(20_000);
    assert_eq!(tenant.act(&path).status, 202);
}

#[test]
fn headers_of_ones_own_start_with_x_and_come_with_the_message() {
    let mut tenant = Tenant::new();
    let with = |name: &str| json!({ "internetMessageHeaders": [{ "name": name, "value": "1" }] });
    let draft = tenant.draft(&with("x-plan"));
    let path = path_of(&text(&draft["id"]));
    let shown = tenant.json(&format!("{path}?$select=internetMessageHeaders"));
    assert_eq!(shown["internetMessageHeaders"][0]["name"], "x-plan");
    for name in ["In-Reply-To", "References", "Subject"] {
        let refused = tenant.post("/me/messages", &with(name));
        assert_eq!(
            (refused.status, code(&refused).as_str()),
            (400, "InvalidInternetMessageHeader"),
            "{name}"
        );
    }
    // Later they cannot be changed.
    let late = tenant.request(Method::Patch, &path).with_json(&with("x-plan"));
    assert_eq!(tenant.send_wild(&late).status, 400);
}

#[test]
fn a_draft_can_be_made_in_any_folder() {
    let mut tenant = Tenant::new();
    let made = tenant.post("/me/mailFolders/archive/messages", &json!({ "subject": "Plan" }));
    assert_eq!(made.status, 201);
    assert_eq!(tenant.simulator.messages_in(tenant.ada, "archive").len(), 1);
    assert_eq!(tenant.post("/me/mailFolders/nonsense/messages", &json!({ "subject": "Plan" })).status, 400);
}

#[test]
fn what_is_sent_keeps_its_immutable_id_and_is_sent_once() {
    let mut tenant = Tenant::new();
    let draft = tenant.draft(&json!({ "subject": "Plan", "toRecipients": [recipient("ben@contoso.com")] }));
    let path = path_of(&text(&draft["id"]));
    assert_eq!(tenant.act(&format!("{path}/send")).status, 202);
    let sent = tenant.json(&path);
    assert_eq!((&sent["id"], &sent["isDraft"]), (&draft["id"], &json!(false)));
    assert_eq!(tenant.act(&format!("{path}/send")).status, 400);
    assert_eq!(tenant.inbox(tenant.ben).len(), 1);
}

#[test]
fn mail_that_is_not_saved_leaves_no_trace() {
    let mut tenant = Tenant::new();
    let mut mail = mail(&[recipient("ben@contoso.com")]);
    mail["saveToSentItems"] = json!(false);
    assert_eq!(tenant.post("/me/sendMail", &mail).status, 202);
    assert_eq!(tenant.json("/me/messages/")["value"], json!([]));
    assert_eq!(tenant.inbox(tenant.ben).len(), 1);
}

#[test]
fn another_name_needs_the_right_to_it() {
    let mut tenant = Tenant::new();
    let dora = tenant.simulator.add_user("Dora", "dora@contoso.com");
    let from_ben = json!({ "message": { "from": recipient("ben@contoso.com"), "toRecipients": [recipient("dora@contoso.com")] } });
    let refused = tenant.post("/me/sendMail", &from_ben);
    assert_eq!((refused.status, code(&refused).as_str()), (403, "ErrorSendAsDenied"));
    let (ada, ben) = (tenant.ada, tenant.ben);
    tenant.simulator.allow_send_on_behalf(ben, ada);
    assert_eq!(tenant.post("/me/sendMail", &from_ben).status, 202);
    let arrived = tenant.inbox(dora).remove(0).content;
    assert_eq!(arrived.from.unwrap().address, "ben@contoso.com");
    assert_eq!(arrived.sender.unwrap().address, "ada@contoso.com");
    tenant.simulator.allow_send_as(ben, ada);
    assert_eq!(tenant.post("/me/sendMail", &from_ben).status, 202);
    let arrived = tenant.inbox(dora).remove(0).content;
    assert_eq!(arrived.sender.unwrap().address, "ben@contoso.com");
    // The copy is where the path points to.
    assert_eq!(tenant.simulator.messages_in(ada, "sentitems").len(), 2);
    tenant.simulator.share(ben, ada);
    assert_eq!(tenant.post("/users/ben@contoso.com/sendMail", &from_ben).status, 202);
    assert_eq!(tenant.simulator.messages_in(ben, "sentitems").len(), 1);
}

#[test]
fn a_held_message_leaves_when_its_time_comes() {
    let mut tenant = Tenant::new();
    let until = json!([{ "id": "SystemTime 0x3FEF", "value": "2026-03-01T10:00:00Z" }]);
    let draft = tenant.draft(&json!({
        "subject": "Later", "toRecipients": [recipient("ben@contoso.com")], "singleValueExtendedProperties": until,
    }));
    let path = path_of(&text(&draft["id"]));
    assert_eq!(tenant.act(&format!("{path}/send")).status, 202);
    assert_eq!(tenant.json(&path)["isDraft"], true);
    tenant.wait(29 * 60_000);
    assert_eq!(tenant.inbox(tenant.ben), []);
    tenant.wait(2 * 60_000);
    let sent = tenant.json(&path);
    assert_eq!((&sent["isDraft"], &sent["sentDateTime"]), (&json!(false), &json!("2026-03-01T10:00:00Z")));
    assert_eq!(tenant.inbox(tenant.ben).len(), 1);

    let mail = json!({ "message": {
        "toRecipients": [recipient("ben@contoso.com")],
        "singleValueExtendedProperties": [{ "id": "SystemTime 0x3FEF", "value": "2026-03-01T10:10:00Z" }],
    } });
    assert_eq!(tenant.post("/me/sendMail", &mail).status, 202);
    let held = tenant.simulator.messages_in(tenant.ada, "drafts").remove(0);
    assert_eq!(tenant.delete(&path_of(&held.immutable_id)).status, 204);
    tenant.wait(HOUR / 2);
    assert_eq!(tenant.inbox(tenant.ben).len(), 1, "a held message that is deleted is not sent");
}

#[test]
fn mail_to_nobody_of_the_tenant_comes_back() {
    let mut tenant = Tenant::new();
    let to = [recipient("nobody@contoso.com"), recipient("ben@contoso.com"), recipient("far@fabrikam.com")];
    assert_eq!(tenant.post("/me/sendMail", &mail(&to)).status, 202);
    let reports = tenant.inbox(tenant.ada);
    assert_eq!(reports.len(), 1);
    assert_eq!(reports[0].content.subject, "Undeliverable: Hi");
    assert_eq!(reports[0].content.from.as_ref().unwrap().address, "postmaster@contoso.com");
    let class = tenant.extended(&reports[0].immutable_id, "String 0x001A");
    assert_eq!(class.as_deref(), Some("REPORT.IPM.Note.NDR"));
    let sent = tenant.simulator.messages_in(tenant.ada, "sentitems").remove(0);
    assert_eq!(tenant.extended(&sent.immutable_id, "String 0x001A").as_deref(), Some("IPM.Note"));
    assert_eq!(tenant.inbox(tenant.ben).len(), 1);
}

#[test]
fn receipts_are_written_where_the_tenant_does_so() {
    let mut tenant = Tenant::new();
    let mail = json!({ "message": {
        "subject": "Plan", "toRecipients": [recipient("ben@contoso.com")],
        "isDeliveryReceiptRequested": true, "isReadReceiptRequested": true,
    } });
    assert_eq!(tenant.post("/me/sendMail", &mail).status, 202);
    assert_eq!(tenant.inbox(tenant.ada), []);
    tenant.simulator.set_receipts(true);
    assert_eq!(tenant.post("/me/sendMail", &mail).status, 202);
    assert_eq!(tenant.inbox(tenant.ada).remove(0).content.subject, "Delivered: Plan");
    let arrived = tenant.inbox(tenant.ben).remove(0);
    tenant.token = tenant.simulator.issue_token(tenant.ben, HOUR);
    let all = json!({ "isRead": true, "suppressReadReceipts": true });
    assert_eq!(tenant.post_beta("/me/mailFolders/inbox/updateAllMessagesReadState", &all).status, 204);
    assert!(tenant.inbox(tenant.ada).iter().all(|message| !message.content.subject.starts_with("Read:")));
    for is_read in [false, true, false, true] {
        let path = path_of(&arrived.immutable_id);
        assert_eq!(tenant.patch(&path, &json!({ "isRead": is_read })).status, 200);
    }
    let subjects: Vec<String> =
        tenant.inbox(tenant.ada).into_iter().map(|message| message.content.subject).collect();
    assert_eq!(subjects.iter().filter(|subject| *subject == "Read: Plan").count(), 1, "{subjects:?}");
}

#[test]
fn a_busy_server_refuses_changes_of_drafts_for_a_while() {
    let mut tenant = Tenant::new();
    let path = path_of(&text(&tenant.draft(&json!({ "subject": "a" }))["id"]));
    tenant.simulator.conflict_drafts(2);
    for _ in 0..2 {
        let refused = tenant.patch(&path, &json!({ "subject": "b" }));
        assert_eq!((refused.status, code(&refused).as_str()), (412, "ErrorIrresolvableConflict"));
    }
    assert_eq!(tenant.json(&path)["subject"], "a");
    assert_eq!(tenant.patch(&path, &json!({ "subject": "b" })).status, 200);
}

#[test]
fn received_messages_refuse_what_only_drafts_may_change() {
    let mut tenant = Tenant::new();
    let id = tenant.insert("Inbox", letter(1, NOW.0));
    let path = path_of(&id);
    let body = json!({ "contentType": "text", "content": "x" });
    for change in [json!({ "subject": "x" }), json!({ "body": body }), json!({ "replyTo": [] })] {
        assert_eq!(tenant.patch(&path, &change).status, 403, "{change}");
    }
    let to = json!({ "toRecipients": [recipient("dora@fabrikam.com")] });
    assert_eq!(tenant.patch(&path, &to).status, 200);
    // From the last day of 2026 on, recipients are among them too.
    tenant.now = Timestamp(1_798_675_200_000);
    tenant.simulator.set_now(tenant.now);
    tenant.token = tenant.simulator.issue_token(tenant.ada, HOUR);
    let refused = tenant.patch(&path, &to);
    assert_eq!((refused.status, code(&refused).as_str()), (403, "ErrorAccessDenied"));
    assert_eq!(tenant.patch(&path, &json!({ "isRead": true })).status, 200);
    let ada = tenant.ada;
    tenant.simulator.grant_advanced_write(ada);
    assert_eq!(tenant.patch(&path, &json!({ "subject": "x" })).to_json().unwrap()["subject"], "x");
}

#[test]
fn mail_that_arrives_says_in_its_header_where_it_comes_from() {
    let mut tenant = Tenant::new();
    let id = tenant
        .insert("Inbox", NewMessage { from: Some(address("Ben", "ben@contoso.com")), ..letter(1, NOW.0) });
    assert_eq!(tenant.post(&format!("{}/reply", path_of(&id)), &json!({ "comment": "x" })).status, 202);
    let arrived = tenant.inbox(tenant.ben).remove(0).content;
    let value =
        |name: &str| arrived.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    assert_eq!(value("From"), Some("Ada Lovelace <ada@contoso.com>"));
    assert_eq!(value("In-Reply-To"), Some("<1@fabrikam.com>"));
    assert_eq!(value("Message-ID"), Some(arrived.internet_message_id.as_str()));
    tenant.token = tenant.simulator.issue_token(tenant.ben, HOUR);
    let arrived = tenant.inbox(tenant.ben).remove(0);
    let reply = tenant.act(&format!("{}/createReplyAll", path_of(&arrived.immutable_id))).to_json().unwrap();
    assert_eq!(addresses(&reply["toRecipients"]), ["ada@contoso.com"]);
    let source = tenant.get(&format!("/me/messages/{}/$value", in_path(&text(&reply["id"]))));
    assert!(String::from_utf8(source.body).unwrap().contains("References: <1@fabrikam.com> "));
}

#[test]
#[cfg(feature = "mime")]
fn the_source_of_a_message_keeps_up_with_it_and_tells_of_no_blind_copies() {
    use base64::Engine as _;
    let mut tenant = Tenant::new();
    let mime = "To: ben@contoso.com\r\nBcc: secret@fabrikam.com\r\nSubject: Plan\r\n\r\nHello";
    let mut request = tenant.request(Method::Post, "/me/messages").with_header("Content-Type", "text/plain");
    request.body = base64::engine::general_purpose::STANDARD.encode(mime).into_bytes();
    let path = path_of(&text(&tenant.send(&request).to_json().unwrap()["id"]));
    let source = |tenant: &mut Tenant, path: &str| {
        String::from_utf8(tenant.get(&format!("{path}/$value")).body).unwrap()
    };
    assert_eq!(source(&mut tenant, &path), mime);
    let file = json!({
        "@odata.type": "#microsoft.graph.fileAttachment", "name": "a.txt", "contentBytes": "aGVsbG8=",
    });
    assert_eq!(tenant.post(&format!("{path}/attachments"), &file).status, 201);
    assert!(source(&mut tenant, &path).contains("filename=\"a.txt\""));
    request.url = request.url.replace("/messages", "/sendMail");
    assert_eq!(tenant.send(&request).status, 202);
    let arrived = tenant.inbox(tenant.ben).remove(0);
    assert_eq!((arrived.content.mime, arrived.content.bcc), (None, Vec::new()));
    assert!(arrived.content.headers.iter().all(|(name, _)| name != "Bcc"));
}
