//! The harness of the end-to-end tests: the built bundle in real Chromium against the simulator over HTTP.
//!
//! A test is an async closure given a [`World`]: a simulator with its mailbox, a static server with the bundle,
//! and a fresh browser. It finds things as a person with a screen reader does, by role and accessible name
//! ([`Page::get`]), and waits for states, never for time. When the closure ends, well or badly, the world judges
//! what nobody asserted: no error in the console, no request to a foreign host, every answer as the API's
//! contract has it.

#![allow(
    clippy::indexing_slicing,
    reason = "all that is indexed here is JSON, where what is missing reads as null"
)]

mod address;
pub mod axe;
pub mod browser;
mod cdp;
mod console;
pub mod dist;
mod driver;
mod failure;
mod judge;
pub mod keys;
pub mod letter;
pub mod listener;
mod measure;
pub mod network;
mod page;
mod role;
pub mod run;
pub mod screenshot;
mod setup;
pub mod skip;
mod tabs;
mod wait;
mod world;

pub use browser::{Browser, Scheme, Size};
pub use failure::{Because, Failure, Outcome};
pub use listener::Listener;
pub use page::{Element, Page};
pub use role::{Name, Role};
pub use setup::Setup;
pub use tabs::Tab;
pub use wait::{holds, until};
pub use world::World;
