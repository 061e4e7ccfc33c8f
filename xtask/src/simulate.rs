//! `cargo xtask simulate`: histories of a mailbox under faults.

use std::ffi::OsString;

use anyhow::Result;

use crate::paths::Paths;
use crate::process;
use crate::tally::{self, Tally};

/// The profile in which histories happen fast.
const PROFILE: [&str; 4] = ["--profile", "simulate", "--package", "outpost-simulate"];

/// Lets histories happen as the words ask; tells whether all of them ended well.
pub(crate) fn run(paths: &Paths, words: &[OsString]) -> Result<bool> {
    let mut command = process::cargo(paths);
    command.args(["run", "--quiet"]).args(PROFILE).arg("--").args(words);
    Ok(command.status()?.success())
}

/// The simulation as a test: about two minutes of histories, and the bugs that it has to find.
pub(crate) fn test(paths: &Paths) -> Result<Tally> {
    let mut command = process::cargo(paths);
    // What it came to is printed by a test that passes.
    command.arg("test").args(PROFILE).args(["--", "--nocapture"]);
    tally::run(&mut command)
}
