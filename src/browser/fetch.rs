//! Sending a request with its token (Fetch Standard).

use gloo_net::http::{Method as Verb, RequestBuilder};
use js_sys::Uint8Array;
use web_sys::{ReferrerPolicy, RequestRedirect};

use super::cancel::Cancel;
use crate::protocol::{Method, Request, Response};

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FetchError {
    /// The service could not be reached, or broke off.
    Lost,
    /// It was cancelled.
    Cancelled,
}

/// Sends a request to `url`, which the caller has checked to be the configured API where a token goes along.
pub async fn send(
    url: &str,
    request: &Request,
    token: Option<&str>,
    cancel: &Cancel,
) -> Result<Response, FetchError> {
    let failed = |_| if cancel.is_cancelled() { FetchError::Cancelled } else { FetchError::Lost };
    let answer = build(url, request, token, cancel).map_err(failed)?.send().await.map_err(failed)?;
    Ok(Response {
        status: answer.status(),
        headers: answer.headers().entries().collect(),
        body: answer.binary().await.map_err(failed)?,
        items: Vec::new(),
    })
}

fn build(
    url: &str,
    request: &Request,
    token: Option<&str>,
    cancel: &Cancel,
) -> Result<gloo_net::http::Request, gloo_net::Error> {
    let mut builder = RequestBuilder::new(url)
        .method(match request.method {
            Method::Get => Verb::GET,
            Method::Post => Verb::POST,
            Method::Patch => Verb::PATCH,
            Method::Put => Verb::PUT,
            Method::Delete => Verb::DELETE,
        })
        // A redirect could carry the token to another host; the mail API needs none.
        .redirect(RequestRedirect::Error)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .abort_signal(cancel.signal().as_ref());
    if let Some(token) = token {
        builder = builder.header("Authorization", &format!("Bearer {token}"));
    }
    for (name, value) in request.headers() {
        builder = builder.header(name, &value);
    }
    match request.content() {
        Some(content) => builder.body(Uint8Array::from(&*content)),
        None => builder.build(),
    }
}
