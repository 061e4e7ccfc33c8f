//! The answers the reference prints against the simulator's: the same properties, the same kinds of values.

use serde_json::Value;

/// Properties of previews, which two samples of the current version have nevertheless.
const PREVIEWS: [&str; 7] = [
    "AppliedHashtagsPreview",
    "LikesPreview",
    "Mentioned",
    "MentionedMe",
    "MentionsPreview",
    "UnsubscribeData",
    "UnsubscribeEnabled",
];

/// What the printed answer has and the given one does not, or has otherwise.
pub(super) fn missing(printed: &Value, given: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let context = printed.get("@odata.context").and_then(Value::as_str).unwrap_or_default();
    compare(printed, given, "", context.contains("/v2.0/"), &mut found);
    found
}

fn compare(printed: &Value, given: &Value, place: &str, is_current: bool, found: &mut Vec<String>) {
    match (printed, given) {
        (Value::Object(printed), Value::Object(given)) => {
            for (key, value) in printed {
                let place = format!("{place}/{key}");
                // Samples of the preview have a property or two in Graph's spelling.
                match given.iter().find(|(held, _)| held.eq_ignore_ascii_case(key)).map(|(_, held)| held) {
                    // The directory's number of a mentioned person.
                    None if key == "ExternalId" => {}
                    None if PREVIEWS.contains(&key.as_str()) && is_current => {}
                    None => found.push(format!("{place} is missing")),
                    Some(held) => compare(value, held, &place, is_current, found),
                }
            }
        }
        (Value::Array(printed), Value::Array(given)) => {
            // Items are of one kind; the first of each stands for all.
            if let (Some(printed), Some(given)) = (printed.first(), given.first()) {
                compare(printed, given, &format!("{place}/0"), is_current, found);
            }
        }
        (Value::Null, _) | (_, Value::Null) => {}
        _ if std::mem::discriminant(printed) != std::mem::discriminant(given) => {
            found.push(format!("{place}: {given} is of another kind than {printed}"));
        }
        (Value::String(printed), Value::String(given))
            if place.ends_with("@odata.context") && generic(printed) != generic(given) =>
        {
            found.push(format!("{place}: {given} is not like {printed}"));
        }
        _ => {}
    }
}

/// A context without keys and owner: `messages('…')/attachments`.
fn generic(context: &str) -> String {
    let path = context.split_once('#').map_or(context, |(_, path)| path).to_ascii_lowercase();
    let pieces = path.split('\'').enumerate().map(|(at, piece)| if at % 2 == 0 { piece } else { "…" });
    let path = pieces.collect::<Vec<_>>().join("'");
    ["me/", "users('…')/"].iter().find_map(|owner| path.strip_prefix(owner)).unwrap_or(&path).to_owned()
}
