//! `/mailboxSettings`, whole and in parts.

use serde_json::{Value, json};

use super::items::{self, Items};
use super::{Call, collection};
use crate::error::{ApiError, ApiResult};
use crate::exchange::{Method, Response};
use crate::json::settings::{self, Surroundings};
use crate::json::{Object, read};
use crate::simulator::Simulator;
use crate::url::Version;
use crate::zones;

/// Answers below `/mailboxSettings`.
pub(super) fn route(simulator: &mut Simulator, call: &Call<'_>, path: &[&str]) -> ApiResult<Response> {
    match (call.request.method, path) {
        (Method::Get, []) => whole(simulator, call),
        (Method::Patch, []) => {
            let fields = read::object(call.request)?;
            let user = call.user_mut(simulator)?;
            let (changed, replies_changed) = settings::changed(&user.personal.settings, &fields)?;
            user.personal.settings = changed;
            if replies_changed {
                user.personal.answered.clear();
            }
            whole(simulator, call)
        }
        (Method::Get, [part]) => self::part(simulator, call, part),
        (_, [] | [_]) => Err(call.refuse_method()),
        (_, [_, other, ..]) => Err(ApiError::unknown_segment(other)),
    }
}

fn whole(simulator: &Simulator, call: &Call<'_>) -> ApiResult<Response> {
    let properties: fn() -> Vec<&'static str> = match call.target.version {
        Version::V1 => settings::properties,
        Version::Beta => settings::beta_properties,
    };
    let around = surroundings(simulator, call)?;
    let held = &call.user(simulator)?.personal.settings;
    let written = properties()
        .into_iter()
        .filter_map(|name| settings::property(held, name, &around).map(|value| (name.to_owned(), value)));
    let items = Items { type_name: "mailboxSettings", properties, page: 1 };
    let written = Value::Object(written.collect::<Object>());
    items::one(call, &items, 200, &call.context(simulator, "mailboxSettings"), written)
}

fn part(simulator: &Simulator, call: &Call<'_>, part: &str) -> ApiResult<Response> {
    let known = settings::properties().into_iter().find(|known| known.eq_ignore_ascii_case(part));
    let name = known.ok_or_else(|| ApiError::unknown_segment(part))?;
    let around = surroundings(simulator, call)?;
    let value = settings::property(&call.user(simulator)?.personal.settings, name, &around);
    let context = call.context(simulator, &format!("mailboxSettings/{name}"));
    Ok(match value.unwrap_or_default() {
        object @ Value::Object(_) => collection::item(200, &context, object),
        value => collection::item(200, &context, json!({ "value": value })),
    })
}

fn surroundings(simulator: &Simulator, call: &Call<'_>) -> ApiResult<Surroundings> {
    let mailbox = call.mailbox(simulator)?;
    let zone = call.preferences.time_zone.or_else(zones::utc).ok_or_else(ApiError::item_not_found)?;
    let archive = mailbox.well_known("archive").map(|folder| mailbox.folder_id(folder));
    Ok(Surroundings { zone, now: call.now, archive })
}
