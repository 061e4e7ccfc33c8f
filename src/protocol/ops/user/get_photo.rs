//! Get profilePhoto, raw: `GET /me/photo/$value`. Least scope: User.Read.
//!
//! <https://learn.microsoft.com/graph/api/profilephoto-get>

use crate::protocol::{ApiError, Operation, Request, Response};

/// Asks for the picture of the signed-in person; 404 where there is none.
#[derive(Debug, Clone, Copy)]
pub struct GetPhoto;

/// A picture with its type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// MIME type as the service names it.
    pub content_type: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Operation for GetPhoto {
    type Answer = Photo;
    const IS_REPEATABLE: bool = true;

    fn request(&self) -> Request {
        Request::get("/me/photo/$value")
    }

    fn read(&self, response: &Response) -> Result<Photo, ApiError> {
        let content_type = response.header("Content-Type").unwrap_or("image/jpeg").to_owned();
        Ok(Photo { content_type, bytes: response.body.clone() })
    }
}
