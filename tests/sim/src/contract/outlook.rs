//! Exchanges of Outlook REST: no `OpenAPI` file describes them, so their Graph form is checked, and their spelling.

use serde_json::Value;

use super::{Contract, Violation, Violations};
use crate::exchange::{Request, Response};
use crate::outlook::names::{self, GRAPH_TYPES, OUTLOOK_TYPES, OutlookVersion};
use crate::outlook::query::{self, Token};
use crate::outlook::{Translation, retranslation};

/// What the reference writes in lower case although it is a property.
const LOWER_CASE: [&str; 1] = ["attachments"];

/// Checks a request: its spelling, then the request Graph would get.
pub(super) fn check_request(contract: &Contract, request: &Request) -> Vec<Violation> {
    let mut violations = Violations::of(request);
    match Translation::of(request) {
        Err(refusal) => violations.add("", refusal.message),
        Ok(translation) => {
            for (name, value) in &translation.address.query {
                check_option(name, value, &mut violations);
            }
            if let Ok(body) = serde_json::from_slice::<Value>(&request.body) {
                Speller { version: translation.address.version, violations: &mut violations }
                    .check(&body, "body", false);
            }
            violations.found.extend(contract.check_request(&translation.graph));
        }
    }
    violations.found
}

/// Checks an answer: its spelling, then the answer Graph would give.
pub(super) fn check_response(contract: &Contract, request: &Request, response: &Response) -> Vec<Violation> {
    let mut violations = Violations::of(request);
    let Ok(translation) = Translation::of(request) else {
        check_error(response, &mut violations);
        return violations.found;
    };
    if response.status >= 400 {
        check_error(response, &mut violations);
        return violations.found;
    }
    let is_json = response.header("Content-Type").is_some_and(|kind| kind.starts_with("application/json"));
    if let Some(body) = response.to_json().filter(|_| is_json) {
        check_annotations(&body, &translation, &mut violations);
        Speller { version: translation.address.version, violations: &mut violations }
            .check(&body, "body", true);
    }
    match retranslation::to_graph(response) {
        Ok(graph) => violations.found.extend(contract.check_response(&translation.graph, &graph)),
        Err(key) => violations.add("body", format!("'{key}' is not spelled as Outlook REST spells it")),
    }
    violations.found
}

/// A refusal: a code and a message, and nothing of Graph's.
fn check_error(response: &Response, violations: &mut Violations) {
    if response.status < 400 {
        violations.add("", format!("a request Outlook REST refuses is answered with {}", response.status));
        return;
    }
    let error = response.to_json().and_then(|body| body.get("error").and_then(Value::as_object).cloned());
    let Some(error) = error else {
        violations.add("body", "the refusal has no error");
        return;
    };
    for name in ["code", "message"] {
        let text = error.get(name).and_then(Value::as_str).unwrap_or_default();
        if text.is_empty() || text.contains(GRAPH_TYPES) {
            violations.add(&format!("body/error/{name}"), format!("'{text}' is nothing Outlook REST says"));
        }
    }
    for name in error.keys().filter(|name| !matches!(name.as_str(), "code" | "message")) {
        violations.add(&format!("body/error/{name}"), "an error has a code and a message only");
    }
}

/// The annotations every answer has, and that none leads to Graph.
fn check_annotations(body: &Value, translation: &Translation, violations: &mut Violations) {
    let root = translation.address.service_root();
    let text =
        |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    if !text(body, "@odata.context").starts_with(&format!("{root}/$metadata#")) {
        violations.add("body/@odata.context", "the context is not one of Outlook REST's");
    }
    for name in ["@odata.nextLink", "@odata.deltaLink"] {
        if body.get(name).is_some() && !text(body, name).starts_with(&format!("{root}/")) {
            violations.add(&format!("body/{name}"), "the link does not lead to Outlook REST");
        }
    }
    let items = body.get("value").and_then(Value::as_array);
    for item in items.into_iter().flatten().chain([body]).filter(|item| item.get("Id").is_some()) {
        if !text(item, "@odata.id").starts_with(&format!("{root}/Users('")) {
            violations.add("body/@odata.id", "an entity has its address");
        }
    }
}

/// Property names in a query option.
fn check_option(name: &str, value: &str, violations: &mut Violations) {
    let is_expression =
        ["$select", "$expand", "$filter", "$orderby"].iter().any(|known| name.eq_ignore_ascii_case(known));
    if value.contains(GRAPH_TYPES) {
        violations.add(name, "a type of Graph is named");
    }
    let tokens = query::tokens(value);
    let words = tokens
        .iter()
        .filter_map(|token| if let Token::Word(word) = token { Some(*word) } else { None })
        .filter(|_| is_expression);
    // `any(c:c eq 'Red')` declares `c`.
    let declares = |name: &str| {
        tokens.windows(2).any(|pair| matches!(pair, [Token::Word(word), Token::Other(":")] if *word == name))
    };
    for step in words.flat_map(|word| word.split('/')) {
        let is_known = query::is_keyword(step) || LOWER_CASE.contains(&step) || declares(step);
        if names::is_camel(step) && !is_known {
            violations.add(name, format!("'{step}' is not spelled as Outlook REST spells it"));
        }
    }
}

/// Walks a body and reports what is not spelled as Outlook REST spells it.
struct Speller<'v> {
    version: OutlookVersion,
    violations: &'v mut Violations,
}

impl Speller<'_> {
    fn check(&mut self, value: &Value, place: &str, is_answer: bool) {
        match value {
            Value::Array(items) => {
                for (at, item) in items.iter().enumerate() {
                    self.check(item, &format!("{place}/{at}"), is_answer);
                }
            }
            Value::Object(fields) => {
                let is_deleted = fields
                    .get("@odata.context")
                    .and_then(Value::as_str)
                    .is_some_and(|context| context.ends_with("/$deletedEntity"));
                for (key, value) in fields {
                    let is_lower = (is_answer && place == "body" && key == "value")
                        || (is_deleted && matches!(key.as_str(), "id" | "reason"));
                    self.check_field(key, value, &format!("{place}/{key}"), is_lower);
                    self.check(value, &format!("{place}/{key}"), is_answer);
                }
            }
            _ => {}
        }
    }

    fn check_field(&mut self, key: &str, value: &Value, place: &str, is_lower: bool) {
        let property = key.split('@').next().unwrap_or(key);
        if names::is_camel(property) && !is_lower {
            self.violations.add(place, "the name is not spelled as Outlook REST spells it");
        }
        let graph_name = names::camel(property);
        if !self.version.has(&graph_name) || key.contains("@microsoft.graph.") {
            self.violations.add(place, "this version of Outlook REST has no such property");
        }
        let texts = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        for text in texts.iter().filter_map(Value::as_str) {
            if key == "@odata.type" && !text.starts_with(&format!("#{OUTLOOK_TYPES}")) {
                self.violations.add(place, format!("'{text}' is no type of Outlook REST"));
            }
            if names::is_enumeration(&graph_name) && names::outlook_member(text) != text {
                self.violations.add(place, format!("'{text}' is not spelled as Outlook REST spells it"));
            }
            if key == "ContentType" && matches!(text, "html" | "text" | "Html") {
                self.violations.add(place, format!("'{text}' is not spelled as Outlook REST spells it"));
            }
        }
    }
}
