//! What mailboxes and groups let in.

use graph_sim::MailTips;

use super::from_ben;
use crate::common::{Tenant, address};

fn with(tips: MailTips) -> Tenant {
    let mut tenant = Tenant::new();
    assert!(tenant.simulator.set_mail_tips("ada@contoso.com", tips));
    tenant
}

fn ben_writes(tenant: &mut Tenant) {
    let letter = from_ben(tenant, "hello");
    tenant.simulator.deliver(&letter);
}

#[test]
fn a_full_mailbox_returns_what_is_sent_to_it() {
    let mut tenant = with(MailTips { mailbox_full: true, ..MailTips::default() });
    ben_writes(&mut tenant);
    assert!(tenant.held("inbox").is_empty());
    assert_eq!(tenant.held_by_ben(), ["Undeliverable: hello"]);
}

#[test]
fn a_restricted_mailbox_takes_mail_of_some_only() {
    let only = |who: &str| MailTips { accepts_only: Some(vec![who.to_owned()]), ..MailTips::default() };
    let mut tenant = with(only("BEN@contoso.com"));
    ben_writes(&mut tenant);
    assert_eq!(tenant.held("inbox"), ["hello"]);
    let mut tenant = with(only("boss@contoso.com"));
    ben_writes(&mut tenant);
    assert_eq!(tenant.held_by_ben(), ["Undeliverable: hello"]);
}

#[test]
fn a_message_larger_than_allowed_comes_back() {
    let mut tenant = with(MailTips { max_message_size: Some(10), ..MailTips::default() });
    ben_writes(&mut tenant);
    assert_eq!(tenant.held_by_ben(), ["Undeliverable: hello"]);
}

#[test]
fn moderated_mail_waits_until_it_is_let_through() {
    let mut tenant = with(MailTips { moderated: true, ..MailTips::default() });
    ben_writes(&mut tenant);
    assert!(tenant.held("inbox").is_empty() && tenant.held_by_ben().is_empty());
    let ada = tenant.ada;
    assert_eq!(tenant.simulator.release_held(ada), 1);
    assert_eq!(tenant.held("inbox"), ["hello"]);
}

#[test]
fn a_group_within_a_group_reaches_each_member_once() {
    let mut tenant = Tenant::new();
    tenant.simulator.add_group(
        "All",
        "all@contoso.com",
        &["team@contoso.com", "ada@contoso.com", "x@out.example"],
    );
    tenant.simulator.add_group(
        "Team",
        "team@contoso.com",
        &["all@contoso.com", "ben@contoso.com", "ada@contoso.com"],
    );
    let mut letter = tenant.arriving("to all");
    letter.to = vec![address("All", "all@contoso.com"), address("Ada", "ada@contoso.com")];
    assert_eq!(tenant.simulator.deliver(&letter), 2);
    assert_eq!(tenant.held("inbox"), ["to all"]);
    assert_eq!(tenant.held_by_ben(), ["to all"]);
    assert_eq!(tenant.simulator.sent_outside().len(), 1);
}

#[test]
fn a_closed_group_returns_mail_of_others() {
    let mut tenant = Tenant::new();
    tenant.simulator.add_group("Board", "board@contoso.com", &["ada@contoso.com"]);
    tenant.simulator.set_mail_tips(
        "board@contoso.com",
        MailTips { accepts_only: Some(Vec::new()), ..MailTips::default() },
    );
    let mut letter = from_ben(&tenant, "please");
    letter.to = vec![address("Board", "board@contoso.com")];
    assert_eq!(tenant.simulator.deliver(&letter), 0);
    assert_eq!(tenant.held_by_ben(), ["Undeliverable: please"]);
    assert!(!tenant.simulator.set_mail_tips("nobody@contoso.com", MailTips::default()));
}
