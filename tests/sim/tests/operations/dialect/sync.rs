//! Synchronisation by preference: the first answer confirms it, tokens carry on, what is gone is said.

use graph_sim::{Method, Response};
use serde_json::Value;

use super::{BETA, V2, json, newest, refused, request};
use crate::common::{NOW, Tenant, code, letter, text};

fn track(tenant: &mut Tenant, url: &str, size: usize) -> Response {
    let request = request(tenant, Method::Get, url)
        .with_header("Prefer", &format!("odata.maxpagesize={size}"))
        .with_header("Prefer", "odata.track-changes");
    tenant.send(&request)
}

fn body(response: &Response) -> Value {
    assert_eq!(response.status, 200, "{}", String::from_utf8_lossy(&response.body));
    response.to_json().unwrap()
}

/// Everything a round brings, and the link to the next round.
fn round(tenant: &mut Tenant, url: &str) -> (Vec<Value>, String) {
    let (mut found, mut url) = (Vec::new(), url.to_owned());
    loop {
        let page = body(&track(tenant, &url, 3));
        let values = page["value"].as_array().unwrap();
        found.extend(values.iter().cloned());
        match page.get("@odata.nextLink") {
            Some(link) => url = text(link),
            None => return (found, text(&page["@odata.deltaLink"])),
        }
    }
}

#[test]
fn a_round_goes_as_in_the_reference() {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox", 7);
    let folder = text(&json(&mut tenant, &format!("{BETA}/me/MailFolders/inbox"))["Id"]);
    let url = format!("{BETA}/Me/MailFolders('{folder}')/messages");
    let key = folder.replace('=', "%3D");
    let context = format!("{BETA}/$metadata#Me/MailFolders('{key}')/Messages(Subject,Sender)");

    let first = track(&mut tenant, &format!("{url}?$select=Subject,Sender"), 2);
    assert_eq!(first.header("Preference-Applied"), Some("odata.track-changes"));
    let first = body(&first);
    assert_eq!(first["@odata.context"], context);
    assert_eq!(first["value"].as_array().unwrap().len(), 2);
    // Though there is more to have.
    assert_eq!(first.get("@odata.nextLink"), None);
    let mut link = text(&first["@odata.deltaLink"]);
    assert!(link.starts_with(&format!("{url}/?%24select=Subject%2CSender&%24deltatoken=")), "{link}");

    for _ in 0..2 {
        let page = body(&track(&mut tenant, &link, 2));
        assert_eq!(page["@odata.context"], format!("{context}/$delta"));
        assert_eq!(page["value"].as_array().unwrap().len(), 2);
        link = text(&page["@odata.nextLink"]);
        assert!(link.starts_with(&format!("{url}/?%24select=Subject%2CSender&%24skipToken=")), "{link}");
    }
    // A skipToken needs no preference to go on.
    let last = json(&mut tenant, &link);
    assert_eq!(last["value"].as_array().unwrap().len(), 1);
    assert!(text(&last["@odata.deltaLink"]).starts_with(&format!("{url}/?%24deltaToken=")));
}

#[test]
fn the_next_round_brings_what_is_new_and_what_is_gone() {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox", 4);
    let gone = newest(&mut tenant);
    let url = format!("{V2}/me/MailFolders/inbox/messages");
    let (found, link) = round(&mut tenant, &format!("{url}?$select=Subject"));
    let (more, link) = if found.len() < 4 { round(&mut tenant, &link) } else { (Vec::new(), link) };
    assert_eq!(found.len() + more.len(), 4);

    tenant.insert("Inbox", letter(9, NOW.0));
    let request = request(&tenant, Method::Delete, &format!("{V2}/me/messages/{gone}"));
    assert_eq!(tenant.send(&request).status, 204);
    let (changes, link) = round(&mut tenant, &link);
    assert_eq!(changes.len(), 2);
    let removed = changes.iter().find(|change| change.get("reason").is_some()).unwrap();
    assert_eq!(removed["reason"], "deleted");
    assert_eq!(removed["id"], format!("Messages('{gone}')"));
    let context = text(&removed["@odata.context"]);
    assert!(context.ends_with("#Me/MailFolders('inbox')/Messages/$deletedEntity"), "{context}");
    assert!(changes.iter().any(|change| change["Subject"] == "Letter 9"));
    assert_eq!(round(&mut tenant, &link).0, [Value::Null; 0]);
}

#[test]
fn the_folder_hierarchy_is_flat_and_knows_no_options() {
    let mut tenant = Tenant::new();
    tenant.insert("Inbox/Projects/2026", letter(1, NOW.0));
    let (found, link) = round(&mut tenant, &format!("{V2}/me/MailFolders?$filter=X eq 1&$top=1&$orderby=Y"));
    let (more, link) = round(&mut tenant, &link);
    let names: Vec<String> = found.iter().chain(&more).map(|folder| text(&folder["DisplayName"])).collect();
    for name in ["Inbox", "Projects", "2026"] {
        assert!(names.iter().any(|known| known == name), "{names:?}");
    }
    let made = super::post(
        &mut tenant,
        &format!("{V2}/me/MailFolders/inbox/ChildFolders"),
        &serde_json::json!({ "DisplayName": "New" }),
    );
    assert_eq!(made.status, 201);
    let (changes, _) = round(&mut tenant, &link);
    assert!(changes.iter().any(|folder| folder["DisplayName"] == "New"), "{changes:?}");
}

#[test]
fn what_cannot_be_synchronised_does_not_confirm_the_preference() {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox", 1);
    for path in ["/me/messages", "/me/MailFolders('inbox')/ChildFolders", "/me/MailFolders/AllItems/messages"]
    {
        let response = track(&mut tenant, &format!("{V2}{path}"), 5);
        assert_eq!((response.status, response.header("Preference-Applied")), (200, None), "{path}");
        assert_eq!(body(&response).get("@odata.deltaLink"), None);
    }
}

#[test]
fn a_delta_token_needs_the_preference_and_a_lost_one_starts_anew() {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox", 1);
    let (_, link) = round(&mut tenant, &format!("{V2}/me/MailFolders/inbox/messages"));
    assert_eq!(refused(&mut tenant, Method::Get, &link, None).0, 400);
    tenant.simulator.sync_quirks().expire_tokens();
    let lost = track(&mut tenant, &link, 5);
    assert_eq!((lost.status, code(&lost).to_ascii_lowercase()), (410, "syncstatenotfound".to_owned()));
}
