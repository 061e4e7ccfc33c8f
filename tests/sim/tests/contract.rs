//! Every route of the simulator against Microsoft's contract: each request legal, each answer one Graph could give.
#![cfg(feature = "contract")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on ends, and says where"
)]

mod common;

use common::{Tenant, file, in_path, letter, text};
use graph_sim::contract::Contract;
use graph_sim::model::{Attachment, AttachmentContent};
use graph_sim::{Method, Request, Response};
use serde_json::{Value, json};

/// A tenant asked in one version of the API; it checks every exchange.
struct Checked {
    tenant: Tenant,
    version: &'static str,
    exchanges: usize,
}

impl Checked {
    fn send(&mut self, request: &Request) -> Response {
        let url = request.url.replace("/v1.0/", &format!("/{}/", self.version));
        self.exchanges += 1;
        self.tenant.send(&Request { url, ..request.clone() })
    }

    fn get(&mut self, path: &str) -> Value {
        let request = self.tenant.request(Method::Get, path);
        let response = self.send(&request);
        assert!(response.status < 300, "{path}: {}", String::from_utf8_lossy(&response.body));
        response.to_json().unwrap_or_default()
    }

    fn act(&mut self, method: Method, path: &str, body: Option<&Value>, status: u16) -> Value {
        let request = self.tenant.request(method, path);
        let request = body.map_or(request.clone(), |body| request.with_json(body));
        let response = self.send(&request);
        assert_eq!(response.status, status, "{path}: {}", String::from_utf8_lossy(&response.body));
        response.to_json().unwrap_or_default()
    }
}

fn walk(version: &'static str) {
    let mut checked = Checked { tenant: Tenant::new(), version, exchanges: 0 };
    checked.tenant.fill("Inbox", 25);
    checked.tenant.fill("Inbox/Projects/2026", 3);
    folders(&mut checked);
    lists(&mut checked);
    messages(&mut checked);
    attachments(&mut checked);
    drafts(&mut checked);
    people(&mut checked);
    batches(&mut checked);
    refusals(&mut checked);
    assert!(checked.exchanges > 60, "only {} exchanges were checked", checked.exchanges);
}

fn folders(checked: &mut Checked) {
    let first = checked.get("/me/mailFolders?$top=3&$count=true");
    assert!(first["@odata.nextLink"].is_string());
    checked.get("/me/mailFolders?includeHiddenFolders=true&$expand=childFolders&$top=100");
    checked.get("/me/mailFolders/inbox?$select=displayName,unreadItemCount");
    checked.get("/me/mailFolders/inbox/childFolders");
    checked.get("/me/mailFolders/inbox/childFolders/$count");
    checked.get("/me/mailFolders/$count");
    let new = json!({ "displayName": "New" });
    let folder = checked.act(Method::Post, "/me/mailFolders", Some(&new), 201);
    let path = format!("/me/mailFolders/{}", in_path(&text(&folder["id"])));
    checked.act(Method::Post, "/me/mailFolders/inbox/childFolders", Some(&new), 201);
    checked.act(Method::Patch, &path, Some(&json!({ "displayName": "Newer" })), 200);
    let archive = json!({ "destinationId": "archive" });
    checked.act(Method::Post, &format!("{path}/copy"), Some(&json!({ "DestinationId": "inbox" })), 201);
    checked.act(Method::Post, &format!("{path}/move"), Some(&archive), 201);
    checked.act(Method::Delete, &path, None, 204);
    checked.act(Method::Post, &format!("{path}/permanentDelete"), None, 204);
}

fn lists(checked: &mut Checked) {
    for query in [
        "",
        "?$top=5&$skip=5&$orderby=receivedDateTime%20desc",
        "?$select=subject,from,isRead,flag,receivedDateTime&$top=1000",
        "?$filter=isRead%20eq%20false&$count=true",
        "?$orderby=from/emailAddress/name%20desc,subject",
        "?$search=%22letter%22",
        "?$expand=attachments($select=id,name)&$top=2",
    ] {
        checked.get(&format!("/me/mailFolders/inbox/messages{query}"));
        checked.get(&format!("/me/messages{query}"));
        checked.get(&format!("/users/ada@contoso.com/messages{query}"));
    }
    checked.get("/me/mailFolders/inbox/messages/$count");
    checked.get("/me/messages/$count?$filter=isRead%20eq%20false");
}

fn messages(checked: &mut Checked) {
    let id = checked.tenant.insert("Inbox", letter(100, common::NOW.0));
    let path = format!("/me/messages/{}", in_path(&id));
    checked.get(&path);
    checked.get(&format!("{path}?$select=subject,internetMessageHeaders,uniqueBody,body"));
    checked.get(&format!("{path}/$value"));
    checked.get(&format!("/me/mailFolders/inbox/messages/{}", in_path(&id)));
    let flag = json!({
        "flagStatus": "flagged",
        "startDateTime": { "dateTime": "2026-03-01T09:00:00", "timeZone": "UTC" },
        "dueDateTime": { "dateTime": "2026-03-02T09:00:00", "timeZone": "UTC" },
    });
    for change in [
        json!({ "isRead": true, "categories": ["Red category"] }),
        json!({ "flag": flag }),
        json!({ "flag": { "flagStatus": "complete" } }),
        json!({ "importance": "high", "inferenceClassification": "other" }),
    ] {
        checked.act(Method::Patch, &path, Some(&change), 200);
    }
    let archive = json!({ "destinationId": "archive" });
    checked.act(Method::Post, &format!("{path}/copy"), Some(&archive), 201);
    checked.act(Method::Post, &format!("{path}/move"), Some(&archive), 201);
    checked.act(Method::Delete, &path, None, 204);
    checked.act(Method::Post, &format!("{path}/permanentDelete"), None, 204);
}

fn attachments(checked: &mut Checked) {
    let inner = letter(201, common::NOW.0);
    let content = AttachmentContent::Item { message: Box::new(inner), mime: b"Subject: x\r\n\r\ny".to_vec() };
    let item = Attachment {
        name: "Letter 201".into(),
        content_type: "message/rfc822".into(),
        content,
        ..file("", false)
    };
    let mut message = letter(200, common::NOW.0);
    message.attachments = vec![file("plan.png", false), file("logo.png", true), item];
    let id = checked.tenant.insert("Inbox", message);
    let path = format!("/me/messages/{}/attachments", in_path(&id));
    let list = checked.get(&path);
    checked.get(&format!("{path}?$select=id,name,size,contentType,isInline"));
    checked.get(&format!("{path}?$select=id,microsoft.graph.fileAttachment/contentId"));
    checked.get(&format!("{path}/$count"));
    checked.get(&format!("/me/messages/{}?$expand=attachments", in_path(&id)));
    for attachment in list["value"].as_array().unwrap() {
        let path = format!("{path}/{}", in_path(&text(&attachment["id"])));
        checked.get(&path);
        checked.get(&format!("{path}/$value"));
        checked.get(&format!("{path}?$expand=microsoft.graph.itemAttachment/item"));
    }
}

fn drafts(checked: &mut Checked) {
    let ben = json!([{ "emailAddress": { "name": "Ben", "address": "ben@contoso.com" } }]);
    let message = json!({
        "subject": "Plan", "body": { "contentType": "html", "content": "<p>Hello</p>" }, "toRecipients": ben,
        "internetMessageHeaders": [{ "name": "x-plan", "value": "1" }],
    });
    let draft = checked.act(Method::Post, "/me/messages", Some(&message), 201);
    let path = format!("/me/messages/{}", in_path(&text(&draft["id"])));
    let change = json!({ "subject": "Plans", "ccRecipients": [], "isReadReceiptRequested": true });
    checked.act(Method::Patch, &path, Some(&change), 200);
    let file = json!({
        "@odata.type": "#microsoft.graph.fileAttachment", "name": "a.txt", "contentType": "text/plain",
        "contentBytes": "aGVsbG8=",
    });
    let added = checked.act(Method::Post, &format!("{path}/attachments"), Some(&file), 201);
    checked.act(Method::Delete, &format!("{path}/attachments/{}", in_path(&text(&added["id"]))), None, 204);
    checked.act(Method::Post, &format!("{path}/send"), None, 202);
    let mail = json!({ "message": { "subject": "Hi", "toRecipients": ben }, "saveToSentItems": false });
    checked.act(Method::Post, "/me/sendMail", Some(&mail), 202);
}

fn people(checked: &mut Checked) {
    checked.get("/me");
    checked.get("/me?$select=id,displayName,mail");
    checked.get("/users/ben@contoso.com");
    let photo = checked.tenant.request(Method::Get, "/me/photo/$value");
    assert_eq!(checked.send(&photo).status, 404);
    let ada = checked.tenant.ada;
    checked.tenant.simulator.set_photo(ada, Some((vec![1], "image/jpeg")));
    assert_eq!(checked.send(&photo).status, 200);
    checked.get("/me/photo");
}

fn batches(checked: &mut Checked) {
    let id = in_path(&checked.tenant.insert("Inbox", letter(300, common::NOW.0)));
    let json_type = json!({ "Content-Type": "application/json" });
    let batch = json!({ "requests": [
        { "id": "1", "method": "GET", "url": "/me/mailFolders/inbox" },
        { "id": "2", "method": "PATCH", "url": format!("/me/messages/{id}"), "headers": json_type, "body": { "isRead": true } },
        { "id": "3", "method": "GET", "url": "/me/messages/nonsense", "dependsOn": ["2"] },
        { "id": "4", "method": "GET", "url": "/me", "dependsOn": ["3"] },
    ] });
    let answers = checked.act(Method::Post, "/$batch", Some(&batch), 200);
    let status = |id: &str| {
        let answers = answers["responses"].as_array().unwrap();
        answers.iter().find(|answer| answer["id"] == id).unwrap()["status"].clone()
    };
    assert_eq!(
        [status("1"), status("2"), status("3"), status("4")],
        [json!(200), json!(200), json!(400), json!(424)]
    );
}

fn refusals(checked: &mut Checked) {
    for (path, status) in [("/me/messages/nonsense", 400), ("/me/mailFolders/nonsense", 400)] {
        let request = checked.tenant.request(Method::Get, path);
        assert_eq!(checked.send(&request).status, status, "{path}");
    }
    checked.tenant.simulator.expire_tokens();
    let request = checked.tenant.request(Method::Get, "/me");
    assert_eq!(checked.send(&request).status, 401);
}

#[test]
fn every_route_keeps_the_contract() {
    if Contract::find().is_none() {
        eprintln!("SKIPPED: the contract is not beside the repository; set OUTPOST_SHARED to its folder");
        return;
    }
    for version in ["v1.0", "beta"] {
        walk(version);
    }
}

#[test]
fn what_breaks_the_contract_is_found() {
    let Some(contract) = Contract::find() else {
        eprintln!("SKIPPED: the contract is not beside the repository; set OUTPOST_SHARED to its folder");
        return;
    };
    let tenant = Tenant::new();
    let found = |request: &Request| contract.check_request(request).len();
    assert_eq!(found(&tenant.request(Method::Get, "/me/messages?$top=5")), 0);
    assert_eq!(found(&tenant.request(Method::Get, "/me/mails")), 1);
    assert_eq!(found(&tenant.request(Method::Put, "/me/messages")), 1);
    assert_eq!(found(&tenant.request(Method::Get, "/me/messages?$select=colour")), 1);
    assert_eq!(found(&tenant.request(Method::Get, "/me/messages?$apply=x")), 1);
    let patch = |body: &Value| tenant.request(Method::Patch, "/me/messages/x").with_json(body);
    assert_eq!(found(&patch(&json!({ "isRead": true }))), 0);
    assert_eq!(found(&patch(&json!({ "isRead": "yes" }))), 1);
    assert_eq!(found(&patch(&json!({ "bodyPreview": "x" }))), 1);
    assert!(found(&patch(&json!({ "colour": "red" }))) > 0);
    let request = tenant.request(Method::Get, "/me/messages/x");
    let answer = Response::json(200, &json!({ "id": "x", "importance": "urgent", "colour": 1 }));
    assert_eq!(contract.check_response(&request, &answer).len(), 2);
    assert_eq!(contract.check_response(&request, &Response::empty(302)).len(), 1);
}
