//! Patches have three states, and what a delta page says in part comes to the same as what it says in full.

use outpost::model::*;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::documents::{Texts, document, variation};
use super::kinds::round_trips;

/// `base` with what `change` names replaced: what the service holds after the change.
fn overlaid(base: &Value, change: &Value) -> Value {
    let mut whole = base.clone();
    for (key, value) in change.as_object().unwrap() {
        whole[key] = value.clone();
    }
    whole
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_partial_message_says_what_the_message_says(read in variation(document("Message"), Texts::Any)) {
        let whole: Message = serde_json::from_value(read.clone()).unwrap();
        let partial: PartialMessage = serde_json::from_value(read).unwrap();
        prop_assert_eq!(partial.into_message(), whole);
    }

    #[test]
    fn merging_a_change_comes_to_what_the_service_holds(
        before in variation(document("Message"), Texts::Any), change in variation(document("Message"), Texts::Any),
    ) {
        let after: Message = serde_json::from_value(overlaid(&before, &change)).unwrap();
        let mut message: Message = serde_json::from_value(overlaid(&before, &json!({"id": change["id"]}))).unwrap();
        let partial: PartialMessage = serde_json::from_value(change).unwrap();
        partial.merge_into(&mut message);
        prop_assert_eq!(message, after);
    }

    #[test]
    fn merging_a_change_of_a_folder_comes_to_what_the_service_holds(
        before in variation(document("MailFolder"), Texts::Any),
        change in variation(document("MailFolder"), Texts::Any),
    ) {
        let after: MailFolder = serde_json::from_value(overlaid(&before, &change)).unwrap();
        let mut folder: MailFolder = serde_json::from_value(overlaid(&before, &json!({"id": change["id"]}))).unwrap();
        let partial: PartialFolder = serde_json::from_value(change.clone()).unwrap();
        partial.clone().merge_into(&mut folder);
        prop_assert_eq!(folder, after);
        prop_assert_eq!(partial.into_folder(), serde_json::from_value::<MailFolder>(change).unwrap());
    }

    #[test]
    fn a_patch_sends_exactly_what_was_set_or_cleared(
        subject in prop_oneof![Just(Patch::Keep), Just(Patch::Clear), "\\PC{0,8}".prop_map(Patch::Set)],
        is_read in prop_oneof![Just(Patch::Keep), Just(Patch::Clear), any::<bool>().prop_map(Patch::Set)],
    ) {
        let patch = DraftPatch { subject: subject.clone(), is_read: is_read.clone(), ..DraftPatch::default() };
        let mut sent = json!({});
        match subject {
            Patch::Keep => {}
            Patch::Clear => sent["subject"] = Value::Null,
            Patch::Set(text) => sent["subject"] = json!(text),
        }
        match is_read {
            Patch::Keep => {}
            Patch::Clear => sent["isRead"] = Value::Null,
            Patch::Set(is_read) => sent["isRead"] = json!(is_read),
        }
        prop_assert_eq!(patch.is_empty(), sent == json!({}));
        prop_assert_eq!(round_trips(&patch), sent);
    }
}

#[test]
fn a_change_of_the_read_state_alone_leaves_the_rest() {
    let mut message: Message = serde_json::from_value(document("Message").clone()).unwrap();
    let before = message.clone();
    let change =
        json!({"@odata.type": "#microsoft.graph.message", "id": before.id.as_str(), "isRead": false});
    let DeltaItem::Present(partial) = serde_json::from_value::<DeltaItem<PartialMessage>>(change).unwrap()
    else {
        panic!("it is there");
    };
    partial.merge_into(&mut message);
    assert_eq!(message, Message { is_read: false, ..before });
}

#[test]
fn what_is_gone_is_told_with_its_reason() {
    let gone = |json: Value| serde_json::from_value::<DeltaItem<PartialFolder>>(json);
    let reasons = [("deleted", RemovalReason::Deleted), ("changed", RemovalReason::Changed)];
    for (name, reason) in reasons {
        let item = gone(json!({"id": "f", "@removed": {"reason": name}})).unwrap();
        assert_eq!(item, DeltaItem::Removed { id: "f".into(), reason: Some(reason) });
    }
    let bare = gone(json!({"id": "f", "@removed": {}})).unwrap();
    assert_eq!(bare, DeltaItem::Removed { id: "f".into(), reason: None });
    assert!(gone(json!({"@removed": {"reason": "deleted"}})).is_err());
}
