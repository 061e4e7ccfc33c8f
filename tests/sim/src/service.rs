//! A request handled from the wire to the wire: faults, token, route, headers.

use crate::auth;
use crate::clock;
use crate::error::{ApiError, ApiResult, Trace};
use crate::exchange::{Method, Outcome, Reply, Request, Response};
use crate::fault::Effect;
use crate::model::Timestamp;
use crate::outlook;
use crate::routes;
use crate::simulator::Simulator;
use crate::uploads;
use crate::url::Target;

/// Graph takes no request larger than this, in bytes.
const MAX_REQUEST: usize = 4 * 1024 * 1024;

impl Simulator {
    /// Answers a request at a time: the one door of the service.
    pub fn handle(&mut self, request: &Request, now: Timestamp) -> Reply {
        self.set_now(now);
        let effects = self.faults.strike(request.method, &request.url, &mut self.random);
        let delay_ms = effects.iter().map(|effect| self.delay(effect)).sum();
        self.lasts_ms = Some(delay_ms);
        let effect = effects.into_iter().find(|effect| !matches!(effect, Effect::Latency { .. }));
        let outcome = match effect {
            Some(Effect::DropBefore) => Outcome::Dropped,
            Some(Effect::DropAfter) => {
                self.serve(request, None);
                Outcome::Dropped
            }
            effect => Outcome::Answer(self.serve(request, effect.as_ref())),
        };
        Reply { outcome, delay_ms }
    }

    /// Answers one item of a batch: the same service behind the same faults, without a connection to lose.
    pub(crate) fn handle_item(&mut self, request: &Request) -> Response {
        let effects = self.faults.strike(request.method, &request.url, &mut self.random);
        let lost = Effect::ServerError { status: 504, retry_after: None };
        let effect = effects.into_iter().find(|effect| !matches!(effect, Effect::Latency { .. }));
        match effect {
            Some(Effect::DropBefore) => self.serve(request, Some(&lost)),
            Some(Effect::DropAfter) => {
                self.serve(request, None);
                self.serve(request, Some(&lost))
            }
            effect => self.serve(request, effect.as_ref()),
        }
    }

    fn delay(&mut self, effect: &Effect) -> u64 {
        match effect {
            Effect::Latency { min_ms, max_ms } => self.random.within(*min_ms, *max_ms),
            _ => 0,
        }
    }

    fn serve(&mut self, request: &Request, effect: Option<&Effect>) -> Response {
        let request_id = self.random.guid();
        let client_request_id = request.header("client-request-id").unwrap_or(&request_id).to_owned();
        let trace = Trace { request_id, client_request_id };
        let mut response = match effect {
            Some(Effect::Html { status }) => html_page(*status),
            _ => match self.answer(request, effect) {
                Ok(response) => response,
                Err(refusal) => refusal.to_response(&trace, self.now),
            },
        };
        if response.status >= 400 && outlook::is_outlook(&request.url) {
            response = outlook::translate_error(response);
        }
        if effect == Some(&Effect::Truncated) {
            response.body.truncate(response.body.len() / 2);
        }
        self.stamp(&mut response, &trace);
        response
    }

    fn answer(&mut self, request: &Request, effect: Option<&Effect>) -> ApiResult<Response> {
        if let Some(refusal) = effect.and_then(refusal) {
            return Err(refusal);
        }
        if uploads::is_upload(&request.url) {
            return uploads::answer(self, request);
        }
        let authorization = request.header("Authorization");
        let caller = self.tokens.check(authorization, self.now)?;
        if let Some(Effect::ClaimsChallenge { claims }) = effect
            && !self.tokens.has_claims(authorization, claims)
        {
            return Err(auth::challenge(claims));
        }
        if request.body.len() > MAX_REQUEST {
            let message = "The request is larger than the maximum of 4 MB.";
            return Err(ApiError::new(413, "RequestEntityTooLarge", message));
        }
        if outlook::is_outlook(&request.url) {
            return outlook::answer(self, request, caller);
        }
        let target = Target::parse(&request.url, request.header("Host"))?;
        if matches!(request.method, Method::Options | Method::Head) {
            return Err(ApiError::method_not_allowed(request.method.as_str()));
        }
        routes::answer(self, request, &target, caller)
    }

    fn stamp(&self, response: &mut Response, trace: &Trace) {
        let headers = [
            ("Date", clock::http_date(self.now)),
            ("Cache-Control", "no-cache".to_owned()),
            ("request-id", trace.request_id.clone()),
            ("client-request-id", trace.client_request_id.clone()),
            ("OData-Version", "4.0".to_owned()),
        ];
        response.headers.extend(headers.into_iter().map(|(name, value)| (name.to_owned(), value)));
    }
}

/// The refusal a fault stands for, where it is one.
fn refusal(effect: &Effect) -> Option<ApiError> {
    let (error, retry_after) = match effect {
        Effect::ExpiredToken => return Some(auth::expired()),
        Effect::Throttle { retry_after } => {
            let message = "Application is over its MailboxConcurrency limit.";
            (ApiError::new(429, "ApplicationThrottled", message), retry_after)
        }
        Effect::ServerError { status, retry_after } => {
            let (code, message) = match status {
                503 => ("serviceNotAvailable", "The service is temporarily unavailable."),
                504 => ("UnknownError", "The gateway did not receive a response in time."),
                _ => ("InternalServerError", "An internal server error occurred."),
            };
            (ApiError::new(*status, code, message), retry_after)
        }
        _ => return None,
    };
    Some(match retry_after {
        Some(seconds) => error.with_header("Retry-After", &seconds.to_string()),
        None => error,
    })
}

fn html_page(status: u16) -> Response {
    let page = "<!DOCTYPE html><html><head><title>Service unavailable</title></head><body><h2>Our services aren't \
                available right now</h2><p>We're working to restore all services as soon as possible.</p></body></html>";
    Response::bytes(status, "text/html; charset=utf-8", page.as_bytes().to_vec())
}
