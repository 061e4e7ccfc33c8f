//! Mentions: rows 27 to 31, beta only.

use graph_sim::Method;
use serde_json::{Value, json};

use super::{beta, path_of, recipient};
use crate::common::{HOUR, Tenant, in_path, text};

fn with_mention() -> Value {
    json!({
        "subject": "Plan", "toRecipients": [recipient("ben@contoso.com"), recipient("ada@contoso.com")],
        "mentions": [{ "mentioned": { "name": "Ben Okri", "address": "ben@contoso.com" } }],
    })
}

const MENTIONED: &str = "$filter=mentionsPreview/isMentioned%20eq%20true";

#[test]
fn who_is_mentioned_is_told_so_and_finds_the_message() {
    let mut tenant = Tenant::new();
    assert_eq!(tenant.post_beta("/me/sendMail", &json!({ "message": with_mention() })).status, 202);
    let count = |tenant: &mut Tenant| {
        let page = tenant.get_beta(&format!("/me/messages?{MENTIONED}")).to_json().unwrap();
        page["value"].as_array().unwrap().len()
    };
    assert_eq!(count(&mut tenant), 0);
    tenant.token = tenant.simulator.issue_token(tenant.ben, HOUR);
    assert_eq!(count(&mut tenant), 1);
    let id = tenant.inbox(tenant.ben).remove(0).immutable_id;
    let message = tenant.get_beta(&format!("{}?$expand=mentions", path_of(&id))).to_json().unwrap();
    assert_eq!(message["mentionsPreview"], json!({ "isMentioned": true }));
    let mention = &message["mentions"][0];
    assert_eq!(mention["mentioned"], json!({ "name": "Ben Okri", "address": "ben@contoso.com" }));
    assert_eq!(mention["createdBy"]["address"], "ada@contoso.com");
    assert_eq!(mention["createdDateTime"], "2026-03-01T09:30:00Z");
}

#[test]
fn a_mention_can_be_looked_at_and_taken_away() {
    let mut tenant = Tenant::new();
    let draft = tenant.post_beta("/me/messages", &with_mention()).to_json().unwrap();
    assert_eq!(draft["mentionsPreview"], json!({ "isMentioned": false }));
    let path = format!("{}/mentions", path_of(&text(&draft["id"])));
    let list = tenant.get_beta(&path).to_json().unwrap();
    let one = format!("{path}/{}", in_path(&text(&list["value"][0]["id"])));
    assert_eq!(tenant.get_beta(&one).to_json().unwrap()["mentioned"]["name"], "Ben Okri");
    let delete = beta(&tenant.request(Method::Delete, &one));
    assert_eq!(tenant.send(&delete).status, 204);
    assert_eq!(tenant.send(&delete).status, 404);
    assert_eq!(tenant.get_beta(&path).to_json().unwrap()["value"], json!([]));
    let message = tenant.get_beta(&path_of(&text(&draft["id"]))).to_json().unwrap();
    assert_eq!(message["mentionsPreview"], Value::Null);
}

#[test]
fn v1_knows_no_mentions() {
    let mut tenant = Tenant::new();
    let draft = tenant.post_beta("/me/messages", &with_mention()).to_json().unwrap();
    let path = path_of(&text(&draft["id"]));
    for wild in [
        tenant.request(Method::Post, "/me/messages").with_json(&with_mention()),
        tenant.request(Method::Post, "/me/sendMail").with_json(&json!({ "message": with_mention() })),
        tenant.request(Method::Get, &format!("{path}?$expand=mentions")),
        tenant.request(Method::Get, &format!("{path}?$select=mentionsPreview")),
        tenant.request(Method::Get, &format!("{path}/mentions")),
    ] {
        assert_eq!(tenant.send_wild(&wild).status, 400, "{}", wild.url);
    }
    // The contract does not look into filters.
    assert_eq!(tenant.get(&format!("/me/messages?{MENTIONED}")).status, 400);
    assert_eq!(tenant.json(&path).get("mentionsPreview"), None);
}
