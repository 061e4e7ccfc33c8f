//! What can go wrong with a question to the server, and what to do next.

use serde::Deserialize;

use super::Response;

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ApiError {
    /// The service could not be reached, or broke off.
    #[error("no connection to the mail service")]
    Unreachable,
    /// No token is to be had without the person.
    #[error("sign-in needed")]
    SignInNeeded,
    /// The service refused.
    #[error(transparent)]
    Refused(#[from] ServiceError),
    /// The answer is not what the API promises.
    #[error("the mail service sent an answer that cannot be read ({0})")]
    Unreadable(String),
    /// Nobody wants the answer any more.
    #[error("cancelled")]
    Cancelled,
}

/// What a person can do about an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remedy {
    /// Try again.
    Retry,
    /// Sign in.
    SignIn,
    /// Nothing: it is not there (any more).
    Gone,
    /// Nothing here: permission or policy.
    Denied,
    /// Nothing: the answer is no longer wanted.
    Ignore,
}

/// A refusal of the service (Graph, "Error responses and resource types").
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{code} ({status})")]
pub struct ServiceError {
    /// HTTP status.
    pub status: u16,
    /// `error.code`; empty where the body was not Graph's.
    pub code: String,
    /// `error.message`: for the details of a report, never to decide on.
    pub message: String,
    /// Codes of the inner errors, outermost first.
    pub inner_codes: Vec<String>,
    /// What support asks for.
    pub request_id: Option<String>,
}

#[derive(Deserialize)]
struct Envelope {
    error: Body,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Body {
    code: String,
    message: String,
    #[serde(alias = "innererror", rename = "innerError")]
    cause: Option<Inner>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Inner {
    code: Option<String>,
    #[serde(rename = "request-id")]
    request_id: Option<String>,
    #[serde(alias = "innererror", rename = "innerError")]
    cause: Option<Box<Inner>>,
}

impl ServiceError {
    /// Reads a refusal. A body that is not Graph's (a proxy's page) leaves the status.
    pub fn read(response: &Response) -> Self {
        let body = serde_json::from_slice::<Envelope>(&response.body).map(|envelope| envelope.error);
        let Body { code, message, mut cause } = body.unwrap_or_default();
        let mut request_id = response.header("request-id").map(str::to_owned);
        let mut inner_codes = Vec::new();
        while let Some(Inner { code, request_id: inner_id, cause: next }) = cause {
            inner_codes.extend(code);
            request_id = request_id.or(inner_id);
            cause = next.map(|next| *next);
        }
        Self { status: response.status, code, message, inner_codes, request_id }
    }
}

impl ApiError {
    /// What to do next.
    pub fn remedy(&self) -> Remedy {
        match self {
            Self::Unreachable | Self::Unreadable(_) => Remedy::Retry,
            Self::SignInNeeded => Remedy::SignIn,
            Self::Cancelled => Remedy::Ignore,
            Self::Refused(error) if error.code == "ErrorInvalidIdMalformed" => Remedy::Gone,
            Self::Refused(error) => match error.status {
                401 => Remedy::SignIn,
                404 | 410 => Remedy::Gone,
                403 => Remedy::Denied,
                _ => Remedy::Retry,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(status: u16, body: &str) -> ServiceError {
        ServiceError::read(&Response { status, headers: vec![], body: body.as_bytes().to_vec() })
    }

    #[test]
    fn both_spellings_of_the_inner_error_are_walked() {
        let error = refusal(
            404,
            r#"{"error":{"code":"ErrorItemNotFound","message":"gone","innererror":
                {"code":"Deep","request-id":"r-1","innerError":{"code":"Deeper"}}}}"#,
        );
        assert_eq!(error.code, "ErrorItemNotFound");
        assert_eq!(error.inner_codes, ["Deep", "Deeper"]);
        assert_eq!(error.request_id.as_deref(), Some("r-1"));
        assert_eq!(ApiError::Refused(error).remedy(), Remedy::Gone);
    }

    #[test]
    fn an_id_that_was_never_one_is_gone_too() {
        let error = refusal(400, r#"{"error":{"code":"ErrorInvalidIdMalformed","message":""}}"#);
        assert_eq!(ApiError::Refused(error).remedy(), Remedy::Gone);
    }

    #[test]
    fn a_page_of_html_is_an_error_too() {
        let error = refusal(502, "<html>Bad gateway</html>");
        assert_eq!((error.status, error.code.as_str()), (502, ""));
        assert_eq!(ApiError::Refused(error).remedy(), Remedy::Retry);
    }
}
