//! `/outlook`: languages, time zones, categories.

use serde_json::{Value, json};

use super::items::{self, Items};
use super::{Call, categories, collection};
use crate::error::{ApiError, ApiResult};
use crate::exchange::{Method, Response};
use crate::simulator::Simulator;
use crate::{languages, zones};

const LANGUAGES: Items =
    Items { type_name: "localeInfo", properties: || vec!["locale", "displayName"], page: 1000 };
const ZONES: Items =
    Items { type_name: "timeZoneInformation", properties: || vec!["alias", "displayName"], page: 1000 };

/// Answers below `/outlook`.
pub(super) fn route(simulator: &mut Simulator, call: &Call<'_>, path: &[&str]) -> ApiResult<Response> {
    let [resource, rest @ ..] = path else {
        let id = call.user(simulator)?.account.id.clone();
        return Ok(collection::item(200, &call.context(simulator, "outlook/$entity"), json!({ "id": id })));
    };
    let (function, arguments) = resource.split_once('(').unwrap_or((resource, ")"));
    let function = function.to_ascii_lowercase();
    match (call.request.method, function.as_str(), rest) {
        (_, "mastercategories", _) => categories::route(simulator, call, rest),
        (Method::Get, "supportedlanguages", []) => {
            let context = collection_context(call, "localeInfo");
            let write = |language: languages::Language| json!({ "locale": language.locale, "displayName": language.display });
            items::list(call, &LANGUAGES, context, languages::all().map(write).collect())
        }
        (Method::Get, "supportedtimezones", _) => {
            let standard = rest.first().copied().unwrap_or(arguments);
            items::list(call, &ZONES, collection_context(call, "timeZoneInformation"), time_zones(standard)?)
        }
        (_, "supportedlanguages" | "supportedtimezones", _) => Err(call.refuse_method()),
        _ => Err(ApiError::unknown_segment(resource)),
    }
}

/// The zones in the standard that stands in the brackets of the function:
/// `TimeZoneStandard=microsoft.graph.timeZoneStandard'Iana')`, `TimeZoneStandard='Iana')`, or nothing.
fn time_zones(arguments: &str) -> ApiResult<Vec<Value>> {
    let plain = arguments.trim_end_matches(')');
    let value = plain.rsplit_once('=').map_or(plain, |(_, value)| value);
    let value = value.trim_end_matches('\'').rsplit('\'').next().unwrap_or_default();
    let entry = |alias: &str, display: &str| json!({ "alias": alias, "displayName": display });
    match value.to_ascii_lowercase().as_str() {
        "" | "windows" => Ok(zones::all().iter().map(|zone| entry(zone.windows, zone.display)).collect()),
        "iana" => Ok(zones::all().iter().flat_map(|zone| &zone.iana).map(|name| entry(name, name)).collect()),
        _ => Err(ApiError::bad_request(format!("The time zone standard '{value}' is not supported."))),
    }
}

fn collection_context(call: &Call<'_>, type_name: &str) -> String {
    format!("{}/$metadata#Collection(microsoft.graph.{type_name})", call.target.service_root())
}
