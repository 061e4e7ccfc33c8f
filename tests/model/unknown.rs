//! What a later version of the service says survives where the client sends whole objects back.

use outpost::model::*;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::documents::document;
use super::kinds::round_trips;

/// A name no property of a rule has.
fn unknown_name() -> impl Strategy<Value = String> {
    "future[A-Z][a-z]{1,8}"
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        Just(json!("x"))
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::hash_map("[a-z]{1,4}", inner, 0..3)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_rule_keeps_conditions_and_actions_it_does_not_know(
        name in unknown_name(), value in any_json(), level in "[a-z]{3,9}X",
    ) {
        let mut read = document("MessageRule").clone();
        for part in ["conditions", "exceptions", "actions"] {
            read[part][&name] = value.clone();
        }
        read["conditions"]["importance"] = json!(level);
        read["conditions"]["messageActionFlag"] = json!(level);
        read["actions"]["markImportance"] = json!(level);
        let rule: MessageRule = serde_json::from_value(read.clone()).unwrap();
        // As the editor does it: change one thing, send the whole.
        let patch = RulePatch {
            conditions: rule.conditions.clone().map_or(Patch::Clear, Patch::Set),
            exceptions: rule.exceptions.clone().map_or(Patch::Clear, Patch::Set),
            actions: rule.actions.clone().map_or(Patch::Clear, Patch::Set),
            ..RulePatch::default()
        };
        let sent = serde_json::to_value(&patch).unwrap();
        for part in ["conditions", "exceptions", "actions"] {
            prop_assert_eq!(&sent[part], &read[part]);
        }
        round_trips(&rule);
    }

    #[test]
    fn an_enumeration_keeps_a_value_it_does_not_know(text in "[a-z]{3,12}[0-9]{2}") {
        macro_rules! keeps {
            ($($type:ident),+) => {
                $({
                    let value = $type::from(text.as_str());
                    prop_assert_eq!(&value, &$type::Other(text.as_str().into()));
                    prop_assert_eq!(round_trips(&value), json!(text));
                    for known in $type::KNOWN {
                        let loud: $type = serde_json::from_value(json!(known.as_str().to_uppercase())).unwrap();
                        prop_assert_eq!(&loud, known);
                        round_trips(known);
                    }
                })+
            };
        }
        keeps!(
            AttachmentType, AttendeeType, AutomaticRepliesStatus, CategoryColor, DayOfWeek, DelegateDelivery, EventType,
            ExternalAudience, FreeBusyStatus, IdFormat, ImportanceLevel, InferenceClass, LocationType,
            LocationUniqueIdType, MailTipsOption, MeetingMessageType, MeetingRequestType, MessageActionFlag, PhoneType,
            PhysicalAddressType, RecipientScope, RecurrencePatternType, RecurrenceRangeType, ReferencePermission,
            ReferenceProvider, RemovalReason, ResponseType, SearchEntityType, Sensitivity, TimeZoneStandard,
            UserPurpose, WebsiteType, WeekIndex
        );
    }
}

#[test]
fn annotations_of_a_rule_are_not_sent_back() {
    let read =
        json!({"id": "r", "@odata.etag": "x", "actions": {"delete": true, "@odata.type": "y", "ping": 1}});
    let rule: MessageRule = serde_json::from_value(read).unwrap();
    assert!(rule.other.is_empty());
    assert_eq!(serde_json::to_value(&rule.actions).unwrap(), json!({"delete": true, "ping": 1}));
}

#[test]
fn what_is_made_is_written_with_its_type_and_nothing_empty() {
    let folder = NewSearchFolder { display_name: "n".to_owned(), ..NewSearchFolder::default() };
    let file = NewAttachment::File {
        name: "a".to_owned(),
        content_type: None,
        content_bytes: "AAEC".to_owned(),
        is_inline: false,
        content_id: None,
    };
    let item = NewAttachment::Item { name: "m".to_owned(), item: NewItem::Message(Box::default()) };
    let message = NewMessage { attachments: vec![file, item], ..NewMessage::default() };
    let extension = OpenExtension { extension_name: "e".to_owned(), ..OpenExtension::default() };
    let kind = |name: &str| format!("#microsoft.graph.{name}");
    let written = json!([
        {"@odata.type": kind("mailSearchFolder"), "displayName": "n"},
        {"attachments": [
            {"@odata.type": kind("fileAttachment"), "name": "a", "contentBytes": "AAEC"},
            {"@odata.type": kind("itemAttachment"), "name": "m", "item": {"@odata.type": kind("message")}},
        ]},
        {"@odata.type": kind("openTypeExtension"), "extensionName": "e"},
    ]);
    assert_eq!(json!([round_trips(&folder), round_trips(&message), round_trips(&extension)]), written);
    let options = Flags(vec![MailTipsOption::AutomaticReplies, MailTipsOption::MailboxFullStatus]);
    assert_eq!(round_trips(&options), json!("automaticReplies, mailboxFullStatus"));
}
