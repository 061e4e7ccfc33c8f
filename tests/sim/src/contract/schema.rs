//! A JSON value against a schema of the contract, in the subset of `OpenAPI` it uses.

use serde_json::{Map, Value};

use super::Violations;
use super::operation::resolve;
use crate::clock;

/// The deepest nesting that is followed.
const MAX_DEPTH: usize = 40;

/// Walks a value along its schema.
pub(super) struct Walker<'a, 'v> {
    spec: &'a Value,
    violations: &'v mut Violations,
    depth: usize,
}

/// What an object schema says once `allOf` is taken apart.
#[derive(Default)]
struct ObjectView<'a> {
    properties: Vec<(&'a str, &'a Value)>,
    required: Vec<&'a str>,
    /// The schema of properties that are not named, where such may stand.
    additional: Option<&'a Value>,
    any_case: bool,
}

impl<'a, 'v> Walker<'a, 'v> {
    pub(super) fn new(spec: &'a Value, violations: &'v mut Violations) -> Walker<'a, 'v> {
        Walker { spec, violations, depth: 0 }
    }

    /// Reports everything in which the value differs from the schema.
    pub(super) fn check(&mut self, schema: &'a Value, value: &Value, place: &str) {
        if value.is_null() {
            if !is_open(schema) && !self.is_nullable(schema) {
                self.violations.add(place, "null is not allowed");
            }
            return;
        }
        if self.depth > MAX_DEPTH {
            return;
        }
        self.depth += 1;
        let schema = self.leaf(schema);
        match schema.get("type").and_then(Value::as_str).or_else(|| schema.get("allOf").map(|_| "object")) {
            Some("object") => self.check_object(schema, value, place),
            Some("array") => self.check_array(schema, value, place),
            Some("string") => self.check_text(schema, value, place),
            Some("integer") if !value.is_i64() && !value.is_u64() => self.refuse(place, "an integer", value),
            Some("number") if !value.is_number() => self.refuse(place, "a number", value),
            Some("boolean") if !value.is_boolean() => self.refuse(place, "a boolean", value),
            _ => {}
        }
        self.depth -= 1;
    }

    /// Follows references, and `allOf` with one member, to a schema that says something itself.
    fn leaf(&self, schema: &'a Value) -> &'a Value {
        let mut schema = resolve(self.spec, schema);
        while let (None, Some([only])) =
            (schema.get("type"), schema.get("allOf").and_then(Value::as_array).map(Vec::as_slice))
        {
            schema = resolve(self.spec, only);
        }
        schema
    }

    fn is_nullable(&self, schema: &Value) -> bool {
        let says =
            |schema: &Value| schema.get("nullable").is_some_and(|nullable| *nullable == Value::Bool(true));
        says(schema) || says(resolve(self.spec, schema))
    }

    fn check_object(&mut self, schema: &'a Value, value: &Value, place: &str) {
        let Some(fields) = value.as_object() else {
            self.refuse(place, "an object", value);
            return;
        };
        let mut view = ObjectView::default();
        self.collect(self.derived(schema, fields), &mut view);
        for name in view.required.iter().filter(|name| !fields.contains_key(**name)) {
            self.violations.add(place, format!("the property '{name}' is missing"));
        }
        for (name, field) in fields {
            let place = format!("{place}/{name}");
            let unnamed = view.additional.filter(|_| !name.contains('@'));
            match view.find(name).or(unnamed) {
                Some(schema) => self.check(schema, field, &place),
                None if name.contains('@') => {}
                None => self.violations.add(&place, "the type has no such property"),
            }
        }
    }

    /// The schema `@odata.type` names, where it names one.
    fn derived(&self, schema: &'a Value, fields: &Map<String, Value>) -> &'a Value {
        let name =
            fields.get("@odata.type").and_then(Value::as_str).unwrap_or_default().trim_start_matches('#');
        let schemas = self.spec.pointer("/components/schemas").and_then(Value::as_object);
        schemas.and_then(|schemas| schemas.get(name)).unwrap_or(schema)
    }

    /// Brings together what a schema and everything it is made of say.
    fn collect(&self, schema: &'a Value, view: &mut ObjectView<'a>) {
        let schema = resolve(self.spec, schema);
        for part in schema.get("allOf").and_then(Value::as_array).into_iter().flatten() {
            self.collect(part, view);
        }
        let properties = schema.get("properties").and_then(Value::as_object);
        view.properties
            .extend(properties.into_iter().flatten().map(|(name, schema)| (name.as_str(), schema)));
        let required = schema.get("required").and_then(Value::as_array);
        view.required.extend(required.into_iter().flatten().filter_map(Value::as_str));
        view.any_case |= schema.get("x-action-parameters").is_some();
        // Mail, events and contacts are open for extensions, which nobody here makes: what is unknown is a mistake.
        if schema.get("x-odata-openType").is_none() || is_extension(schema) {
            let additional =
                schema.get("additionalProperties").filter(|additional| **additional != Value::Bool(false));
            view.additional = view.additional.or(additional);
        }
    }

    fn check_array(&mut self, schema: &'a Value, value: &Value, place: &str) {
        let Some(items) = value.as_array() else {
            self.refuse(place, "an array", value);
            return;
        };
        let limit = |name: &str| {
            schema.get(name).and_then(Value::as_u64).and_then(|limit| usize::try_from(limit).ok())
        };
        if limit("minItems").is_some_and(|least| items.len() < least)
            || limit("maxItems").is_some_and(|most| items.len() > most)
        {
            self.violations.add(place, format!("{} items are too few or too many", items.len()));
        }
        if let Some(schema) = schema.get("items") {
            for (at, item) in items.iter().enumerate() {
                self.check(schema, item, &format!("{place}/{at}"));
            }
        }
    }

    fn check_text(&mut self, schema: &Value, value: &Value, place: &str) {
        let Some(text) = value.as_str() else {
            self.refuse(place, "a string", value);
            return;
        };
        if let Some(members) = schema.get("enum").and_then(Value::as_array) {
            let is_flags = schema.get("x-odata-isFlags").is_some();
            let mut given = text.split(if is_flags { ',' } else { '\0' }).map(str::trim);
            if !given.all(|name| members.iter().any(|member| member == name)) {
                self.violations.add(place, format!("'{text}' is no member of the enumeration"));
            }
        }
        let is_right = match schema.get("format").and_then(Value::as_str) {
            Some("date-time") => text.contains('T') && clock::parse_iso(text).is_some(),
            Some("base64url" | "byte") => crate::json::read::base64(text).is_some(),
            _ => true,
        };
        if !is_right {
            self.violations.add(place, format!("'{text}' does not have the declared format"));
        }
    }

    fn refuse(&mut self, place: &str, wanted: &str, value: &Value) {
        self.violations.add(place, format!("{wanted} is wanted, not {value}"));
    }
}

impl<'a> ObjectView<'a> {
    fn find(&self, name: &str) -> Option<&'a Value> {
        let is_named = |known: &str| known == name || (self.any_case && known.eq_ignore_ascii_case(name));
        self.properties.iter().find(|(known, _)| is_named(known)).map(|(_, schema)| *schema)
    }
}

/// A schema that says nothing takes anything.
fn is_open(schema: &Value) -> bool {
    schema == &Value::Bool(true) || schema.as_object().is_some_and(Map::is_empty)
}

fn is_extension(schema: &Value) -> bool {
    schema
        .get("title")
        .and_then(Value::as_str)
        .is_some_and(|title| title.to_ascii_lowercase().contains("extension"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::Violation;
    use crate::exchange::{Method, Request};
    use serde_json::json;

    fn violations(schema: &Value, value: &Value) -> Vec<String> {
        let spec = json!({ "components": { "schemas": {
            "base": { "type": "object", "properties": { "id": { "type": "string" } } },
            "kind": { "type": "string", "enum": ["one", "two"] },
            "derived": { "allOf": [
                { "$ref": "#/components/schemas/base" },
                { "type": "object", "properties": {
                    "kind": { "allOf": [{ "$ref": "#/components/schemas/kind" }], "nullable": true },
                    "at": { "type": "string", "format": "date-time" },
                } },
            ] },
        } } });
        let mut found = Violations::of(&Request::new(Method::Get, ""));
        Walker::new(&spec, &mut found).check(schema, value, "body");
        found.found.into_iter().map(|Violation { message, .. }| message).collect()
    }

    #[test]
    fn inherited_own_and_annotated_properties_are_known_and_others_are_not() {
        let derived = json!({ "$ref": "#/components/schemas/derived" });
        let right = json!({ "id": "1", "kind": "two", "at": "2026-01-01T00:00:00Z", "@odata.etag": "x" });
        assert_eq!(violations(&derived, &right), [""; 0]);
        assert_eq!(violations(&derived, &json!({ "colour": 1 })), ["the type has no such property"]);
        assert_eq!(violations(&derived, &json!({ "kind": null })), [""; 0]);
        assert_eq!(violations(&derived, &json!({ "id": null })), ["null is not allowed"]);
        assert_eq!(violations(&derived, &json!({ "kind": "three" })).len(), 1);
        assert_eq!(violations(&derived, &json!({ "at": "2026-01-01" })).len(), 1);
        assert_eq!(violations(&derived, &json!([])).len(), 1);
    }

    #[test]
    fn a_type_annotation_chooses_the_schema() {
        let base = json!({ "$ref": "#/components/schemas/base" });
        assert_eq!(violations(&base, &json!({ "@odata.type": "#derived", "kind": "one" })), [""; 0]);
        assert_eq!(violations(&base, &json!({ "kind": "one" })).len(), 1);
    }

    #[test]
    fn action_parameters_are_found_in_any_letter_case() {
        let action = json!({
            "type": "object", "x-action-parameters": true,
            "properties": { "DestinationId": { "type": "string" } },
        });
        assert_eq!(violations(&action, &json!({ "destinationId": "x" })), [""; 0]);
        assert_eq!(violations(&action, &json!({ "destination": "x" })).len(), 1);
    }
}
