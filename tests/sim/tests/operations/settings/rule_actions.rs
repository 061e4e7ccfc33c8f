//! Rules at work: what becomes of a message that meets them.

use graph_sim::model::{AttachmentContent, Importance};
use serde_json::{Value, json};

use super::from_ben;
use crate::common::{Tenant, address};

const RULES: &str = "/me/mailFolders/inbox/messageRules";

/// A tenant whose Ada has a rule for every message.
fn with(actions: &Value) -> Tenant {
    let mut tenant = Tenant::new();
    add(&mut tenant, 1, actions);
    tenant
}

fn add(tenant: &mut Tenant, sequence: i32, actions: &Value) {
    let rule = json!({ "displayName": "R", "sequence": sequence, "actions": actions });
    assert_eq!(tenant.post(RULES, &rule).status, 201);
}

fn deliver(tenant: &mut Tenant, subject: &str) {
    let letter = from_ben(tenant, subject);
    tenant.simulator.deliver(&letter);
}

fn to(address: &str) -> Value {
    json!([{ "emailAddress": { "name": "Somebody", "address": address } }])
}

#[test]
fn moved_messages_are_not_in_the_inbox() {
    let mut tenant = with(&json!({ "moveToFolder": "archive", "copyToFolder": "drafts" }));
    deliver(&mut tenant, "plan");
    assert!(tenant.held("inbox").is_empty());
    assert_eq!(tenant.held("archive"), ["plan"]);
    assert_eq!(tenant.held("drafts"), ["plan"]);
}

#[test]
fn a_deleted_message_is_in_deleted_items_and_one_deleted_for_good_nowhere() {
    let mut tenant = with(&json!({ "delete": true }));
    deliver(&mut tenant, "plan");
    assert_eq!(tenant.held("deleteditems"), ["plan"]);
    let mut tenant = with(&json!({ "permanentDelete": true }));
    deliver(&mut tenant, "plan");
    assert!(tenant.held("deleteditems").is_empty() && tenant.held("inbox").is_empty());
}

#[test]
fn marks_and_categories_are_set() {
    let mut tenant =
        with(&json!({ "markAsRead": true, "markImportance": "high", "assignCategories": ["Red category"] }));
    deliver(&mut tenant, "plan");
    let held = &tenant.simulator.messages_in(tenant.ada, "inbox")[0].content;
    assert!(held.is_read);
    assert_eq!(held.importance, Importance::High);
    assert_eq!(held.categories, ["Red category"]);
}

#[test]
fn rules_run_in_order_until_one_stops_them() {
    let mut tenant = with(&json!({ "assignCategories": ["One"] }));
    add(&mut tenant, 2, &json!({ "assignCategories": ["Two"], "stopProcessingRules": true }));
    add(&mut tenant, 3, &json!({ "assignCategories": ["Three"] }));
    deliver(&mut tenant, "plan");
    assert_eq!(tenant.simulator.messages_in(tenant.ada, "inbox")[0].content.categories, ["One", "Two"]);
}

#[test]
fn a_rule_that_is_off_does_nothing() {
    let mut tenant = Tenant::new();
    let rule =
        json!({ "displayName": "R", "sequence": 1, "isEnabled": false, "actions": { "delete": true } });
    tenant.post(RULES, &rule);
    deliver(&mut tenant, "plan");
    assert_eq!(tenant.held("inbox"), ["plan"]);
}

#[test]
fn a_forwarded_message_comes_from_the_owner_of_the_rule() {
    let mut tenant = with(&json!({ "forwardTo": to("ben@contoso.com") }));
    deliver(&mut tenant, "plan");
    assert_eq!(tenant.held("inbox"), ["plan"]);
    let forwarded = &tenant.simulator.messages_in(tenant.ben, "inbox")[0].content;
    assert_eq!(forwarded.subject, "FW: plan");
    assert_eq!(forwarded.from, Some(address("Ada Lovelace", "ada@contoso.com")));
}

#[test]
fn a_message_forwarded_as_attachment_is_inside_the_new_one() {
    let mut tenant = with(&json!({ "forwardAsAttachmentTo": to("ben@contoso.com") }));
    deliver(&mut tenant, "plan");
    let forwarded = &tenant.simulator.messages_in(tenant.ben, "inbox")[0].content;
    let AttachmentContent::Item { message, mime } = &forwarded.attachments[0].content else {
        panic!("no item")
    };
    assert_eq!(message.subject, "plan");
    assert!(String::from_utf8_lossy(mime).contains("Subject: plan"));
}

#[test]
fn a_redirected_message_keeps_sender_and_recipients() {
    let mut tenant = with(&json!({ "redirectTo": to("ben@contoso.com") }));
    let letter = tenant.arriving("plan");
    tenant.simulator.deliver(&letter);
    let redirected = &tenant.simulator.messages_in(tenant.ben, "inbox")[0].content;
    assert_eq!(redirected.subject, "plan");
    assert_eq!(redirected.from, letter.from);
    assert_eq!(redirected.to, letter.to);
    assert_eq!(redirected.internet_message_id, letter.internet_message_id);
}

#[test]
fn what_goes_outside_the_tenant_can_be_seen() {
    let mut tenant = with(&json!({ "forwardTo": to("cleo@fabrikam.com") }));
    deliver(&mut tenant, "plan");
    let outside: Vec<&str> =
        tenant.simulator.sent_outside().iter().map(|message| message.subject.as_str()).collect();
    assert_eq!(outside, ["FW: plan"]);
}

#[test]
fn two_mailboxes_that_forward_to_each_other_stop() {
    let mut tenant = with(&json!({ "forwardTo": to("ben@contoso.com") }));
    let ben = tenant.ben;
    let back =
        json!({ "displayName": "Back", "sequence": 1, "actions": { "redirectTo": to("ada@contoso.com") } });
    tenant.simulator.add_rule(ben, &back, false).unwrap();
    let letter = tenant.arriving("plan");
    assert_eq!(tenant.simulator.deliver(&letter), 1);
    assert_eq!(tenant.held_by_ben(), ["FW: plan"]);
    assert_eq!(tenant.held("inbox").len(), 2, "the letter, and the one redirected once");
}
