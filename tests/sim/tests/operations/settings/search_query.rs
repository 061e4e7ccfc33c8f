//! B24: search with relevance and pages.

use graph_sim::Method;
use graph_sim::model::Body;
use serde_json::{Value, json};

use crate::common::Tenant;

const SEARCH: &str = "/search/query";

fn request(query: &str, from: usize, size: usize) -> Value {
    json!({ "requests": [{
        "entityTypes": ["message"], "query": { "queryString": query }, "from": from, "size": size,
    }]})
}

fn container(tenant: &mut Tenant, body: &Value) -> Value {
    let response = tenant.post(SEARCH, body);
    assert_eq!(response.status, 200, "{}", String::from_utf8_lossy(&response.body));
    response.to_json().unwrap()["value"][0]["hitsContainers"][0].clone()
}

fn status(tenant: &mut Tenant, body: &Value) -> u16 {
    tenant.post(SEARCH, body).status
}

#[test]
fn hits_are_ranked_and_paged() {
    let mut tenant = Tenant::new();
    tenant.fill("inbox", 30);
    let first = container(&mut tenant, &request("letter", 0, 25));
    assert_eq!(first["total"], json!(30));
    assert_eq!(first["moreResultsAvailable"], json!(true));
    assert_eq!(first["hits"].as_array().unwrap().len(), 25);
    assert_eq!(first["hits"][0]["rank"], json!(1));
    assert_eq!(first["hits"][0]["resource"]["subject"], json!("Letter 29"));
    let second = container(&mut tenant, &request("letter", 25, 25));
    assert_eq!(second["hits"].as_array().unwrap().len(), 5);
    assert_eq!(second["hits"][0]["rank"], json!(26));
    assert_eq!(second["moreResultsAvailable"], json!(false));
    let none = container(&mut tenant, &request("hoist", 0, 25));
    assert_eq!(none, json!({ "total": 0, "moreResultsAvailable": false }));
}

#[test]
fn a_summary_marks_what_was_found() {
    let mut tenant = Tenant::new();
    let mut letter = tenant.arriving("Pier");
    letter.body = Body::Html("<p>The old <b>crane</b> stands on the pier.</p>".into());
    tenant.insert("inbox", letter);
    let found = container(&mut tenant, &request("crane AND from:cleo", 0, 25));
    assert_eq!(found["hits"][0]["summary"], json!("The old <c0>crane</c0> stands on the pier."));
}

#[test]
fn top_results_put_the_subject_first() {
    let mut tenant = Tenant::new();
    for (subject, body, minutes) in [("Crane", "old", 9), ("Pier", "a crane", 1)] {
        let mut letter = tenant.arriving(subject);
        letter.received.0 -= minutes * 60_000;
        letter.body = Body::Text(body.into());
        tenant.insert("inbox", letter);
    }
    let mut body = request("crane", 0, 25);
    let subject = |found: &Value| found["hits"][0]["resource"]["subject"].clone();
    assert_eq!(subject(&container(&mut tenant, &body)), json!("Pier"));
    body["requests"][0]["enableTopResults"] = json!(true);
    assert_eq!(subject(&container(&mut tenant, &body)), json!("Crane"));
}

#[test]
fn one_request_for_messages_of_at_most_25_is_what_is_answered() {
    let mut tenant = Tenant::new();
    assert_eq!(status(&mut tenant, &request("x", 0, 26)), 400);
    assert_eq!(status(&mut tenant, &request("(x", 0, 25)), 400);
    let one = request("x", 0, 5)["requests"][0].clone();
    assert_eq!(status(&mut tenant, &json!({ "requests": [one, one] })), 400);
    let mut events = request("x", 0, 5);
    events["requests"][0]["entityTypes"] = json!(["event"]);
    assert_eq!(status(&mut tenant, &events), 400);
    let mut sorted = request("x", 0, 5);
    sorted["requests"][0]["sortProperties"] = json!([{ "name": "subject", "isDescending": true }]);
    assert_eq!(status(&mut tenant, &sorted), 400);
    let beta = tenant.beta(Method::Post, SEARCH).with_json(&request("x", 0, 5));
    assert_eq!(tenant.send(&beta).status, 200);
}

#[test]
fn only_the_callers_own_mailbox_is_searched() {
    let mut tenant = Tenant::new();
    let (ben, ada) = (tenant.ben, tenant.ada);
    tenant.simulator.share(ben, ada);
    let inbox = tenant.simulator.folder_by_path(ben, "inbox", false).unwrap();
    let letter = tenant.arriving("Secret");
    tenant.simulator.insert(ben, inbox, letter);
    assert_eq!(container(&mut tenant, &request("secret", 0, 5))["total"], json!(0));
}
