//! Many changes at once: what a delta round tells of them is what happened.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on ends, and says where"
)]

mod common;

use std::collections::BTreeMap;

use common::{Tenant, text};
use graph_sim::churn::Churn;

/// What a client keeps of a folder: read and flagged, by id.
type Kept = BTreeMap<String, (bool, String)>;

/// Follows a chain of delta links to its end, taking every page into `copy`; the link to go on from.
fn follow(tenant: &mut Tenant, mut link: String, copy: &mut Kept) -> String {
    loop {
        let page = tenant.json(&link);
        for item in page["value"].as_array().unwrap() {
            let id = text(&item["id"]);
            if item.get("@removed").is_some() {
                copy.remove(&id);
                continue;
            }
            let kept = copy.entry(id).or_default();
            kept.0 = item["isRead"].as_bool().unwrap();
            // A change of the read state alone is told without the rest.
            if item.get("flag").is_some() {
                kept.1 = text(&item["flag"]["flagStatus"]);
            }
        }
        let next = page.get("@odata.nextLink").or_else(|| page.get("@odata.deltaLink"));
        text(next.unwrap()).split_once("/v1.0").unwrap().1.clone_into(&mut link);
        if page.get("@odata.deltaLink").is_some() {
            return link;
        }
    }
}

/// The same of the server.
fn truth(tenant: &Tenant) -> Kept {
    let messages = tenant.simulator.messages_in(tenant.ada, "Inbox");
    let kept = messages.iter().map(|message| {
        let flag = if message.is_flagged() { "flagged" } else { "notFlagged" };
        (message.immutable_id.clone(), (message.is_read(), flag.to_owned()))
    });
    kept.collect()
}

fn churn(tenant: &mut Tenant, changes: usize) -> Churn {
    tenant.simulator.churn(tenant.ada, "Inbox", changes, 11).unwrap()
}

#[test]
fn a_delta_round_tells_all_of_it() {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox", 120);
    let mut copy = Kept::new();
    let first = "/me/mailFolders/inbox/messages/delta?$select=isRead,flag".to_owned();
    let link = follow(&mut tenant, first, &mut copy);
    assert_eq!(copy, truth(&tenant));
    let made = churn(&mut tenant, 400);
    assert_eq!(made.total(), 400);
    assert!([made.read, made.flagged, made.moved, made.deleted, made.added].iter().all(|kind| *kind > 10));
    assert_ne!(copy, truth(&tenant));
    follow(&mut tenant, link, &mut copy);
    assert_eq!(copy, truth(&tenant));
}

#[test]
fn the_folder_keeps_about_its_size() {
    let mut tenant = Tenant::new();
    tenant.fill("Inbox", 300);
    let made = churn(&mut tenant, 3_000);
    let left = tenant.simulator.counts(tenant.ada, "Inbox").unwrap().total;
    assert_eq!(left, 300 + made.added - made.moved - made.deleted);
    assert!((150..600).contains(&left), "{left}");
}

#[test]
fn a_folder_that_is_not_there_cannot_change() {
    let mut tenant = Tenant::new();
    assert_eq!(tenant.simulator.churn(tenant.ada, "Inbox/Nowhere", 5, 1), None);
}
