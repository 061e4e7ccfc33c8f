//! The habits of delta queries, one switch at a time.

use std::collections::BTreeMap;

use graph_sim::model::Timestamp;
use graph_sim::sync::{Gone, Removal, SyncQuirks};
use serde_json::{Value, json};

use super::{path_of, refusal, round, told};
use crate::common::{HOUR, NOW, Tenant, in_path, letter, text};

const DELTA: &str = "/me/mailFolders/inbox/messages/delta";
const DAY: i64 = 24 * HOUR;

fn relocate(tenant: &mut Tenant, id: &str, folder: &str) {
    let moved =
        tenant.post(&format!("/me/messages/{}/move", in_path(id)), &json!({ "destinationId": folder }));
    assert_eq!(moved.status, 201);
}

#[test]
fn a_message_that_left_and_came_back_is_told_to_be_gone_unless_the_habit_is_off() {
    for (lost, first) in [(true, "(deleted)"), (false, "Letter 0")] {
        let mut tenant = Tenant::new();
        tenant.simulator.sync_quirks().lost_returns = lost;
        let id = tenant.fill("Inbox", 1).remove(0);
        let (_, link) = round(&mut tenant, DELTA);
        relocate(&mut tenant, &id, "archive");
        relocate(&mut tenant, &id, "inbox");
        let (items, link) = round(&mut tenant, &link);
        assert_eq!(told(&items), [first]);
        assert_eq!(round(&mut tenant, &link).0.len(), 0, "and not again");
        tenant.patch(&format!("/me/messages/{}", in_path(&id)), &json!({ "importance": "low" }));
        assert_eq!(told(&round(&mut tenant, &link).0), ["Letter 0"], "until it changes");
    }
}

#[test]
fn a_change_of_the_read_state_is_partial_unless_the_habit_is_off() {
    for (partial, keys) in [(true, 5), (false, 4)] {
        let mut tenant = Tenant::new();
        tenant.simulator.sync_quirks().partial_read_state = partial;
        let id = tenant.fill("Inbox", 1).remove(0);
        let (_, link) = round(&mut tenant, &format!("{DELTA}?$select=subject"));
        tenant.patch(&format!("/me/messages/{}", in_path(&id)), &json!({ "isRead": true }));
        let (items, _) = round(&mut tenant, &link);
        assert_eq!(items[0].as_object().unwrap().len(), keys, "{}", items[0]);
        assert_eq!(items[0]["subject"].is_null(), partial);
    }
}

#[test]
fn the_reason_of_a_move_can_be_changed() {
    let mut tenant = Tenant::new();
    tenant.simulator.sync_quirks().moved = Removal::Changed;
    let ids = tenant.fill("Inbox", 2);
    let (_, link) = round(&mut tenant, DELTA);
    relocate(&mut tenant, &ids[0], "archive");
    for _ in 0..2 {
        tenant.delete(&format!("/me/messages/{}", in_path(&ids[1])));
    }
    assert_eq!(told(&round(&mut tenant, &link).0), ["(changed)", "(changed)"], "both moved out");
    let (_, link) = round(&mut tenant, DELTA);
    let id = tenant.insert("Inbox", letter(7, NOW.0));
    let request =
        tenant.request(graph_sim::Method::Post, &format!("/me/messages/{}/permanentDelete", in_path(&id)));
    tenant.send(&request);
    assert_eq!(told(&round(&mut tenant, &link).0), ["(deleted)"]);
}

#[test]
fn the_first_round_may_tell_of_what_is_gone() {
    let mut tenant = Tenant::new();
    let ids = tenant.fill("Inbox", 2);
    relocate(&mut tenant, &ids[0], "archive");
    assert_eq!(told(&round(&mut tenant, DELTA).0), ["Letter 1"]);
    tenant.simulator.sync_quirks().removed_in_first_round = true;
    assert_eq!(told(&round(&mut tenant, DELTA).0), ["(deleted)", "Letter 1"]);
}

#[test]
fn an_empty_page_with_a_next_link_is_not_the_end() {
    let mut tenant = Tenant::new();
    tenant.simulator.sync_quirks().empty_pages = true;
    tenant.fill("Inbox", 2);
    for path in [DELTA, "/me/mailFolders/delta"] {
        let (items, link) = round(&mut tenant, path);
        assert!(!items.is_empty());
        for _ in 0..2 {
            let page = tenant.json(&link);
            assert_eq!(page["value"], json!([]));
            let last = tenant.json(&path_of(&page["@odata.nextLink"]));
            assert_eq!((&last["value"], last["@odata.deltaLink"].is_string()), (&json!([]), true));
        }
    }
}

/// A client as it should be: last one wins, partial items are merged.
fn apply(held: &mut BTreeMap<String, Value>, items: &[Value]) {
    for item in items {
        let id = text(&item["id"]);
        if item["@removed"].is_object() {
            held.remove(&id);
        } else {
            let kept = held.entry(id).or_insert_with(|| json!({}));
            kept.as_object_mut().unwrap().extend(item.as_object().unwrap().clone());
        }
    }
}

#[test]
fn duplicates_and_replays_come_by_seed_and_do_no_harm() {
    let run = |seed: u64| {
        let mut tenant = Tenant::new();
        *tenant.simulator.sync_quirks() = SyncQuirks { lost_returns: false, ..SyncQuirks::nasty(seed) };
        let ids = tenant.fill("Inbox", 30);
        let (mut held, mut total) = (BTreeMap::new(), 0);
        let mut link = format!("{DELTA}?$select=subject,isRead");
        for step in 0..10 {
            let (items, next) = round(&mut tenant, &link);
            apply(&mut held, &items);
            total += items.len();
            link = next;
            tenant.patch(&format!("/me/messages/{}", in_path(&ids[step])), &json!({ "isRead": true }));
            relocate(&mut tenant, &ids[step + 10], "archive");
            tenant.insert("Inbox", letter(100 + i64::try_from(step).unwrap(), NOW.0));
        }
        apply(&mut held, &round(&mut tenant, &link).0);
        let inbox = tenant.simulator.messages_in(tenant.ada, "inbox");
        assert_eq!(held.len(), inbox.len());
        for message in inbox {
            let kept = &held[&message.immutable_id];
            assert_eq!(
                (&kept["subject"], &kept["isRead"]),
                (&json!(message.content.subject), &json!(message.is_read()))
            );
        }
        total
    };
    assert!(run(3) > 30 + 27, "something was told twice");
    assert_eq!(run(3), run(3));
    assert_ne!(run(3), run(4));
}

#[test]
fn a_token_grows_old() {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox", 1);
    let (_, link) = round(&mut tenant, DELTA);
    tenant.simulator.sync_quirks().token_lifetime_ms = Some(DAY);
    tenant.token = tenant.simulator.issue_token(tenant.ada, 10 * DAY);
    tenant.now = Timestamp(NOW.0 + DAY);
    assert_eq!(tenant.get(&link).status, 200);
    tenant.now = Timestamp(NOW.0 + DAY + 1);
    assert_eq!(refusal(&tenant.get(&link)), (410, "SyncStateNotFound".to_owned()));
}

#[test]
fn tokens_can_be_made_to_expire_and_the_answer_may_say_where_to_start_anew() {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox", 3);
    let mut links = vec![round(&mut tenant, &format!("{DELTA}?$select=subject&$top=2")).1];
    links.push(round(&mut tenant, "/me/mailFolders/delta").1);
    tenant.simulator.sync_quirks().expire_tokens();
    for link in &links {
        assert_eq!(refusal(&tenant.get(link)), (410, "SyncStateNotFound".to_owned()));
    }
    tenant.simulator.sync_quirks().gone = Gone::ResyncRequired;
    let response = tenant.get(&links[0]);
    assert_eq!(refusal(&response), (410, "resyncRequired".to_owned()));
    let location = path_of(&json!(response.header("Location").unwrap()));
    assert!(location.ends_with("$deltatoken="), "{location}");
    let (items, _) = round(&mut tenant, &location);
    assert_eq!((items.len(), items[0].as_object().unwrap().len()), (3, 4), "the options are kept");
}
