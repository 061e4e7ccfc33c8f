//! Whole histories of a mailbox under faults, each from one seed: the engine of the client and the simulated service
//! in one process, with a virtual clock, without network, storage or waiting.
//!
//! A history ([`history`]) is a person at two devices, others who change the same mailbox, weather, and mishaps, one
//! thing after the other as the dice fall ([`dice`]). Then everything comes to rest, and everybody is held against the
//! service and the service against what was asked for. A seed replays exactly; many seeds are a [`campaign`].
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail; tabs and devices are never taken out of their lists"
)]

pub mod agenda;
pub mod campaign;
pub mod dice;
pub mod history;
pub mod mutants;
pub mod shrink;
pub mod weather;

#[macro_use]
mod trace;

mod brief;
mod command;
mod deed;
mod device;
mod flight;
mod jobs;
mod ledger;
mod letters;
mod mishaps;
mod network;
mod others;
mod person;
mod rest;
mod rules;
mod service;
mod storage;
mod tab;
mod truth;
mod watching;
mod world;

#[cfg(test)]
mod ledger_tests;
#[cfg(test)]
mod tests;

/// A rule that was broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// The rule.
    pub rule: &'static str,
    /// How.
    pub what: String,
}
