//! Screens, by place. They show what the session holds and call it; they keep nothing themselves.
#![allow(
    unreachable_pub,
    reason = "the component macro writes an inner function that `pub use` does not reach"
)]

mod correspondents;
mod folders;
mod list;
mod reader;
mod root;
mod shell;

pub use root::Root;
