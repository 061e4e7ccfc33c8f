//! Search folders: made, listed, looked into, changed, expired.

use graph_sim::Method;
use graph_sim::model::Timestamp;
use serde_json::{Value, json};

use super::refusal;
use crate::common::{HOUR, NOW, Tenant, in_path, letter, text};

const PARENT: &str = "/me/mailFolders/searchfolders/childFolders";

fn wanted(query: &str, nested: bool) -> Value {
    json!({
        "@odata.type": "microsoft.graph.mailSearchFolder", "displayName": "Digests",
        "includeNestedFolders": nested, "sourceFolderIds": ["inbox"], "filterQuery": query,
    })
}

fn make(tenant: &mut Tenant, query: &str, nested: bool) -> String {
    let made = tenant.post(PARENT, &wanted(query, nested));
    assert_eq!(made.status, 201, "{}", String::from_utf8_lossy(&made.body));
    let made = made.to_json().unwrap();
    assert_eq!(made["@odata.type"], "#microsoft.graph.mailSearchFolder");
    format!("/me/mailFolders/{}", in_path(&text(&made["id"])))
}

#[test]
fn a_search_folder_shows_what_its_query_finds_now() {
    let mut tenant = Tenant::new();
    let ids = tenant.fill("Inbox", 12);
    tenant.fill("Inbox/Below", 12);
    let flat = make(&mut tenant, "contains(subject,'letter 1')", false);
    assert_eq!(tenant.subjects(&format!("{flat}/messages")), ["Letter 11", "Letter 10", "Letter 1"]);
    assert_eq!(tenant.json(&flat)["totalItemCount"], 3);
    tenant.patch(&format!("/me/messages/{}", in_path(&ids[1])), &json!({ "isRead": true }));
    tenant.delete(&format!("/me/messages/{}", in_path(&ids[10])));
    tenant.insert("Inbox", letter(123, NOW.0));
    assert_eq!(tenant.subjects(&format!("{flat}/messages")), ["Letter 123", "Letter 11", "Letter 1"]);
    let folder = tenant.json(&flat);
    assert_eq!((&folder["totalItemCount"], &folder["unreadItemCount"]), (&json!(3), &json!(2)));
    let one = format!("{flat}/messages/{}", in_path(&ids[1]));
    assert_ne!(tenant.json(&one)["parentFolderId"], folder["id"], "it stays in its own folder");
    assert_eq!(tenant.get(&format!("{flat}/messages/{}", in_path(&ids[2]))).status, 404);
    assert_eq!(tenant.get(&format!("{flat}/messages/$count")).body, b"3");
}

#[test]
fn nested_folders_count_when_they_are_wanted() {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox", 1);
    tenant.fill("Inbox/Below/Deeper", 2);
    let deep = make(&mut tenant, "isRead eq false", true);
    assert_eq!(tenant.json(&deep)["totalItemCount"], 3);
    let change = json!({ "@odata.type": "#microsoft.graph.mailSearchFolder", "includeNestedFolders": false });
    assert_eq!(tenant.patch(&deep, &change).status, 200);
    assert_eq!(tenant.json(&deep)["totalItemCount"], 1);
}

#[test]
fn its_query_and_its_name_can_be_changed() {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox", 12);
    let path = make(&mut tenant, "contains(subject,'letter 1')", false);
    let change = json!({
        "@odata.type": "microsoft.graph.mailSearchFolder", "filterQuery": "subject eq 'Letter 7'",
        "displayName": "Seven",
    });
    let changed = tenant.patch(&path, &change).to_json().unwrap();
    assert_eq!(
        (&changed["filterQuery"], &changed["displayName"]),
        (&json!("subject eq 'Letter 7'"), &json!("Seven"))
    );
    assert_eq!(tenant.subjects(&format!("{path}/messages")), ["Letter 7"]);
    let list = tenant.json(PARENT);
    assert_eq!(list["value"][0]["@odata.type"], "#microsoft.graph.mailSearchFolder");
    assert_eq!(tenant.delete(&path).status, 204);
}

#[test]
fn what_makes_no_search_folder_is_refused() {
    let mut tenant = Tenant::new();
    let mut without = wanted("isRead eq false", true);
    without.as_object_mut().unwrap().remove("filterQuery");
    let mut nowhere = wanted("isRead eq false", true);
    nowhere["sourceFolderIds"] = json!([]);
    for body in [without, nowhere, wanted("isRead is false", true)] {
        assert_eq!(tenant.post(PARENT, &body).status, 400, "{body}");
    }
}

#[test]
fn it_holds_no_messages_of_its_own_and_tracks_no_changes() {
    let mut tenant = Tenant::new();
    let id = tenant.fill("Inbox", 1).remove(0);
    let path = make(&mut tenant, "isRead eq false", false);
    let folder = text(&tenant.json(&path)["id"]);
    for action in ["move", "copy"] {
        let path = format!("/me/messages/{}/{action}", in_path(&id));
        let refused = tenant.post(&path, &json!({ "destinationId": folder }));
        assert_eq!(refusal(&refused), (400, "ErrorMoveCopyFailed".to_owned()));
    }
    assert_eq!(tenant.get(&format!("{path}/messages/delta")).status, 400);
    let unread = tenant.json(&format!("/me/messages/{}", in_path(&id)));
    assert_eq!(unread["isRead"], false, "it is still there");
}

#[test]
fn it_expires_when_nobody_looks_at_it_for_45_days() {
    let mut tenant = Tenant::new();
    tenant.token = tenant.simulator.issue_token(tenant.ada, 2000 * HOUR);
    let path = make(&mut tenant, "isRead eq false", false);
    let day = 24 * HOUR;
    tenant.now = Timestamp(NOW.0 + 40 * day);
    assert_eq!(tenant.get(&format!("{path}/messages")).status, 200);
    tenant.now = Timestamp(NOW.0 + 80 * day);
    tenant.token = tenant.simulator.issue_token(tenant.ada, 5000 * HOUR);
    let request = tenant.request(Method::Get, &path);
    assert_eq!(tenant.send(&request).status, 200, "it was looked at 40 days ago");
    tenant.now = Timestamp(NOW.0 + 126 * day);
    assert_eq!(tenant.get(&path).status, 404);
}
