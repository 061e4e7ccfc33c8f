//! A request of Outlook REST as the request Graph would get.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use super::address::Address;
use super::names::{self, OutlookVersion};
use super::resources::Segment;
use super::sync::Sync;
use super::{casing, query, sync};
use crate::error::{ApiError, ApiResult};
use crate::exchange::{Method, Request};

/// A request in both dialects.
#[derive(Debug, Clone)]
pub(crate) struct Translation {
    pub(crate) address: Address,
    /// The round of synchronisation it belongs to, where it does.
    pub(crate) sync: Option<Sync>,
    pub(crate) graph: Request,
}

impl Translation {
    /// Translates a request, or refuses it as Outlook REST does.
    pub(crate) fn of(request: &Request) -> ApiResult<Translation> {
        let address = Address::read(request)?;
        let body = body(request, address.version)?;
        let sync = sync::read(request, &address)?;
        let options = match &sync {
            Some(sync) => sync.graph_options(&address)?,
            None => query::to_graph(&address.query, address.version)?,
        };
        let delta = if sync.is_some() { "/delta" } else { "" };
        let path = format!("{}{delta}", path(&address));
        let url = format!(
            "{}/{}{path}{}",
            address.origin,
            graph_version(&address, body.as_ref()),
            written(&options)
        );
        let headers = request.headers.iter().filter_map(|(name, value)| {
            let is_prefer = name.eq_ignore_ascii_case("Prefer");
            let kept = if is_prefer { prefer(value) } else { Some(value.clone()) };
            kept.map(|value| (name.clone(), value))
        });
        let graph = Request {
            method: request.method,
            url,
            headers: headers.collect(),
            body: body.map(|body| body.to_string().into_bytes()).unwrap_or_default(),
        };
        Ok(Translation { address, sync, graph })
    }
}

impl Translation {
    /// What a new draft is made with that the answer brings along.
    pub(crate) fn held(&self) -> Vec<&'static str> {
        let makes_draft = self.graph.method == Method::Post
            && self.address.segments.last() == Some(&Segment::Name("Messages"));
        let body: Value = serde_json::from_slice(&self.graph.body).unwrap_or_default();
        let held = ["attachments", "mentions"].into_iter();
        held.filter(|name| makes_draft && body.get(*name).is_some()).collect()
    }
}

/// The JSON body in Graph's spelling; nothing when there is none.
fn body(request: &Request, version: OutlookVersion) -> ApiResult<Option<Value>> {
    if request.body.is_empty() {
        return Ok(None);
    }
    let content_type = request.header("Content-Type").unwrap_or_default();
    if !content_type.to_ascii_lowercase().starts_with("application/json") {
        let message = format!(
            "A supported MIME type could not be found that matches the content type '{content_type}'."
        );
        return Err(ApiError::new(415, "ErrorInvalidRequest", message));
    }
    let given: Value = serde_json::from_slice(&request.body)
        .map_err(|_| ApiError::request_body("The request body is no valid JSON."))?;
    if names_graph_type(&given) {
        return Err(ApiError::request_body("The type name in '@odata.type' is not one of this service's."));
    }
    let body = casing::to_graph(&given).map_err(|key| unknown_property(&key))?;
    let lacking = (version == OutlookVersion::V2).then(|| beta_parameter(&body, request)).flatten();
    match lacking.or_else(|| foreign(&body, version)) {
        Some(name) => Err(unknown_property(&name)),
        None => Ok(Some(body)),
    }
}

/// A parameter of an answer that v2.0 does not take ("Reply to messages", "Forward messages"): on the fly it takes a
/// comment, for a draft nothing.
fn beta_parameter(body: &Value, request: &Request) -> Option<String> {
    let path = request.url.split('?').next().unwrap_or_default().to_ascii_lowercase();
    let refused: &[&str] = match path.rsplit('/').next().unwrap_or_default() {
        "reply" | "replyall" | "forward" => &["message"],
        "createreply" | "createreplyall" | "createforward" => &["message", "comment", "toRecipients"],
        _ => &[],
    };
    refused.iter().find(|name| body.get(**name).is_some()).map(|name| names::pascal(name))
}

fn names_graph_type(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(names_graph_type),
        Value::Object(fields) => fields.iter().any(|(key, value)| match value {
            Value::String(text) => key == "@odata.type" && text.contains(names::GRAPH_TYPES),
            other => names_graph_type(other),
        }),
        _ => false,
    }
}

fn unknown_property(name: &str) -> ApiError {
    ApiError::request_body(format!(
        "The property '{name}' does not exist on the type. Property names are case-sensitive."
    ))
}

/// A property or type in a body that the version does not have.
fn foreign(body: &Value, version: OutlookVersion) -> Option<String> {
    match body {
        Value::Array(items) => items.iter().find_map(|item| foreign(item, version)),
        Value::Object(fields) => fields.iter().find_map(|(name, value)| {
            let known = version.has(name);
            if known { foreign(value, version) } else { Some(names::pascal(name)) }
        }),
        _ => None,
    }
}

/// Reference attachments, which Outlook REST has in both versions, Graph has in beta alone.
fn graph_version(address: &Address, body: Option<&Value>) -> &'static str {
    let has_attachments = address.segments.contains(&Segment::Name("Attachments"))
        || address
            .option("$expand")
            .is_some_and(|expand| expand.to_ascii_lowercase().contains("attachments"))
        || body
            .as_ref()
            .is_some_and(|body| body.to_string().contains("#microsoft.graph.referenceAttachment"));
    if address.version == OutlookVersion::Beta || has_attachments { "beta" } else { "v1.0" }
}

/// The path in Graph, from `/me` or `/users/…` on.
fn path(address: &Address) -> String {
    let owner = match &address.user {
        Some(user) => format!("/users/{}", encoded(user)),
        None => "/me".to_owned(),
    };
    let is_everything = address.key_of("MailFolders").is_some_and(|key| key.eq_ignore_ascii_case("AllItems"));
    let has_messages = address.segments.contains(&Segment::Name("Messages"));
    let skipped = if is_everything && has_messages { 2 } else { 0 };
    address.segments.iter().skip(skipped).fold(owner, |path, segment| path + &graph_segment(segment))
}

fn graph_segment(segment: &Segment) -> String {
    match segment {
        Segment::Name(name @ ("SupportedLanguages" | "SupportedTimeZones")) => {
            format!("/outlook/{}", names::camel(name))
        }
        Segment::Name(name) => format!("/{}", names::camel(name)),
        Segment::Key(key) => format!("/{}", encoded(key)),
        Segment::Argument(name, value) => format!("({name}='{}')", encoded(value)),
    }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

fn written(options: &[(String, String)]) -> String {
    let pairs: Vec<String> =
        options.iter().map(|(name, value)| format!("{name}={}", encoded(value))).collect();
    if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
}

/// A `Prefer` field without what Graph would take differently; nothing when nothing is left.
fn prefer(value: &str) -> Option<String> {
    let kept: Vec<&str> = value.split(',').map(str::trim).filter(|preference| !is_own(preference)).collect();
    (!kept.is_empty()).then(|| kept.join(", "))
}

/// Synchronisation is a function in Graph, and Outlook REST knows no immutable ids.
fn is_own(preference: &str) -> bool {
    let name = preference.split('=').next().unwrap_or_default().trim();
    name.eq_ignore_ascii_case("IdType") || sync::is_preference(name)
}
