//! Row 1: `$search` on lists of messages.

use graph_sim::model::{Importance, Timestamp};
use serde_json::json;

use crate::common::{HOUR, NOW, Tenant, address, code, file, text};

const INBOX: &str = "/me/mailFolders/inbox/messages";

/// Three letters: about the budget yesterday, the pier today with a file, the pier a month ago from Dora.
fn tenant() -> Tenant {
    let mut tenant = Tenant::new();
    let mut put = |subject: &str, days: i64, change: &dyn Fn(&mut graph_sim::model::NewMessage)| {
        let mut letter = tenant.arriving(subject);
        letter.received = Timestamp(NOW.0 - days * 24 * HOUR);
        letter.sent = letter.received;
        change(&mut letter);
        tenant.insert("inbox", letter);
    };
    put("Budget of the harbour", 1, &|letter| letter.importance = Importance::High);
    put("North pier", 0, &|letter| letter.attachments.push(file("plan.png", false)));
    put("South pier", 30, &|letter| letter.from = Some(address("Dora Maar", "dora@out.example")));
    tenant
}

fn found(tenant: &mut Tenant, query: &str) -> Vec<String> {
    let query = query.replace(' ', "%20").replace('"', "%5C%22").replace('>', "%3E").replace('<', "%3C");
    tenant.subjects(&format!("{INBOX}?$search=%22{query}%22"))
}

#[test]
fn queries_find_messages_latest_first() {
    let mut tenant = tenant();
    assert_eq!(found(&mut tenant, "pier"), ["North pier", "South pier"]);
    assert_eq!(found(&mut tenant, "pier from:dora"), ["South pier"]);
    assert_eq!(found(&mut tenant, "pier AND NOT from:dora"), ["North pier"]);
    assert_eq!(found(&mut tenant, "(budget OR north) hasAttachments:false"), ["Budget of the harbour"]);
    assert_eq!(found(&mut tenant, "subject:\"the harbour\""), ["Budget of the harbour"]);
    assert_eq!(found(&mut tenant, "attachment:plan"), ["North pier"]);
    assert_eq!(found(&mut tenant, "importance:high"), ["Budget of the harbour"]);
    assert_eq!(found(&mut tenant, "budg*"), ["Budget of the harbour"]);
}

#[test]
fn dates_count_from_the_time_of_the_request() {
    let mut tenant = tenant();
    assert_eq!(found(&mut tenant, "received:today"), ["North pier"]);
    assert_eq!(found(&mut tenant, "received:yesterday"), ["Budget of the harbour"]);
    assert_eq!(found(&mut tenant, "received<2026-02-15"), ["South pier"]);
    assert_eq!(
        found(&mut tenant, "received:2026-01-01..2026-02-28"),
        ["Budget of the harbour", "South pier"]
    );
}

#[test]
fn a_search_is_paged_by_its_link_and_not_by_skip() {
    let mut tenant = tenant();
    let page = tenant.json(&format!("{INBOX}?$search=%22pier%22&$top=1&$count=true"));
    assert_eq!(page.get("@odata.count"), None);
    let next = text(&page["@odata.nextLink"]).replace("https://graph.microsoft.com/v1.0", "");
    assert_eq!(tenant.subjects(&next), ["South pier"]);
    let refused = tenant.get(&format!("{INBOX}?$search=%22pier%22&$skip=1"));
    assert_eq!((refused.status, code(&refused).as_str()), (400, "SearchWithSkip"));
}

#[test]
fn without_quotes_only_plain_words_are_a_search() {
    let mut tenant = tenant();
    assert_eq!(tenant.subjects(&format!("{INBOX}?$search=pier")), ["North pier", "South pier"]);
    let refused = tenant.get(&format!("{INBOX}?$search=from:dora"));
    assert_eq!((refused.status, code(&refused).as_str()), (400, "BadRequest"));
    assert_eq!(tenant.get(&format!("{INBOX}?$search=%22(pier%22")).status, 400);
}

#[test]
fn a_search_finds_at_most_1000_messages() {
    let mut tenant = Tenant::new();
    tenant.fill("inbox", 1002);
    let page = tenant.json(&format!("{INBOX}?$search=%22letter%22&$top=1000&$select=subject"));
    assert_eq!(page["value"].as_array().unwrap().len(), 1000);
    assert_eq!(page["value"][0]["subject"], json!("Letter 1001"));
    assert_eq!(page.get("@odata.nextLink"), None);
}
