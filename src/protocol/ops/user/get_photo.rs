//! Get profilePhoto: `GET /me/photos/{size}/$value`.
//!
//! Least scope: User.Read. Graph v1.0; all clouds. 404 where there is none.
//!
//! <https://learn.microsoft.com/graph/api/profilephoto-get>

use crate::protocol::{ApiError, Operation, OperationId, Request, Response, path_segment, read_bytes};

/// Asks for the picture of a person: of the signed-in one, or of somebody of the organisation.
#[derive(Debug, Clone)]
pub struct GetPhoto {
    user: Option<String>,
    pixels: u16,
}

impl GetPhoto {
    /// Asks for the own picture in about `pixels` (48 to 648).
    pub fn own(pixels: u16) -> Self {
        Self { user: None, pixels }
    }

    /// Asks for the picture of `user`, an address or an id.
    pub fn of(user: String, pixels: u16) -> Self {
        Self { user: Some(user), pixels }
    }
}

impl Operation for GetPhoto {
    type Answer = Vec<u8>;

    fn request(&self) -> Request {
        let whose = self
            .user
            .as_deref()
            .map_or_else(|| "/me".to_owned(), |user| format!("/users/{}", path_segment(user)));
        Request::get(OperationId::GetPhoto, format!("{whose}/photos/{0}x{0}/$value", self.pixels))
    }

    fn read(&self, response: &Response) -> Result<Vec<u8>, ApiError> {
        read_bytes(response)
    }
}
