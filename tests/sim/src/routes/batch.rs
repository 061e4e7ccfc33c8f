//! `POST /$batch`: up to twenty requests in one.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::error::{ApiError, ApiResult};
use crate::exchange::{Method, Request, Response};
use crate::json::{Object, read};
use crate::simulator::Simulator;
use crate::url::Target;

/// How many requests a batch may have.
const MAX_ITEMS: usize = 20;

/// One request of a batch.
struct Item {
    id: String,
    request: Request,
    depends_on: Vec<String>,
    /// It has a body but does not say of what type.
    lacks_content_type: bool,
}

/// Answers a batch.
pub(super) fn answer(simulator: &mut Simulator, request: &Request, target: &Target) -> ApiResult<Response> {
    if request.method != Method::Post {
        return Err(ApiError::method_not_allowed(request.method.as_str()));
    }
    let fields = read::object(request)?;
    let items = fields.get("requests").and_then(Value::as_array);
    let items = items.ok_or_else(|| ApiError::bad_request("Invalid batch payload format."))?;
    if items.is_empty() || items.len() > MAX_ITEMS {
        let message =
            format!("Number of batch request steps must be between 1 and the maximum value of {MAX_ITEMS}.");
        return Err(ApiError::bad_request(message));
    }
    let items =
        items.iter().map(|item| read_item(item, request, target)).collect::<ApiResult<Vec<Item>>>()?;
    check_ids(&items)?;
    let mut responses = run(simulator, items);
    shuffle(simulator, &mut responses);
    Ok(Response::json(200, &json!({ "responses": responses })))
}

fn run(simulator: &mut Simulator, items: Vec<Item>) -> Vec<Value> {
    let mut statuses: Vec<(String, u16)> = Vec::new();
    let mut responses = Vec::new();
    let mut waiting = items;
    while !waiting.is_empty() {
        let done = |id: &String| statuses.iter().any(|(held, _)| held.eq_ignore_ascii_case(id));
        let (ready, rest): (Vec<Item>, Vec<Item>) =
            waiting.into_iter().partition(|item| item.depends_on.iter().all(done));
        if ready.is_empty() {
            responses.extend(rest.iter().map(|item| written(&item.id, &failed_dependency())));
            break;
        }
        for item in ready {
            let failed = |id: &String| {
                statuses
                    .iter()
                    .any(|(held, status)| held.eq_ignore_ascii_case(id) && !(200..300).contains(status))
            };
            let response = if item.depends_on.iter().any(failed) {
                failed_dependency()
            } else if item.lacks_content_type {
                refusal(
                    400,
                    "BadRequest",
                    "Write request contains a body but does not specify a Content-Type header.",
                )
            } else {
                simulator.handle_item(&item.request)
            };
            statuses.push((item.id.clone(), response.status));
            responses.push(written(&item.id, &response));
        }
        waiting = rest;
    }
    responses
}

fn read_item(item: &Value, outer: &Request, target: &Target) -> ApiResult<Item> {
    let malformed = || ApiError::bad_request("Invalid batch payload format.");
    let field = |name: &str| item.get(name).and_then(Value::as_str);
    let id = field("id").filter(|id| !id.is_empty()).ok_or_else(malformed)?.to_owned();
    let method = field("method").and_then(Method::parse).ok_or_else(malformed)?;
    let url = field("url").ok_or_else(malformed)?;
    if url.contains("://") || url.trim_start_matches('/').to_ascii_lowercase().starts_with("$batch") {
        return Err(ApiError::bad_request(format!("The URL '{url}' cannot be a step of a batch.")));
    }
    let url = format!("{}/{}", target.service_root(), url.trim_start_matches('/'));
    let mut request = Request::new(method, url);
    for (name, value) in item.get("headers").and_then(Value::as_object).into_iter().flatten() {
        request = request.with_header(name, value.as_str().unwrap_or_default());
    }
    if request.header("Authorization").is_none() {
        request = request.with_header("Authorization", outer.header("Authorization").unwrap_or_default());
    }
    request.body = match item.get("body") {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::String(text)) => text.clone().into_bytes(),
        Some(body) => body.to_string().into_bytes(),
    };
    let depends_on = item.get("dependsOn").and_then(Value::as_array).into_iter().flatten();
    Ok(Item {
        id,
        lacks_content_type: !request.body.is_empty() && request.header("Content-Type").is_none(),
        depends_on: depends_on.filter_map(Value::as_str).map(str::to_owned).collect(),
        request,
    })
}

fn check_ids(items: &[Item]) -> ApiResult<()> {
    let mut ids: Vec<String> = items.iter().map(|item| item.id.to_ascii_lowercase()).collect();
    ids.sort();
    if let Some(twice) = ids.windows(2).find(|pair| pair.first() == pair.last()) {
        let message =
            format!("Request Id: {} has to be unique in a batch.", twice.first().map_or("", String::as_str));
        return Err(ApiError::bad_request(message));
    }
    let known = |id: &String| ids.contains(&id.to_ascii_lowercase());
    match items.iter().flat_map(|item| &item.depends_on).find(|id| !known(id)) {
        Some(id) => {
            Err(ApiError::bad_request(format!("The step '{id}' in 'dependsOn' is not part of the batch.")))
        }
        None => Ok(()),
    }
}

fn written(id: &str, response: &Response) -> Value {
    let mut object = Object::new();
    object.insert("id".to_owned(), json!(id));
    object.insert("status".to_owned(), json!(response.status));
    let headers: Object = response.headers.iter().map(|(name, value)| (name.clone(), json!(value))).collect();
    object.insert("headers".to_owned(), Value::Object(headers));
    if !response.body.is_empty() {
        let body = response.to_json().unwrap_or_else(|| json!(STANDARD.encode(&response.body)));
        object.insert("body".to_owned(), body);
    }
    Value::Object(object)
}

fn failed_dependency() -> Response {
    refusal(424, "FailedDependency", "Failed Dependency: a step this one depends on failed.")
}

fn refusal(status: u16, code: &str, message: &str) -> Response {
    Response::json(status, &json!({ "error": { "code": code, "message": message } }))
}

/// Answers come in any order; clients must not count on theirs.
fn shuffle(simulator: &mut Simulator, responses: &mut [Value]) {
    for last in (1..responses.len()).rev() {
        let high = u64::try_from(last).unwrap_or_default();
        let other = usize::try_from(simulator.random.within(0, high)).unwrap_or_default();
        responses.swap(last, other);
    }
}
