//! Rules of the Inbox: `/mailFolders/inbox/messageRules`.

use super::items::{self, Items};
use super::{Call, collection};
use crate::error::{ApiError, ApiResult};
use crate::exchange::{Method, Response};
use crate::json::read;
use crate::json::rule::{self, RuleChanges};
use crate::personal::rule::place;
use crate::simulator::{Simulator, User};
use crate::store::FolderKey;

const ITEMS: Items = Items { type_name: "messageRule", properties: rule::properties, page: 1000 };

/// Answers below `/messageRules` of a folder.
pub(super) fn route(
    simulator: &mut Simulator,
    call: &Call<'_>,
    folder: FolderKey,
    path: &[&str],
) -> ApiResult<Response> {
    if call.mailbox(simulator)?.well_known("inbox") != Some(folder) {
        return Err(ApiError::invalid_request("Rules are only supported for the Inbox folder."));
    }
    match (call.request.method, path) {
        (Method::Get, []) => {
            let user = call.user(simulator)?;
            let rules = user.personal.rules.iter().map(|held| rule::write(held, &user.mailbox)).collect();
            let context = call.context(simulator, "mailFolders('inbox')/messageRules");
            items::list(call, &ITEMS, context, rules)
        }
        (Method::Get, ["$count"]) => Ok(collection::number(call.user(simulator)?.personal.rules.len())),
        (Method::Post, []) => create(simulator, call),
        (Method::Get, [id]) => {
            let at = find(call.user(simulator)?, id)?;
            get(simulator, call, at, 200)
        }
        (Method::Patch, [id]) => update(simulator, call, id),
        (Method::Delete, [id]) => {
            let user = call.user_mut(simulator)?;
            let at = changeable(user, id)?;
            user.personal.rules.remove(at);
            Ok(Response::empty(204))
        }
        (_, [] | [_]) => Err(call.refuse_method()),
        (_, [_, other, ..]) => Err(ApiError::unknown_segment(other)),
    }
}

fn create(simulator: &mut Simulator, call: &Call<'_>) -> ApiResult<Response> {
    let fields = read::object(call.request)?;
    let user = call.user_mut(simulator)?;
    let changes = RuleChanges::read(&fields, &user.mailbox)?;
    let made = changes.into_new(user.personal.next_rule_id())?;
    let id = made.id.clone();
    place(&mut user.personal.rules, made);
    let at = find(user, &id)?;
    get(simulator, call, at, 201)
}

fn update(simulator: &mut Simulator, call: &Call<'_>, id: &str) -> ApiResult<Response> {
    let fields = read::object(call.request)?;
    let user = call.user_mut(simulator)?;
    let at = changeable(user, id)?;
    let changes = RuleChanges::read(&fields, &user.mailbox)?;
    let mut rule = user.personal.rules.remove(at);
    let moves = changes.sequence.is_some();
    changes.apply(&mut rule);
    if moves {
        place(&mut user.personal.rules, rule);
    } else {
        user.personal.rules.insert(at, rule);
    }
    let at = find(user, id)?;
    get(simulator, call, at, 200)
}

fn get(simulator: &Simulator, call: &Call<'_>, at: usize, status: u16) -> ApiResult<Response> {
    let user = call.user(simulator)?;
    let held = user.personal.rules.get(at).ok_or_else(ApiError::item_not_found)?;
    let context = call.context(simulator, "mailFolders('inbox')/messageRules/$entity");
    items::one(call, &ITEMS, status, &context, rule::write(held, &user.mailbox))
}

fn find(user: &User, id: &str) -> ApiResult<usize> {
    user.personal.rules.iter().position(|rule| rule.id == id).ok_or_else(ApiError::item_not_found)
}

/// The place of a rule the API may change.
fn changeable(user: &User, id: &str) -> ApiResult<usize> {
    let at = find(user, id)?;
    match user.personal.rules.get(at) {
        Some(rule) if rule.is_read_only => Err(ApiError::access_denied()),
        _ => Ok(at),
    }
}
