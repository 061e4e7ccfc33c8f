//! What can go wrong with a question to the server, and what to do next.

use super::Response;
use super::dialect::split_string;

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ApiError {
    /// The service could not be reached, or broke off.
    #[error("no connection to the mail service")]
    Unreachable,
    /// The service refused.
    #[error(transparent)]
    Refused(#[from] Box<ServiceError>),
    /// The answer is not what the API promises.
    #[error("the mail service sent an answer that cannot be read ({0})")]
    Unreadable(String),
    /// The service asked for a longer pause than one waits for.
    #[error("the mail service asked for a pause")]
    Busy,
    /// The service does not have this operation.
    #[error("the mail service cannot do this")]
    Unavailable,
    /// The id can be none: as part of an address, it would lead to something else.
    #[error("an id that cannot be one")]
    InvalidId,
    /// Nobody wants the answer any more.
    #[error("cancelled")]
    Cancelled,
}

/// What a person can do about an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remedy {
    /// Try again.
    Retry,
    /// Wait a while: the service is busy.
    Wait,
    /// Sign in.
    SignIn,
    /// Nothing: it is not there (any more).
    Gone,
    /// Nothing here: permission or policy.
    Denied,
    /// Look again: it has changed meanwhile, or is there already.
    Reload,
    /// Ask for something else: the service does not take it so.
    Correct,
    /// Make it smaller.
    Shrink,
    /// Make room in the mailbox.
    MakeRoom,
    /// Ask the administrator: the account has no mailbox in the cloud.
    NoMailbox,
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
    /// `error.message` as it stands in JSON: for the details of a report, never to decide on.
    pub message: String,
    /// Codes of the inner errors, outermost first.
    pub inner_codes: Vec<String>,
    /// What support asks for.
    pub request_id: Option<String>,
    /// Seconds to wait before asking again, where the service says so and the browser lets us see it.
    pub retry_after_secs: Option<u32>,
    /// What a new token has to fulfil, in base64 (Microsoft Entra, "Claims challenges").
    pub claims: Option<String>,
}

impl ServiceError {
    /// Reads a refusal, whatever of it can be read. A body that is not Graph's (a proxy's page) leaves the status.
    ///
    /// Services behind Graph nest inner errors in either spelling, some in both, and leave out what they like; so the
    /// text is looked through for what it says instead of read as one form.
    pub fn read(response: &Response) -> Self {
        let mut error = Self {
            status: response.status,
            code: String::new(),
            message: String::new(),
            inner_codes: Vec::new(),
            request_id: response.header("request-id").map(str::to_owned),
            retry_after_secs: response.retry_after_secs(),
            claims: response.claims(),
        };
        let body = String::from_utf8_lossy(&response.body);
        if body.trim_start().starts_with('{') {
            error.look_through(&body);
        }
        error
    }

    fn look_through(&mut self, body: &str) {
        let (mut depth, mut key, mut rest) = (0, "", body);
        while let Some(at) = rest.find(['"', '{', '}', ',']) {
            let mark = rest.as_bytes().get(at);
            rest = rest.get(at + 1..).unwrap_or_default();
            match mark {
                Some(b'"') => {
                    let (text, after) = split_string(rest);
                    rest = after;
                    if after.trim_start().starts_with(':') {
                        key = text;
                    } else {
                        self.note(depth, key, text);
                    }
                }
                Some(b'{') => depth += 1,
                Some(b'}') => depth -= 1,
                _ => {}
            }
        }
    }

    /// Notes a text under its key: the error itself stands two deep, what caused it deeper.
    fn note(&mut self, depth: i32, key: &str, text: &str) {
        let text = || text.to_owned();
        match (key, depth) {
            ("code", 2) => self.code = text(),
            ("message", 2) => self.message = text(),
            ("code", 3..) => self.inner_codes.push(text()),
            ("request-id", 3..) if self.request_id.is_none() => self.request_id = Some(text()),
            _ => {}
        }
    }

    /// Whether this code stands anywhere in it: the outer code is often a general one.
    pub fn has_code(&self, code: &str) -> bool {
        let mut codes = std::iter::once(&self.code).chain(&self.inner_codes);
        codes.any(|held| held.eq_ignore_ascii_case(code))
    }

    /// Whether the service does not know the resource or action at all, rather than this item.
    pub fn is_unavailable(&self) -> bool {
        match self.status {
            405 | 501 => true,
            404 => self.has_code("ResourceNotFound"),
            400 => self.has_code("BadRequest") || self.has_code("RequestBroker--ParseUri"),
            _ => false,
        }
    }

    /// Whether a sync link has come to its end, so that the folder has to be read anew (Graph, "Delta query
    /// overview"). The codes are checked as well as 410, since 400 and 404 were seen in its place.
    pub fn ends_sync(&self) -> bool {
        self.status == 410 || self.has_code("SyncStateNotFound") || self.has_code("resyncRequired")
    }

    fn remedy(&self) -> Remedy {
        let has = |codes: &[&str]| codes.iter().any(|code| self.has_code(code));
        // The codes say more than the status, wherever they stand.
        if has(&["MailboxNotEnabledForRESTAPI", "ErrorNonExistentMailbox"]) {
            return Remedy::NoMailbox;
        }
        if has(&["ErrorInvalidIdMalformed"]) {
            return Remedy::Gone;
        }
        if has(&["ErrorQuotaExceeded"]) {
            return Remedy::MakeRoom;
        }
        if has(&["ErrorMessageSizeExceeded"]) {
            return Remedy::Shrink;
        }
        match self.status {
            401 => Remedy::SignIn,
            403 => Remedy::Denied,
            404 | 410 => Remedy::Gone,
            409 | 412 => Remedy::Reload,
            413 => Remedy::Shrink,
            429 | 503 => Remedy::Wait,
            400 | 405 | 422 | 501 => Remedy::Correct,
            _ => Remedy::Retry,
        }
    }
}

impl From<ServiceError> for ApiError {
    fn from(error: ServiceError) -> Self {
        Self::Refused(Box::new(error))
    }
}

impl ApiError {
    /// What to do next.
    pub fn remedy(&self) -> Remedy {
        match self {
            Self::Unreachable | Self::Unreadable(_) => Remedy::Retry,
            Self::Busy => Remedy::Wait,
            Self::Unavailable => Remedy::Correct,
            Self::InvalidId => Remedy::Gone,
            Self::Cancelled => Remedy::Ignore,
            Self::Refused(error) => error.remedy(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(status: u16, body: &str) -> ServiceError {
        ServiceError::read(&Response::new(status, vec![], body.as_bytes().to_vec()))
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
        assert_eq!(ApiError::from(error).remedy(), Remedy::Gone);
    }

    #[test]
    fn an_error_that_is_not_quite_graphs_keeps_what_it_says() {
        let both = refusal(
            507,
            r#"{"error":{"code":"GenericError","message":null,"innererror":{"code":"ErrorQuotaExceeded"},
                "innerError":{"request-id":"r-3","code":7,"date":null}}}"#,
        );
        assert_eq!((both.code.as_str(), both.message.as_str()), ("GenericError", ""));
        assert_eq!(both.inner_codes, ["ErrorQuotaExceeded"]);
        assert_eq!(both.request_id.as_deref(), Some("r-3"));
        let odd =
            refusal(400, r#"{"error":{"code":"A","message":{"code":"in \"code\":"},"innerError":null}}"#);
        assert_eq!(odd.code, "A");
        assert_eq!(refusal(400, r#"{"error":"invalid_request"}"#).code, "");
        for broken in ["", "{", "{\"", "}}}}", "{\"error\":{\"code\":\"", "[{\"code\":1"] {
            assert_eq!(refusal(500, broken).status, 500, "{broken}");
        }
    }

    #[test]
    fn an_inner_code_says_what_to_do_where_the_outer_one_is_general() {
        let remedy = |status, code: &str| {
            let body = format!(r#"{{"error":{{"code":"UnknownError","innerError":{{"code":"{code}"}}}}}}"#);
            ApiError::from(refusal(status, &body)).remedy()
        };
        assert_eq!(remedy(404, "MailboxNotEnabledForRESTAPI"), Remedy::NoMailbox);
        assert_eq!(remedy(500, "ErrorQuotaExceeded"), Remedy::MakeRoom);
        assert_eq!(remedy(400, "errorMessageSizeExceeded"), Remedy::Shrink);
        assert_eq!(remedy(400, "ErrorInvalidIdMalformed"), Remedy::Gone);
    }

    #[test]
    fn an_id_that_was_never_one_is_gone_too() {
        let error = refusal(400, r#"{"error":{"code":"ErrorInvalidIdMalformed","message":""}}"#);
        assert_eq!(ApiError::from(error).remedy(), Remedy::Gone);
    }

    #[test]
    fn what_support_and_the_next_token_need_is_kept() {
        let headers = [
            ("request-id", "r-2"),
            ("Retry-After", "9"),
            (
                "WWW-Authenticate",
                r#"Bearer realm="", authorization_uri="x", error="insufficient_claims", claims="eyJhIjoxfQ==""#,
            ),
        ];
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        let error = ServiceError::read(&Response::new(401, headers, vec![]));
        assert_eq!(error.request_id.as_deref(), Some("r-2"));
        assert_eq!(error.retry_after_secs, Some(9));
        assert_eq!(error.claims.as_deref(), Some("eyJhIjoxfQ=="));
    }

    #[test]
    fn each_refusal_says_what_to_do() {
        let remedy = |status, code: &str| {
            let body = format!(r#"{{"error":{{"code":"{code}","message":""}}}}"#);
            ApiError::from(refusal(status, &body)).remedy()
        };
        assert_eq!(remedy(404, "MailboxNotEnabledForRESTAPI"), Remedy::NoMailbox);
        assert_eq!(remedy(412, "ErrorIrresolvableConflict"), Remedy::Reload);
        assert_eq!(remedy(400, "ErrorInvalidRecipients"), Remedy::Correct);
        assert_eq!(remedy(400, "ErrorMessageSizeExceeded"), Remedy::Shrink);
        assert_eq!(remedy(429, "ApplicationThrottled"), Remedy::Wait);
        assert_eq!(remedy(507, "ErrorQuotaExceeded"), Remedy::MakeRoom);
    }

    #[test]
    fn the_end_of_a_sync_link_is_seen_in_all_its_forms() {
        assert!(refusal(410, "").ends_sync());
        assert!(refusal(400, r#"{"error":{"code":"syncStateNotFound","message":""}}"#).ends_sync());
        assert!(!refusal(404, r#"{"error":{"code":"ErrorItemNotFound","message":""}}"#).ends_sync());
    }

    #[test]
    fn a_page_of_html_is_an_error_too() {
        let error = refusal(502, "<html>Bad gateway</html>");
        assert_eq!((error.status, error.code.as_str()), (502, ""));
        assert_eq!(ApiError::from(error).remedy(), Remedy::Retry);
    }
}
