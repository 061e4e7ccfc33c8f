//! Delta over the folder hierarchy.

use graph_sim::Method;
use serde_json::{Value, json};

use super::{beta, path_of, round};
use crate::common::{NOW, Tenant, in_path, letter, text};

const DELTA: &str = "/me/mailFolders/delta";

fn names(items: &[Value]) -> Vec<String> {
    let name = |item: &Value| match &item["@removed"]["reason"] {
        Value::String(reason) => format!("({reason})"),
        _ => text(&item["displayName"]),
    };
    let mut names: Vec<String> = items.iter().map(name).collect();
    names.sort();
    names
}

fn new_folder(tenant: &mut Tenant, parent: &str, name: &str) -> String {
    let made =
        tenant.post(&format!("/me/mailFolders/{parent}/childFolders"), &json!({ "displayName": name }));
    in_path(&text(&made.to_json().unwrap()["id"]))
}

#[test]
fn the_first_round_is_the_whole_hierarchy_flat() {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox/Projects/2026", 1);
    tenant.fill("Archive/Old", 1);
    let (items, _) =
        round(&mut tenant, &format!("{DELTA}()?$select=displayName,parentFolderId,totalItemCount"));
    let found = names(&items);
    assert!(found.contains(&"2026".to_owned()) && found.contains(&"Inbox".to_owned()), "{found:?}");
    assert!(!found.contains(&"Sync Issues".to_owned()) && !found.contains(&"Conflicts".to_owned()));
    let mut once = found.clone();
    once.dedup();
    assert_eq!(once, found);
    let request = beta(tenant.request(Method::Get, DELTA));
    let page = tenant.send(&request).to_json().unwrap();
    assert_eq!(page["value"].as_array().unwrap().len(), 10);
    assert!(page["value"][0]["wellKnownName"].is_string());
}

#[test]
fn folders_made_renamed_moved_and_destroyed_are_told() {
    let mut tenant = Tenant::new();
    let (_, link) = round(&mut tenant, DELTA);
    let one = new_folder(&mut tenant, "inbox", "One");
    let two = new_folder(&mut tenant, "archive", "Two");
    let (items, link) = round(&mut tenant, &link);
    assert_eq!(names(&items), ["Archive", "Inbox", "One", "Two"]);
    tenant.patch(&format!("/me/mailFolders/{one}"), &json!({ "displayName": "Uno" }));
    let (items, link) = round(&mut tenant, &link);
    assert_eq!(names(&items), ["Uno"]);
    tenant.post(&format!("/me/mailFolders/{one}/move"), &json!({ "destinationId": "drafts" }));
    let request = tenant.request(Method::Post, &format!("/me/mailFolders/{two}/permanentDelete"));
    tenant.send(&request);
    let (items, link) = round(&mut tenant, &link);
    assert_eq!(names(&items), ["(deleted)", "Archive", "Drafts", "Inbox", "Uno"]);
    assert_eq!(round(&mut tenant, &link).0.len(), 0);
}

#[test]
fn counters_follow_the_messages() {
    let mut tenant = Tenant::new();
    let ids = tenant.fill("Inbox", 2);
    let (_, link) = round(&mut tenant, DELTA);
    let counts = |items: &[Value], name: &str| {
        let folder = items.iter().find(|item| item["displayName"] == name).unwrap().clone();
        (folder["totalItemCount"].as_i64().unwrap(), folder["unreadItemCount"].as_i64().unwrap())
    };
    tenant.patch(&format!("/me/messages/{}", in_path(&ids[0])), &json!({ "isRead": true }));
    let (items, link) = round(&mut tenant, &link);
    assert_eq!((names(&items), counts(&items, "Inbox")), (vec!["Inbox".to_owned()], (2, 1)));
    tenant.delete(&format!("/me/messages/{}", in_path(&ids[1])));
    tenant.insert("Archive", letter(5, NOW.0));
    let (items, link) = round(&mut tenant, &link);
    assert_eq!(names(&items), ["Archive", "Deleted Items", "Inbox"]);
    assert_eq!([counts(&items, "Inbox"), counts(&items, "Deleted Items")], [(1, 0), (1, 1)]);
    tenant.delete(&format!("/me/messages/{}", in_path(&ids[1])));
    assert_eq!(names(&round(&mut tenant, &link).0), ["Deleted Items"]);
}

#[test]
fn a_folder_destroyed_between_two_pages_hides_no_other() {
    let mut tenant = Tenant::new();
    let first = new_folder(&mut tenant, "inbox", "First");
    for name in ["B", "C", "D", "E", "F"] {
        new_folder(&mut tenant, "inbox", name);
    }
    let page = tenant.json(DELTA);
    let request = tenant.request(Method::Post, &format!("/me/mailFolders/{first}/permanentDelete"));
    tenant.send(&request);
    let mut seen = names(page["value"].as_array().unwrap());
    seen.extend(names(&round(&mut tenant, &path_of(&page["@odata.nextLink"])).0));
    for name in ["B", "C", "D", "E", "F"] {
        assert!(seen.contains(&name.to_owned()), "{name} is hidden: {seen:?}");
    }
}

#[test]
fn other_options_are_refused() {
    let mut tenant = Tenant::new();
    for query in ["$filter=isHidden%20eq%20true", "$orderby=displayName", "$search=%22a%22", "$skip=1"] {
        assert_eq!(tenant.get(&format!("{DELTA}?{query}")).status, 400, "{query}");
    }
}
