//! What an operation is: one question to the server.

use serde::de::DeserializeOwned;

use super::{ApiError, Request, Response};

/// One question to the server: plain data that builds a request and reads the answer.
///
/// Scope, versions and repeatability stand in [`super::OperationId`], which every request names.
pub trait Operation {
    /// What the service answers.
    type Answer;

    /// The request.
    fn request(&self) -> Request;

    /// Reads the answer of a request that succeeded.
    fn read(&self, response: &Response) -> Result<Self::Answer, ApiError>;
}

/// Reads a JSON answer.
pub fn read_json<T: DeserializeOwned>(response: &Response) -> Result<T, ApiError> {
    serde_json::from_slice(&response.body).map_err(|error| ApiError::Unreadable(error.to_string()))
}

/// Reads an answer that says nothing but that it was done.
pub fn read_nothing(_: &Response) -> Result<(), ApiError> {
    Ok(())
}
