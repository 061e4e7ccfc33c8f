//! Operations on the signed-in person.

mod get;
mod get_photo;

pub use get::Get;
pub use get_photo::{GetPhoto, Photo};
