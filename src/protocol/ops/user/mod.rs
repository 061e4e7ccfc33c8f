//! Operations on the signed-in person.

mod get;

pub use get::Get;
