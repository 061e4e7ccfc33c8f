//! Where a request of Outlook REST goes: host, version, mailbox, resource.

use percent_encoding::percent_decode_str;

use super::names::OutlookVersion;
use super::resources::{self, Miss, Resource, Segment};
use crate::error::{ApiError, ApiResult};
use crate::exchange::Request;
use crate::url;

/// The host of Exchange Online; on-premises servers have the same paths elsewhere.
const HOST: &str = "https://outlook.office.com";

/// A request's place, recognised.
#[derive(Debug, Clone)]
pub(crate) struct Address {
    /// `https://outlook.office.com`, without a slash at the end.
    pub(crate) origin: String,
    pub(crate) version: OutlookVersion,
    /// The path as it came, without origin and query; links are built on it.
    pub(crate) path: String,
    /// Whose mailbox: the caller's, or that of the user named.
    pub(crate) user: Option<String>,
    pub(crate) resource: &'static Resource,
    /// The segments below the mailbox.
    pub(crate) segments: Vec<Segment>,
    /// Query options, decoded.
    pub(crate) query: Vec<(String, String)>,
}

/// Whether a URL speaks Outlook REST: `/api/{version}/…`.
///
/// Upload sessions of Graph have such URLs too; those are Graph's affair.
pub(crate) fn is_outlook(url: &str) -> bool {
    let (_, path) = url::split_origin(url, None, HOST);
    let path = path.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    path.starts_with("/api/") && !path.contains("/attachmentsessions")
}

impl Address {
    /// Recognises a request.
    pub(crate) fn read(request: &Request) -> ApiResult<Address> {
        let (origin, rest) = url::split_origin(&request.url, request.header("Host"), HOST);
        let rest = rest.split('#').next().unwrap_or_default();
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let mut segments = path.split('/').filter(|segment| !segment.is_empty()).skip(1).flat_map(decode);
        let version = version(&segments.next().unwrap_or_default())?;
        let segments: Vec<String> = segments.collect();
        let (user, below) = match segments.as_slice() {
            [me, below @ ..] if me.eq_ignore_ascii_case("me") => (None, below),
            [users, user, below @ ..] if users.eq_ignore_ascii_case("users") => (Some(user.clone()), below),
            other => return Err(unknown_segment(other.first().map(String::as_str).unwrap_or_default())),
        };
        let (resource, segments) =
            resources::find(below, request.method, version).map_err(|miss| match miss {
                Miss::Unknown(segment) => unknown_segment(&segment),
                Miss::Method => ApiError::method_not_allowed(request.method.as_str()),
            })?;
        Ok(Address {
            origin,
            version,
            path: path.to_owned(),
            user,
            resource,
            segments,
            query: query.split('&').filter(|pair| !pair.is_empty()).map(url::decode_pair).collect(),
        })
    }

    /// `https://outlook.office.com/api/v2.0`
    pub(crate) fn service_root(&self) -> String {
        format!("{}/api/{}", self.origin, self.version.as_str())
    }

    /// The key behind a name: `Messages('key')`.
    pub(crate) fn key_of(&self, name: &str) -> Option<&str> {
        let mut pairs = self.segments.iter().zip(self.segments.iter().skip(1));
        pairs.find_map(|pair| match pair {
            (Segment::Name(held), Segment::Key(key)) if *held == name => Some(key.as_str()),
            _ => None,
        })
    }

    /// The value of a query option, by its name in lower case.
    pub(crate) fn option(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(held, _)| held.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

fn version(name: &str) -> ApiResult<OutlookVersion> {
    match name.to_ascii_lowercase().as_str() {
        "v2.0" => Ok(OutlookVersion::V2),
        "beta" => Ok(OutlookVersion::Beta),
        "v1.0" => Err(ApiError::bad_request("The version 'v1.0' is retired. Use v2.0.")),
        _ => Err(ApiError::bad_request(format!("Invalid version: {name}"))),
    }
}

/// A segment, decoded; `Messages('id')` counts as two, and so does a function with its argument.
fn decode(segment: &str) -> Vec<String> {
    let text = percent_decode_str(segment).decode_utf8_lossy().into_owned();
    let Some((name, argument)) = text.strip_suffix(')').and_then(|start| start.split_once('(')) else {
        return vec![text];
    };
    match argument.strip_prefix('\'').and_then(|key| key.strip_suffix('\'')) {
        Some(key) => vec![name.to_owned(), key.replace("''", "'")],
        None => vec![name.to_owned(), format!("({argument})")],
    }
}

fn unknown_segment(segment: &str) -> ApiError {
    let message = format!("Resource not found for the segment '{segment}'.");
    ApiError::new(404, "RequestBroker--ParseUri", message)
}
