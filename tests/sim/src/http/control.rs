//! What Graph does not have: tokens without a sign-in, faults, expiry, delivery; for the demo and for tests.

use serde_json::{Value, json};

use super::Shared;
use super::graph::wall_clock;
use crate::auth::TokenOptions;
use crate::exchange::{Method, Request, Response};
use crate::fault::FaultRule;
use crate::simulator::{Simulator, UserId};

/// How long a token lives when nothing is said.
const LIFETIME_SECONDS: i64 = 3600;

/// Answers below `/sim/`.
pub(super) fn answer(shared: &Shared, request: &Request, path: &str, query: Option<&str>) -> Response {
    let mut simulator = shared.simulator();
    simulator.set_now(wall_clock());
    match (request.method, path) {
        (Method::Post, "/sim/token") => token(&mut simulator, request),
        (Method::Post, "/sim/expire-tokens") => {
            simulator.expire_tokens();
            Response::empty(204)
        }
        (Method::Post, "/sim/refuse-tokens") => {
            let refuse = body(request).get("refuse").is_none_or(|refuse| *refuse == Value::Bool(true));
            simulator.refuse_tokens(refuse);
            Response::empty(204)
        }
        (Method::Get, "/sim/faults") => Response::json(200, &json!(simulator.faults().rules())),
        (Method::Post, "/sim/faults") => add_faults(&mut simulator, request),
        (Method::Delete, "/sim/faults") => {
            simulator.faults().clear();
            Response::empty(204)
        }
        (Method::Post, "/sim/deliver") => deliver(&mut simulator, request, query),
        _ => refusal(404, "There is no such endpoint of the simulator."),
    }
}

fn token(simulator: &mut Simulator, request: &Request) -> Response {
    if simulator.tokens_refused() {
        return refusal(401, "Signing in is needed.");
    }
    let fields = body(request);
    let wanted = fields.get("user").and_then(Value::as_str);
    let Some(user) = find_user(simulator, wanted) else {
        return refusal(404, "There is no such user.");
    };
    let seconds = fields.get("lifetimeSeconds").and_then(Value::as_i64).unwrap_or(LIFETIME_SECONDS);
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let scopes = fields.get("scopes").and_then(Value::as_array);
    let options = TokenOptions {
        lifetime_ms: seconds.saturating_mul(1000),
        scopes: scopes.map(|scopes| scopes.iter().filter_map(text).collect()),
        claims: fields.get("claims").and_then(text),
    };
    let access_token = simulator.issue_token_as(user, &options);
    let expires = simulator.now().0.saturating_add(seconds.saturating_mul(1000));
    let Some(account) = simulator.account(user) else {
        return refusal(404, "There is no such user.");
    };
    let answer = json!({
        "accessToken": access_token,
        "expiresOn": expires,
        "account": {
            "id": format!("{}.{}", account.id, account.tenant_id),
            "username": account.address,
            "name": account.name,
            "tenantId": account.tenant_id,
        },
    });
    Response::json(200, &answer)
}

/// The user of an object id, an address or a home account id; the first one when nothing is said.
fn find_user(simulator: &Simulator, wanted: Option<&str>) -> Option<UserId> {
    match wanted {
        None | Some("") => simulator.users().next(),
        Some(wanted) => {
            let object_id = wanted.split_once('.').map(|(object, _)| object);
            simulator.user(wanted).or_else(|| simulator.user(object_id?))
        }
    }
}

fn add_faults(simulator: &mut Simulator, request: &Request) -> Response {
    match serde_json::from_slice::<Vec<FaultRule>>(&request.body) {
        Ok(rules) => {
            for rule in rules {
                simulator.faults().push(rule);
            }
            Response::empty(204)
        }
        Err(error) => refusal(400, &format!("This is no list of faults: {error}")),
    }
}

#[cfg(feature = "mime")]
fn deliver(simulator: &mut Simulator, request: &Request, query: Option<&str>) -> Response {
    let wanted =
        query.into_iter().flat_map(|query| query.split('&')).find_map(|pair| pair.strip_prefix("user="));
    let wanted =
        wanted.map(|user| percent_encoding::percent_decode_str(user).decode_utf8_lossy().into_owned());
    let Some(user) = find_user(simulator, wanted.as_deref()) else {
        return refusal(404, "There is no such user.");
    };
    let now = simulator.now();
    let mut message = match crate::mime::parse(&request.body, now) {
        Ok(message) => message,
        Err(error) => return refusal(400, &format!("This is no message: {error}")),
    };
    message.received = now;
    let inbox = simulator.folder_by_path(user, "inbox", true);
    match inbox.and_then(|inbox| simulator.insert(user, inbox, message)) {
        Some(id) => Response::json(201, &json!({ "id": id })),
        None => refusal(404, "There is no Inbox."),
    }
}

/// Without the feature `mime` there is nobody to read it.
#[cfg(not(feature = "mime"))]
fn deliver(_simulator: &mut Simulator, _request: &Request, _query: Option<&str>) -> Response {
    refusal(501, "This build does not read MIME.")
}

fn body(request: &Request) -> Value {
    serde_json::from_slice(&request.body).unwrap_or_default()
}

fn refusal(status: u16, message: &str) -> Response {
    Response::json(status, &json!({ "error": { "code": "SimulatorRefusal", "message": message } }))
}
