//! `/inferenceClassification`: which senders are always focused, which never.

use serde_json::{Value, json};

use super::items::{self, Items};
use super::{Call, collection};
use crate::error::{ApiError, ApiResult};
use crate::exchange::{Method, Response};
use crate::json::{names, read};
use crate::model::{Address, Classification};
use crate::personal::{Override, Personal};
use crate::simulator::Simulator;

const ITEMS: Items = Items {
    type_name: "inferenceClassificationOverride",
    properties: || vec!["id", "classifyAs", "senderEmailAddress"],
    page: 1000,
};
/// How many overrides a mailbox can have.
const MAX_OVERRIDES: usize = 1000;

/// Answers below `/inferenceClassification`.
pub(super) fn route(simulator: &mut Simulator, call: &Call<'_>, path: &[&str]) -> ApiResult<Response> {
    match path {
        [] if call.request.method == Method::Get => {
            let context = call.context(simulator, "inferenceClassification");
            Ok(collection::item(200, &context, json!({ "id": "inferenceClassification" })))
        }
        [] => Err(call.refuse_method()),
        [overrides, rest @ ..] if overrides.eq_ignore_ascii_case("overrides") => below(simulator, call, rest),
        [other, ..] => Err(ApiError::unknown_segment(other)),
    }
}

fn below(simulator: &mut Simulator, call: &Call<'_>, path: &[&str]) -> ApiResult<Response> {
    match (call.request.method, path) {
        (Method::Get, []) => {
            let held = call.user(simulator)?.personal.overrides.iter().map(write).collect();
            items::list(call, &ITEMS, call.context(simulator, "inferenceClassification/overrides"), held)
        }
        (Method::Get, ["$count"]) => Ok(collection::number(call.user(simulator)?.personal.overrides.len())),
        (Method::Post, []) => create(simulator, call),
        (Method::Get, [id]) => one(simulator, call, id, 200),
        (Method::Patch, [id]) => {
            let classify_as = new_classification(call)?;
            let overrides = &mut call.user_mut(simulator)?.personal.overrides;
            let held =
                overrides.iter_mut().find(|held| held.id == *id).ok_or_else(ApiError::item_not_found)?;
            held.classify_as = classify_as.unwrap_or(held.classify_as);
            one(simulator, call, id, 200)
        }
        (Method::Delete, [id]) => {
            let overrides = &mut call.user_mut(simulator)?.personal.overrides;
            let at = overrides.iter().position(|held| held.id == *id).ok_or_else(ApiError::item_not_found)?;
            overrides.remove(at);
            Ok(Response::empty(204))
        }
        (_, [] | [_]) => Err(call.refuse_method()),
        (_, [_, other, ..]) => Err(ApiError::unknown_segment(other)),
    }
}

fn create(simulator: &mut Simulator, call: &Call<'_>) -> ApiResult<Response> {
    let body = Value::Object(read::object(call.request)?);
    let fields = read::fields_of("override", &body, &["classifyAs", "senderEmailAddress"], ITEMS.type_name)?;
    let (Some(classify_as), Some(sender)) = (fields.get("classifyAs"), fields.get("senderEmailAddress"))
    else {
        return Err(ApiError::invalid_request("An override needs classifyAs and senderEmailAddress."));
    };
    let classify_as = read::member("classifyAs", classify_as, names::read_classification)?;
    let sender = read::email_address("senderEmailAddress", sender)?;
    if !sender.address.contains('@') {
        return Err(ApiError::invalid_request("The address of the sender is not a valid SMTP address."));
    }
    let id = set(&mut call.user_mut(simulator)?.personal, sender, classify_as)?;
    one(simulator, call, &id, 201)
}

/// Makes an override, or changes the one that sender has; its id.
pub(crate) fn set(
    personal: &mut Personal,
    sender: Address,
    classify_as: Classification,
) -> ApiResult<String> {
    let is_same = |held: &&mut Override| held.sender.address.eq_ignore_ascii_case(&sender.address);
    if let Some(held) = personal.overrides.iter_mut().find(is_same) {
        held.sender.name = sender.name;
        held.classify_as = classify_as;
        return Ok(held.id.clone());
    }
    if personal.overrides.len() >= MAX_OVERRIDES {
        let message = format!("A mailbox can have at most {MAX_OVERRIDES} overrides.");
        return Err(ApiError::invalid_request(message));
    }
    let id = personal.next_guid();
    personal.overrides.push(Override { id: id.clone(), sender, classify_as });
    Ok(id)
}

fn new_classification(call: &Call<'_>) -> ApiResult<Option<Classification>> {
    let fields = read::object(call.request)?;
    for name in fields.keys().filter(|name| !name.contains('@')) {
        match name.as_str() {
            "classifyAs" => {}
            "senderEmailAddress" | "id" => {
                let message = format!("The property '{name}' cannot be changed.");
                return Err(ApiError::new(400, "ErrorInvalidPropertySet", message));
            }
            _ => return Err(read::unknown(name, ITEMS.type_name)),
        }
    }
    let given = fields.get("classifyAs");
    given.map(|value| read::member("classifyAs", value, names::read_classification)).transpose()
}

fn one(simulator: &Simulator, call: &Call<'_>, id: &str, status: u16) -> ApiResult<Response> {
    let held = call.user(simulator)?.personal.overrides.iter().find(|held| held.id == id);
    let context = call.context(simulator, "inferenceClassification/overrides/$entity");
    items::one(call, &ITEMS, status, &context, write(held.ok_or_else(ApiError::item_not_found)?))
}

fn write(held: &Override) -> Value {
    json!({
        "id": held.id,
        "classifyAs": names::classification(held.classify_as),
        "senderEmailAddress": { "name": held.sender.name, "address": held.sender.address },
    })
}
