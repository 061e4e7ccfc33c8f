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

use crate::error::{ApiError, ApiResult};
use crate::exchange::{Request, Response};
use crate::routes;
use crate::simulator::{Simulator, UserId};
use crate::url::Target;

/// Answers a request of Outlook REST whose token is good.
pub(crate) fn answer(simulator: &mut Simulator, request: &Request, caller: UserId) -> ApiResult<Response> {
    let translation = Translation::of(request)?;
    let target = Target::parse(&translation.graph.url, None)?;
    let response = routes::answer(simulator, &translation.graph, &target, caller)?;
    let owner = match &translation.address.user {
        Some(user) => simulator.user(user).ok_or_else(ApiError::item_not_found)?,
        None => caller,
    };
    let owner = simulator.account(owner).ok_or_else(ApiError::item_not_found)?;
    Ok(response::translate(&translation, owner, response))
}
