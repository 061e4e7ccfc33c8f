//! Counting tests while their output passes by.

use std::io::{BufRead, BufReader, IsTerminal, Read, Write};
use std::process::{Command, Stdio};
use std::thread;

use anyhow::{Context, Result};

use crate::process;

/// What the tests of a step came to.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Tests that passed.
    pub(crate) passed: u64,
    /// Tests that failed.
    pub(crate) failed: u64,
    /// Tests that were not run on purpose.
    pub(crate) ignored: u64,
    /// Lines in which tests say what they could not check here.
    pub(crate) skipped: Vec<String>,
    /// What was held against the published contract of the API.
    pub(crate) contract: Judged,
}

/// Exchanges held against the published contract of the API.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Judged {
    /// Requests of clients.
    pub(crate) requests: u64,
    /// Answers of the simulator.
    pub(crate) answers: u64,
    /// Breaches found in them.
    pub(crate) illegal: u64,
}

impl Tally {
    /// A step that is one check by itself.
    pub(crate) fn one(passed: bool) -> Self {
        Self { passed: u64::from(passed), failed: u64::from(!passed), ..Self::default() }
    }

    /// Adds what another came to.
    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
        self.skipped.extend(other.skipped);
        self.contract.requests += other.contract.requests;
        self.contract.answers += other.contract.answers;
        self.contract.illegal += other.contract.illegal;
    }

    /// Notes what one line of output says about tests.
    fn read(&mut self, line: &str) {
        if let Some((_, counts)) = line.split_once("test result: ") {
            self.passed += count(counts, "passed");
            self.failed += count(counts, "failed");
            self.ignored += count(counts, "ignored");
        }
        if let Some((_, counts)) = line.split_once("contract: ") {
            let counts = counts.trim_end();
            self.contract.requests += count(counts, "requests,");
            self.contract.answers += count(counts, "answers");
            self.contract.illegal += count(counts, "illegal");
        }
        // A test may write behind its own name, so the line need not begin with it.
        if let Some(start) = line.find("SKIPPED:") {
            self.skipped.push(line.get(start..).unwrap_or(line).trim_end().to_owned());
        }
    }
}

/// The number before a word, as in `ok. 3 passed; 0 failed; 1 ignored`.
fn count(text: &str, word: &str) -> u64 {
    let words: Vec<&str> = text.split([' ', ';', '.']).filter(|piece| !piece.is_empty()).collect();
    let number = words.iter().zip(words.iter().skip(1)).find(|(_, next)| **next == word);
    number.and_then(|(number, _)| number.parse().ok()).unwrap_or(0)
}

/// Runs a command with its output passing through, and counts the tests that it reports.
pub(crate) fn run(command: &mut Command) -> Result<Tally> {
    if std::io::stderr().is_terminal() {
        // Cargo sees a pipe and would drop its colours.
        command.env("CARGO_TERM_COLOR", "always");
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().with_context(|| format!("cannot start {}", process::spoken(command)))?;
    let errors = child.stderr.take().map(|errors| thread::spawn(move || pass(errors, std::io::stderr())));
    let mut tally = child.stdout.take().map(|output| pass(output, std::io::stdout())).unwrap_or_default();
    if let Some(other) = errors.and_then(|thread| thread.join().ok()) {
        tally.add(other);
    }
    let status = child.wait().with_context(|| format!("lost sight of {}", process::spoken(command)))?;
    Ok(judged(tally, status.success()))
}

/// Counts a command that failed without a failed test (it did not compile, it crashed) as one failure.
fn judged(mut tally: Tally, success: bool) -> Tally {
    if !success && tally.failed == 0 {
        tally.failed = 1;
    }
    tally
}

/// Copies output line by line, reading along.
fn pass(from: impl Read, mut to: impl Write) -> Tally {
    let mut tally = Tally::default();
    let mut from = BufReader::new(from);
    let mut line = Vec::new();
    while from.read_until(b'\n', &mut line).is_ok_and(|length| length > 0) {
        // Nobody may be listening any more; the tests still count.
        let _ = to.write_all(&line).and_then(|()| to.flush());
        tally.read(&String::from_utf8_lossy(&line));
        line.clear();
    }
    tally
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_several_test_programs_add_up() {
        let output = "running 4 tests\n\
            test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 7 filtered out; finished in 0.01s\n\
            test result: FAILED. 10 passed; 2 failed; 0 ignored; 0 filtered out; finished in 1.5s\n\
            test it_passed ... ok\n";
        let tally = pass(output.as_bytes(), Vec::new());
        assert_eq!((tally.passed, tally.failed, tally.ignored), (13, 2, 1));
    }

    #[test]
    fn what_was_held_against_the_contract_adds_up() {
        let output = "contract: 12 requests, 11 answers checked, 0 illegal\n\
            test a_thing ... contract: 3 requests, 3 answers checked, 2 illegal\n";
        let tally = pass(output.as_bytes(), Vec::new());
        assert_eq!(tally.contract, Judged { requests: 15, answers: 14, illegal: 2 });
    }

    #[test]
    fn coloured_results_count_too() {
        let mut tally = Tally::default();
        tally.read("test result: \u{1b}[32mok\u{1b}[0m. 5 passed; 1 failed; 0 ignored; 0 measured");
        assert_eq!((tally.passed, tally.failed), (5, 1));
    }

    #[test]
    fn what_was_skipped_is_kept() {
        let mut tally = Tally::default();
        tally.read("SKIPPED: no setHTML in this browser\n");
        tally.read("test a ... SKIPPED: nothing here\r\n");
        assert_eq!(tally.skipped, ["SKIPPED: no setHTML in this browser", "SKIPPED: nothing here"]);
    }

    #[test]
    fn a_command_that_fails_without_tests_is_a_failure() {
        let passed = Tally { passed: 3, ..Tally::default() };
        assert_eq!(judged(passed.clone(), false).failed, 1);
        assert_eq!(judged(passed.clone(), true), passed);
        assert_eq!(judged(Tally { failed: 2, ..Tally::default() }, false).failed, 2);
    }
}
