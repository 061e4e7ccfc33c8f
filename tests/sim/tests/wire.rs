//! Around the routes: tokens, preferences, headers, refusals, batches, faults.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on ends, and says where"
)]

mod common;

use common::{HOUR, NOW, Tenant, code, in_path, text};
use graph_sim::model::Timestamp;
use graph_sim::{Effect, FaultRule, Method, Outcome, Request, Response};
use serde_json::{Value, json};

#[test]
fn only_a_living_token_opens_the_door() {
    let mut tenant = Tenant::new();
    let me = "https://graph.microsoft.com/v1.0/me";
    let bare = tenant.send(&Request::new(Method::Get, me));
    assert_eq!((bare.status, code(&bare).as_str()), (401, "InvalidAuthenticationToken"));
    assert!(bare.header("WWW-Authenticate").unwrap().starts_with("Bearer"));
    assert_eq!(tenant.send(&Request::new(Method::Get, me).with_token("made-up")).status, 401);
    assert_eq!(tenant.get("/me").status, 200);
    tenant.now = Timestamp(NOW.0 + HOUR);
    assert_eq!(tenant.get("/me").status, 401);
    tenant.token = tenant.simulator.issue_token(tenant.ada, HOUR);
    assert_eq!(tenant.get("/me").status, 200);
    tenant.simulator.expire_tokens();
    assert_eq!(tenant.get("/me").status, 401);
}

#[test]
fn every_answer_carries_its_ids_and_its_date() {
    let mut tenant = Tenant::new();
    let request =
        tenant.request(Method::Get, "/me/messages/nonsense").with_header("client-request-id", "mine");
    let response = tenant.send(&request);
    assert_eq!(response.header("client-request-id"), Some("mine"));
    assert_eq!(response.header("Date"), Some("Sun, 01 Mar 2026 09:30:00 GMT"));
    let inner = &response.to_json().unwrap()["error"]["innerError"];
    assert_eq!(inner["client-request-id"], "mine");
    assert_eq!(inner["request-id"], response.header("request-id").unwrap());
    assert_eq!(inner["date"], "2026-03-01T09:30:00");
}

#[test]
fn a_preference_for_text_turns_bodies_into_text() {
    let mut tenant = Tenant::new();
    let id = tenant.fill("Inbox", 1).remove(0);
    let request = tenant.request(Method::Get, &format!("/me/messages/{}", in_path(&id)));
    let request = request.with_header("Prefer", "outlook.body-content-type=\"text\"");
    let response = tenant.send(&request);
    let body = &response.to_json().unwrap()["body"];
    assert_eq!(*body, json!({ "contentType": "text", "content": "The text of letter 0" }));
    assert!(response.header("Preference-Applied").unwrap().contains("outlook.body-content-type=\"text\""));
}

#[test]
fn malformed_ids_and_ids_of_nothing_are_told_apart() {
    let mut tenant = Tenant::new();
    let id = tenant.fill("Inbox", 1).remove(0);
    let refused = tenant.get(&format!("/me/messages/{}", in_path(&id).to_lowercase()));
    assert_eq!((refused.status, code(&refused).as_str()), (400, "ErrorInvalidIdMalformed"));
    let inbox = text(&tenant.json("/me/mailFolders/inbox")["id"]);
    let refused = tenant.get(&format!("/me/messages/{}", in_path(&inbox)));
    assert_eq!((refused.status, code(&refused).as_str()), (404, "ErrorItemNotFound"));
}

#[test]
fn what_graph_does_not_have_is_refused() {
    let mut tenant = Tenant::new();
    for (method, path, status) in [
        (Method::Get, "/me/nonsense", 400),
        (Method::Get, "/nonsense", 400),
        (Method::Put, "/me/messages", 405),
        (Method::Get, "/me/messages?$format=json", 400),
    ] {
        let request = tenant.request(method, path);
        let response = tenant.send_wild(&request);
        assert_eq!(response.status, status, "{path}");
        assert!(!code(&response).is_empty());
    }
    let refused =
        [("/me/mailFolders?$search=%22x%22", 400), ("/me/messages?$top=0", 400), ("/me/photo/$value", 404)];
    for (path, status) in refused {
        assert_eq!(tenant.get(path).status, status, "{path}");
    }
}

fn statuses(response: &Response) -> Vec<(String, u64)> {
    let body = response.to_json().unwrap();
    let answers = body["responses"].as_array().unwrap();
    let mut statuses: Vec<_> =
        answers.iter().map(|answer| (text(&answer["id"]), answer["status"].as_u64().unwrap())).collect();
    statuses.sort();
    statuses
}

#[test]
fn a_batch_answers_each_item_for_itself() {
    let mut tenant = Tenant::new();
    let id = in_path(&tenant.fill("Inbox", 1).remove(0));
    let prefer = json!({ "Prefer": "IdType=\"ImmutableId\"", "Content-Type": "application/json" });
    let archive = json!({ "destinationId": "archive" });
    // Item e has a body without a Content-Type, which is illegal.
    let request = tenant.request(Method::Post, "/$batch").with_json(&json!({ "requests": [
        { "id": "a", "method": "POST", "url": format!("/me/messages/{id}/move"), "headers": prefer, "body": archive },
        { "id": "b", "method": "GET", "url": format!("me/messages/{id}"), "headers": prefer, "dependsOn": ["a"] },
        { "id": "c", "method": "GET", "url": "/me/messages/nonsense" },
        { "id": "d", "method": "GET", "url": "/me", "dependsOn": ["c"] },
        { "id": "e", "method": "PATCH", "url": format!("/me/messages/{id}"), "body": { "isRead": true } },
    ] }));
    let response = tenant.send_wild(&request);
    let wanted = [("a", 201), ("b", 200), ("c", 400), ("d", 424), ("e", 400)];
    assert_eq!(statuses(&response), wanted.map(|(id, status)| (id.to_owned(), status)));
}

#[test]
fn a_batch_has_at_most_twenty_items_with_ids_of_their_own() {
    let mut tenant = Tenant::new();
    let batch = |count: usize| -> Value {
        let items: Vec<Value> =
            (0..count).map(|id| json!({ "id": id.to_string(), "method": "GET", "url": "/me" })).collect();
        json!({ "requests": items })
    };
    assert_eq!(statuses(&tenant.post("/$batch", &batch(20))).len(), 20);
    let item = |id: &str, url: &str| json!({ "id": id, "method": "GET", "url": url });
    let twice = json!({ "requests": [item("a", "/me"), item("A", "/me")] });
    assert_eq!(tenant.post("/$batch", &twice).status, 400);
    for illegal in [batch(21), json!({ "requests": [item("a", "/$batch")] })] {
        let request = tenant.request(Method::Post, "/$batch").with_json(&illegal);
        assert_eq!(tenant.send_wild(&request).status, 400);
    }
}

#[test]
fn a_fault_strikes_items_of_a_batch_by_their_own_paths() {
    let mut tenant = Tenant::new();
    tenant
        .simulator
        .faults()
        .push(FaultRule::new(Effect::Throttle { retry_after: Some(9) }).at("/mailFolders").times(1));
    let item = |id: &str, url: &str| json!({ "id": id, "method": "GET", "url": url });
    let response = tenant
        .post("/$batch", &json!({ "requests": [item("1", "/me"), item("2", "/me/mailFolders/inbox")] }));
    assert_eq!(statuses(&response), [("1".to_owned(), 200), ("2".to_owned(), 429)]);
    let body = response.to_json().unwrap();
    let struck = body["responses"].as_array().unwrap().iter().find(|answer| answer["id"] == "2").unwrap();
    assert_eq!(struck["headers"]["Retry-After"], "9");
}

#[test]
fn faults_answer_in_the_place_of_the_service() {
    let mut tenant = Tenant::new();
    for (effect, status, wanted) in [
        (Effect::Throttle { retry_after: Some(3) }, 429, Some("3")),
        (Effect::Throttle { retry_after: None }, 429, None),
        (Effect::ServerError { status: 503, retry_after: Some(1) }, 503, Some("1")),
        (Effect::ExpiredToken, 401, None),
    ] {
        tenant.simulator.faults().push(FaultRule::new(effect).times(1));
        let response = tenant.get("/me");
        assert_eq!((response.status, response.header("Retry-After")), (status, wanted));
        assert_eq!(tenant.get("/me").status, 200);
    }
    tenant.simulator.faults().push(FaultRule::new(Effect::Html { status: 502 }).times(1));
    let request = tenant.request(Method::Get, "/me");
    let page = tenant.send_unseen(&request);
    assert_eq!((page.status, page.to_json()), (502, None));
    tenant.simulator.faults().push(FaultRule::new(Effect::Truncated).times(1));
    let cut = tenant.send_unseen(&request);
    assert_eq!((cut.status, cut.to_json()), (200, None));
}

#[test]
fn a_connection_is_lost_before_or_after_the_change() {
    let mut tenant = Tenant::new();
    let id = tenant.fill("Inbox", 1).remove(0);
    for (effect, done) in [(Effect::DropBefore, false), (Effect::DropAfter, true)] {
        tenant.simulator.faults().push(FaultRule::new(effect).times(1));
        let request = tenant.request(Method::Patch, &format!("/me/messages/{}", in_path(&id)));
        let reply = tenant.simulator.handle(&request.with_json(&json!({ "isRead": true })), NOW);
        assert_eq!(reply.outcome, Outcome::Dropped);
        assert_eq!(tenant.simulator.message(tenant.ada, &id).unwrap().is_read(), done);
    }
}

#[test]
fn latency_is_told_not_slept() {
    let mut tenant = Tenant::new();
    tenant.simulator.faults().push(FaultRule::new(Effect::Latency { min_ms: 100, max_ms: 200 }));
    let request = tenant.request(Method::Get, "/me");
    let delays: Vec<u64> = (0..20).map(|_| tenant.simulator.handle(&request, NOW).delay_ms).collect();
    assert!(delays.iter().all(|delay| (100..=200).contains(delay)), "{delays:?}");
    assert!(delays.iter().any(|delay| *delay != delays[0]), "{delays:?}");
}

#[test]
fn the_same_seed_and_requests_give_the_same_bytes() {
    let run = || {
        let mut tenant = Tenant::new();
        tenant.fill("Inbox", 5);
        (tenant.token.clone(), tenant.get("/me/messages"))
    };
    assert_eq!(run(), run());
}
