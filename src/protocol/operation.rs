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
pub fn read_nothing(response: &Response) -> Result<(), ApiError> {
    refuse_page(response)
}

/// Reads an answer that is a file, but no page.
pub fn read_bytes(response: &Response) -> Result<Vec<u8>, ApiError> {
    refuse_page(response)?;
    Ok(response.body.clone())
}

/// A page is not the service's answer but that of a proxy, or of a network that wants a sign-in first, whatever its
/// status says.
fn refuse_page(response: &Response) -> Result<(), ApiError> {
    let is_page = response.header("Content-Type").is_some_and(|kind| kind.starts_with("text/html"));
    if is_page { Err(ApiError::Unreadable("a page in place of the answer".to_owned())) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_does_not_say_that_it_was_done() {
        let answer =
            |kind: &str| Response::new(200, vec![("content-type".to_owned(), kind.to_owned())], vec![]);
        assert!(matches!(read_nothing(&answer("text/html; charset=utf-8")), Err(ApiError::Unreadable(_))));
        assert!(read_bytes(&answer("text/html")).is_err());
        assert_eq!(read_nothing(&answer("text/plain")), Ok(()));
        assert_eq!(read_nothing(&Response::default()), Ok(()));
    }
}
