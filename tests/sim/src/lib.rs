//! A Microsoft Graph mail service small enough to run anywhere.
//!
//! The core is sans-IO: plain state, one request in, one answer out, with clock and randomness given.
//! [`Simulator::handle`] is its one door; tests look behind it with the methods of `inspect`.

pub mod admin;
pub mod churn;
pub mod clock;
pub mod cloud;
#[cfg(feature = "contract")]
pub mod contract;
pub mod demo_page;
pub mod exchange;
pub mod fault;
#[cfg(feature = "http")]
pub mod http;
pub mod inspect;
#[cfg(feature = "mime")]
pub mod mime;
pub mod model;
pub mod personal;
pub mod sample;
pub mod simulator;
pub mod sync;
pub mod throttle;

mod arrival;
mod auth;
mod compose;
mod error;
mod ids;
mod json;
mod languages;
mod mime_writer;
mod outlook;
mod permissions;
mod query;
mod random;
mod routes;
mod service;
mod size;
mod store;
mod text;
mod transport;
mod uploads;
mod url;
mod zones;

pub use auth::TokenOptions;
pub use cloud::Cloud;
pub use exchange::{Method, Outcome, Reply, Request, Response};
pub use fault::{Effect, FaultRule, Faults};
pub use personal::MailTips;
pub use simulator::{Account, Options, Simulator, UserId};
pub use store::FolderKey;
pub use transport::{Invitation, Invited, RecallPolicy};
