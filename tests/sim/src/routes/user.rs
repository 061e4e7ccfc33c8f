//! People: the caller, others of the tenant, their photos.

use serde_json::{Value, json};

use super::Call;
use super::collection::{self, Page};
use crate::error::{ApiError, ApiResult};
use crate::exchange::{Method, Response};
use crate::json::{Object, selected};
use crate::query::Allowed;
use crate::simulator::{Simulator, User};

/// What a user has without being asked for it.
pub(super) const PROPERTIES: [&str; 11] = [
    "businessPhones",
    "displayName",
    "givenName",
    "jobTitle",
    "mail",
    "mobilePhone",
    "officeLocation",
    "preferredLanguage",
    "surname",
    "userPrincipalName",
    "id",
];
/// How many photos a page has when nothing is said.
const PAGE: usize = 100;
/// The sizes Exchange keeps a photo in.
const SIZES: [&str; 8] = ["48x48", "64x64", "96x96", "120x120", "240x240", "360x360", "432x432", "648x648"];

/// `GET /me`, `GET /users/{id}`.
pub(super) fn get(simulator: &Simulator, call: &Call<'_>) -> ApiResult<Response> {
    if call.request.method != Method::Get {
        return Err(call.refuse_method());
    }
    let options = call.options(&Allowed::Item)?;
    let context = format!("{}/$metadata#users/$entity", call.target.service_root());
    Ok(collection::item(200, &context, write(call.user(simulator)?, options.select.as_deref())?))
}

/// Answers below `/photo`.
pub(super) fn photo(simulator: &mut Simulator, call: &Call<'_>, path: &[&str]) -> ApiResult<Response> {
    let is_own = call.caller == call.owner;
    let user = simulator.users.get_mut(call.owner.0).ok_or_else(ApiError::item_not_found)?;
    match (call.request.method, path) {
        (Method::Get, ["$value"]) => {
            let (bytes, content_type) = user.photo.as_ref().ok_or_else(no_photo)?;
            Ok(Response::bytes(200, content_type, bytes.clone()))
        }
        (Method::Get, []) => {
            let (_, content_type) = user.photo.as_ref().ok_or_else(no_photo)?;
            let photo = json!({
                "@odata.mediaContentType": content_type, "id": "240X240", "width": 240, "height": 240,
            });
            Ok(collection::item(200, &call.context(simulator, "photo/$entity"), photo))
        }
        (Method::Put, ["$value"]) if is_own => {
            let content_type = call.request.header("Content-Type").unwrap_or("image/jpeg").to_owned();
            user.photo = Some((call.request.body.clone(), content_type));
            Ok(Response::empty(200))
        }
        (Method::Delete, [] | ["$value"]) if is_own => {
            user.photo = None;
            Ok(Response::empty(204))
        }
        (_, [] | ["$value"]) => Err(ApiError::access_denied()),
        (_, [other, ..]) => Err(ApiError::unknown_segment(other)),
    }
}

/// Answers below `/photos`: the photo in every size.
pub(super) fn photos(simulator: &Simulator, call: &Call<'_>, path: &[&str]) -> ApiResult<Response> {
    if call.request.method != Method::Get {
        return Err(call.refuse_method());
    }
    let user = simulator.users.get(call.owner.0).ok_or_else(ApiError::item_not_found)?;
    let (bytes, content_type) = user.photo.as_ref().ok_or_else(no_photo)?;
    let written = |size: &str| {
        let side: u32 = size.split('x').next().and_then(|side| side.parse().ok()).unwrap_or_default();
        json!({ "@odata.mediaContentType": content_type, "id": size, "width": side, "height": side })
    };
    let size =
        |name: &str| SIZES.into_iter().find(|size| size.eq_ignore_ascii_case(name)).ok_or_else(no_photo);
    match path {
        [] => {
            let options = call.options(&Allowed::List)?;
            let all: Vec<Value> = SIZES.into_iter().map(written).collect();
            let context = call.context(simulator, "photos");
            Ok(Page::cut(context, &options, all, PAGE, |photo| photo).into_response(call))
        }
        [name] => Ok(collection::item(200, &call.context(simulator, "photos/$entity"), written(size(name)?))),
        [name, "$value"] => size(name).map(|_| Response::bytes(200, content_type, bytes.clone())),
        [_, other, ..] => Err(ApiError::unknown_segment(other)),
    }
}

fn no_photo() -> ApiError {
    let message =
        "Exception of type 'Microsoft.Fast.Profile.Core.Exception.ImageNotFoundException' was thrown.";
    ApiError::new(404, "ImageNotFound", message)
}

fn write(user: &User, select: Option<&[String]>) -> ApiResult<Value> {
    let names = selected(select, &PROPERTIES, "user")?.unwrap_or_else(|| PROPERTIES.to_vec());
    let mut object = Object::new();
    for name in names {
        object.insert(name.to_owned(), property(user, name));
    }
    Ok(Value::Object(object))
}

fn property(user: &User, name: &str) -> Value {
    let (account, profile) = (&user.account, &user.personal.profile);
    match name {
        "jobTitle" => json!(profile.job_title),
        "officeLocation" => json!(profile.office),
        "id" => json!(account.id),
        "displayName" => json!(account.name),
        "mail" | "userPrincipalName" => json!(account.address),
        "givenName" => json!(account.name.split(' ').next()),
        "surname" => json!(account.name.rsplit_once(' ').map(|(_, last)| last)),
        "businessPhones" => json!([]),
        _ => Value::Null,
    }
}
