//! For every type a document in which all its properties are set, and variations of it.

use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::kinds::{KINDS, Kind, kind};

/// Name of the type, or the name with a note where a type has several, and the document.
static DOCUMENTS: LazyLock<Map<String, Value>> =
    LazyLock::new(|| serde_json::from_str(include_str!("documents.json")).unwrap());

/// Properties without which some type is not read.
const NEEDED: &[&str] = &["id", "@odata.type", "name", "contentBytes", "item", "sourceUrl"];

/// Every type with each of its documents.
pub(crate) fn documents() -> impl Iterator<Item = (Kind, &'static Value)> {
    DOCUMENTS.iter().map(|(name, document)| (kind(name.split(' ').next().unwrap()), document))
}

/// The document of one type.
pub(crate) fn document(name: &str) -> &'static Value {
    &DOCUMENTS[name]
}

/// What may stand in place of a text.
#[derive(Clone, Copy)]
pub(crate) enum Texts {
    /// The same: then nothing may be lost.
    Kept,
    /// Any: values of enumerations become unknown, dates become odd.
    Any,
}

/// Documents like this one: properties are missing or null, lists longer or empty, values others.
pub(crate) fn variation(document: &Value, texts: Texts) -> BoxedStrategy<Value> {
    match document {
        Value::Null => Just(Value::Null).boxed(),
        Value::Bool(_) => any::<bool>().prop_map(Value::Bool).boxed(),
        // Quarters: the last digit of others may come back changed, for numbers are read fast rather than exactly.
        Value::Number(number) if number.is_f64() => {
            (-4_000_000..4_000_000i32).prop_map(|value| json!(f64::from(value) / 4.0)).boxed()
        }
        Value::Number(_) => (0..1_000_000i32).prop_map(Value::from).boxed(),
        Value::String(text) => match texts {
            Texts::Kept => Just(text.clone()).prop_map(Value::String).boxed(),
            Texts::Any => prop_oneof![Just(text.clone()), "\\PC{0,12}"].prop_map(Value::String).boxed(),
        },
        Value::Array(items) => {
            let Some(first) = items.first() else { return Just(Value::Array(vec![])).boxed() };
            prop::collection::vec(variation(first, texts), 0..3).prop_map(Value::Array).boxed()
        }
        Value::Object(object) => {
            let entries: Vec<_> = object.iter().map(|(key, value)| entry(key, value, texts)).collect();
            entries.prop_map(|entries| Value::Object(entries.into_iter().flatten().collect())).boxed()
        }
    }
}

fn entry(key: &str, value: &Value, texts: Texts) -> BoxedStrategy<Option<(String, Value)>> {
    let key = key.to_owned();
    // The kind of an attachment or item decides what else it has.
    let texts = if key == "@odata.type" { Texts::Kept } else { texts };
    if NEEDED.contains(&key.as_str()) {
        return variation(value, texts).prop_map(move |value| Some((key.clone(), value))).boxed();
    }
    let others = prop_oneof![
        1 => Just(None),
        1 => Just(Some(Value::Null)),
        4 => variation(value, texts).prop_map(Some),
    ];
    others.prop_map(move |value| value.map(|value| (key.clone(), value))).boxed()
}

#[test]
fn every_type_has_a_document() {
    let missing: Vec<_> =
        KINDS.iter().filter(|kind| !documents().any(|(of, _)| of.name == kind.name)).collect();
    assert!(missing.is_empty(), "{:?}", missing.iter().map(|kind| kind.name).collect::<Vec<_>>());
}
