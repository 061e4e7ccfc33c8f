//! Values read out of request bodies, with Graph's refusals.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use serde_json::Value;

use super::Object;
use crate::error::{ApiError, ApiResult};
use crate::exchange::Request;
use crate::model::{Address, Body};

/// The JSON object a request carries.
pub(crate) fn object(request: &Request) -> ApiResult<Object> {
    if request.body.is_empty() {
        return Err(ApiError::bad_request("Empty Payload. JSON content expected."));
    }
    let content_type = request.header("Content-Type").unwrap_or_default();
    if !content_type.to_ascii_lowercase().starts_with("application/json") {
        let message = format!(
            "A supported MIME type could not be found that matches the content type '{content_type}'."
        );
        return Err(ApiError::new(415, "RequestBroker--ParseUri", message));
    }
    match serde_json::from_slice(&request.body) {
        Ok(Value::Object(object)) => Ok(object),
        _ => Err(ApiError::bad_request(
            "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.",
        )),
    }
}

/// An action parameter, whose name any letter case spells.
pub(crate) fn parameter<'a>(parameters: &'a Object, name: &str) -> Option<&'a Value> {
    parameters.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

/// Refuses action parameters an action does not have.
pub(crate) fn check_parameters(parameters: &Object, known: &[&str]) -> ApiResult<()> {
    match parameters
        .keys()
        .find(|key| !key.contains('@') && !known.iter().any(|known| known.eq_ignore_ascii_case(key)))
    {
        None => Ok(()),
        Some(key) => Err(ApiError::request_body(format!(
            "The parameter '{key}' in the request payload is not a valid parameter for the operation."
        ))),
    }
}

pub(crate) fn unknown(name: &str, type_name: &str) -> ApiError {
    ApiError::request_body(format!(
        "The property '{name}' does not exist on type 'microsoft.graph.{type_name}'. Make sure to only use property \
         names that are defined by the type."
    ))
}

pub(crate) fn wrong(name: &str) -> ApiError {
    ApiError::request_body(format!(
        "Cannot convert a primitive value to the expected type for property '{name}'."
    ))
}

pub(crate) fn text(name: &str, value: &Value) -> ApiResult<String> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Null => Ok(String::new()),
        _ => Err(wrong(name)),
    }
}

pub(crate) fn boolean(name: &str, value: &Value) -> ApiResult<bool> {
    value.as_bool().ok_or_else(|| wrong(name))
}

pub(crate) fn array<'a>(name: &str, value: &'a Value) -> ApiResult<&'a [Value]> {
    match value {
        Value::Array(items) => Ok(items),
        Value::Null => Ok(&[]),
        _ => Err(wrong(name)),
    }
}

/// A member of an enumeration, by the function that knows its spellings.
pub(crate) fn member<T>(name: &str, value: &Value, read: impl Fn(&str) -> Option<T>) -> ApiResult<T> {
    value.as_str().and_then(read).ok_or_else(|| wrong(name))
}

pub(crate) fn addresses(name: &str, value: &Value) -> ApiResult<Vec<Address>> {
    array(name, value)?.iter().map(|recipient| address(name, recipient)).collect()
}

/// A recipient: `{"emailAddress": {"name", "address"}}`.
pub(crate) fn address(name: &str, value: &Value) -> ApiResult<Address> {
    let fields = fields_of(name, value, &["emailAddress"], "recipient")?;
    email_address("emailAddress", fields.get("emailAddress").ok_or_else(|| wrong(name))?)
}

/// What a recipient holds: `{"name", "address"}`.
pub(crate) fn email_address(name: &str, value: &Value) -> ApiResult<Address> {
    let fields = fields_of(name, value, &["name", "address"], "emailAddress")?;
    let field = |key: &str| fields.get(key).map_or(Ok(String::new()), |value| text(key, value));
    Ok(Address { name: field("name")?, address: field("address")? })
}

/// A body: `{"contentType", "content"}`.
pub(crate) fn body(value: &Value) -> ApiResult<Body> {
    let fields = fields_of("body", value, &["contentType", "content"], "itemBody")?;
    let content = fields.get("content").map_or(Ok(String::new()), |value| text("content", value))?;
    match fields.get("contentType").and_then(Value::as_str).unwrap_or("text").to_ascii_lowercase().as_str() {
        "html" => Ok(Body::Html(content)),
        "text" => Ok(Body::Text(content)),
        _ => Err(wrong("contentType")),
    }
}

/// An object of which every key is known; keys with `@` are annotations.
pub(crate) fn fields_of<'a>(
    name: &str,
    value: &'a Value,
    known: &[&str],
    type_name: &str,
) -> ApiResult<&'a Object> {
    let fields = value.as_object().ok_or_else(|| wrong(name))?;
    match fields.keys().find(|key| !key.contains('@') && !known.contains(&key.as_str())) {
        Some(key) => Err(unknown(key, type_name)),
        None => Ok(fields),
    }
}

/// Bytes in standard or URL-safe base64.
pub(crate) fn base64(text: &str) -> Option<Vec<u8>> {
    let text: String = text.chars().filter(|symbol| !symbol.is_ascii_whitespace()).collect();
    STANDARD.decode(&text).or_else(|_| URL_SAFE.decode(&text)).ok()
}
