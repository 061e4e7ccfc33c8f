//! Requests and answers as plain data, and where a request may go.

/// The verbs Outpost uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Creates or acts.
    Post,
    /// Changes some properties.
    Patch,
}

impl Method {
    /// The verb on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Patch => "PATCH",
        }
    }
}

/// A request without its token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Verb.
    pub method: Method,
    /// Path and query below the API base, starting with `/`; or a whole address the service gave (`nextLink`).
    pub target: String,
    /// Values for `Prefer`.
    pub prefer: Vec<&'static str>,
    /// JSON body.
    pub body: Option<String>,
}

/// Ids that survive a move; Graph wants this said on each request anew ("Get immutable identifiers").
const IMMUTABLE_IDS: &str = r#"IdType="ImmutableId""#;

impl Request {
    /// A GET below the API base.
    pub fn get(target: impl Into<String>) -> Self {
        Self { method: Method::Get, target: target.into(), prefer: vec![IMMUTABLE_IDS], body: None }
    }

    /// A POST with a JSON body.
    pub fn post(target: impl Into<String>, body: String) -> Self {
        Self { method: Method::Post, body: Some(body), ..Self::get(target) }
    }

    /// A PATCH with a JSON body.
    pub fn patch(target: impl Into<String>, body: String) -> Self {
        Self { method: Method::Patch, body: Some(body), ..Self::get(target) }
    }

    /// Names and values of the headers to send, but for the token.
    pub fn headers(&self) -> Vec<(&'static str, String)> {
        let mut headers = Vec::with_capacity(2);
        if !self.prefer.is_empty() {
            headers.push(("Prefer", self.prefer.join(", ")));
        }
        if self.body.is_some() {
            headers.push(("Content-Type", "application/json".to_owned()));
        }
        headers
    }
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Response {
    /// HTTP status.
    pub status: u16,
    /// Headers the browser lets us see.
    pub headers: Vec<(String, String)>,
    /// The body, whole.
    pub body: Vec<u8>,
}

impl Response {
    /// The value of a header, whatever the case of its name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Whether the service did what was asked.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

/// A target outside the configured API: a token must not go there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the service sent an address outside the configured API")]
pub struct ForeignTarget;

/// The version of Graph that the operations of this client are in.
const VERSION: &str = "v1.0";

/// The address of a request, given the API base of the configuration.
///
/// A whole address is taken only where it lies below the base's origin.
pub fn resolve(api_base: &str, target: &str) -> Result<String, ForeignTarget> {
    if target.starts_with('/') && !target.starts_with("//") {
        return Ok(format!("{api_base}/{VERSION}{target}"));
    }
    let origin = origin(api_base);
    match target.strip_prefix(origin) {
        Some(rest) if rest.starts_with('/') && !origin.is_empty() => Ok(target.to_owned()),
        _ => Err(ForeignTarget),
    }
}

fn origin(address: &str) -> &str {
    let host_at = address.find("://").map_or(0, |at| at + 3);
    let end = address.get(host_at..).and_then(|rest| rest.find('/')).map_or(address.len(), |at| host_at + at);
    address.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "https://graph.microsoft.com";

    #[test]
    fn paths_go_below_the_base() {
        assert_eq!(resolve(BASE, "/me").unwrap(), "https://graph.microsoft.com/v1.0/me");
    }

    #[test]
    fn next_links_are_followed_on_the_same_origin_only() {
        let next = "https://graph.microsoft.com/v1.0/me/messages?$skip=10";
        assert_eq!(resolve(BASE, next).unwrap(), next);
        for foreign in [
            "https://graph.microsoft.com.evil.example/v1.0/me",
            "https://graph.microsoft.com@evil.example/",
            "http://graph.microsoft.com/v1.0/me",
            "//evil.example/",
            "javascript:alert(1)",
            "",
        ] {
            assert_eq!(resolve(BASE, foreign), Err(ForeignTarget), "{foreign}");
        }
    }

    #[test]
    fn every_request_asks_for_immutable_ids() {
        let headers = Request::patch("/me", "{}".into()).headers();
        assert!(headers.contains(&("Prefer", r#"IdType="ImmutableId""#.to_owned())));
    }
}
