//! A Microsoft Graph mail service small enough to run anywhere.
//!
//! The core is sans-IO: plain state, one request in, one answer out, with clock and randomness given.

#[cfg(feature = "mime")]
pub mod mime;
pub mod model;
