//! The types of `model` for themselves: there and back, values and properties of the future, broken JSON.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail")]
#![allow(clippy::indexing_slicing, reason = "of a `Value` it gives null")]

mod breaking;
mod broken;
mod compare;
mod documents;
mod kinds;
mod partial;
mod there_and_back;
mod unknown;
