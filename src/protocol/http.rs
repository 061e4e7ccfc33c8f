//! Requests and answers as plain data, and where a request may go.

use std::borrow::Cow;

use super::{Dialect, OperationId, Version};

/// The verbs Outpost uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Creates or acts.
    Post,
    /// Changes some properties.
    Patch,
    /// Sends a range of an upload.
    Put,
    /// Takes away.
    Delete,
}

impl Method {
    /// The verb on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Patch => "PATCH",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

/// How many requests Exchange takes from one app for one mailbox at a time ("Throttling limits": Outlook).
pub const MOST_IN_FLIGHT: usize = 4;

/// What a request carries.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Body {
    /// Nothing.
    #[default]
    Empty,
    /// JSON text.
    Json(String),
    /// A message as MIME (RFC 5322) in base64, as `text/plain` (Graph, "Send Outlook messages using MIME format").
    Mime(String),
    /// A range of a file.
    Bytes(Vec<u8>),
    /// Other requests, for `$batch`. They stay requests until they are sent, since not every service takes batches.
    Batch(Vec<Request>),
}

/// A request without its token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Which operation of the API it is: version, scope and whether it may be repeated follow from that.
    pub operation: OperationId,
    /// Verb.
    pub method: Method,
    /// Path and query below the API base, starting with `/`; or a whole address the service gave (`nextLink`,
    /// `uploadUrl`).
    pub target: String,
    /// Values for `Prefer`.
    pub prefer: Vec<Cow<'static, str>>,
    /// Further headers, e.g. `If-Match`.
    pub extra: Vec<(&'static str, String)>,
    /// What it carries.
    pub body: Body,
    /// Where it takes beta, although the operation is in an older version for most of what it does.
    pub beta_in: &'static [Dialect],
}

/// Ids that survive a move; Graph wants this said on each request anew ("Get immutable identifiers").
const IMMUTABLE_IDS: &str = r#"IdType="ImmutableId""#;

impl Request {
    /// A request without a body.
    pub fn new(operation: OperationId, method: Method, target: impl Into<String>) -> Self {
        let prefer = vec![IMMUTABLE_IDS.into()];
        Self {
            operation,
            method,
            target: target.into(),
            prefer,
            extra: Vec::new(),
            body: Body::Empty,
            beta_in: &[],
        }
    }

    /// A GET.
    pub fn get(operation: OperationId, target: impl Into<String>) -> Self {
        Self::new(operation, Method::Get, target)
    }

    /// A DELETE.
    pub fn delete(operation: OperationId, target: impl Into<String>) -> Self {
        Self::new(operation, Method::Delete, target)
    }

    /// A POST without a body: an action.
    pub fn act(operation: OperationId, target: impl Into<String>) -> Self {
        Self::new(operation, Method::Post, target)
    }

    /// A POST.
    pub fn post(operation: OperationId, target: impl Into<String>, body: &impl serde::Serialize) -> Self {
        Self::new(operation, Method::Post, target).carrying(json(body))
    }

    /// A PATCH.
    pub fn patch(operation: OperationId, target: impl Into<String>, body: &impl serde::Serialize) -> Self {
        Self::new(operation, Method::Patch, target).carrying(json(body))
    }

    /// The same with this body.
    #[must_use]
    pub fn carrying(mut self, body: Body) -> Self {
        self.body = body;
        self
    }

    /// The same with another preference, e.g. `outlook.timezone="UTC"` (RFC 7240).
    #[must_use]
    pub fn preferring(mut self, preference: impl Into<Cow<'static, str>>) -> Self {
        self.prefer.push(preference.into());
        self
    }

    /// The same with times in this zone, by its Windows or IANA name, where one is wanted.
    #[must_use]
    pub fn in_time_zone(self, zone: Option<&str>) -> Self {
        match zone {
            // A quote would end the value; no zone has one.
            Some(zone) => self.preferring(format!("outlook.timezone=\"{}\"", zone.replace('"', ""))),
            None => self,
        }
    }

    /// The same with another header.
    #[must_use]
    pub fn with_header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.extra.push((name, value.into()));
        self
    }

    /// The same in beta of these: for what only beta tells or takes.
    #[must_use]
    pub fn in_beta_of(self, dialects: &'static [Dialect]) -> Self {
        Self { beta_in: dialects, ..self }
    }

    /// The version of Graph that has it.
    pub fn version(&self) -> Version {
        let inner = match &self.body {
            Body::Batch(items) => items.iter().map(Self::version).max(),
            _ => None,
        };
        let own = if self.beta_in.contains(&Dialect::Graph) { Version::Beta } else { self.operation.graph() };
        inner.unwrap_or(own)
    }

    /// Whether asking twice does no more than asking once, so that it may be repeated when no answer came.
    pub fn is_repeatable(&self) -> bool {
        match &self.body {
            Body::Batch(items) => items.iter().all(Self::is_repeatable),
            // What was done changes the version: the second would be refused for the first.
            _ => self.operation.is_repeatable() && !self.extra.iter().any(|(name, _)| *name == "If-Match"),
        }
    }

    /// Whether it takes something away, so that finding it gone means that it is done.
    pub fn removes(&self) -> bool {
        let is_for_good = matches!(
            self.operation,
            OperationId::PermanentlyDeleteMessage | OperationId::PermanentlyDeleteFolder
        );
        is_for_good || self.method == Method::Delete
    }

    /// How many of the requests that the service takes at a time it counts for: it runs the items of a batch side by
    /// side itself.
    pub fn places(&self) -> usize {
        match &self.body {
            Body::Batch(items) => items.len().clamp(1, MOST_IN_FLIGHT),
            _ => 1,
        }
    }

    /// Names and values of the headers to send, but for the token.
    pub fn headers(&self) -> Vec<(&'static str, String)> {
        let mut headers = Vec::with_capacity(2 + self.extra.len());
        // An upload's address is not Graph's: its host refuses what it does not know.
        if !self.prefer.is_empty() && !self.is_upload() {
            headers.push(("Prefer", self.prefer.join(", ")));
        }
        let content_type = match self.body {
            Body::Empty => None,
            Body::Json(_) | Body::Batch(_) => Some("application/json"),
            Body::Mime(_) => Some("text/plain"),
            Body::Bytes(_) => Some("application/octet-stream"),
        };
        headers.extend(content_type.map(|value| ("Content-Type", value.to_owned())));
        headers.extend(self.extra.iter().cloned());
        headers
    }

    /// What it carries, as bytes.
    pub fn content(&self) -> Option<Cow<'_, [u8]>> {
        match &self.body {
            Body::Empty => None,
            Body::Json(text) | Body::Mime(text) => Some(text.as_bytes().into()),
            Body::Bytes(bytes) => Some(bytes.into()),
            Body::Batch(items) => Some(super::batch::to_json(items).into_bytes().into()),
        }
    }

    /// Whether it goes to the address of an upload session, which is its own permission: a token must not go there.
    pub fn is_upload(&self) -> bool {
        self.operation.is_upload()
    }
}

/// What cannot be written as JSON does not exist among our types; the service would refuse an empty object.
fn json(body: &impl serde::Serialize) -> Body {
    Body::Json(serde_json::to_string(body).unwrap_or_default())
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
    /// The answers to the requests of a batch, where they were sent one by one instead.
    pub items: Vec<Response>,
}

impl Response {
    /// The value of a header, whatever the case of its name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// An answer.
    pub fn new(status: u16, headers: Vec<(String, String)>, body: Vec<u8>) -> Self {
        Self { status, headers, body, items: Vec::new() }
    }

    /// The answer to a batch whose requests were sent one by one.
    pub fn of_items(items: Vec<Self>) -> Self {
        Self { status: 200, items, ..Self::default() }
    }

    /// Whether the service did what was asked.
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Whether it wants another token: 401, or a claims challenge, which Graph gives with 403 too.
    pub fn asks_for_token(&self) -> bool {
        self.status == 401 || self.status == 403 && self.claims().is_some()
    }

    /// Seconds to wait as the service says; Graph does not use the form with a date. Browsers may hide the header.
    pub fn retry_after_secs(&self) -> Option<u32> {
        self.header("Retry-After")?.trim().parse().ok()
    }

    /// What a new token has to fulfil: the parameter `claims` of the challenge (RFC 9110, section 11.6.1).
    pub fn claims(&self) -> Option<String> {
        let challenge = self.header("WWW-Authenticate")?;
        let (_, rest) = challenge.split_once("claims=\"")?;
        let (claims, _) = rest.split_once('"')?;
        (!claims.is_empty()).then(|| claims.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_request_asks_for_immutable_ids() {
        let request = Request::patch(OperationId::UpdateMessage, "/me", &serde_json::json!({}));
        assert!(request.headers().contains(&("Prefer", r#"IdType="ImmutableId""#.to_owned())));
    }

    #[test]
    fn an_upload_carries_no_preference() {
        let request = Request::new(OperationId::UploadRange, Method::Put, "https://outlook.office.com/x");
        assert!(request.carrying(Body::Bytes(vec![1])).headers().iter().all(|(name, _)| *name != "Prefer"));
    }

    #[test]
    fn a_batch_is_as_repeatable_and_as_new_as_its_items() {
        let batch = |operation| {
            let items = vec![
                Request::get(OperationId::GetMessage, "/me/messages/a"),
                Request::act(operation, "/me/messages/a/send"),
            ];
            Request::act(OperationId::Batch, "/$batch").carrying(Body::Batch(items))
        };
        assert!(batch(OperationId::PermanentlyDeleteMessage).is_repeatable());
        assert!(!batch(OperationId::SendDraft).is_repeatable());
        assert_eq!(batch(OperationId::Unsubscribe).version(), Version::Beta);
        assert_eq!(batch(OperationId::SendDraft).version(), Version::V1);
    }
}
