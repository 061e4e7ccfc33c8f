//! Graph's errors: status, code, message, and the body they travel in.

use serde_json::{Value, json};

use crate::clock;
use crate::exchange::Response;
use crate::model::Timestamp;

/// A refusal of the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ApiError {
    pub(crate) status: u16,
    pub(crate) code: &'static str,
    pub(crate) message: String,
    pub(crate) headers: Vec<(String, String)>,
}

/// What a route gives: a value or a refusal.
pub(crate) type ApiResult<T> = Result<T, ApiError>;

impl ApiError {
    pub(crate) fn new(status: u16, code: &'static str, message: impl Into<String>) -> ApiError {
        ApiError { status, code, message: message.into(), headers: Vec::new() }
    }

    pub(crate) fn bad_request(message: impl Into<String>) -> ApiError {
        ApiError::new(400, "BadRequest", message)
    }

    pub(crate) fn invalid_request(message: impl Into<String>) -> ApiError {
        ApiError::new(400, "ErrorInvalidRequest", message)
    }

    /// A query option or path that names what the schema does not have.
    pub(crate) fn parse_uri(message: impl Into<String>) -> ApiError {
        ApiError::new(400, "RequestBroker--ParseUri", message)
    }

    pub(crate) fn unknown_property(name: &str, type_name: &str) -> ApiError {
        ApiError::parse_uri(format!(
            "Could not find a property named '{name}' on type 'microsoft.graph.{type_name}'."
        ))
    }

    pub(crate) fn request_body(message: impl Into<String>) -> ApiError {
        ApiError::new(400, "RequestBodyRead", message)
    }

    pub(crate) fn malformed_id() -> ApiError {
        ApiError::new(400, "ErrorInvalidIdMalformed", "Id is malformed.")
    }

    pub(crate) fn item_not_found() -> ApiError {
        ApiError::new(404, "ErrorItemNotFound", "The specified object was not found in the store.")
    }

    pub(crate) fn folder_exists(name: &str) -> ApiError {
        let message =
            format!("A folder with the specified name already exists., Could not create folder '{name}'.");
        ApiError::new(409, "ErrorFolderExists", message)
    }

    pub(crate) fn access_denied() -> ApiError {
        ApiError::new(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.")
    }

    pub(crate) fn unknown_segment(segment: &str) -> ApiError {
        ApiError::bad_request(format!("Resource not found for the segment '{segment}'."))
    }

    pub(crate) fn method_not_allowed(method: &str) -> ApiError {
        let message =
            format!("The OData request is not supported: {method} is not allowed on this resource.");
        ApiError::new(405, "Request_BadRequest", message)
    }

    pub(crate) fn conflict() -> ApiError {
        let message = "The send or update operation could not be performed because the change key passed in the \
                       request does not match the current change key for the item.";
        ApiError::new(412, "ErrorIrresolvableConflict", message)
    }

    pub(crate) fn invalid_token(message: &str) -> ApiError {
        let challenge = "Bearer realm=\"\", \
                         authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\", \
                         client_id=\"00000003-0000-0000-c000-000000000000\"";
        ApiError::new(401, "InvalidAuthenticationToken", message).with_header("WWW-Authenticate", challenge)
    }

    pub(crate) fn with_header(mut self, name: &str, value: &str) -> ApiError {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The answer that carries this refusal.
    pub(crate) fn to_response(&self, trace: &Trace, now: Timestamp) -> Response {
        let mut response = Response::json(self.status, &self.body(trace, now));
        response.headers.extend(self.headers.iter().cloned());
        response
    }

    fn body(&self, trace: &Trace, now: Timestamp) -> Value {
        let date = clock::iso(now);
        json!({ "error": {
            "code": self.code,
            "message": self.message,
            "innerError": {
                "date": date.trim_end_matches('Z'),
                "request-id": trace.request_id,
                "client-request-id": trace.client_request_id,
            },
        }})
    }
}

/// The two ids by which an exchange is found again in logs.
#[derive(Debug, Clone)]
pub(crate) struct Trace {
    pub(crate) request_id: String,
    pub(crate) client_request_id: String,
}
