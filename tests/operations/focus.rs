//! The overrides of the Focused Inbox.

use outpost::model::{EmailAddress, InferenceClass, NewOverride};
use outpost::protocol::ops::focus_override;

use crate::service::{Service, letter};

pub(crate) fn overrides_of_the_focused_inbox(service: &mut Service) {
    let of = |class| NewOverride {
        classify_as: Some(class),
        sender_email_address: EmailAddress { name: "Ben Okri".into(), address: "ben@contoso.com".into() },
    };
    let made = service.ask(&focus_override::Create::new(of(InferenceClass::NonFocused)));
    let again = service.ask(&focus_override::Create::new(of(InferenceClass::NonFocused)));
    assert_eq!(made.id, again.id, "the same address keeps its override");
    let all = service.ask(&focus_override::List).value;
    assert_eq!(all.len(), 1);
    service.simulator.deliver(&letter("Now in Other"));
    let arrived = &service.simulator.messages_in(service.ada, "Inbox")[0];
    assert_eq!(arrived.content.classification, graph_sim::model::Classification::Other);
    let changed = service.ask(&focus_override::Update::new(made.id.clone(), InferenceClass::Focused));
    assert_eq!(changed.classify_as, Some(InferenceClass::Focused));
    service.ask(&focus_override::Delete::new(made.id));
    assert!(service.ask(&focus_override::List).value.is_empty());
}
