//! Which properties hold members of enumerations, as the contract declares.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Contract;

/// Of resources that Graph alone has: sharing calendars, people, searching, categories, upload sessions, online
/// meetings, and settings newer than Outlook REST.
const GRAPH_ONLY: [&str; 12] = [
    "action",
    "actionType",
    "attachmentType",
    "color",
    "dayOfWeek",
    "delegateMeetingMessageDeliveryOptions",
    "entityTypes",
    "onlineMeetingProvider",
    "queryAlterationType",
    "selectionLikelihood",
    "userPurpose",
    "userPurposeV2",
];
/// Sets of flags, which the contract declares as text.
const FLAGS: [&str; 2] = ["mailTipsOptions", "recipientScope"];

impl Contract {
    /// The properties, by their Graph names, whose values Outlook REST spells with a capital: those declared as
    /// enumerations, but for resources it does not have.
    pub fn enumerations(&self) -> BTreeSet<String> {
        let mut found: BTreeSet<String> = FLAGS.map(str::to_owned).into();
        for spec in [&self.v1, &self.beta] {
            let schemas = spec.pointer("/components/schemas").and_then(Value::as_object);
            for schema in schemas.into_iter().flat_map(serde_json::Map::values) {
                collect(spec, schema, &mut found);
            }
        }
        found.retain(|name| !GRAPH_ONLY.contains(&name.as_str()));
        found
    }
}

fn collect(spec: &Value, schema: &Value, found: &mut BTreeSet<String>) {
    let properties = schema.get("properties").and_then(Value::as_object);
    let enumerations = properties.into_iter().flatten().filter(|(_, value)| is_enumeration(spec, value));
    found.extend(enumerations.map(|(name, _)| name.clone()));
    for part in parts(schema, &["allOf"]) {
        collect(spec, part, found);
    }
}

fn is_enumeration(spec: &Value, schema: &Value) -> bool {
    let named = schema.get("$ref").and_then(Value::as_str).and_then(|name| name.strip_prefix('#'));
    if let Some(target) = named.and_then(|name| spec.pointer(name)) {
        // An object holds its enumerations itself.
        return target.get("enum").is_some();
    }
    schema.get("enum").is_some()
        || schema.get("items").is_some_and(|items| is_enumeration(spec, items))
        || parts(schema, &["anyOf", "oneOf", "allOf"]).any(|part| is_enumeration(spec, part))
}

fn parts<'a>(schema: &'a Value, names: &'a [&str]) -> impl Iterator<Item = &'a Value> {
    names.iter().filter_map(|name| schema.get(*name)?.as_array()).flatten()
}
