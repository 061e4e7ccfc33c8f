//! Wiring: the core on one side, browser and screens on the other.
#![allow(clippy::disallowed_methods, reason = "tasks are started here and nowhere else")]

mod body_frame;
mod call;
mod changes;
mod chunks;
mod download;
mod effects;
mod inline_images;
pub mod pages;
mod preferences;
mod profile;
mod send;
mod session;
mod sign_in;
mod slots;
mod start;
mod store;
pub mod transfer;
pub mod wording;

pub use body_frame::BodyFrame;
pub use preferences::{Preferences, Theme};
pub use session::{Failure, Session};
pub use sign_in::SignIn;
pub use start::{Start, start};
pub use wording::Task;
