//! Mentions of a message: beta only.

use super::collection::{self, Page};
use super::{Call, lowered};
use crate::error::{ApiError, ApiResult};
use crate::exchange::{Method, Response};
use crate::json::mention;
use crate::query::Allowed;
use crate::simulator::Simulator;
use crate::store::MessageKey;

/// How many mentions a page has: practically all of them.
const PAGE: usize = 1000;

/// Answers below `/messages/{id}/mentions`.
pub(super) fn route(
    simulator: &mut Simulator,
    call: &Call<'_>,
    key: MessageKey,
    path: &[&str],
) -> ApiResult<Response> {
    let names = lowered(path);
    let id = names.first().map_or("", String::as_str);
    let message = call.mailbox(simulator)?.message(key)?;
    let find = || message.details.mentions.iter().find(|mention| mention.id == id);
    match (call.request.method, path) {
        (Method::Get, []) => {
            let options = call.options(&Allowed::List)?;
            let context = call.context(simulator, "messages/mentions");
            let all = mention::write_all(message);
            Ok(Page::cut(context, &options, all, PAGE, |mention| mention).into_response(call))
        }
        (Method::Get, [_]) => {
            let mention = find().ok_or_else(ApiError::item_not_found)?;
            let context = call.context(simulator, "messages/mentions/$entity");
            Ok(collection::item(200, &context, mention::write(mention)))
        }
        (Method::Delete, [_]) => {
            find().ok_or_else(ApiError::item_not_found)?;
            call.mailbox_mut(simulator)?.change_message(key, call.now, |message| {
                message.details.mentions.retain(|mention| mention.id != id);
            })?;
            Ok(Response::empty(204))
        }
        (_, [] | [_]) => Err(call.refuse_method()),
        (_, [_, other, ..]) => Err(ApiError::unknown_segment(other)),
    }
}
