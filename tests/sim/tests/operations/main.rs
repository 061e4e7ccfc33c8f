//! What the service does, operation by operation: each request legal by the contract, each answer one Graph could give.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on ends, and says where"
)]

#[path = "../common/mod.rs"]
mod common;

mod compose;
mod dialect;
mod settings;
mod sync;
