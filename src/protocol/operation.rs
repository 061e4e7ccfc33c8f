//! What an operation is: one question to the server.

use serde::de::DeserializeOwned;

use super::{ApiError, Request, Response};

/// One question to the server: plain data that builds a request and reads the answer.
pub trait Operation {
    /// What the service answers.
    type Answer;

    /// Whether asking twice does no more than asking once, so that it may be repeated when no answer came.
    const IS_REPEATABLE: bool;

    /// The request.
    fn request(&self) -> Request;

    /// Reads the answer of a request that succeeded.
    fn read(&self, response: &Response) -> Result<Self::Answer, ApiError>;
}

/// Reads a JSON answer.
pub fn read_json<T: DeserializeOwned>(response: &Response) -> Result<T, ApiError> {
    serde_json::from_slice(&response.body).map_err(|error| ApiError::Unreadable(error.to_string()))
}
