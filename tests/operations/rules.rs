//! The rules of the Inbox.

use outpost::model::{NewRule, Patch, RuleActions, RulePatch, RulePredicates};
use outpost::protocol::ops::message_rule;

use crate::service::{Service, letter};

pub(crate) fn rules_of_the_inbox(service: &mut Service) {
    let rule = NewRule {
        display_name: "Plans".into(),
        sequence: 1,
        is_enabled: Some(true),
        conditions: Some(RulePredicates {
            subject_contains: vec!["plan".into()],
            ..RulePredicates::default()
        }),
        exceptions: None,
        actions: RuleActions { mark_as_read: Some(true), ..RuleActions::default() },
    };
    let made = service.ask(&message_rule::Create::new(rule));
    service.simulator.deliver(&letter("The plan"));
    assert!(service.simulator.messages_in(service.ada, "Inbox")[0].is_read(), "the rule ran");
    assert_eq!(service.ask(&message_rule::List).value.len(), 1);
    let patch = RulePatch {
        display_name: Patch::Set("No plans".into()),
        is_enabled: Patch::Set(false),
        ..RulePatch::default()
    };
    service.ask(&message_rule::Update::new(made.id.clone(), patch));
    let read = service.ask(&message_rule::Get::new(made.id.clone()));
    assert_eq!((read.display_name.as_str(), read.is_enabled), ("No plans", false));
    assert_eq!(read.conditions.unwrap().subject_contains, ["plan"], "what was not changed stays");
    service.ask(&message_rule::Delete::new(made.id));
    assert!(service.ask(&message_rule::List).value.is_empty());
}
