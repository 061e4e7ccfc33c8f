//! Makes values with every property that the published contract gives a type.

use std::path::Path;

use serde_json::{Map, Value, json};

/// The schemas of one API version.
pub(crate) struct Schemas(Value);

impl Schemas {
    /// Reads an `OpenAPI` file.
    pub(crate) fn load(path: &Path) -> Option<Self> {
        let contract: Value = serde_json::from_slice(&std::fs::read(path).ok()?).ok()?;
        Some(Self(contract["components"]["schemas"].clone()))
    }

    /// The values of an enumeration.
    pub(crate) fn values(&self, name: &str) -> Vec<String> {
        let values =
            self.0[format!("microsoft.graph.{name}")]["enum"].as_array().cloned().unwrap_or_default();
        values.iter().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// A value of the type `name` with every property it has, its parents' too; nested objects are full as well,
    /// except where a type would hold itself.
    pub(crate) fn full(&self, name: &str) -> Value {
        self.full_within(&format!("microsoft.graph.{name}"), &mut Vec::new())
    }

    fn full_within(&self, name: &str, within: &mut Vec<String>) -> Value {
        // What the contract leaves open gets one of its kinds.
        let name = match name {
            "microsoft.graph.attachment" => "microsoft.graph.fileAttachment",
            "microsoft.graph.outlookItem" => "microsoft.graph.message",
            "microsoft.graph.extension" => "microsoft.graph.openTypeExtension",
            "microsoft.graph.timeZoneBase" => "microsoft.graph.customTimeZone",
            name => name,
        };
        let schema = &self.0[name];
        if let Some(values) = schema["enum"].as_array() {
            // Not the first: that is often the default, which may be left out.
            let last = values.iter().rfind(|value| *value != "unknownFutureValue");
            return last.cloned().unwrap_or_default();
        }
        if within.iter().any(|outer| outer == name) {
            return Value::Null;
        }
        within.push(name.to_owned());
        let mut object = Map::new();
        self.add_properties(schema, &mut object, within);
        within.pop();
        if let Some(kind) = schema["x-ms-discriminator-value"].as_str() {
            object.insert("@odata.type".to_owned(), kind.into());
        }
        Value::Object(object)
    }

    fn add_properties(&self, schema: &Value, object: &mut Map<String, Value>, within: &mut Vec<String>) {
        for part in schema["allOf"].as_array().into_iter().flatten() {
            match part["$ref"].as_str() {
                Some(parent) => self.add_properties(&self.0[last(parent)], object, within),
                None => self.add_properties(part, object, within),
            }
        }
        for (key, property) in schema["properties"].as_object().into_iter().flatten() {
            if !key.contains('@') {
                object.insert(key.clone(), self.value(key, property, within));
            }
        }
    }

    fn value(&self, key: &str, schema: &Value, within: &mut Vec<String>) -> Value {
        if let Some(reference) = schema["$ref"].as_str() {
            return self.full_within(last(reference), within);
        }
        for choice in ["allOf", "anyOf", "oneOf"] {
            if let Some(first) = schema[choice].get(0) {
                return self.value(key, first, within);
            }
        }
        match (schema["type"].as_str(), schema["format"].as_str()) {
            (Some("array"), _) => match self.value(key, &schema["items"], within) {
                Value::Null => json!([]),
                item => json!([item]),
            },
            (Some("boolean"), _) => json!(true),
            (Some("integer"), _) => json!(3),
            (Some("number"), _) => json!(1.5),
            (_, Some("date-time")) => json!("2024-05-01T10:00:00Z"),
            (_, Some("date")) => json!("2024-05-01"),
            (_, Some("time")) => json!("08:00:00.0000000"),
            (_, Some("base64url")) => json!("AAEC"),
            (Some("string"), _) => json!(format!("some {key}")),
            _ => Value::Null,
        }
    }
}

fn last(reference: &str) -> &str {
    reference.rsplit('/').next().unwrap_or(reference)
}
