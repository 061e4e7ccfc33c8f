//! Lists of messages: pages, order, filters, search, selection.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on ends, and says where"
)]

mod common;

use common::{NOW, Tenant, address, code, file, in_path, letter, text};
use graph_sim::model::{Flag, Importance};
use graph_sim::{Method, Request};
use serde_json::Value;

const INBOX: &str = "/me/mailFolders/inbox/messages";

fn keys(message: &Value) -> Vec<&str> {
    message.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn a_list_has_ten_messages_newest_first_unless_told_otherwise() {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox", 12);
    let subjects = tenant.subjects(INBOX);
    assert_eq!(subjects.len(), 10);
    assert_eq!(subjects[0], "Letter 11");
    assert_eq!(
        tenant.subjects(&format!("{INBOX}?$top=2&$orderby=receivedDateTime")),
        ["Letter 0", "Letter 1"]
    );
    assert_eq!(tenant.subjects(&format!("{INBOX}?$top=2&$skip=9")), ["Letter 2", "Letter 1"]);
}

#[test]
fn next_links_lead_through_every_message_once_and_then_end() {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox", 25);
    let mut url = format!("https://graph.microsoft.com/v1.0{INBOX}?$top=10&$select=subject&$count=true");
    let mut seen = Vec::new();
    for size in [10, 10, 5] {
        let response = tenant.send(&Request::new(Method::Get, url.clone()).with_token(&tenant.token));
        let page = response.to_json().unwrap();
        assert_eq!(page["@odata.count"], 25);
        assert_eq!(page["value"].as_array().unwrap().len(), size);
        seen.extend(page["value"].as_array().unwrap().iter().map(|message| text(&message["subject"])));
        url = page["@odata.nextLink"].as_str().unwrap_or_default().to_owned();
    }
    assert_eq!(url, "", "the last page has no next link");
    let wanted: Vec<String> = (0..25).rev().map(|number| format!("Letter {number}")).collect();
    assert_eq!(seen, wanted);
}

#[test]
fn a_page_that_is_just_full_has_no_next_link() {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox", 10);
    assert_eq!(tenant.json(INBOX)["@odata.nextLink"], Value::Null);
}

#[test]
fn select_gives_exactly_what_it_names() {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox", 1);
    let page = tenant.json(&format!("{INBOX}?$select=subject,isRead"));
    assert_eq!(keys(&page["value"][0]), ["@odata.etag", "id", "isRead", "subject"]);
    let page = tenant.json(INBOX);
    assert_eq!(keys(&page["value"][0]).len(), 30, "29 properties and the entity tag");
    assert!(page["value"][0]["internetMessageHeaders"].is_null());
    let page = tenant.json(&format!("{INBOX}?$select=internetMessageHeaders"));
    assert_eq!(page["value"][0]["internetMessageHeaders"][0]["name"], "X-Number");
    let refused = tenant.get_wild(&format!("{INBOX}?$select=colour"));
    assert_eq!((refused.status, code(&refused).as_str()), (400, "RequestBroker--ParseUri"));
}

#[test]
fn filters_choose_messages() {
    let mut tenant = Tenant::new();
    let mut read = letter(1, NOW.0 - 4000);
    read.is_read = true;
    let mut flagged = letter(2, NOW.0 - 3000);
    flagged.flag = Flag::Flagged;
    flagged.from = Some(address("O'Hara", "o'hara@contoso.com"));
    let mut filed = letter(3, NOW.0 - 2000);
    filed.attachments = vec![file("a.png", false)];
    filed.categories = vec!["Red".into()];
    let mut drawn = letter(4, NOW.0 - 1000);
    drawn.attachments = vec![file("logo.png", true)];
    drawn.importance = Importance::High;
    for message in [read, flagged, filed, drawn] {
        tenant.insert("Inbox", message);
    }
    for (filter, wanted) in [
        ("isRead eq true", "1"),
        ("not (isRead eq false)", "1"),
        ("flag/flagStatus eq 'flagged'", "2"),
        ("from/emailAddress/address eq 'O''HARA@contoso.com'", "2"),
        ("hasAttachments eq true", "3"),
        ("categories/any(c:c eq 'Red')", "3"),
        ("importance eq 'high'", "4"),
        ("inferenceClassification eq 'other'", ""),
        ("receivedDateTime ge 2026-03-01T09:29:58Z", "43"),
        ("receivedDateTime gt 2026-03-01T09:29:58Z", "4"),
        ("receivedDateTime lt 2026-03-01T09:29:57Z", "1"),
        ("receivedDateTime le 2026-03-01T09:29:57Z and isRead eq false", "2"),
        ("receivedDateTime ge 2027-01-01T00:00:00Z and receivedDateTime le 2026-01-01T00:00:00Z", ""),
        ("isRead eq true or importance eq 'high'", "41"),
        ("contains(subject,'letter 3') or startswith(subject,'letter 2')", "32"),
    ] {
        let query = filter.replace(' ', "%20");
        let subjects = tenant.subjects(&format!("{INBOX}?$filter={query}"));
        let numbers: String = subjects.iter().map(|subject| subject.trim_start_matches("Letter ")).collect();
        assert_eq!(numbers, wanted, "{filter}");
        let count = tenant.get(&format!("{INBOX}/$count?$filter={query}"));
        assert_eq!(String::from_utf8(count.body).unwrap(), wanted.len().to_string(), "{filter}");
    }
}

#[test]
fn lists_can_be_ordered_by_what_has_no_index() {
    let mut tenant = Tenant::new();
    for (number, name, importance) in
        [(1, "Cleo", Importance::Low), (2, "Ada", Importance::High), (3, "Cleo", Importance::Normal)]
    {
        let mut message = letter(number, NOW.0 + number);
        message.from = Some(address(name, "x@y.z"));
        message.importance = importance;
        tenant.insert("Inbox", message);
    }
    let by_name = tenant.subjects(&format!("{INBOX}?$orderby=from/emailAddress/name%20desc,subject"));
    assert_eq!(by_name, ["Letter 1", "Letter 3", "Letter 2"]);
    let by_importance = tenant.subjects(&format!("{INBOX}?$orderby=importance%20desc&$top=2"));
    assert_eq!(by_importance, ["Letter 2", "Letter 3"]);
}

#[test]
fn an_order_the_filter_does_not_begin_with_is_too_complex() {
    let mut tenant = Tenant::new();
    let refused =
        tenant.get(&format!("{INBOX}?$filter=isRead%20eq%20false&$orderby=receivedDateTime%20desc"));
    assert_eq!((refused.status, code(&refused).as_str()), (400, "InefficientFilter"));
}

#[test]
fn a_search_finds_words_and_stands_alone() {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox", 12);
    assert_eq!(tenant.subjects(&format!("{INBOX}?$search=%22letter%2011%22")), ["Letter 11"]);
    assert_eq!(tenant.subjects(&format!("{INBOX}?$search=%22from:cleo%20subject:7%22")), ["Letter 7"]);
    let page = tenant.json(&format!("{INBOX}?$search=%22letter%22"));
    assert!(text(&page["@odata.nextLink"]).contains("$skiptoken="));
    let refused = tenant.get(&format!("{INBOX}?$search=%22a%22&$orderby=subject"));
    assert_eq!(code(&refused), "SearchWithOrderBy");
    let refused = tenant.get(&format!("{INBOX}?$search=%22a%22&$filter=isRead%20eq%20true"));
    assert_eq!(code(&refused), "SearchWithFilter");
}

#[test]
fn the_whole_mailbox_is_a_list_too() {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox", 2);
    tenant.fill("Archive", 3);
    assert_eq!(tenant.subjects("/me/messages").len(), 5);
}

#[test]
fn inline_images_are_no_attachments_of_a_list() {
    let mut tenant = Tenant::new();
    let mut message = letter(1, NOW.0);
    message.attachments = vec![file("logo.png", true)];
    let id = in_path(&tenant.insert("Inbox", message));
    assert_eq!(tenant.json(&format!("/me/messages/{id}"))["hasAttachments"], false);
    assert_eq!(tenant.json(&format!("/me/messages/{id}/attachments"))["value"][0]["isInline"], true);
}

#[test]
fn a_mailbox_of_a_hundred_thousand_answers_a_page_at_once() {
    let mut tenant = Tenant::new();
    let folder = tenant.simulator.folder_by_path(tenant.ada, "Inbox", false).unwrap();
    for number in 0..100_000 {
        let mut message = letter(number, NOW.0 + number * 1000);
        message.is_read = number % 1000 != 0;
        tenant.simulator.insert(tenant.ada, folder, message);
    }
    assert_eq!(tenant.json("/me/mailFolders/inbox")["unreadItemCount"], 100);
    let started = std::time::Instant::now();
    for skip in (0..100_000).step_by(10_000) {
        let page = tenant
            .json(&format!("{INBOX}?$top=50&$skip={skip}&$orderby=receivedDateTime%20desc&$count=true"));
        assert_eq!(page["value"][0]["subject"], format!("Letter {}", 99_999 - skip));
        assert_eq!(page["@odata.count"], 100_000);
        let unread = "receivedDateTime%20ge%201900-01-01T00:00:00Z%20and%20isRead%20eq%20false";
        let page = tenant.json(&format!("{INBOX}?$top=5&$filter={unread}&$orderby=receivedDateTime%20desc"));
        assert_eq!(page["value"][0]["subject"], "Letter 99000");
    }
    let elapsed = started.elapsed();
    assert!(elapsed.as_millis() < 3000, "twenty pages took {elapsed:?}");
}
