//! Automatic replies: to whom they go, and to whom not.

use graph_sim::UserId;
use serde_json::{Value, json};

use super::from_ben;
use crate::common::{HOUR, Tenant, address};

/// A tenant whose Ada is away.
fn away(more: &Value) -> Tenant {
    let mut tenant = Tenant::new();
    set(
        &mut tenant,
        &json!({
            "status": "alwaysEnabled", "internalReplyMessage": "<p>Inside</p>", "externalReplyMessage": "<p>Outside</p>",
        }),
    );
    set(&mut tenant, more);
    tenant
}

fn set(tenant: &mut Tenant, replies: &Value) {
    let response = tenant.patch("/me/mailboxSettings", &json!({ "automaticRepliesSetting": replies }));
    assert_eq!(response.status, 200, "{}", String::from_utf8_lossy(&response.body));
}

fn ben_writes(tenant: &mut Tenant, subject: &str) {
    let letter = from_ben(tenant, subject);
    tenant.simulator.deliver(&letter);
}

fn cleo_writes(tenant: &mut Tenant, subject: &str) {
    let letter = tenant.arriving(subject);
    tenant.simulator.deliver(&letter);
}

fn outside(tenant: &Tenant) -> Vec<&str> {
    tenant.simulator.sent_outside().iter().map(|message| message.subject.as_str()).collect()
}

#[test]
fn each_colleague_is_answered_once_while_replies_are_on() {
    let mut tenant = away(&json!({}));
    ben_writes(&mut tenant, "one");
    ben_writes(&mut tenant, "two");
    assert_eq!(tenant.held_by_ben(), ["Automatic reply: one"]);
    let reply = &tenant.simulator.messages_in(tenant.ben, "inbox")[0].content;
    assert!(reply.headers.contains(&("Auto-Submitted".to_owned(), "auto-replied".to_owned())));
    assert_eq!(reply.body, graph_sim::model::Body::Html("<p>Inside</p>".into()));
    set(&mut tenant, &json!({ "status": "disabled" }));
    set(&mut tenant, &json!({ "status": "alwaysEnabled" }));
    ben_writes(&mut tenant, "three");
    assert!(tenant.held_by_ben().contains(&"Automatic reply: three".to_owned()));
}

#[test]
fn outsiders_get_the_text_for_outsiders_or_nothing() {
    let mut tenant = away(&json!({ "externalAudience": "all" }));
    cleo_writes(&mut tenant, "hello");
    assert_eq!(outside(&tenant), ["Automatic reply: hello"]);
    let mut tenant = away(&json!({ "externalAudience": "none" }));
    cleo_writes(&mut tenant, "hello");
    assert!(outside(&tenant).is_empty());
}

#[test]
fn only_contacts_are_answered_when_the_audience_is_contacts() {
    let mut tenant = away(&json!({ "externalAudience": "contactsOnly" }));
    cleo_writes(&mut tenant, "hello");
    assert!(outside(&tenant).is_empty());
    let ada = tenant.ada;
    let cleo = json!({ "displayName": "Cleo", "emailAddresses": [{ "name": "Cleo", "address": "CLEO@fabrikam.com" }] });
    tenant.simulator.add_contact(ada, &cleo).unwrap();
    cleo_writes(&mut tenant, "again");
    assert_eq!(outside(&tenant), ["Automatic reply: again"]);
}

#[test]
fn scheduled_replies_are_sent_between_start_and_end() {
    let moment = |hours: i64| {
        let text = graph_sim::clock::iso(graph_sim::model::Timestamp(crate::common::NOW.0 + hours * HOUR));
        json!({ "dateTime": text.trim_end_matches('Z'), "timeZone": "UTC" })
    };
    let mut tenant = away(&json!({
        "status": "scheduled", "scheduledStartDateTime": moment(1), "scheduledEndDateTime": moment(2),
    }));
    for (minutes, answered) in [(0, 0), (90, 1), (180, 1)] {
        tenant.simulator.set_now(graph_sim::model::Timestamp(tenant.now.0 + minutes * 60_000));
        ben_writes(&mut tenant, "hello");
        assert_eq!(tenant.held_by_ben().len(), answered, "after {minutes} minutes");
    }
}

#[test]
fn neither_machines_nor_lists_nor_oneself_are_answered() {
    let mut tenant = away(&json!({}));
    for (name, value) in [
        ("Auto-Submitted", "auto-generated"),
        ("Precedence", "bulk"),
        ("List-Id", "<harbour.lists.example>"),
        ("X-Auto-Response-Suppress", "OOF, AutoReply"),
    ] {
        let mut letter = from_ben(&tenant, name);
        letter.headers.push((name.into(), value.into()));
        tenant.simulator.deliver(&letter);
    }
    let mut robot = tenant.arriving("robot");
    robot.from = Some(address("Shop", "no-reply@fabrikam.com"));
    tenant.simulator.deliver(&robot);
    let mut own = tenant.arriving("note to self");
    own.from = Some(address("Ada Lovelace", "ada@contoso.com"));
    tenant.simulator.deliver(&own);
    assert!(tenant.held_by_ben().is_empty() && outside(&tenant).is_empty());
    assert_eq!(tenant.held("inbox").len(), 6);
}

#[test]
fn mail_to_a_group_is_not_answered() {
    let mut tenant = away(&json!({}));
    tenant.simulator.add_group("Team", "team@contoso.com", &["ada@contoso.com"]);
    let mut letter = from_ben(&tenant, "to all");
    letter.to = vec![address("Team", "team@contoso.com")];
    assert_eq!(tenant.simulator.deliver(&letter), 1);
    assert!(tenant.held_by_ben().is_empty());
}

#[test]
fn two_who_are_away_do_not_answer_each_other_for_ever() {
    let mut tenant = away(&json!({}));
    let change =
        json!({ "automaticRepliesSetting": { "status": "alwaysEnabled", "internalReplyMessage": "Away" } });
    let ben: UserId = tenant.ben;
    assert!(tenant.simulator.change_settings(ben, &change));
    ben_writes(&mut tenant, "hello");
    assert_eq!(tenant.held_by_ben(), ["Automatic reply: hello"]);
    assert_eq!(tenant.held("inbox"), ["hello"]);
}
