//! Junk, reports, unsubscribing: B10 to B12 and row 37.

use graph_sim::Method;
use graph_sim::model::NewMessage;
use serde_json::json;

use super::path_of;
use crate::common::{NOW, Tenant, address, letter};

#[test]
fn junk_moves_and_blocks_its_sender_until_it_is_not_junk() {
    let mut tenant = Tenant::new();
    let id = tenant.insert("Inbox", letter(1, NOW.0));
    let path = path_of(&id);
    let marked = tenant.post_beta(&format!("{path}/markAsJunk"), &json!({ "moveToJunk": true }));
    assert_eq!(marked.status, 202);
    assert_eq!(tenant.simulator.message(tenant.ada, &id).unwrap().folder, "Junk Email");
    assert_eq!(tenant.simulator.blocked_senders(tenant.ada), ["cleo@fabrikam.com"]);
    assert_eq!(tenant.simulator.deliver(&letter(2, NOW.0)), 1);
    assert_eq!(tenant.inbox(tenant.ada), []);
    assert_eq!(tenant.simulator.messages_in(tenant.ada, "junkemail").len(), 2);

    let marked = tenant.post_beta(&format!("{path}/markAsNotJunk"), &json!({ "moveToInbox": true }));
    assert_eq!(marked.status, 202);
    assert_eq!(tenant.simulator.message(tenant.ada, &id).unwrap().folder, "Inbox");
    tenant.simulator.deliver(&letter(3, NOW.0));
    assert_eq!(tenant.inbox(tenant.ada).len(), 2);
}

#[test]
fn marking_alone_does_not_move() {
    let mut tenant = Tenant::new();
    let id = tenant.insert("Inbox", letter(1, NOW.0));
    let marked = tenant.post_beta(&format!("{}/markAsJunk", path_of(&id)), &json!({ "moveToJunk": false }));
    assert_eq!(marked.status, 202);
    assert_eq!(tenant.simulator.message(tenant.ada, &id).unwrap().folder, "Inbox");
}

#[test]
fn a_report_moves_where_that_is_wanted() {
    let mut tenant = Tenant::new();
    for (action, moved, folder) in [
        ("junk", false, "Inbox"),
        ("junk", true, "Junk Email"),
        ("notJunk", true, "Inbox"),
        ("phish", true, "Deleted Items"),
    ] {
        let id = tenant.insert("Inbox", letter(1, NOW.0));
        let report = json!({ "IsMessageMoveRequested": moved, "ReportAction": action });
        let answer = tenant.post_beta(&format!("{}/reportMessage", path_of(&id)), &report);
        assert_eq!(answer.status, 200);
        assert_eq!(tenant.simulator.message(tenant.ada, &id).unwrap().folder, folder, "{action}");
    }
}

#[test]
fn a_list_is_left_by_mail_only() {
    let mut tenant = Tenant::new();
    let list = |header: &str| NewMessage {
        headers: vec![("List-Unsubscribe".into(), header.into())],
        ..letter(1, NOW.0)
    };
    let both = "<https://fabrikam.com/leave>, <mailto:ben@contoso.com?subject=leave%20list>";
    let id = tenant.insert("Inbox", list(both));
    let shown = tenant.get_beta(&path_of(&id)).to_json().unwrap();
    assert_eq!(shown["unsubscribeEnabled"], true);
    let targets = ["https://fabrikam.com/leave", "mailto:ben@contoso.com?subject=leave%20list"];
    assert_eq!(shown["unsubscribeData"], json!(targets));
    let request = super::beta(&tenant.request(Method::Post, &format!("{}/unsubscribe", path_of(&id))));
    assert_eq!(tenant.send(&request).status, 202);
    let left = tenant.inbox(tenant.ben).remove(0).content;
    assert_eq!(
        (left.subject.as_str(), left.from.unwrap()),
        ("leave list", address("Ada Lovelace", "ada@contoso.com"))
    );
    assert_eq!(tenant.simulator.message(tenant.ada, &id).unwrap().folder, "Deleted Items");

    for header in ["<https://fabrikam.com/leave>", ""] {
        let id = tenant.insert("Inbox", list(header));
        assert_eq!(tenant.get_beta(&path_of(&id)).to_json().unwrap()["unsubscribeEnabled"], false);
        let request = super::beta(&tenant.request(Method::Post, &format!("{}/unsubscribe", path_of(&id))));
        assert_eq!(tenant.send(&request).status, 400);
        assert_eq!(tenant.simulator.message(tenant.ada, &id).unwrap().folder, "Inbox");
    }
}

#[test]
fn v1_has_none_of_these_actions() {
    let mut tenant = Tenant::new();
    let id = tenant.insert("Inbox", letter(1, NOW.0));
    for action in ["markAsJunk", "markAsNotJunk", "reportMessage", "unsubscribe"] {
        let request = tenant.request(Method::Post, &format!("{}/{action}", path_of(&id)));
        assert_eq!(tenant.send_wild(&request).status, 400, "{action}");
    }
    let shown = tenant.json(&path_of(&id));
    assert_eq!((shown.get("unsubscribeEnabled"), shown.get("unsubscribeData")), (None, None));
}
