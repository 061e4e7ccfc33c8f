//! The check against Microsoft's published contract: is this request legal, is this answer one Graph could give?
//!
//! The `OpenAPI` files are data beside the repository; where they are absent there is nothing to check with.

mod enumerations;
mod judge;
mod operation;
mod outlook;
mod query;
mod schema;

use std::fmt;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::exchange::{Method, Request, Response};
use crate::outlook::is_outlook;
use crate::uploads;
use crate::url::{Target, Version};
pub use judge::Judge;
use operation::Operation;
use schema::Walker;

/// A breach of the contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// Where: the method and path, then the place in the body.
    pub place: String,
    /// What is wrong there.
    pub message: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.place, self.message)
    }
}

/// The contract of both API versions.
#[derive(Debug, Clone)]
pub struct Contract {
    v1: Value,
    beta: Value,
}

impl Contract {
    /// Reads the two `OpenAPI` files of a folder.
    pub fn load(dir: &Path) -> Option<Contract> {
        let read = |name: &str| -> Option<Value> {
            serde_json::from_slice(&std::fs::read(dir.join(name)).ok()?).ok()
        };
        Some(Contract {
            v1: read("graph-mail-v1.0.openapi.json")?,
            beta: read("graph-mail-beta.openapi.json")?,
        })
    }

    /// Reads the files where they lie: beside the repository, or below the folder `OUTPOST_SHARED` names.
    pub fn find() -> Option<Contract> {
        let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
        let shared = std::env::var_os("OUTPOST_SHARED").map_or_else(beside, PathBuf::from);
        Contract::load(&shared.join("contract"))
    }

    /// Whether the contract has an operation of that method and path.
    ///
    /// Outlook REST, which it does not describe, is taken to have any: what is wrong with one is said of the request.
    pub fn has_operation(&self, request: &Request) -> bool {
        if is_outlook(&request.url) {
            return true;
        }
        self.operation(request, &mut Violations::of(request)).is_some()
    }

    /// What is illegal about a request.
    pub fn check_request(&self, request: &Request) -> Vec<Violation> {
        if is_outlook(&request.url) {
            return outlook::check_request(self, request);
        }
        let mut violations = Violations::of(request);
        if let Some((spec, target, operation)) = self.operation(request, &mut violations) {
            query::check(spec, &operation, &target.query, &mut violations);
            check_headers(&operation, request, &mut violations);
            check_request_body(spec, &operation, request, &mut violations);
            self.check_items(&operation, request, &mut violations);
        }
        violations.found
    }

    /// What Graph would not have answered to that request.
    pub fn check_response(&self, request: &Request, response: &Response) -> Vec<Violation> {
        if is_outlook(&request.url) {
            return outlook::check_response(self, request, response);
        }
        let mut violations = Violations::of(request);
        if let Some((spec, _, operation)) = self.operation(request, &mut violations) {
            check_answer(spec, &operation, response, &mut violations);
            if operation.is_batch() && response.status == 200 {
                self.check_item_answers(request, response, &mut violations);
            }
        }
        violations.found
    }

    fn operation(
        &self,
        request: &Request,
        violations: &mut Violations,
    ) -> Option<(&Value, Target, Operation<'_>)> {
        let session = uploads::is_upload(&request.url).then(|| Target::of_upload(&request.url));
        let Some(target) = session.or_else(|| Target::parse(&request.url, None).ok()) else {
            violations.add("", "the URL has no API version");
            return None;
        };
        let spec = match target.version {
            Version::V1 => &self.v1,
            Version::Beta => &self.beta,
        };
        let operation = Operation::find(spec, request.method, &target.segments);
        if operation.is_none() {
            violations.add("", "the contract has no such operation");
        }
        Some((spec, target, operation?))
    }

    /// The requests inside a batch, each as if it were sent alone.
    fn check_items(&self, operation: &Operation<'_>, request: &Request, violations: &mut Violations) {
        if operation.is_batch() {
            for (_, inner) in batch_items(request) {
                violations.found.extend(self.check_request(&inner));
            }
        }
    }

    fn check_item_answers(&self, request: &Request, response: &Response, violations: &mut Violations) {
        let answers = response.to_json().unwrap_or_default();
        let answers = answers.get("responses").and_then(Value::as_array).cloned().unwrap_or_default();
        for (id, inner) in batch_items(request) {
            let Some(answer) =
                answers.iter().find(|answer| answer.get("id") == Some(&Value::String(id.clone())))
            else {
                violations.add(&format!("responses/{id}"), "the batch does not answer it");
                continue;
            };
            violations.found.extend(self.check_response(&inner, &inner_response(answer)));
        }
    }
}

/// Violations being collected, each with the request they belong to.
#[derive(Debug)]
pub(crate) struct Violations {
    request: String,
    found: Vec<Violation>,
}

impl Violations {
    fn of(request: &Request) -> Violations {
        Violations { request: format!("{} {}", request.method.as_str(), request.url), found: Vec::new() }
    }

    pub(crate) fn add(&mut self, place: &str, message: impl Into<String>) {
        let place =
            if place.is_empty() { self.request.clone() } else { format!("{} at {place}", self.request) };
        self.found.push(Violation { place, message: message.into() });
    }
}

/// Headers an operation must not get: a token, where the URL is the permission.
fn check_headers(operation: &Operation<'_>, request: &Request, violations: &mut Violations) {
    for name in operation.forbidden_headers() {
        if request.header(name).is_some() {
            violations.add(name, "the operation must not get this header");
        }
    }
}

fn check_request_body(
    spec: &Value,
    operation: &Operation<'_>,
    request: &Request,
    violations: &mut Violations,
) {
    let Some(content) = operation.request_content() else {
        if !request.body.is_empty() {
            violations.add("body", "the operation takes no body");
        }
        return;
    };
    if request.body.is_empty() {
        if operation.needs_body() {
            violations.add("body", "the operation needs a body");
        }
        return;
    }
    let content_type = request.header("Content-Type").unwrap_or_default();
    let content_type = content_type.split(';').next().unwrap_or_default().trim();
    let Some(media) = content.get(content_type) else {
        violations.add("body", format!("the content type '{content_type}' is not one of the operation's"));
        return;
    };
    if content_type != "application/json" {
        return;
    }
    let Ok(body) = serde_json::from_slice::<Value>(&request.body) else {
        violations.add("body", "the body is no JSON");
        return;
    };
    if let (Some(writable), Some(fields)) = (operation.writable(), body.as_object()) {
        for name in fields.keys().filter(|name| !name.contains('@') && !writable.contains(&name.as_str())) {
            violations.add(&format!("body/{name}"), "the property cannot be written here");
        }
    }
    if let Some(schema) = media.get("schema") {
        Walker::new(spec, violations).check(schema, &body, "body");
    }
}

fn check_answer(spec: &Value, operation: &Operation<'_>, response: &Response, violations: &mut Violations) {
    let Some(declared) = operation.response(spec, response.status) else {
        violations.add("", format!("the status {} is not one of the operation's", response.status));
        return;
    };
    let content = declared.get("content").and_then(Value::as_object);
    let Some(content) = content else {
        if !response.body.is_empty() {
            violations.add("body", format!("an answer with status {} has no body", response.status));
        }
        return;
    };
    let Some(schema) = content.get("application/json").and_then(|media| media.get("schema")) else {
        return;
    };
    match response.to_json() {
        None if operation.is_lenient() => {}
        Some(body) => Walker::new(spec, violations).check(schema, &body, "body"),
        None => violations.add("body", "the body is no JSON"),
    }
}

/// The requests of a batch with their ids, made whole.
fn batch_items(request: &Request) -> Vec<(String, Request)> {
    let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
    let items = body.get("requests").and_then(Value::as_array).cloned().unwrap_or_default();
    let root = request.url.rsplit_once('/').map(|(root, _)| root).unwrap_or_default();
    items.iter().filter_map(|item| read_item(item, root)).collect()
}

fn read_item(item: &Value, root: &str) -> Option<(String, Request)> {
    let field = |name: &str| item.get(name).and_then(Value::as_str);
    let url = format!("{root}/{}", field("url")?.trim_start_matches('/'));
    let mut inner = Request::new(Method::parse(field("method")?)?, url);
    for (name, value) in item.get("headers").and_then(Value::as_object).into_iter().flatten() {
        inner = inner.with_header(name, value.as_str().unwrap_or_default());
    }
    if let Some(body) = item.get("body") {
        inner.body = body.to_string().into_bytes();
    }
    Some((field("id")?.to_owned(), inner))
}

fn inner_response(answer: &Value) -> Response {
    let status = answer.get("status").and_then(Value::as_u64).and_then(|status| u16::try_from(status).ok());
    let body = answer.get("body").map(|body| body.to_string().into_bytes()).unwrap_or_default();
    Response { status: status.unwrap_or_default(), headers: Vec::new(), body }
}
