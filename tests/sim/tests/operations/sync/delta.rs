//! The straight path of message delta: rounds, pages, options, refusals.

use graph_sim::Method;
use serde_json::json;

use super::{beta, path_of, refusal, round, told};
use crate::common::{NOW, Tenant, in_path, letter, text};

const DELTA: &str = "/me/mailFolders/inbox/messages/delta";

#[test]
fn the_first_round_tells_every_message_once_page_by_page() {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox", 25);
    let mut path = format!("{DELTA}?$select=subject,isRead");
    let mut seen = Vec::new();
    for size in [10, 10, 5] {
        let page = tenant.json(&path);
        assert!(text(&page["@odata.context"]).ends_with("$metadata#Collection(message)"));
        let items = page["value"].as_array().unwrap();
        assert_eq!(items.len(), size);
        seen.extend(told(items));
        let link = if size == 10 { "@odata.nextLink" } else { "@odata.deltaLink" };
        let option = if size == 10 { "$skiptoken=" } else { "$deltatoken=" };
        path = path_of(&page[link]);
        assert!(path.contains(option) && !path.contains("$select"), "{path}");
    }
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 25);
    assert_eq!(round(&mut tenant, &path).0, [] as [serde_json::Value; 0], "nothing has changed");
}

#[test]
fn both_spellings_and_both_versions_answer_the_same() {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox", 3);
    for path in [
        DELTA.to_owned(),
        format!("{DELTA}()"),
        "/users/ada@contoso.com/mailFolders('inbox')/messages/delta()".to_owned(),
    ] {
        let request = tenant.request(Method::Get, &path);
        for request in [request.clone(), beta(request)] {
            let page = tenant.send(&request).to_json().unwrap();
            assert_eq!(page["value"].as_array().unwrap().len(), 3, "{}", request.url);
            assert!(text(&page["@odata.deltaLink"]).starts_with(&request.url));
        }
    }
}

#[test]
fn a_later_round_tells_what_arrived_changed_and_left() {
    let mut tenant = Tenant::new();
    let ids = tenant.fill("Inbox", 4);
    let (_, link) = round(&mut tenant, &format!("{DELTA}?$select=subject,flag"));
    tenant.patch(
        &format!("/me/messages/{}", in_path(&ids[0])),
        &json!({ "flag": { "flagStatus": "flagged" } }),
    );
    tenant.patch(&format!("/me/messages/{}", in_path(&ids[1])), &json!({ "isRead": true }));
    tenant.post(&format!("/me/messages/{}/move", in_path(&ids[2])), &json!({ "destinationId": "archive" }));
    tenant.delete(&format!("/me/messages/{}", in_path(&ids[3])));
    tenant.insert("Inbox", letter(9, NOW.0));
    let (items, link) = round(&mut tenant, &link);
    assert_eq!(told(&items), ["Letter 0", "~", "(deleted)", "(deleted)", "Letter 9"]);
    assert_eq!(items[0]["flag"]["flagStatus"], "flagged");
    assert_eq!(
        (&items[1]["id"], &items[1]["isRead"], &items[1]["body"]),
        (&json!(ids[1]), &json!(true), &json!(null))
    );
    assert_eq!((&items[2]["id"], &items[3]["id"]), (&json!(ids[2]), &json!(ids[3])));
    assert_eq!(round(&mut tenant, &link).0.len(), 0);
    let (archived, _) = round(&mut tenant, "/me/mailFolders/archive/messages/delta");
    assert_eq!(told(&archived), ["Letter 2"]);
}

#[test]
fn mutable_ids_go_and_come_with_every_move() {
    let mut tenant = Tenant::new();
    let id = tenant.fill("Inbox", 1).remove(0);
    let before = tenant.simulator.message(tenant.ada, &id).unwrap().mutable_id;
    let ask = |tenant: &mut Tenant, path: &str| {
        let mut request = tenant.request(Method::Get, path);
        request.headers.retain(|(name, _)| name != "Prefer");
        tenant.send(&request).to_json().unwrap()
    };
    let first = ask(&mut tenant, DELTA);
    assert_eq!(first["value"][0]["id"], json!(before));
    for folder in ["archive", "inbox"] {
        tenant.post(&format!("/me/messages/{}/move", in_path(&id)), &json!({ "destinationId": folder }));
    }
    let after = tenant.simulator.message(tenant.ada, &id).unwrap().mutable_id;
    let second = ask(&mut tenant, &path_of(&first["@odata.deltaLink"]));
    assert_eq!(told(second["value"].as_array().unwrap()), ["(deleted)", "Letter 0"]);
    assert_eq!((&second["value"][0]["id"], &second["value"][1]["id"]), (&json!(before), &json!(after)));
}

#[test]
fn the_size_of_a_page_is_a_preference_of_each_request() {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox", 9);
    let ask = |tenant: &mut Tenant, path: &str, size: &str| {
        let request = tenant.request(Method::Get, path);
        let request = request.with_header("Prefer", &format!("odata.maxpagesize={size}"));
        let response = tenant.send(&request);
        let applied = response.header("Preference-Applied").unwrap().to_owned();
        assert!(applied.contains(&format!("odata.maxpagesize={size}")), "{applied}");
        response.to_json().unwrap()
    };
    let page = ask(&mut tenant, DELTA, "2");
    assert_eq!(page["value"].as_array().unwrap().len(), 2);
    let page = ask(&mut tenant, &path_of(&page["@odata.nextLink"]), "3");
    assert_eq!(page["value"].as_array().unwrap().len(), 3);
    let page = tenant.json(&path_of(&page["@odata.nextLink"]));
    assert_eq!(page["value"].as_array().unwrap().len(), 4, "without the preference a page has ten");
}

#[test]
fn a_filter_by_time_keeps_to_it_and_to_the_newest_five_thousand() {
    let mut tenant = Tenant::new();
    let folder = tenant.simulator.folder_by_path(tenant.ada, "Inbox", false).unwrap();
    for number in 0..5010 {
        tenant.simulator.insert(tenant.ada, folder, letter(number, NOW.0 - (5010 - number) * 1000));
    }
    let filter = "$filter=receivedDateTime%20ge%202026-01-01T00:00:00Z&$select=subject&$top=1000";
    let (items, _) = round(&mut tenant, &format!("{DELTA}?{filter}"));
    assert_eq!((items.len(), &items[0]["subject"]), (5000, &json!("Letter 5009")));
    let recent = "$filter=receivedDateTime%20gt%202026-03-01T09:29:58Z&$orderby=receivedDateTime%20desc&$select=subject";
    let (items, link) = round(&mut tenant, &format!("{DELTA}?{recent}"));
    assert_eq!(told(&items), ["Letter 5009"]);
    let old = letter(1, NOW.0 - 1_000_000_000);
    tenant.insert("Inbox", old);
    tenant.insert("Inbox", letter(6000, NOW.0));
    assert_eq!(told(&round(&mut tenant, &link).0), ["Letter 6000"]);
}

#[test]
fn a_chain_about_one_kind_of_change_tells_no_other() {
    let mut tenant = Tenant::new();
    let ids = tenant.fill("Inbox", 12);
    let mut links = Vec::new();
    for (kind, first) in [("created", 12), ("updated", 0), ("deleted", 0)] {
        let (items, link) = round(&mut tenant, &format!("{DELTA}?changeType={kind}&$select=subject"));
        assert_eq!(items.len(), first, "{kind}");
        links.push(link);
    }
    tenant.patch(&format!("/me/messages/{}", in_path(&ids[0])), &json!({ "importance": "high" }));
    tenant.delete(&format!("/me/messages/{}", in_path(&ids[1])));
    tenant.insert("Inbox", letter(20, NOW.0));
    let told: Vec<_> = links.iter().map(|link| told(&round(&mut tenant, link).0)).collect();
    assert_eq!(told, [["Letter 20"], ["Letter 0"], ["(deleted)"]]);
}

#[test]
fn options_that_change_tracking_does_not_know_are_refused() {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox", 11);
    let link = path_of(&tenant.json(DELTA)["@odata.nextLink"]);
    for path in [
        format!("{DELTA}?$search=%22x%22"),
        format!("{DELTA}?$skip=5"),
        format!("{DELTA}?$count=true"),
        format!("{DELTA}?$filter=isRead%20eq%20false"),
        format!("{DELTA}?$filter=receivedDateTime%20le%202026-01-01T00:00:00Z"),
        format!("{DELTA}?$orderby=receivedDateTime"),
        format!("{DELTA}?$orderby=subject%20desc"),
        format!("{DELTA}?changeType=moved"),
        format!("{DELTA}?$deltatoken=nonsense"),
        format!("{link}&$select=subject"),
        link.replace("inbox", "archive"),
        "/me/messages/delta".to_owned(),
    ] {
        assert_eq!(refusal(&tenant.get(&path)), (400, "BadRequest".to_owned()), "{path}");
    }
    let removed = tenant.get_wild(&format!("{DELTA}?$select=@removed"));
    assert_eq!(removed.status, 400);
    assert_eq!(tenant.get("/me/mailFolders/nonsense/messages/delta").status, 400);
}

#[test]
fn there_is_no_sync_from_now() {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox", 3);
    assert_eq!(round(&mut tenant, &format!("{DELTA}?$deltatoken=latest")).0.len(), 3);
}

#[test]
fn expanded_attachments_come_along() {
    let mut tenant = Tenant::new();
    let mut message = letter(1, NOW.0);
    message.attachments = vec![crate::common::file("a.png", false)];
    tenant.insert("Inbox", message);
    let (items, _) = round(&mut tenant, &format!("{DELTA}?$expand=attachments($select=id,name)"));
    assert_eq!(items[0]["attachments"][0]["name"], "a.png");
}
