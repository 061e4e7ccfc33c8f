//! Whatever shape a mail resource has, the translation there and back gives it again.

use serde_json::{Map, Value, json};

use super::casing;
use super::names::{OUTLOOK_TYPES, OutlookVersion, is_camel};
use crate::random::Random;

/// Shapes of Graph; each text says what may stand in its place.
fn shapes() -> Vec<Value> {
    let address = json!({ "name": "text", "address": "text" });
    let recipient = json!({ "emailAddress": address });
    let body = json!({ "contentType": "html|text", "content": "text" });
    let time = json!({ "dateTime": "text", "timeZone": "text" });
    let extended = json!([{ "id": "text", "value": "text" }]);
    let file = json!({
        "@odata.type": "#microsoft.graph.fileAttachment|#microsoft.graph.itemAttachment", "id": "text",
        "name": "text", "contentType": "text", "contentBytes": "text", "isInline": true, "size": 1,
    });
    let link = json!({
        "@odata.type": "#microsoft.graph.referenceAttachment", "name": "text", "isFolder": true,
        "providerType": "oneDriveBusiness|dropbox|other", "permission": "view|anonymousEdit", "sourceUrl": "text",
    });
    let mention = json!({ "id": "text", "mentioned": address, "createdBy": address });
    let message = json!({
        "@odata.etag": "text", "@odata.type": "#microsoft.graph.eventMessage", "id": "text", "subject": "text",
        "body": body, "importance": "low|normal|high", "inferenceClassification": "focused|other", "isRead": true,
        "flag": { "flagStatus": "notFlagged|flagged|complete", "dueDateTime": time }, "toRecipients": [recipient],
        "categories": ["text"], "internetMessageHeaders": [{ "name": "text", "value": "text" }],
        "singleValueExtendedProperties": extended, "attachments": [file, link], "mentions": [mention],
        "unsubscribeData": ["text"], "sender": null,
    });
    let rule = json!({
        "displayName": "text", "sequence": 1, "conditions": { "sensitivity": "normal|private", "senderContains": ["text"] },
        "exceptions": { "messageActionFlag": "any|doNotForward", "withinSizeRange": { "minimumSize": 1 } },
        "actions": { "markImportance": "high|low", "forwardTo": [recipient], "delete": true },
    });
    let settings = json!({ "timeZone": "text", "language": { "locale": "text" }, "automaticRepliesSetting": {
        "status": "disabled|alwaysEnabled|scheduled", "externalAudience": "none|contactsOnly|all",
        "scheduledStartDateTime": time,
    } });
    let tips = json!({ "value": [{ "emailAddress": address, "mailboxFull": true, "automaticReplies": { "message": "text" },
        "recipientScope": "internal, external|none" }] });
    let page = json!({ "value": [message, message], "@odata.count": 1 });
    let attached = json!({ "name": "text", "item": message });
    vec![
        message,
        page,
        rule,
        settings,
        tips,
        attached,
        json!({ "value": "text" }),
        json!({ "message": link }),
    ]
}

/// A value of a shape: some properties left out, lists of any length, texts of any kind.
fn draw(shape: &Value, random: &mut Random) -> Value {
    match shape {
        Value::Object(fields) => {
            let mut kept = Map::new();
            for (key, value) in fields {
                // What tells an attachment's media type from a body's stays.
                if key == "name" || key == "id" || key == "value" || random.chance(0.8) {
                    kept.insert(key.clone(), draw(value, random));
                }
            }
            Value::Object(kept)
        }
        Value::Array(items) => {
            let count = random.within(0, 3);
            (0..count).flat_map(|_| items).map(|item| draw(item, random)).collect()
        }
        Value::String(text) if text == "text" => json!(words(random)),
        Value::String(choices) => {
            let choices: Vec<&str> = choices.split('|').collect();
            let at = usize::try_from(random.within(0, choices.len() as u64 - 1)).unwrap();
            json!(choices[at])
        }
        Value::Bool(_) => json!(random.chance(0.5)),
        Value::Number(_) => json!(random.next()),
        Value::Null => Value::Null,
    }
}

fn words(random: &mut Random) -> String {
    const WORDS: [&str; 8] =
        ["", "subject", "Subject", "#microsoft.graph.x", "isRead", "é漢", "false", "a, B"];
    WORDS[usize::try_from(random.within(0, 7)).unwrap()].to_owned()
}

fn assert_outlook_spelling(value: &Value, is_top: bool) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| assert_outlook_spelling(item, false)),
        Value::Object(fields) => {
            for (key, value) in fields {
                assert!(!is_camel(key) || (is_top && key == "value"), "{key}");
                if key == "@odata.type" {
                    assert!(value.as_str().unwrap().starts_with(&format!("#{OUTLOOK_TYPES}")), "{value}");
                }
                assert_outlook_spelling(value, false);
            }
        }
        _ => {}
    }
}

#[test]
fn there_and_back_gives_the_same() {
    let mut random = Random::new(42);
    for _ in 0..200 {
        for shape in shapes() {
            let graph = draw(&shape, &mut random);
            let outlook = casing::to_outlook(&graph, OutlookVersion::Beta);
            assert_outlook_spelling(&outlook, true);
            assert_eq!(casing::to_graph(&outlook).unwrap(), graph, "{outlook}");
        }
    }
}
