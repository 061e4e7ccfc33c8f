//! What the browser itself complained about, and whom it talked to.

use std::collections::BTreeSet;

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

/// The addresses of the requests in the entries of the performance log that went neither to one of `allowed`
/// (origins) nor stayed inside the browser.
pub(crate) fn foreign(entries: &[Value], allowed: &[String]) -> BTreeSet<String> {
    requests(entries)
        .into_iter()
        .filter(|url| {
            let inside = ["data:", "blob:", "about:", "chrome:", "chrome-extension:", "devtools:"];
            !inside.iter().any(|scheme| url.starts_with(scheme))
                && !allowed.iter().any(|origin| within(url, origin))
        })
        .collect()
}

/// Whether `url` is of `origin`; `http://127.0.0.1:80` is no prefix of `http://127.0.0.1:8080/`.
fn within(url: &str, origin: &str) -> bool {
    let origin = origin.trim_end_matches('/');
    url.strip_prefix(origin).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
}

/// The addresses of all requests in the entries of the performance log, in order.
fn requests(entries: &[Value]) -> Vec<String> {
    entries
        .iter()
        .filter_map(|entry| serde_json::from_str::<Value>(entry["message"].as_str()?).ok())
        .filter(|event| event["message"]["method"] == "Network.requestWillBeSent")
        .filter_map(|event| event["message"]["params"]["request"]["url"].as_str().map(str::to_owned))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn sent(url: &str) -> Value {
        let event = json!({ "message": {
            "method": "Network.requestWillBeSent", "params": { "request": { "url": url } },
        }});
        json!({ "message": event.to_string() })
    }

    #[test]
    fn a_request_to_another_port_is_foreign() {
        let allowed = ["http://127.0.0.1:80/".to_owned()];
        let entries =
            [sent("http://127.0.0.1:80/app.wasm"), sent("http://127.0.0.1:8080/x"), sent("data:,x")];
        assert_eq!(foreign(&entries, &allowed), BTreeSet::from(["http://127.0.0.1:8080/x".to_owned()]));
    }

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
