//! Wiring: the core on one side, browser and screens on the other.
#![allow(clippy::disallowed_methods, reason = "tasks are started here and nowhere else")]

mod account;
mod acting;
mod behind;
mod body_frame;
mod call;
mod changes;
pub(crate) mod chunks;
mod desk;
mod download;
mod effects;
mod failures;
mod inline_images;
mod latch;
pub mod pages;
mod part;
mod preferences;
mod profile;
mod searching;
mod selecting;
mod send;
mod session;
mod sign_in;
mod signed_out;
mod slots;
mod start;
mod store;
pub mod transfer;
pub mod wording;

pub use body_frame::BodyFrame;
pub use desk::{Asking, Done};
pub use failures::Failure;
pub(crate) use part::part;
pub use preferences::{Preferences, Theme};
pub use session::Session;
pub use sign_in::SignIn;
pub use start::{Start, start};
pub use wording::Task;
