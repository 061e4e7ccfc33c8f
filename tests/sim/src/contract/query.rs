//! Query options against the parameters an operation declares.

use serde_json::Value;

use super::Violations;
use super::operation::Operation;

/// Checks every option of a query.
pub(super) fn check(
    spec: &Value,
    operation: &Operation<'_>,
    query: &[(String, String)],
    violations: &mut Violations,
) {
    let parameters = operation.query_parameters(spec);
    for (name, value) in query {
        let is_named = |parameter: &&&Value| {
            parameter
                .get("name")
                .and_then(Value::as_str)
                .is_some_and(|known| known.eq_ignore_ascii_case(name))
        };
        match parameters.iter().find(is_named) {
            None => violations.add(name, "the operation has no such query option"),
            Some(parameter) => check_value(name, value, parameter, violations),
        }
    }
}

fn check_value(name: &str, value: &str, parameter: &Value, violations: &mut Violations) {
    let kind = parameter.pointer("/schema/type").and_then(Value::as_str).unwrap_or_default();
    match kind {
        "integer" if value.parse::<u32>().is_err() => violations.add(name, format!("'{value}' is no number")),
        "boolean" if !matches!(value, "true" | "false") => {
            violations.add(name, format!("'{value}' is no boolean"));
        }
        "array" => check_names(name, value, parameter, violations),
        _ => {}
    }
}

/// `$select`, `$expand` and `$orderby`: the first step of each item is a property of the type.
fn check_names(name: &str, value: &str, parameter: &Value, violations: &mut Violations) {
    let Some(known) = parameter.get("x-known-values").and_then(Value::as_array) else {
        return;
    };
    for item in top_level(value) {
        // A cast to a derived type leads to properties this list does not have.
        if item.is_empty() || item.starts_with("microsoft.graph.") {
            continue;
        }
        let first = item.split(['/', ' ', '(']).next().unwrap_or(item);
        if !known.iter().any(|known| known == first) {
            violations.add(name, format!("'{first}' is not a known value"));
        }
    }
}

/// The items of a list, with what stands in brackets left in one piece.
fn top_level(value: &str) -> Vec<&str> {
    let mut depth = 0_i32;
    value
        .split(|symbol: char| {
            depth += match symbol {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            symbol == ',' && depth == 0
        })
        .map(str::trim)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_in_brackets_do_not_part_items() {
        assert_eq!(
            top_level("attachments($select=id,name), extensions"),
            ["attachments($select=id,name)", "extensions"]
        );
    }
}
