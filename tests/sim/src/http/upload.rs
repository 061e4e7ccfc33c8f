//! The upload server: an origin of its own, to which large attachments go in ranges.

use std::sync::Arc;

use axum::Router;
use axum::body::to_bytes;
use axum::extract::{ConnectInfo, State};
use tokio::sync::watch;

use super::listener::{Listener, Scissors};
use super::{Shared, cors, graph};
use crate::exchange::{Method, Response};

/// More than the largest range has, so that the service itself refuses what is too large.
const MAX_BODY: usize = 8 * 1024 * 1024;

/// Serves until told to stop.
pub(super) async fn serve(listener: Listener, shared: Arc<Shared>, stopped: watch::Receiver<bool>) {
    listener.serve(Router::new().fallback(answer).with_state(shared), stopped).await;
}

async fn answer(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(scissors): ConnectInfo<Scissors>,
    incoming: axum::extract::Request,
) -> axum::response::Response {
    let (parts, body) = incoming.into_parts();
    let opened = |mut response: Response| {
        cors::open_upload(&mut response, shared.expose_location);
        response
    };
    let Ok(body) = to_bytes(body, MAX_BODY).await else {
        return graph::to_axum(opened(Response::empty(413)));
    };
    let Some(request) = graph::read(&shared.upload_url, &parts, &body) else {
        return graph::to_axum(Response::empty(405));
    };
    if request.method == Method::Options {
        return graph::to_axum(cors::upload_preflight(request.header("Access-Control-Request-Headers")));
    }
    if !crate::uploads::is_upload(&request.url) {
        return graph::to_axum(opened(Response::empty(404)));
    }
    let answer = graph::handle(&shared, &request, opened).await;
    if answer.is_none() {
        scissors.cut();
    }
    graph::to_axum(answer.unwrap_or_else(|| Response::empty(500)))
}
