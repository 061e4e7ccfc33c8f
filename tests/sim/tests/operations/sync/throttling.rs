//! Limits with Graph's numbers.

use graph_sim::model::Timestamp;
use graph_sim::throttle::Limits;
use graph_sim::{Effect, FaultRule, Method, Response};
use serde_json::{Value, json};

use super::{beta, refusal};
use crate::common::{NOW, Tenant, in_path};

const INBOX: &str = "/me/mailFolders/inbox";
const OVER: &str = "Application is over its MailboxConcurrency limit.";

fn limited(limits: Limits) -> Tenant {
    let mut tenant = Tenant::new();
    tenant.simulator.throttle(Some(limits));
    tenant
}

fn after(tenant: &mut Tenant, seconds: i64) {
    tenant.now = Timestamp(NOW.0 + seconds * 1000);
}

fn wait(response: &Response) -> i64 {
    response.header("Retry-After").unwrap().parse().unwrap()
}

#[test]
fn the_numbers_are_those_of_graph_and_nothing_is_limited_by_itself() {
    let graph = Limits::graph();
    assert_eq!((graph.requests, graph.requests_window_ms), (10_000, 600_000));
    assert_eq!((graph.upload_bytes, graph.upload_window_ms, graph.concurrent), (157_286_400, 300_000, 4));
    let mut tenant = limited(graph);
    tenant.simulator.throttle(None);
    let request = tenant.request(Method::Get, INBOX);
    let status = |tenant: &mut Tenant| tenant.simulator.handle(&request, NOW).answer().unwrap().status;
    assert!((0..10_001).all(|_| status(&mut tenant) == 200));
    tenant.simulator.throttle(Some(Limits::graph()));
    assert!((0..10_000).all(|_| status(&mut tenant) == 200));
    assert_eq!(status(&mut tenant), 429);
}

#[test]
fn too_many_requests_wait_until_the_window_has_room_and_refused_ones_count() {
    let mut tenant = limited(Limits { requests: 3, ..Limits::graph() });
    for second in [0, 100, 200] {
        after(&mut tenant, second);
        let request = tenant.request(Method::Get, INBOX);
        let request = if second == 100 { beta(request) } else { request };
        assert_eq!(tenant.send(&request).status, 200);
    }
    after(&mut tenant, 300);
    let refused = tenant.get(INBOX);
    assert_eq!((refusal(&refused), wait(&refused)), ((429, "TooManyRequests".to_owned()), 400));
    after(&mut tenant, 601);
    assert_eq!(tenant.get(INBOX).status, 429, "the refused request counts");
    after(&mut tenant, 2000);
    assert_eq!(tenant.get(INBOX).status, 200);
    assert_eq!(tenant.get("/me").status, 200, "people are no mail");
}

#[test]
fn each_mailbox_has_its_own_count() {
    let mut tenant = limited(Limits { requests: 1, ..Limits::graph() });
    tenant.simulator.share(tenant.ben, tenant.ada);
    assert_eq!(tenant.get(INBOX).status, 200);
    assert_eq!(tenant.get("/users/ben@contoso.com/mailFolders/inbox").status, 200);
    assert_eq!(tenant.get("/users/ada@contoso.com/mailFolders/inbox").status, 429);
}

#[test]
fn uploads_are_counted_in_bytes() {
    let mut tenant = limited(Limits { upload_bytes: 3000, ..Limits::graph() });
    let draft = json!({ "subject": "x".repeat(2000) });
    assert_eq!(tenant.post("/me/messages", &draft).status, 201);
    after(&mut tenant, 10);
    let refused = tenant.post("/me/messages", &draft);
    assert_eq!((refusal(&refused), wait(&refused)), ((429, "TooManyRequests".to_owned()), 290));
    assert_eq!(tenant.get(INBOX).status, 200, "reading is no upload");
    after(&mut tenant, 700);
    assert_eq!(tenant.post("/me/messages", &draft).status, 201);
}

#[test]
fn a_fifth_request_at_once_is_one_too_many() {
    let mut tenant = limited(Limits::graph());
    tenant.simulator.faults().push(FaultRule::new(Effect::Latency { min_ms: 2000, max_ms: 2000 }));
    for _ in 0..4 {
        assert_eq!(tenant.get(INBOX).status, 200);
    }
    let refused = tenant.get(INBOX);
    assert_eq!((refusal(&refused), wait(&refused)), ((429, "ApplicationThrottled".to_owned()), 2));
    assert_eq!(refused.to_json().unwrap()["error"]["message"], OVER);
    after(&mut tenant, 2);
    assert_eq!(tenant.get(INBOX).status, 200, "the four are done");
}

fn batch(tenant: &mut Tenant, count: usize, in_order: bool) -> Vec<u64> {
    let items: Vec<Value> = (0..count)
        .map(|id| {
            let mut item = json!({ "id": id.to_string(), "method": "GET", "url": "/me/mailFolders/inbox" });
            if in_order && id > 0 {
                item["dependsOn"] = json!([(id - 1).to_string()]);
            }
            item
        })
        .collect();
    let answer = tenant.post("/$batch", &json!({ "requests": items })).to_json().unwrap();
    answer["responses"].as_array().unwrap().iter().map(|one| one["status"].as_u64().unwrap()).collect()
}

#[test]
fn a_batch_takes_four_places_and_a_second_one_finds_none() {
    let mut tenant = limited(Limits::graph());
    tenant
        .simulator
        .faults()
        .push(FaultRule::new(Effect::Latency { min_ms: 1000, max_ms: 1000 }).at("$batch"));
    assert_eq!(batch(&mut tenant, 20, false), [200; 20]);
    assert_eq!(batch(&mut tenant, 20, false), [429; 20], "the batch itself is answered");
    after(&mut tenant, 1);
    assert_eq!(batch(&mut tenant, 20, false), [200; 20]);
}

#[test]
fn four_batches_in_order_may_run_at_once() {
    let mut tenant = limited(Limits::graph());
    tenant
        .simulator
        .faults()
        .push(FaultRule::new(Effect::Latency { min_ms: 1000, max_ms: 1000 }).at("$batch"));
    for _ in 0..4 {
        assert_eq!(batch(&mut tenant, 5, true), [200; 5]);
    }
    let fifth = batch(&mut tenant, 5, true);
    assert_eq!(fifth.iter().filter(|status| **status == 200).count(), 0, "{fifth:?}");
}

#[test]
fn a_batch_beside_other_requests_gets_the_places_left() {
    let mut tenant = limited(Limits::graph());
    let id = tenant.fill("Inbox", 1).remove(0);
    tenant.simulator.faults().push(FaultRule::new(Effect::Latency { min_ms: 1000, max_ms: 1000 }));
    tenant.get(INBOX);
    tenant.get(&format!("/me/messages/{}", in_path(&id)));
    let mut statuses = batch(&mut tenant, 8, false);
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 200, 200, 200, 429, 429, 429, 429]);
}
