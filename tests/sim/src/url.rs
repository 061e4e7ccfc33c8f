//! A request's URL taken apart: origin, API version, path segments, query.

use percent_encoding::percent_decode_str;

use crate::error::{ApiError, ApiResult};

/// Which of the two APIs is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Version {
    #[default]
    V1,
    Beta,
}

impl Version {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Version::V1 => "v1.0",
            Version::Beta => "beta",
        }
    }
}

/// Where a request goes.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    /// `https://graph.microsoft.com`, without a slash at the end.
    pub(crate) origin: String,
    pub(crate) version: Version,
    /// The path as it came, without origin and query; links are built on it.
    pub(crate) path: String,
    /// Path segments after the version, decoded; `messages('id')` counts as two.
    pub(crate) segments: Vec<String>,
    /// Query options, decoded.
    pub(crate) query: Vec<(String, String)>,
}

impl Target {
    /// Takes a URL apart; origin-form URLs belong to `host`.
    pub(crate) fn parse(url: &str, host: Option<&str>) -> ApiResult<Target> {
        let (origin, rest) = split_origin(url, host, "https://graph.microsoft.com");
        let rest = rest.split('#').next().unwrap_or_default();
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let mut segments = path.split('/').filter(|segment| !segment.is_empty()).flat_map(decode_segment);
        let version = match segments.next().as_deref() {
            Some("v1.0") => Version::V1,
            Some("beta") => Version::Beta,
            other => {
                return Err(ApiError::bad_request(format!("Invalid version: {}", other.unwrap_or_default())));
            }
        };
        Ok(Target {
            origin,
            version,
            path: path.to_owned(),
            segments: segments.collect(),
            query: query.split('&').filter(|pair| !pair.is_empty()).map(decode_pair).collect(),
        })
    }

    /// Takes the URL of an upload session apart: it has no version of Graph, and its path counts as a whole.
    #[cfg(feature = "contract")]
    pub(crate) fn of_upload(url: &str) -> Target {
        let (origin, rest) = split_origin(url, None, "");
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        Target {
            origin,
            version: Version::V1,
            path: path.to_owned(),
            segments: path
                .split('/')
                .filter(|segment| !segment.is_empty())
                .flat_map(decode_segment)
                .collect(),
            query: query.split('&').filter(|pair| !pair.is_empty()).map(decode_pair).collect(),
        }
    }

    /// `https://graph.microsoft.com/v1.0`
    pub(crate) fn service_root(&self) -> String {
        format!("{}/{}", self.origin, self.version.as_str())
    }
}

/// The origin of a URL and the rest of it; one in origin form belongs to `host`, or else to `default`.
pub(crate) fn split_origin<'a>(url: &'a str, host: Option<&str>, default: &str) -> (String, &'a str) {
    if let Some(at) = url.find("://") {
        let path =
            url.get(at + 3..).and_then(|rest| rest.find('/')).map_or(url.len(), |slash| at + 3 + slash);
        if let Some((origin, rest)) = url.split_at_checked(path) {
            return (origin.to_owned(), rest);
        }
    }
    (host.map_or_else(|| default.to_owned(), |host| format!("http://{host}")), url)
}

/// A segment decoded; `messages('id')` counts as two.
pub(crate) fn decode_segment(segment: &str) -> Vec<String> {
    let text = decode(segment);
    let text = text.strip_prefix("microsoft.graph.").unwrap_or(&text);
    match text.strip_suffix("')").and_then(|start| start.split_once("('")) {
        Some((name, key)) if !name.is_empty() => vec![name.to_owned(), key.replace("''", "'")],
        _ => vec![text.to_owned()],
    }
}

/// A query option, decoded.
pub(crate) fn decode_pair(pair: &str) -> (String, String) {
    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
    (decode(&name.replace('+', " ")), decode(&value.replace('+', " ")))
}

fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_absolute_url_gives_origin_version_segments_and_query() {
        let target =
            Target::parse("http://127.0.0.1:8401/beta/me/messages/AA%2Fb%3D?$top=5&$filter=a+b%20c", None)
                .unwrap();
        assert_eq!(target.origin, "http://127.0.0.1:8401");
        assert_eq!(target.version, Version::Beta);
        assert_eq!(target.segments, ["me", "messages", "AA/b="]);
        assert_eq!(target.query, [("$top".into(), "5".into()), ("$filter".into(), "a b c".into())]);
    }

    #[test]
    fn a_key_in_parentheses_is_a_segment_and_a_function_is_not() {
        let target = Target::parse("/v1.0/me/messages('AAMk=')/attachments", None).unwrap();
        assert_eq!(target.segments, ["me", "messages", "AAMk=", "attachments"]);
        let target = Target::parse("/v1.0/me/messages/delta()", None).unwrap();
        assert_eq!(target.segments, ["me", "messages", "delta()"]);
    }

    #[test]
    fn an_unknown_version_is_refused() {
        assert_eq!(Target::parse("/v3.0/me", None).unwrap_err().status, 400);
    }
}
