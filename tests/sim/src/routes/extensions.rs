//! Open extensions of a message: small objects an app keeps with it.

use serde_json::{Value, json};

use super::collection::{self, Page};
use super::{Call, lowered};
use crate::error::{ApiError, ApiResult};
use crate::exchange::{Method, Response};
use crate::json::{Object, read};
use crate::query::Allowed;
use crate::simulator::Simulator;
use crate::store::{Extension, MessageKey};

/// What stands before the name in an id.
const PREFIXES: [&str; 3] = [
    "microsoft.graph.openTypeExtension.",
    "Microsoft.OutlookServices.OpenTypeExtension.",
    // Paths lose their namespace on the way here.
    "openTypeExtension.",
];
/// How many extensions a page has: practically all of them.
const PAGE: usize = 1000;

/// Answers below `/messages/{id}/extensions`.
pub(super) fn route(
    simulator: &mut Simulator,
    call: &Call<'_>,
    key: MessageKey,
    path: &[&str],
) -> ApiResult<Response> {
    let names = lowered(path);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let id = path.first().copied().unwrap_or_default();
    match (call.request.method, names.as_slice()) {
        (Method::Get, []) => list(simulator, call, key),
        (Method::Post, []) => create(simulator, call, key),
        (Method::Get, ["$count"]) => {
            Ok(collection::number(call.mailbox(simulator)?.message(key)?.details.extensions.len()))
        }
        (Method::Get, [_]) => {
            let mailbox = call.mailbox(simulator)?;
            let found = find(&mailbox.message(key)?.details.extensions, id)?;
            Ok(item(simulator, call, 200, found))
        }
        (Method::Patch, [_]) => update(simulator, call, key, id),
        (Method::Delete, [_]) => {
            let extensions = &mut call.mailbox_mut(simulator)?.details_mut(key)?.extensions;
            let name = find(extensions, id)?.name.clone();
            extensions.retain(|extension| extension.name != name);
            Ok(Response::empty(204))
        }
        (_, [] | [_]) => Err(call.refuse_method()),
        (_, [_, other, ..]) => Err(ApiError::unknown_segment(other)),
    }
}

/// An extension with the id Graph gives it.
pub(crate) fn written(extension: &Extension) -> Value {
    let mut object = extension.fields.clone();
    object.insert("@odata.type".to_owned(), json!("#microsoft.graph.openTypeExtension"));
    object.insert("id".to_owned(), json!(format!("{}{}", PREFIXES.first().unwrap_or(&""), extension.name)));
    object.insert("extensionName".to_owned(), json!(extension.name));
    Value::Object(object)
}

/// Whether an id, with or without its type, names that extension.
pub(crate) fn is_named(extension: &Extension, id: &str) -> bool {
    let short = PREFIXES.iter().find_map(|prefix| {
        let head = id.get(..prefix.len())?;
        head.eq_ignore_ascii_case(prefix).then(|| id.get(prefix.len()..))?
    });
    extension.name.eq_ignore_ascii_case(short.unwrap_or(id))
}

fn list(simulator: &Simulator, call: &Call<'_>, key: MessageKey) -> ApiResult<Response> {
    let options = call.options(&Allowed::List)?;
    let all: Vec<Value> =
        call.mailbox(simulator)?.message(key)?.details.extensions.iter().map(written).collect();
    let context = call.context(simulator, "messages/extensions");
    Ok(Page::cut(context, &options, all, PAGE, |extension| extension).into_response(call))
}

fn create(simulator: &mut Simulator, call: &Call<'_>, key: MessageKey) -> ApiResult<Response> {
    let extension = read_one(&read::object(call.request)?)?;
    let extensions = &mut call.mailbox_mut(simulator)?.details_mut(key)?.extensions;
    if extensions.iter().any(|held| held.name.eq_ignore_ascii_case(&extension.name)) {
        let message = format!("An extension already exists with given id '{}'.", extension.name);
        return Err(ApiError::new(409, "NameAlreadyExists", message));
    }
    extensions.push(extension.clone());
    Ok(item(simulator, call, 201, &extension))
}

fn update(simulator: &mut Simulator, call: &Call<'_>, key: MessageKey, id: &str) -> ApiResult<Response> {
    let fields = own_fields(&read::object(call.request)?);
    let extensions = &mut call.mailbox_mut(simulator)?.details_mut(key)?.extensions;
    let held = extensions.iter_mut().find(|extension| is_named(extension, id));
    let held = held.ok_or_else(ApiError::item_not_found)?;
    for (name, value) in fields {
        match value {
            Value::Null => held.fields.remove(&name),
            value => held.fields.insert(name, value),
        };
    }
    let changed = held.clone();
    Ok(item(simulator, call, 200, &changed))
}

/// The extension a body describes.
pub(crate) fn read_one(fields: &Object) -> ApiResult<Extension> {
    let type_name = fields.get("@odata.type").and_then(Value::as_str).unwrap_or_default();
    if type_name.trim_start_matches('#') != "microsoft.graph.openTypeExtension" {
        return Err(ApiError::bad_request(
            "An extension needs the type 'microsoft.graph.openTypeExtension'.",
        ));
    }
    let name = fields.get("extensionName").and_then(Value::as_str).filter(|name| !name.is_empty());
    let name = name.ok_or_else(|| ApiError::bad_request("The property 'extensionName' is required."))?;
    Ok(Extension { name: name.to_owned(), fields: own_fields(fields) })
}

fn own_fields(fields: &Object) -> Object {
    let is_own = |name: &str| !name.contains('@') && !matches!(name, "id" | "extensionName");
    fields
        .iter()
        .filter(|(name, _)| is_own(name))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

fn find<'a>(extensions: &'a [Extension], id: &str) -> ApiResult<&'a Extension> {
    extensions.iter().find(|extension| is_named(extension, id)).ok_or_else(ApiError::item_not_found)
}

fn item(simulator: &Simulator, call: &Call<'_>, status: u16, extension: &Extension) -> Response {
    collection::item(status, &call.context(simulator, "messages/extensions/$entity"), written(extension))
}
