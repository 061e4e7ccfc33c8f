//! The only place that talks to the browser, one capability a file.
#![allow(clippy::disallowed_methods, reason = "this is where the browser's own functions belong")]

pub mod cancel;
pub mod clock;
pub mod config_file;
pub mod database;
pub mod environment;
mod events;
pub mod fetch;
pub mod files;
pub mod frame_height;
pub mod intl;
pub mod keys;
pub mod location;
pub mod locks;
pub mod message_frame;
pub mod online;
pub mod sanitiser;
pub mod settings;
pub mod tabs;
pub mod token;
pub mod visibility;
