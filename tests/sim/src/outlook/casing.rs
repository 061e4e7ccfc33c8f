//! JSON from one dialect into the other: keys, members of enumerations, names of types.

use serde_json::{Map, Value};

use super::names::{self, OutlookVersion};

/// The key under which an extended property has its id in Outlook REST.
const PROPERTY_ID: &str = "PropertyId";
/// The lists whose items have such a key, by their Graph names.
const EXTENDED: [&str; 2] = ["singleValueExtendedProperties", "multiValueExtendedProperties"];

/// What a key stands under, by its Graph name; empty at the top.
#[derive(Debug, Clone, Copy)]
struct Place<'a> {
    under: &'a str,
    is_top: bool,
}

const TOP: Place<'static> = Place { under: "", is_top: true };

/// A body of Graph as Outlook REST writes it; what the version does not have is left out.
pub(crate) fn to_outlook(value: &Value, version: OutlookVersion) -> Value {
    match value {
        Value::Object(fields) => Value::Object(object_to_outlook(fields, version, TOP)),
        other => other.clone(),
    }
}

fn object_to_outlook(
    fields: &Map<String, Value>,
    version: OutlookVersion,
    place: Place<'_>,
) -> Map<String, Value> {
    let mut written = Map::new();
    for (key, value) in fields {
        if is_foreign(key) || !version.has(annotated(key)) {
            continue;
        }
        let written_value = if key == "@odata.type" {
            text_changed(value, names::outlook_type)
        } else if is_member(key, fields) {
            text_changed(value, names::outlook_member)
        } else {
            value_to_outlook(value, version, key)
        };
        written.insert(outlook_key(key, place), written_value);
    }
    written
}

fn value_to_outlook(value: &Value, version: OutlookVersion, key: &str) -> Value {
    let place = Place { under: key, is_top: false };
    match value {
        Value::Array(items) => items.iter().map(|item| value_to_outlook(item, version, key)).collect(),
        Value::Object(fields) => Value::Object(object_to_outlook(fields, version, place)),
        other => other.clone(),
    }
}

fn outlook_key(key: &str, place: Place<'_>) -> String {
    match key.split_once('@') {
        Some((property, annotation)) => format!("{}@{annotation}", names::pascal(property)),
        None if place.is_top && key == "value" => key.to_owned(),
        None if EXTENDED.contains(&place.under) && key == "id" => PROPERTY_ID.to_owned(),
        None => names::pascal(key),
    }
}

/// Annotations that speak of Graph itself.
fn is_foreign(key: &str) -> bool {
    key.contains("@microsoft.graph.")
        || key.ends_with("@odata.navigationLink")
        || key.ends_with("@odata.associationLink")
}

/// The property a key is about: itself, or what it annotates.
fn annotated(key: &str) -> &str {
    key.split('@').next().unwrap_or(key)
}

/// A body of Outlook REST as Graph writes it.
///
/// # Errors
///
/// The first key that is not spelled as Outlook REST spells it.
pub(crate) fn to_graph(value: &Value) -> Result<Value, String> {
    match value {
        Value::Object(fields) => object_to_graph(fields, TOP).map(Value::Object),
        other => Ok(other.clone()),
    }
}

fn object_to_graph(fields: &Map<String, Value>, place: Place<'_>) -> Result<Map<String, Value>, String> {
    let mut written = Map::new();
    for (key, value) in fields {
        let name = graph_key(key, place)?;
        if is_outlook_only(key, value) {
            continue;
        }
        let written_value = if name == "@odata.type" {
            text_changed(value, names::graph_type)
        } else if is_member(&name, fields) {
            text_changed(value, names::graph_member)
        } else if names::is_text_flag(&name) {
            flag(value)
        } else {
            value_to_graph(value, &name)?
        };
        written.insert(name, written_value);
    }
    Ok(written)
}

/// A mention has `Mentioned` in both dialects; the list of that name a message has is Outlook REST's own.
fn is_outlook_only(key: &str, value: &Value) -> bool {
    names::OUTLOOK_ONLY.contains(&key) || (key == "Mentioned" && value.is_array())
}

fn value_to_graph(value: &Value, name: &str) -> Result<Value, String> {
    let place = Place { under: name, is_top: false };
    match value {
        Value::Array(items) => items.iter().map(|item| value_to_graph(item, name)).collect(),
        Value::Object(fields) => object_to_graph(fields, place).map(Value::Object),
        other => Ok(other.clone()),
    }
}

fn graph_key(key: &str, place: Place<'_>) -> Result<String, String> {
    if place.is_top && matches!(key, "value" | "error") {
        return Ok(key.to_owned());
    }
    if names::is_camel(key) || (EXTENDED.contains(&place.under) && key == "Id") {
        return Err(key.to_owned());
    }
    Ok(match key.split_once('@') {
        Some((property, annotation)) => format!("{}@{annotation}", names::camel(property)),
        None if EXTENDED.contains(&place.under) && key == PROPERTY_ID => "id".to_owned(),
        None => names::camel(key),
    })
}

/// Whether a property, by its Graph name, holds members of an enumeration.
///
/// `contentType` does in a body and holds a media type in an attachment, which has a name or an id too.
fn is_member(name: &str, fields: &Map<String, Value>) -> bool {
    let has = |key: &str| fields.keys().any(|held| held.eq_ignore_ascii_case(key));
    names::is_enumeration(name) || (name == "contentType" && !has("id") && !has("name"))
}

/// The text changed, or each text of a list.
fn text_changed(value: &Value, change: fn(&str) -> String) -> Value {
    match value {
        Value::String(text) => Value::String(change(text)),
        Value::Array(items) => items.iter().map(|item| text_changed(item, change)).collect(),
        other => other.clone(),
    }
}

/// A flag that may come as text in any letter case.
fn flag(value: &Value) -> Value {
    match value.as_str().map(str::to_ascii_lowercase).as_deref() {
        Some("true") => Value::Bool(true),
        Some("false") => Value::Bool(false),
        _ => value.clone(),
    }
}
