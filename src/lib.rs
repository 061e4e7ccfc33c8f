//! Outpost: a mail client for Microsoft 365 and Exchange that lives in the browser.
//!
//! One idea: a pure core that decides, a thin shell that does. The words used throughout:
//!
//! - **Command**: what a person asks for (mark as unread, flag).
//! - **Change**: what happens to messages and folders. Plain data with an inverse.
//! - **Operation**: one question to the server. Plain data that builds a request and reads the answer.
//! - **Effect**: what the core asks the outside to do.
//!
//! Two doors lead to the server: dispatch a Change or call an Operation. There is no third.
//!
//! The rooms, from the ground up; `tests/architecture.rs` holds who may import whom:

#[cfg(feature = "ui")]
pub mod app;
#[cfg(feature = "ui")]
pub mod browser;
pub mod command;
pub mod config;
pub mod mailbox;
pub mod model;
pub mod protocol;
pub mod route;
pub mod text;
#[cfg(feature = "ui")]
pub mod ui;
#[cfg(feature = "ui")]
pub mod view;
