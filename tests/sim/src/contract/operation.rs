//! The operation of the contract a request means.

use serde_json::Value;

use crate::exchange::Method;

/// An operation with the parameters its path brings.
#[derive(Debug)]
pub(super) struct Operation<'a> {
    operation: &'a Value,
    shared: Option<&'a Value>,
}

impl<'a> Operation<'a> {
    /// The operation of a method on a path; where several templates fit, the one with the most fixed segments.
    pub(super) fn find(spec: &'a Value, method: Method, segments: &[String]) -> Option<Operation<'a>> {
        let segments = as_me(segments);
        let paths = spec.get("paths")?.as_object()?;
        let fitting = paths.iter().filter_map(|(template, item)| {
            let operation = item.get(method.as_str().to_ascii_lowercase())?;
            Some((fixed_segments(template, &segments)?, item, operation))
        });
        let (_, item, operation) = fitting.max_by_key(|(fixed, ..)| *fixed)?;
        Some(Operation { operation, shared: item.get("parameters") })
    }

    pub(super) fn is_batch(&self) -> bool {
        self.operation.get("x-batch").is_some()
    }

    /// The query parameters, references resolved.
    pub(super) fn query_parameters(&self, spec: &'a Value) -> Vec<&'a Value> {
        let own = self.operation.get("parameters");
        let all = own.into_iter().chain(self.shared).filter_map(Value::as_array).flatten();
        let resolved = all.map(|parameter| resolve(spec, parameter));
        resolved.filter(|parameter| parameter.get("in").is_some_and(|place| place == "query")).collect()
    }

    pub(super) fn request_content(&self) -> Option<&'a Value> {
        self.operation.get("requestBody")?.get("content")
    }

    pub(super) fn needs_body(&self) -> bool {
        let required = self.operation.get("requestBody").and_then(|body| body.get("required"));
        required.is_some_and(|required| *required == Value::Bool(true))
    }

    /// The headers it must not get, in lower case.
    pub(super) fn forbidden_headers(&self) -> Vec<&'a str> {
        let names = self.operation.get("x-forbidden-headers");
        names.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// Whether its documented answer is no JSON, whatever its content type says.
    pub(super) fn is_lenient(&self) -> bool {
        self.operation.get("x-lenient-response").is_some()
    }

    /// The properties a client may write, where the contract says.
    pub(super) fn writable(&self) -> Option<Vec<&'a str>> {
        let names = self.operation.get("x-writable")?.as_array()?;
        Some(names.iter().filter_map(Value::as_str).collect())
    }

    /// What is declared for a status; errors share one declaration.
    pub(super) fn response(&self, spec: &'a Value, status: u16) -> Option<&'a Value> {
        let responses = self.operation.get("responses")?;
        let declared = responses.get(status.to_string());
        let shared = || responses.get("default").filter(|_| status >= 400);
        declared.or_else(shared).map(|declared| resolve(spec, declared))
    }
}

/// What a `$ref` points to, or the value itself.
pub(super) fn resolve<'a>(spec: &'a Value, value: &'a Value) -> &'a Value {
    let pointer = value.get("$ref").and_then(Value::as_str).and_then(|reference| reference.strip_prefix('#'));
    pointer.and_then(|pointer| spec.pointer(pointer)).unwrap_or(value)
}

/// Every `/users/{id}/…` is the twin of a `/me/…`.
fn as_me(segments: &[String]) -> Vec<String> {
    match segments {
        [users, _, rest @ ..] if users.eq_ignore_ascii_case("users") => {
            std::iter::once("me".to_owned()).chain(rest.iter().cloned()).collect()
        }
        _ => segments.to_vec(),
    }
}

/// How many segments of a template a path has literally; `None` when it does not fit.
fn fixed_segments(template: &str, segments: &[String]) -> Option<usize> {
    let names = template.split('/').filter(|name| !name.is_empty());
    // `Users('{user}')` counts as two, as it does in a path.
    let names: Vec<&str> = names
        .flat_map(|name| match name.strip_suffix("')").and_then(|start| start.split_once("('")) {
            Some((name, key)) if key.starts_with('{') => vec![name, key],
            _ => vec![name],
        })
        .collect();
    if names.len() != segments.len() {
        return None;
    }
    let mut fixed = 0;
    for (name, segment) in names.into_iter().zip(segments) {
        if name.starts_with('{') {
            continue;
        }
        if is_same_function(name, segment) {
            fixed += 1;
            continue;
        }
        if !name.trim_end_matches("()").eq_ignore_ascii_case(segment.trim_end_matches("()")) {
            return None;
        }
        fixed += 1;
    }
    Some(fixed)
}

/// Whether both are calls of one function with an argument: `zones(Standard='{Standard}')` and `zones(Standard='Iana')`,
/// whose argument may also be written with its type.
fn is_same_function(template: &str, segment: &str) -> bool {
    let call = |text: &str| {
        let (function, rest) = text.split_once('(')?;
        let (argument, _) = rest.split_once('=')?;
        Some((function.to_ascii_lowercase(), argument.to_ascii_lowercase()))
    };
    call(template).is_some_and(|wanted| call(segment) == Some(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segments(path: &str) -> Vec<String> {
        path.split('/').map(str::to_owned).collect()
    }

    #[test]
    fn a_fixed_segment_wins_over_a_key() {
        let delta = segments("me/messages/delta");
        assert_eq!(fixed_segments("/me/messages/delta()", &delta), Some(3));
        assert_eq!(fixed_segments("/me/messages/{message-id}", &delta), Some(2));
        assert_eq!(fixed_segments("/me/messages", &delta), None);
    }

    #[test]
    fn users_are_twins_of_me() {
        assert_eq!(as_me(&segments("users/a@b.c/messages")), segments("me/messages"));
        assert_eq!(as_me(&segments("users")), segments("users"));
    }
}
