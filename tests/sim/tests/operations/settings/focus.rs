//! Rows 22-26: Focused and Other.

use graph_sim::Method;
use graph_sim::model::Classification;
use serde_json::{Value, json};

use crate::common::{Tenant, text};

const OVERRIDES: &str = "/me/inferenceClassification/overrides";

fn cleo(classify_as: &str) -> Value {
    json!({ "classifyAs": classify_as, "senderEmailAddress": { "name": "Cleo", "address": "cleo@fabrikam.com" } })
}

fn arrives_as(tenant: &mut Tenant, header: Option<&str>) -> Classification {
    let mut letter = tenant.arriving("news");
    letter.headers.extend(header.map(|name| (name.to_owned(), "<mailto:x@y.example>".to_owned())));
    tenant.simulator.deliver(&letter);
    tenant.simulator.messages_in(tenant.ada, "inbox")[0].content.classification
}

#[test]
fn an_override_decides_over_mail_that_arrives_later() {
    let mut tenant = Tenant::new();
    assert_eq!(arrives_as(&mut tenant, None), Classification::Focused);
    assert_eq!(tenant.post(OVERRIDES, &cleo("other")).status, 201);
    assert_eq!(arrives_as(&mut tenant, None), Classification::Other);
    let held = tenant.simulator.messages_in(tenant.ada, "inbox");
    assert!(held.iter().any(|message| message.content.classification == Classification::Focused));
}

#[test]
fn mail_to_many_is_other_unless_an_override_says_focused() {
    let mut tenant = Tenant::new();
    assert_eq!(arrives_as(&mut tenant, Some("List-Unsubscribe")), Classification::Other);
    tenant.post(OVERRIDES, &cleo("focused"));
    let mut letter = tenant.arriving("later");
    letter.headers.push(("List-Unsubscribe".into(), "<mailto:x@y.example>".into()));
    letter.received.0 += 1000;
    tenant.simulator.deliver(&letter);
    let held = tenant.simulator.messages_in(tenant.ada, "inbox");
    assert_eq!(held[0].content.classification, Classification::Focused);
}

#[test]
fn the_same_address_changes_the_override_it_has() {
    let mut tenant = Tenant::new();
    let first = tenant.post(OVERRIDES, &cleo("other")).to_json().unwrap();
    let mut again = cleo("focused");
    again["senderEmailAddress"] = json!({ "name": "Cleopatra", "address": "CLEO@fabrikam.com" });
    let second = tenant.post(OVERRIDES, &again);
    assert_eq!(second.status, 201);
    let second = second.to_json().unwrap();
    assert_eq!(first["id"], second["id"]);
    assert_eq!(second["senderEmailAddress"]["name"], json!("Cleopatra"));
    assert_eq!(tenant.json(OVERRIDES)["value"].as_array().unwrap().len(), 1);
}

#[test]
fn only_the_classification_of_an_override_changes() {
    let mut tenant = Tenant::new();
    let id = text(&tenant.post(OVERRIDES, &cleo("other")).to_json().unwrap()["id"]);
    let path = format!("{OVERRIDES}/{id}");
    assert_eq!(
        tenant.patch(&path, &json!({ "classifyAs": "focused" })).to_json().unwrap()["classifyAs"],
        json!("focused")
    );
    assert_eq!(tenant.send_json_wild(Method::Patch, &path, &cleo("other")).status, 400);
    assert_eq!(tenant.delete(&path).status, 204);
    assert_eq!(tenant.delete(&path).status, 404);
}

#[test]
fn what_no_override_can_be_is_refused() {
    let mut tenant = Tenant::new();
    assert_eq!(tenant.send_json_wild(Method::Post, OVERRIDES, &cleo("important")).status, 400);
    assert_eq!(tenant.post(OVERRIDES, &json!({ "classifyAs": "other" })).status, 400);
    let nobody = json!({ "classifyAs": "other", "senderEmailAddress": { "address": "nobody" } });
    assert_eq!(tenant.post(OVERRIDES, &nobody).status, 400);
}

#[test]
fn a_mailbox_has_at_most_1000_overrides() {
    let mut tenant = Tenant::new();
    let sender = |number: usize| json!({ "classifyAs": "other", "senderEmailAddress": { "name": "S", "address": format!("s{number}@x.example") } });
    for number in 0..1000 {
        assert_eq!(tenant.post(OVERRIDES, &sender(number)).status, 201);
    }
    assert_eq!(tenant.post(OVERRIDES, &sender(1000)).status, 400);
    assert_eq!(tenant.post(OVERRIDES, &sender(7)).status, 201, "one that is there can be changed");
}

#[test]
fn a_message_can_be_moved_between_the_tabs() {
    let mut tenant = Tenant::new();
    let id = tenant.fill("inbox", 1).remove(0);
    let path = format!("/me/messages/{}", crate::common::in_path(&id));
    let changed = tenant.patch(&path, &json!({ "inferenceClassification": "other" })).to_json().unwrap();
    assert_eq!(changed["inferenceClassification"], json!("other"));
}

#[test]
fn mail_of_a_blocked_sender_is_junk_and_rules_leave_it_alone() {
    let mut tenant = Tenant::new();
    let ada = tenant.ada;
    let rule = json!({ "displayName": "R", "sequence": 1, "actions": { "moveToFolder": "archive" } });
    tenant.simulator.add_rule(ada, &rule, false).unwrap();
    tenant.simulator.block_sender(ada, "fabrikam.com");
    let letter = tenant.arriving("buy");
    tenant.simulator.deliver(&letter);
    assert_eq!(tenant.held("junkemail"), ["buy"]);
    tenant.simulator.unblock_sender(ada, "FABRIKAM.com");
    let letter = tenant.arriving("sorry");
    tenant.simulator.deliver(&letter);
    assert_eq!(tenant.held("archive"), ["sorry"]);
}
