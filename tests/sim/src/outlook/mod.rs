//! The Outlook REST dialect: the same mail service asked and answered in the API Graph came from.
//!
//! One layer at the door: a request becomes the request Graph would get, the service answers it, and the answer
//! becomes the one Outlook REST would give. Spellings come from the vendor's reference; what it does not list is an
//! unknown resource here.

mod address;
mod casing;
mod context;
pub(crate) mod names;
pub(crate) mod query;
mod request;
mod resources;
mod response;
#[cfg(feature = "contract")]
pub(crate) mod retranslation;
#[cfg(test)]
mod round_trip;
mod sync;

pub(crate) use address::is_outlook;
pub(crate) use request::Translation;
pub(crate) use response::translate_error;

use serde_json::Value;

use crate::error::{ApiError, ApiResult};
use crate::exchange::{Method, Request, Response};
use crate::routes;
use crate::simulator::{Simulator, UserId};
use crate::url::Target;

/// Answers a request of Outlook REST whose token is good.
pub(crate) fn answer(simulator: &mut Simulator, request: &Request, caller: UserId) -> ApiResult<Response> {
    let translation = Translation::of(request)?;
    let target = Target::parse(&translation.graph.url, None)?;
    let response = routes::answer(simulator, &translation.graph, &target, caller)?;
    let response = completed(simulator, &translation, caller, response)?;
    let owner = match &translation.address.user {
        Some(user) => simulator.user(user).ok_or_else(ApiError::item_not_found)?,
        None => caller,
    };
    let owner = simulator.account(owner).ok_or_else(ApiError::item_not_found)?;
    Ok(response::translate(&translation, owner, response))
}

/// A draft made with attachments or mentions is answered with them, which Graph leaves out.
fn completed(
    simulator: &mut Simulator,
    translation: &Translation,
    caller: UserId,
    response: Response,
) -> ApiResult<Response> {
    let held = translation.held();
    let id = response.to_json().and_then(|body| body.get("id").and_then(Value::as_str).map(str::to_owned));
    let Some(id) = id.filter(|_| response.status == 201 && !held.is_empty()) else {
        return Ok(response);
    };
    let origin = &translation.address.origin;
    let mut url = Target::parse(&translation.graph.url, None)?;
    url.segments.truncate(if translation.address.user.is_some() { 2 } else { 1 });
    let owner = url.segments.join("/");
    let again = Request {
        method: Method::Get,
        url: format!("{origin}/beta/{owner}/messages/{id}?$expand={}", held.join(",")),
        headers: translation.graph.headers.clone(),
        body: Vec::new(),
    };
    // The draft is made whatever becomes of the second look.
    match routes::answer(simulator, &again, &Target::parse(&again.url, None)?, caller) {
        Ok(whole) => Ok(Response { body: whole.body, ..response }),
        Err(_) => Ok(response),
    }
}
