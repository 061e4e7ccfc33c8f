//! `/contacts`: the owner's address book.

use serde_json::Value;

use super::items::{self, Items};
use super::{Call, people};
use crate::error::{ApiError, ApiResult};
use crate::exchange::{Method, Response};
use crate::json::{contact, read};
use crate::personal::Contact;
use crate::simulator::Simulator;
use crate::url::Version;

/// How many contacts a page has when nothing is said.
const PAGE: usize = 10;

/// Answers below `/contacts`.
pub(super) fn route(simulator: &mut Simulator, call: &Call<'_>, path: &[&str]) -> ApiResult<Response> {
    match (call.request.method, path) {
        (Method::Get, []) => list(simulator, call),
        (Method::Post, []) => {
            let fields = contact::read(&read::object(call.request)?, call.target.version)?;
            let user = call.user_mut(simulator)?;
            let number = user.personal.next_number();
            let id = contact::id(user.mailbox.guid(), number);
            user.personal.contacts.push(Contact {
                id: id.clone(),
                change: number,
                created: call.now,
                fields,
            });
            one(simulator, call, &id, 201)
        }
        (Method::Get, [id]) => one(simulator, call, id, 200),
        (_, [] | [_]) => Err(call.refuse_method()),
        (_, [_, other, ..]) => Err(ApiError::unknown_segment(other)),
    }
}

fn list(simulator: &Simulator, call: &Call<'_>) -> ApiResult<Response> {
    let items = of_version(call);
    let options = items::options(call, &items, &["$skip", "$search", "$expand"])?;
    let user = call.user(simulator)?;
    let mut contacts: Vec<&Contact> = user.personal.contacts.iter().collect();
    if let Some(search) = &options.search {
        contacts.retain(|contact| {
            let texts = std::iter::once(contact.text("displayName")).chain(contact.addresses());
            people::is_found(search, texts)
        });
    }
    let write = |contact: &Contact| contact::write(contact, user.mailbox.guid(), call.target.version);
    let values: Vec<Value> = contacts.into_iter().map(write).collect();
    items::page(call, &items, &options, call.context(simulator, "contacts"), values)
}

fn one(simulator: &Simulator, call: &Call<'_>, id: &str, status: u16) -> ApiResult<Response> {
    let user = call.user(simulator)?;
    let held = user.personal.contacts.iter().find(|contact| contact.id == id);
    let written =
        contact::write(held.ok_or_else(ApiError::item_not_found)?, user.mailbox.guid(), call.target.version);
    items::one(call, &of_version(call), status, &call.context(simulator, "contacts/$entity"), written)
}

fn of_version(call: &Call<'_>) -> Items {
    let properties: fn() -> Vec<&'static str> = match call.target.version {
        Version::V1 => contact::properties,
        Version::Beta => contact::beta_properties,
    };
    Items { type_name: "contact", properties, page: PAGE }
}
