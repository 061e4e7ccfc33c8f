//! Random JSON there and back, and what is no JSON.

use proptest::prelude::*;
use serde_json::{Map, Value};

use super::{casing, names, query};

/// A key of Graph's that holds no member of an enumeration. `propertyId` is Outlook's own.
fn key() -> impl Strategy<Value = String> {
    let known = proptest::sample::select(vec![
        "id",
        "value",
        "reason",
        "body",
        "content",
        "name",
        "singleValueExtendedProperties",
        "@odata.type",
        "@odata.nextLink",
        "startDateTime@odata.type",
    ]);
    let any = "[a-z][a-zA-Z0-9]{0,8}"
        .prop_filter("another kind of key", |key| !names::is_enumeration(key) && key != "propertyId");
    prop_oneof![1 => known.prop_map(str::to_owned), 3 => any]
}

/// A key and its value where that is a member of an enumeration, or several.
fn enumeration() -> impl Strategy<Value = (String, Value)> {
    let pairs = vec![
        ("contentType", "html"),
        ("contentType", "text"),
        ("contentType", "image/png"),
        ("contentType", "application/x-Odd; name=\"ü\""),
        ("importance", "high"),
        ("flagStatus", "notFlagged"),
        ("inferenceClassification", "focused"),
        ("classifyAs", "other"),
        ("mailTipsOptions", "automaticReplies, mailboxFullStatus"),
        ("status", "alwaysEnabled"),
        ("@odata.type", "#microsoft.graph.itemAttachment"),
    ];
    proptest::sample::select(pairs).prop_map(|(key, value)| (key.to_owned(), value.into()))
}

fn text() -> impl Strategy<Value = String> {
    let odd = proptest::sample::select(vec![
        "\"",
        "\\",
        "\\\"",
        "{\"Id\":1}",
        "a,b:c[]{}",
        "isRead",
        "Messages('x')",
        "Ünïcode 日本",
        "\u{0}\n\t",
        "High",
    ]);
    prop_oneof![odd.prop_map(str::to_owned), "\\PC{0,12}", any::<String>()]
}

/// JSON as Graph writes it.
fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        let object =
            proptest::collection::vec(prop_oneof![4 => (key(), inner.clone()), 1 => enumeration()], 0..6);
        prop_oneof![
            object.prop_map(|fields| Value::Object(fields.into_iter().collect::<Map<_, _>>())),
            proptest::collection::vec(inner, 0..4).prop_map(Value::Array),
        ]
    })
}

/// The keys of all objects within.
fn keys(value: &Value) -> Vec<&String> {
    match value {
        Value::Object(fields) => {
            fields.iter().flat_map(|(key, value)| [vec![key], keys(value)].concat()).collect()
        }
        Value::Array(items) => items.iter().flat_map(keys).collect(),
        _ => Vec::new(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn json_goes_there_and_back(json in json(), is_pretty in any::<bool>()) {
        let text = if is_pretty { serde_json::to_string_pretty(&json) } else { serde_json::to_string(&json) }.unwrap();
        let outlook = casing::to_outlook(&text);
        let read: Value = serde_json::from_str(&outlook).unwrap();
        for key in keys(&read) {
            prop_assert!(key.starts_with(|c: char| c.is_ascii_uppercase() || c == '@'), "{key}");
        }
        prop_assert_eq!(casing::to_graph(outlook.as_bytes()), text);
    }

    #[test]
    fn any_target_is_spelled_anew_without_harm(target in "/[\\PC]{0,40}", filter in "\\PC{0,40}") {
        query::to_outlook(&target);
        query::to_outlook(&format!("/me/messages?$filter={filter}"));
    }
}

/// xorshift64 (Marsaglia, "Xorshift RNGs"): the same cases each time.
fn next(state: &mut u64) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    usize::try_from(*state >> 33).unwrap()
}

/// What is put in where JSON is broken.
const MARKS: &[u8] = b"\"\\{}[],:' u\xff\x00\xc3";

#[test]
fn broken_json_does_no_harm() {
    let whole = r##"{"@odata.context":"x/$deletedEntity","id":"Messages('AAMk=')","reason":"deleted","Value":[{"Id":"ü",
        "Body":{"ContentType":"HTML","Content":"a\"b\\"},"Attachments":[{"@odata.type":"#Microsoft.OutlookServices.X"}]}]}"##;
    let mut state = 0x2545_F491_4F6C_DD1D;
    for _ in 0..20_000 {
        let mut bytes = whole.as_bytes().to_vec();
        for _ in 0..=next(&mut state) % 6 {
            let at = next(&mut state) % bytes.len();
            match next(&mut state) % 4 {
                0 => bytes.truncate(at + 1),
                1 => bytes[at] = MARKS[next(&mut state) % MARKS.len()],
                2 => bytes.insert(at, MARKS[next(&mut state) % MARKS.len()]),
                _ => {
                    bytes.swap_remove(at);
                    bytes.push(b' ');
                }
            }
        }
        casing::to_graph(&bytes);
        casing::to_outlook(&String::from_utf8_lossy(&bytes));
    }
}
