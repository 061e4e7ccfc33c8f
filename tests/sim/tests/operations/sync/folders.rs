//! Folders: for good, all read, hidden, expanded, counted, configured; and messages deleted for good.

use graph_sim::{Method, Response};
use serde_json::{Value, json};

use super::{beta, refusal};
use crate::common::{NOW, Tenant, code, in_path, letter, text};

fn act(tenant: &mut Tenant, path: &str) -> Response {
    let request = tenant.request(Method::Post, path);
    tenant.send(&request)
}

fn names(page: &Value) -> Vec<String> {
    page["value"].as_array().unwrap().iter().map(|folder| text(&folder["displayName"])).collect()
}

#[test]
fn a_message_is_deleted_for_good_by_each_form_of_its_url() {
    let mut tenant = Tenant::new();
    let ids = tenant.fill("Inbox", 3);
    for (id, parent) in ids.iter().zip([
        "/me/messages",
        "/users/ada@contoso.com/messages",
        "/users/ada@contoso.com/mailFolders/inbox/messages",
    ]) {
        let path = format!("{parent}/{}", in_path(id));
        assert_eq!(act(&mut tenant, &format!("{path}/permanentDelete")).status, 204);
        assert_eq!(code(&tenant.get(&path)), "ErrorItemNotFound");
        assert_eq!(act(&mut tenant, &format!("{path}/permanentDelete")).status, 404);
    }
    assert_eq!(tenant.simulator.messages_in(tenant.ada, "deleteditems"), []);
    let purged = tenant.simulator.purged(tenant.ada);
    assert_eq!(
        purged.iter().map(|message| message.subject.as_str()).collect::<Vec<_>>(),
        ["Letter 0", "Letter 1", "Letter 2"]
    );
}

#[test]
fn a_folder_is_deleted_for_good_unless_every_mailbox_has_it() {
    let mut tenant = Tenant::new();
    let ids = tenant.fill("Inbox/Old/Older", 2);
    let old = in_path(&text(&tenant.json("/me/mailFolders/inbox/childFolders")["value"][0]["id"]));
    let path = format!("/me/mailFolders/inbox/childFolders/{old}");
    assert_eq!(act(&mut tenant, &format!("{path}/permanentDelete")).status, 204);
    assert_eq!(tenant.get(&format!("/me/mailFolders/{old}")).status, 404);
    assert_eq!(tenant.get(&format!("/me/messages/{}", in_path(&ids[0]))).status, 404);
    assert_eq!(tenant.simulator.purged(tenant.ada).len(), 2);
    let refused = act(&mut tenant, "/me/mailFolders/inbox/permanentDelete");
    assert_eq!(refusal(&refused), (403, "ErrorDeleteDistinguishedFolder".to_owned()));
}

#[test]
fn all_messages_of_a_folder_are_read_at_once_in_beta_alone() {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox", 5);
    tenant.fill("Archive", 2);
    let path = "/me/mailFolders/inbox/updateAllMessagesReadState";
    let body = json!({ "isRead": true, "suppressReadReceipts": true });
    let request = tenant.request(Method::Post, path).with_json(&body);
    assert_eq!(tenant.send_wild(&request).status, 400);
    assert_eq!(tenant.simulator.counts(tenant.ada, "Inbox").unwrap().unread, 5);
    assert_eq!(tenant.send(&beta(request)).status, 204);
    assert_eq!(tenant.simulator.counts(tenant.ada, "Inbox").unwrap().unread, 0);
    assert_eq!(tenant.simulator.counts(tenant.ada, "Archive").unwrap().unread, 2);
    let request = tenant.request(Method::Post, path).with_json(&json!({ "isRead": false }));
    assert_eq!(tenant.send(&beta(request)).status, 204);
    assert_eq!(tenant.simulator.counts(tenant.ada, "Inbox").unwrap().unread, 5);
}

#[test]
fn a_hidden_folder_is_made_hidden_and_listed_only_when_asked_for() {
    let mut tenant = Tenant::new();
    let made = tenant.post("/me/mailFolders", &json!({ "displayName": "Secret", "isHidden": true }));
    assert_eq!(made.status, 201);
    let made = made.to_json().unwrap();
    assert_eq!(made["isHidden"], true);
    let secret = "Secret".to_owned();
    assert!(!names(&tenant.json("/me/mailFolders?$top=100")).contains(&secret));
    assert!(names(&tenant.json("/me/mailFolders?$top=100&includeHiddenFolders=true")).contains(&secret));
    let path = format!("/me/mailFolders/{}", in_path(&text(&made["id"])));
    // That it cannot be changed later is in the contract too.
    let request = tenant.request(Method::Patch, &path).with_json(&json!({ "isHidden": false }));
    assert_eq!(code(&tenant.send_wild(&request)), "ErrorInvalidPropertySet");
}

#[test]
fn children_come_along_and_are_counted() {
    let mut tenant = Tenant::new();
    for name in ["B", "A"] {
        tenant.post("/me/mailFolders/inbox/childFolders", &json!({ "displayName": name }));
    }
    let inbox = tenant.json("/me/mailFolders/inbox?$expand=childFolders($select=displayName)");
    let children: Vec<String> =
        inbox["childFolders"].as_array().unwrap().iter().map(|child| text(&child["displayName"])).collect();
    assert_eq!(children, ["A", "B"]);
    let body = |response: Response| String::from_utf8(response.body).unwrap();
    assert_eq!(body(tenant.get("/me/mailFolders/inbox/childFolders/$count")), "2");
    tenant.fill("Inbox", 3);
    tenant.insert("Archive", letter(9, NOW.0));
    assert_eq!(body(tenant.get("/me/mailFolders/inbox/messages/$count")), "3");
    assert_eq!(body(tenant.get("/me/messages/$count?$filter=subject%20eq%20'letter%209'")), "1");
}

#[test]
fn user_configurations_are_read_in_beta_alone() {
    let mut tenant = Tenant::new();
    let inbox = tenant.simulator.folder_by_path(tenant.ada, "Inbox", false).unwrap();
    tenant.simulator.add_user_configuration(tenant.ada, inbox, "OWA.UserOptions", b"<options/>");
    let path = "/me/mailFolders/inbox/userConfigurations";
    let request = tenant.request(Method::Get, path);
    assert_eq!(tenant.send_wild(&request).status, 400);
    let list = tenant.send(&beta(request)).to_json().unwrap();
    assert_eq!(list["value"].as_array().unwrap().len(), 1);
    for (name, status) in [("OWA.UserOptions", 200), ("Nothing", 404)] {
        let request = beta(tenant.request(Method::Get, &format!("{path}/{name}")));
        assert_eq!(tenant.send(&request).status, status);
    }
    let request = beta(tenant.request(Method::Get, &format!("{path}/$count")));
    assert_eq!(tenant.send(&request).body, b"1");
}
