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
    /// Asks for the own picture in at least `pixels`, as far as there is one so large (648).
    pub fn own(pixels: u16) -> Self {
        Self { user: None, pixels }
    }

    /// Asks for the picture of `user`, an address or an id; as to `pixels`, see [`Self::own`].
    pub fn of(user: String, pixels: u16) -> Self {
        Self { user: Some(user), pixels }
    }
}

/// The sizes the service has, in pixels; any other is refused.
const SIZES: [u16; 9] = [48, 64, 96, 120, 240, 360, 432, 504, 648];

fn size(pixels: u16) -> u16 {
    let [.., largest] = SIZES;
    SIZES.into_iter().find(|size| *size >= pixels).unwrap_or(largest)
}

impl Operation for GetPhoto {
    type Answer = Vec<u8>;

    fn request(&self) -> Request {
        let whose = self
            .user
            .as_deref()
            .map_or_else(|| "/me".to_owned(), |user| format!("/users/{}", path_segment(user)));
        Request::get(OperationId::GetPhoto, format!("{whose}/photos/{0}x{0}/$value", size(self.pixels)))
    }

    fn read(&self, response: &Response) -> Result<Vec<u8>, ApiError> {
        read_bytes(response)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sizes_that_there_are_are_asked_for() {
        for (pixels, size) in [(0, 48), (48, 48), (49, 64), (100, 120), (433, 504), (648, 648), (2_000, 648)]
        {
            let target = GetPhoto::own(pixels).request().target;
            assert_eq!(target, format!("/me/photos/{size}x{size}/$value"));
        }
    }
}
