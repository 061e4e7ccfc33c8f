//! `/outlook/masterCategories`: names and colours of categories.

use serde_json::{Value, json};

use super::items::{self, Items};
use super::{Call, collection};
use crate::error::{ApiError, ApiResult};
use crate::exchange::{Method, Response};
use crate::json::read;
use crate::personal::Category;
use crate::simulator::Simulator;

const ITEMS: Items =
    Items { type_name: "outlookCategory", properties: || vec!["id", "displayName", "color"], page: 1000 };
/// How many colours there are.
const PRESETS: u32 = 25;

/// Answers below `/masterCategories`.
pub(super) fn route(simulator: &mut Simulator, call: &Call<'_>, path: &[&str]) -> ApiResult<Response> {
    match (call.request.method, path) {
        (Method::Get, []) => {
            let held = call.user(simulator)?.personal.categories.iter().map(write).collect();
            items::list(call, &ITEMS, call.context(simulator, "outlook/masterCategories"), held)
        }
        (Method::Get, ["$count"]) => Ok(collection::number(call.user(simulator)?.personal.categories.len())),
        (Method::Post, []) => create(simulator, call),
        (Method::Get, [id]) => one(simulator, call, id, 200),
        (Method::Patch, [id]) => {
            let color = new_color(call)?;
            let categories = &mut call.user_mut(simulator)?.personal.categories;
            let held =
                categories.iter_mut().find(|held| held.id == *id).ok_or_else(ApiError::item_not_found)?;
            held.color = color.unwrap_or_else(|| held.color.clone());
            one(simulator, call, id, 200)
        }
        (Method::Delete, [id]) => {
            let categories = &mut call.user_mut(simulator)?.personal.categories;
            let at =
                categories.iter().position(|held| held.id == *id).ok_or_else(ApiError::item_not_found)?;
            categories.remove(at);
            Ok(Response::empty(204))
        }
        (_, [] | [_]) => Err(call.refuse_method()),
        (_, [_, other, ..]) => Err(ApiError::unknown_segment(other)),
    }
}

fn create(simulator: &mut Simulator, call: &Call<'_>) -> ApiResult<Response> {
    let body = Value::Object(read::object(call.request)?);
    let fields = read::fields_of("category", &body, &["displayName", "color"], "outlookCategory")?;
    let name =
        fields.get("displayName").map_or(Ok(String::new()), |value| read::text("displayName", value))?;
    if name.trim().is_empty() {
        return Err(ApiError::invalid_request("A category needs a display name."));
    }
    let color = fields.get("color").map(color).transpose()?.unwrap_or_else(|| "none".to_owned());
    let personal = &mut call.user_mut(simulator)?.personal;
    if personal.categories.iter().any(|held| held.name.to_lowercase() == name.to_lowercase()) {
        let message = format!("A category with the name '{name}' exists already.");
        return Err(ApiError::new(409, "ErrorItemAlreadyExists", message));
    }
    let id = personal.next_guid();
    personal.categories.push(Category { id: id.clone(), name, color });
    one(simulator, call, &id, 201)
}

/// The colour a PATCH brings; a name it may not bring.
fn new_color(call: &Call<'_>) -> ApiResult<Option<String>> {
    let fields = read::object(call.request)?;
    for name in fields.keys().filter(|name| !name.contains('@')) {
        match name.as_str() {
            "color" => {}
            "displayName" | "id" => {
                let message = format!("The property '{name}' cannot be changed.");
                return Err(ApiError::new(400, "ErrorInvalidPropertySet", message));
            }
            _ => return Err(read::unknown(name, "outlookCategory")),
        }
    }
    fields.get("color").map(color).transpose()
}

/// `none`, or `preset0` to `preset24`.
pub(crate) fn color(value: &Value) -> ApiResult<String> {
    read::member("color", value, |text| {
        let text = text.to_ascii_lowercase();
        let preset = text.strip_prefix("preset").and_then(|number| number.parse::<u32>().ok());
        let is_known = text == "none"
            || preset.is_some_and(|number| number < PRESETS && text == format!("preset{number}"));
        is_known.then_some(text)
    })
}

fn one(simulator: &Simulator, call: &Call<'_>, id: &str, status: u16) -> ApiResult<Response> {
    let held = call.user(simulator)?.personal.categories.iter().find(|held| held.id == id);
    let context = call.context(simulator, "outlook/masterCategories/$entity");
    items::one(call, &ITEMS, status, &context, write(held.ok_or_else(ApiError::item_not_found)?))
}

fn write(category: &Category) -> Value {
    json!({ "id": category.id, "displayName": category.name, "color": category.color })
}
