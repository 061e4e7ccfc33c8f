//! Compares JSON that was read with what was written again.

use outpost::model::Timestamp;
use serde_json::Value;

/// Says what nothing says: what a type may leave out or fill in.
pub(crate) fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => matches!(text.as_str(), "" | "normal" | "text" | "notFlagged"),
        Value::Array(items) => items.is_empty(),
        Value::Object(object) => object.values().all(says_nothing),
        Value::Bool(true) => false,
    }
}

/// Where `written` differs from `read`, as paths like `body/contentType`; for arrays without the place in them.
pub(crate) fn differences(read: &Value, written: &Value) -> Vec<String> {
    let mut found = Vec::new();
    compare(read, written, &mut String::new(), &mut found);
    found
}

fn compare(read: &Value, written: &Value, path: &mut String, found: &mut Vec<String>) {
    match (read, written) {
        (Value::Object(before), Value::Object(after)) => {
            for (key, value) in before {
                // Annotations are the service's; a type that has one for itself gives it back.
                if !key.contains('@') || after.contains_key(key) {
                    below(key, path, |path| {
                        compare(value, after.get(key).unwrap_or(&Value::Null), path, found);
                    });
                }
            }
            for (key, value) in after.iter().filter(|(key, _)| !before.contains_key(*key)) {
                if !key.contains('@') && !says_nothing(value) {
                    found.push(format!("{path}{key}: made up {value}"));
                }
            }
        }
        (Value::Array(before), Value::Array(after)) if before.len() == after.len() => {
            for (before, after) in before.iter().zip(after) {
                compare(before, after, path, found);
            }
        }
        _ if same(read, written) => {}
        _ => found.push(format!("{}: {read} became {written}", path.trim_end_matches('/'))),
    }
}

fn below(key: &str, path: &mut String, check: impl FnOnce(&mut String)) {
    let length = path.len();
    path.push_str(key);
    path.push('/');
    check(path);
    path.truncate(length);
}

fn same(read: &Value, written: &Value) -> bool {
    match (read, written) {
        (Value::String(read), Value::String(written)) => {
            let moment = Timestamp::parse(read);
            read == written
                || moment.is_some() && moment == Timestamp::parse(written)
                || spells_a_value(read) && read.eq_ignore_ascii_case(written)
                || read.trim_start_matches('#') == written.trim_start_matches('#')
        }
        (Value::Number(read), Value::Number(written)) => read.as_f64() == written.as_f64(),
        _ => read == written || says_nothing(read) && says_nothing(written),
    }
}

/// Whether it could be a value of an enumeration, which samples capitalise now and then.
fn spells_a_value(text: &str) -> bool {
    text.len() < 20 && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}
