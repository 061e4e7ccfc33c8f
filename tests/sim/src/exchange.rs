//! One HTTP exchange as plain values: what comes in, what goes out, what happens to the connection.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// An HTTP method the service knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// `GET`
    Get,
    /// `HEAD`
    Head,
    /// `POST`
    Post,
    /// `PATCH`
    Patch,
    /// `PUT`
    Put,
    /// `DELETE`
    Delete,
    /// `OPTIONS`
    Options,
}

impl Method {
    const ALL: [Method; 7] = [
        Method::Get,
        Method::Head,
        Method::Post,
        Method::Patch,
        Method::Put,
        Method::Delete,
        Method::Options,
    ];

    /// Reads a method name in any letter case.
    pub fn parse(name: &str) -> Option<Method> {
        Self::ALL.into_iter().find(|method| method.as_str().eq_ignore_ascii_case(name))
    }

    /// The name as it stands on the request line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Head => "HEAD",
            Method::Post => "POST",
            Method::Patch => "PATCH",
            Method::Put => "PUT",
            Method::Delete => "DELETE",
            Method::Options => "OPTIONS",
        }
    }
}

/// A request as a client sends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// Absolute (`https://host/v1.0/me`) or origin-form (`/v1.0/me`).
    pub url: String,
    /// Header fields in order.
    pub headers: Vec<(String, String)>,
    /// The body; empty when there is none.
    pub body: Vec<u8>,
}

impl Request {
    /// A request without headers and body.
    pub fn new(method: Method, url: impl Into<String>) -> Request {
        Request { method, url: url.into(), headers: Vec::new(), body: Vec::new() }
    }

    /// The same request with one more header.
    #[must_use]
    pub fn with_header(mut self, name: &str, value: &str) -> Request {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same request with a bearer token.
    #[must_use]
    pub fn with_token(self, token: &str) -> Request {
        self.with_header("Authorization", &format!("Bearer {token}"))
    }

    /// The same request with a JSON body and its content type.
    #[must_use]
    pub fn with_json(mut self, body: &Value) -> Request {
        self.body = body.to_string().into_bytes();
        self.with_header("Content-Type", "application/json")
    }

    /// The value of the first header of that name, in any letter case.
    pub fn header(&self, name: &str) -> Option<&str> {
        find_header(&self.headers, name)
    }
}

/// An answer as the service gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status code.
    pub status: u16,
    /// Header fields in order.
    pub headers: Vec<(String, String)>,
    /// The body; empty when there is none.
    pub body: Vec<u8>,
}

impl Response {
    /// An answer without a body.
    pub fn empty(status: u16) -> Response {
        Response { status, headers: Vec::new(), body: Vec::new() }
    }

    /// An answer with a JSON body.
    pub fn json(status: u16, body: &Value) -> Response {
        let content_type =
            "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false";
        Response::bytes(status, &format!("{content_type};charset=utf-8"), body.to_string().into_bytes())
    }

    /// An answer with a body of any type.
    pub fn bytes(status: u16, content_type: &str, body: Vec<u8>) -> Response {
        Response { status, headers: vec![("Content-Type".to_owned(), content_type.to_owned())], body }
    }

    /// The value of the first header of that name, in any letter case.
    pub fn header(&self, name: &str) -> Option<&str> {
        find_header(&self.headers, name)
    }

    /// The body as JSON, where it is JSON.
    pub fn to_json(&self) -> Option<Value> {
        serde_json::from_slice(&self.body).ok()
    }
}

/// What becomes of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is answered.
    Answer(Response),
    /// The connection ends without an answer.
    Dropped,
}

/// What the caller has to do: wait, then give the outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The answer or its absence.
    pub outcome: Outcome,
    /// How long to wait before giving it.
    pub delay_ms: u64,
}

impl Reply {
    /// The answer, where there is one.
    pub fn answer(&self) -> Option<&Response> {
        match &self.outcome {
            Outcome::Answer(response) => Some(response),
            Outcome::Dropped => None,
        }
    }
}

fn find_header<'a>(headers: &'a [(String, String)], name: &str) -> Option<&'a str> {
    headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
}
