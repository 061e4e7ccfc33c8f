//! What changes in a mailbox: messages, folders, drafts, and what the counts say of it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on ends, and says where"
)]

mod common;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use common::{NOW, Tenant, code, file, in_path, letter, text};
use graph_sim::inspect::FolderCounts;
use graph_sim::{Method, Request};
use serde_json::{Value, json};

fn counts(tenant: &Tenant, path: &str) -> FolderCounts {
    tenant.simulator.counts(tenant.ada, path).unwrap()
}

#[test]
fn reading_a_message_changes_counts_and_change_key() {
    let mut tenant = Tenant::new();
    let ids = tenant.fill("Inbox", 3);
    let path = format!("/me/messages/{}", in_path(&ids[0]));
    let before = tenant.json(&path);
    let after = tenant.patch(&path, &json!({ "isRead": true })).to_json().unwrap();
    assert_eq!(after["isRead"], true);
    assert_ne!(after["changeKey"], before["changeKey"]);
    assert_eq!(after["@odata.etag"], format!("W/\"{}\"", text(&after["changeKey"])));
    let folder = tenant.json("/me/mailFolders/inbox");
    assert_eq!((&folder["totalItemCount"], &folder["unreadItemCount"]), (&json!(3), &json!(2)));
}

#[test]
fn a_move_gives_a_new_mutable_id_and_keeps_the_immutable_one() {
    let mut tenant = Tenant::new();
    let immutable = tenant.fill("Inbox", 1).remove(0);
    let mutable = tenant.simulator.message(tenant.ada, &immutable).unwrap().mutable_id;
    let url = format!("https://graph.microsoft.com/v1.0/me/messages/{}/move", in_path(&mutable));
    let request = Request::new(Method::Post, url).with_token(&tenant.token);
    let moved = tenant.send(&request.with_json(&json!({ "destinationId": "archive" })));
    assert_eq!(moved.status, 201);
    assert_ne!(moved.to_json().unwrap()["id"], mutable);
    let gone = tenant.get(&format!("/me/messages/{}", in_path(&mutable)));
    assert_eq!((gone.status, code(&gone).as_str()), (404, "ErrorItemNotFound"));
    let message = tenant.simulator.message(tenant.ada, &immutable).unwrap();
    assert_eq!(message.folder, "Archive");
    assert_eq!((counts(&tenant, "Inbox").total, counts(&tenant, "Archive").unread), (0, 1));
}

#[test]
fn a_copy_is_another_message() {
    let mut tenant = Tenant::new();
    let id = tenant.fill("Inbox", 1).remove(0);
    let copy =
        tenant.post(&format!("/me/messages/{}/copy", in_path(&id)), &json!({ "DestinationId": "archive" }));
    assert_eq!(copy.status, 201);
    assert_ne!(copy.to_json().unwrap()["id"], id);
    assert_eq!((counts(&tenant, "Inbox").total, counts(&tenant, "Archive").total), (1, 1));
}

#[test]
fn a_deleted_message_goes_to_deleted_items_and_then_for_good() {
    let mut tenant = Tenant::new();
    let id = tenant.fill("Inbox", 1).remove(0);
    let path = format!("/me/messages/{}", in_path(&id));
    assert_eq!(tenant.delete(&path).status, 204);
    assert_eq!(tenant.simulator.message(tenant.ada, &id).unwrap().folder, "Deleted Items");
    assert_eq!(tenant.delete(&path).status, 204);
    assert_eq!(tenant.simulator.message(tenant.ada, &id), None);
    assert_eq!(tenant.delete(&path).status, 404);
}

#[test]
fn a_change_for_another_version_is_refused() {
    let mut tenant = Tenant::new();
    let id = tenant.fill("Inbox", 1).remove(0);
    let path = format!("/me/messages/{}", in_path(&id));
    let etag = text(&tenant.json(&path)["@odata.etag"]);
    let change = |tenant: &Tenant| tenant.request(Method::Patch, &path).with_json(&json!({ "isRead": true }));
    let first = change(&tenant).with_header("If-Match", &etag);
    assert_eq!(tenant.send(&first).status, 200);
    let second = tenant.send(&first);
    assert_eq!((second.status, code(&second).as_str()), (412, "ErrorIrresolvableConflict"));
}

#[test]
fn a_received_message_keeps_its_subject() {
    let mut tenant = Tenant::new();
    let id = tenant.fill("Inbox", 1).remove(0);
    let path = format!("/me/messages/{}", in_path(&id));
    let refused = tenant.patch(&path, &json!({ "isRead": true, "subject": "Other" }));
    assert_eq!((refused.status, code(&refused).as_str()), (403, "ErrorAccessDenied"));
    assert!(!tenant.simulator.message(tenant.ada, &id).unwrap().is_read(), "nothing of it was done");
}

#[test]
fn unknown_and_wrong_properties_are_refused() {
    let mut tenant = Tenant::new();
    let id = tenant.fill("Inbox", 1).remove(0);
    let path = format!("/me/messages/{}", in_path(&id));
    for (body, wanted) in [
        (json!({ "colour": "red" }), "RequestBodyRead"),
        (json!({ "isRead": "yes" }), "RequestBodyRead"),
        (json!({ "importance": "urgent" }), "RequestBodyRead"),
        (json!({ "bodyPreview": "x" }), "ErrorInvalidPropertySet"),
    ] {
        let request = tenant.request(Method::Patch, &path).with_json(&body);
        let refused = tenant.send_wild(&request);
        assert_eq!((refused.status, code(&refused).as_str()), (400, wanted), "{body}");
    }
    let due = json!({ "flag": { "dueDateTime": { "dateTime": "2026-01-01T00:00:00", "timeZone": "UTC" } } });
    let refused = tenant.patch(&path, &due);
    assert_eq!((refused.status, code(&refused).as_str()), (400, "ErrorInvalidRequest"));
}

#[test]
fn a_draft_is_written_sent_kept_and_delivered() {
    let mut tenant = Tenant::new();
    let ben = json!([{ "emailAddress": { "address": "BEN@contoso.com" } }]);
    let draft =
        tenant.post("/me/messages", &json!({ "subject": "Plan", "toRecipients": ben })).to_json().unwrap();
    assert_eq!((&draft["isDraft"], &draft["isRead"]), (&json!(true), &json!(true)));
    let path = format!("/me/messages/{}", in_path(&text(&draft["id"])));
    assert_eq!(tenant.patch(&path, &json!({ "subject": "Plans", "bccRecipients": ben })).status, 200);
    let request = tenant.request(Method::Post, &format!("{path}/send"));
    assert_eq!(tenant.send(&request).status, 202);
    let sent = tenant.json(&path);
    assert_eq!((&sent["subject"], &sent["isDraft"]), (&json!("Plans"), &json!(false)));
    assert_eq!(counts(&tenant, "Drafts").total, 0);
    assert_eq!(tenant.simulator.messages_in(tenant.ada, "sentitems").len(), 1);
    let arrived = tenant.simulator.messages_in(tenant.ben, "inbox").remove(0);
    assert_eq!((arrived.content.subject.as_str(), arrived.is_read()), ("Plans", false));
    assert_eq!(arrived.content.from.unwrap().address, "ada@contoso.com");
    assert_eq!(arrived.content.bcc, []);
}

#[test]
#[cfg(feature = "mime")]
fn mail_can_be_sent_as_mime() {
    let mut tenant = Tenant::new();
    let mime = "From: Ada <ada@contoso.com>\r\nTo: ben@contoso.com\r\nSubject: Plan\r\n\r\nHello";
    let mut request = tenant.request(Method::Post, "/me/sendMail").with_header("Content-Type", "text/plain");
    request.body = STANDARD.encode(mime).into_bytes();
    assert_eq!(tenant.send(&request).status, 202);
    assert_eq!(tenant.simulator.messages_in(tenant.ben, "inbox").remove(0).content.subject, "Plan");
    request.body = b"no base64!".to_vec();
    assert_eq!(code(&tenant.send(&request)), "ErrorMimeContentInvalidBase64String");
}

#[test]
fn mail_without_recipients_or_from_somebody_else_is_not_sent() {
    let mut tenant = Tenant::new();
    let refused = tenant.post("/me/sendMail", &json!({ "message": { "subject": "x" } }));
    assert_eq!((refused.status, code(&refused).as_str()), (400, "ErrorInvalidRecipients"));
    let ben = json!({ "emailAddress": { "address": "ben@contoso.com" } });
    let refused = tenant.post("/me/sendMail", &json!({ "message": { "from": ben, "toRecipients": [ben] } }));
    assert_eq!((refused.status, code(&refused).as_str()), (403, "ErrorSendAsDenied"));
    assert_eq!(tenant.simulator.messages_in(tenant.ben, "inbox"), []);
}

#[test]
fn folders_are_made_named_moved_and_deleted() {
    let mut tenant = Tenant::new();
    let folder = tenant
        .post("/me/mailFolders/inbox/childFolders", &json!({ "displayName": "Plans" }))
        .to_json()
        .unwrap();
    assert_eq!(tenant.json("/me/mailFolders/inbox")["childFolderCount"], 1);
    let again = tenant.post("/me/mailFolders/inbox/childFolders", &json!({ "displayName": "plans" }));
    assert_eq!((again.status, code(&again).as_str()), (409, "ErrorFolderExists"));
    let path = format!("/me/mailFolders/{}", in_path(&text(&folder["id"])));
    assert_eq!(tenant.patch(&path, &json!({ "displayName": "Ideas" })).status, 200);
    assert_eq!(tenant.post(&format!("{path}/move"), &json!({ "destinationId": "archive" })).status, 201);
    assert!(tenant.simulator.folder_paths(tenant.ada).contains(&"Archive/Ideas".to_owned()));
    assert_eq!(tenant.delete(&path).status, 204);
    assert!(tenant.simulator.folder_paths(tenant.ada).contains(&"Deleted Items/Ideas".to_owned()));
    assert_eq!(tenant.delete(&path).status, 204);
    assert_eq!(tenant.get(&path).status, 404);
    let refused = tenant.delete("/me/mailFolders/inbox");
    assert_eq!((refused.status, code(&refused).as_str()), (403, "ErrorDeleteDistinguishedFolder"));
}

#[test]
fn a_folder_cannot_be_put_into_itself() {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox/A/B", 1);
    let find = |tenant: &mut Tenant, parent: &str| {
        text(&tenant.json(&format!("{parent}/childFolders"))["value"][0]["id"])
    };
    let outer = find(&mut tenant, "/me/mailFolders/inbox");
    let inner = find(&mut tenant, &format!("/me/mailFolders/{}", in_path(&outer)));
    let refused =
        tenant.post(&format!("/me/mailFolders/{}/move", in_path(&outer)), &json!({ "destinationId": inner }));
    assert_eq!(refused.status, 400);
}

#[test]
fn deleting_a_folder_for_good_takes_its_messages_along() {
    let mut tenant = Tenant::new();
    let id = tenant.fill("Inbox/A/B", 1).remove(0);
    let folder = text(&tenant.json("/me/mailFolders/inbox/childFolders")["value"][0]["id"]);
    let request =
        tenant.request(Method::Post, &format!("/me/mailFolders/{}/permanentDelete", in_path(&folder)));
    assert_eq!(tenant.send(&request).status, 204);
    assert_eq!(tenant.simulator.message(tenant.ada, &id), None);
    assert_eq!(tenant.json("/me/messages")["value"], json!([]));
}

#[test]
fn folder_lists_have_ten_and_hide_what_is_hidden() {
    let mut tenant = Tenant::new();
    for name in ["A", "B", "C"] {
        tenant.post("/me/mailFolders", &json!({ "displayName": name }));
    }
    let page = tenant.json("/me/mailFolders");
    assert_eq!(page["value"].as_array().unwrap().len(), 10);
    let next = text(&page["@odata.nextLink"]);
    let rest = tenant.json(next.strip_prefix("https://graph.microsoft.com/v1.0").unwrap());
    assert_eq!(rest["value"].as_array().unwrap().len(), 1);
    assert_eq!(rest["@odata.nextLink"], Value::Null);
    let all = tenant.json("/me/mailFolders?includeHiddenFolders=true&$top=100");
    let names: Vec<&Value> =
        all["value"].as_array().unwrap().iter().map(|folder| &folder["displayName"]).collect();
    assert!(names.contains(&&json!("Sync Issues")));
    assert_eq!(tenant.json("/me/mailFolders/SyncIssues")["isHidden"], true);
}

#[test]
fn attachments_are_listed_read_added_and_removed() {
    let mut tenant = Tenant::new();
    let mut message = letter(1, NOW.0);
    message.attachments = vec![file("a.png", false)];
    let path = format!("/me/messages/{}/attachments", in_path(&tenant.insert("Inbox", message)));
    let list = tenant.json(&path);
    let listed = &list["value"][0];
    assert_eq!((&listed["contentBytes"], &listed["size"]), (&json!("AQID"), &json!(3)));
    assert_eq!(listed["@odata.type"], "#microsoft.graph.fileAttachment");
    let one = format!("{path}/{}", in_path(&text(&listed["id"])));
    let value = tenant.get(&format!("{one}/$value"));
    assert_eq!(
        (value.body.as_slice(), value.header("Content-Type")),
        ([1, 2, 3].as_slice(), Some("image/png"))
    );
    assert_eq!(code(&tenant.get_wild(&format!("{path}?$select=contentBytes"))), "RequestBroker--ParseUri");
    let added =
        json!({ "@odata.type": "#microsoft.graph.fileAttachment", "name": "b", "contentBytes": "AQ==" });
    assert_eq!(tenant.post(&path, &added).status, 201);
    assert_eq!(tenant.delete(&one).status, 204);
    let names: Vec<Value> =
        tenant.json(&path)["value"].as_array().unwrap().iter().map(|one| one["name"].clone()).collect();
    assert_eq!(names, ["b"]);
}

#[test]
fn an_outsider_gets_no_mail_and_a_delegate_does() {
    let mut tenant = Tenant::new();
    let refused = tenant.get("/users/ben@contoso.com/messages");
    assert_eq!((refused.status, code(&refused).as_str()), (403, "ErrorAccessDenied"));
    tenant.simulator.share(tenant.ben, tenant.ada);
    assert_eq!(tenant.get("/users/ben@contoso.com/messages").status, 200);
    assert_eq!(code(&tenant.get("/users/nobody@contoso.com/messages")), "ErrorInvalidUser");
}
