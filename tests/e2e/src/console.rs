//! What the browser itself complained about.

use serde_json::Value;

/// The complaints in the entries of the browser log: errors, uncaught exceptions, violations of the policy.
pub(crate) fn complaints(entries: &[Value]) -> Vec<String> {
    entries
        .iter()
        .filter(|entry| {
            let policy =
                entry["message"].as_str().is_some_and(|text| text.contains("Content Security Policy"));
            entry["level"] == "SEVERE" || policy
        })
        .map(|entry| entry["message"].as_str().unwrap_or("something without words").to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_warning_is_no_complaint_unless_it_is_about_the_policy() {
        let entries = [
            json!({ "level": "WARNING", "message": "deprecated" }),
            json!({ "level": "INFO", "message": "violates the Content Security Policy directive" }),
            json!({ "level": "SEVERE", "message": "Uncaught" }),
        ];
        assert_eq!(complaints(&entries).len(), 2);
    }
}
