//! The graph server: requests taken off the wire, handled, delayed, answered or dropped.

use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{ConnectInfo, State};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use tokio::sync::watch;

use super::listener::{Listener, Scissors};
use super::{Shared, control, cors};
use crate::exchange::{Method, Outcome, Request, Response};
use crate::model::Timestamp;

/// Graph takes no request larger than this.
const MAX_BODY: usize = 4 * 1024 * 1024;

/// Serves until told to stop.
pub(super) async fn serve(listener: Listener, shared: Arc<Shared>, stopped: watch::Receiver<bool>) {
    listener.serve(Router::new().fallback(answer).with_state(shared), stopped).await;
}

/// The time of this machine.
pub(crate) fn wall_clock() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// The answer as axum sends it.
///
/// The connection ends with it: browsers silently send a request again when a kept connection ends without an
/// answer, and a dropped request would not look dropped.
pub(super) fn to_axum(response: Response) -> axum::response::Response {
    let mut answer = axum::response::Response::new(Body::from(response.body));
    *answer.status_mut() = StatusCode::from_u16(response.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in response.headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            answer.headers_mut().append(name, value);
        }
    }
    answer.headers_mut().insert("connection", HeaderValue::from_static("close"));
    answer
}

async fn answer(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(scissors): ConnectInfo<Scissors>,
    incoming: axum::extract::Request,
) -> axum::response::Response {
    let (parts, body) = incoming.into_parts();
    let limit = if parts.uri.path().starts_with("/sim/") { usize::MAX } else { MAX_BODY };
    let Ok(body) = to_bytes(body, limit).await else {
        return to_axum(opened(&shared, Response::empty(413)));
    };
    let Some(request) = read(&shared.graph_url, &parts, &body) else {
        return to_axum(Response::empty(405));
    };
    if request.method == Method::Options {
        let response = cors::preflight(request.header("Access-Control-Request-Headers"));
        return to_axum(response);
    }
    if parts.uri.path().starts_with("/sim/") {
        let response = control::answer(&shared, &request, parts.uri.path(), parts.uri.query());
        return to_axum(opened(&shared, response));
    }
    let answer = handle(&shared, &request, |response| opened(&shared, response)).await;
    if answer.is_none() {
        scissors.cut();
    }
    to_axum(answer.unwrap_or_else(|| Response::empty(500)))
}

/// Handles a request of the API; `None` when its connection is to be dropped.
///
/// `open` lets pages read the answer.
pub(super) async fn handle(
    shared: &Shared,
    request: &Request,
    open: impl FnOnce(Response) -> Response,
) -> Option<Response> {
    let mailbox = mailbox_of(request);
    shared.log().begin(&mailbox);
    let reply = shared.simulator().handle(request, wall_clock());
    if reply.delay_ms > 0 {
        tokio::time::sleep(Duration::from_millis(reply.delay_ms)).await;
    }
    let response = match reply.outcome {
        Outcome::Answer(response) => Some(open(response)),
        Outcome::Dropped => None,
    };
    let mut log = shared.log();
    log.end(&mailbox);
    log.record(request, response.as_ref());
    response
}

fn opened(shared: &Shared, mut response: Response) -> Response {
    cors::open(&mut response, shared.expose);
    response
}

/// The request as the service takes it; `None` when its method is none.
pub(super) fn read(origin: &str, parts: &Parts, body: &Bytes) -> Option<Request> {
    let path = parts.uri.path_and_query().map_or("/", axum::http::uri::PathAndQuery::as_str);
    let fields = parts.headers.iter().map(|(name, value)| {
        (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned())
    });
    Some(Request {
        method: Method::parse(parts.method.as_str())?,
        url: format!("{origin}{path}"),
        headers: fields.collect(),
        body: body.to_vec(),
    })
}

/// What tells mailboxes apart: the user in the path, else the token.
fn mailbox_of(request: &Request) -> String {
    let path = request.url.split('?').next().unwrap_or_default().to_ascii_lowercase();
    // Keys stand behind a slash, or in parentheses.
    let user = path.split_once("/users/").or_else(|| path.split_once("/users('"));
    match user {
        Some((_, rest)) => rest.split(['/', '\'']).next().unwrap_or_default().to_owned(),
        None => request.header("Authorization").unwrap_or_default().to_owned(),
    }
}
