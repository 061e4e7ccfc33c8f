//! `cargo xtask test`: everything that has to hold, one step after the other, to the end.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::args::Test;
use crate::browser::Chromium;
use crate::npm::Modules;
use crate::paths::Paths;
use crate::tally::{self, Judged, Tally};
use crate::{bundle, graph_client, process, simulate, split, tools};

const WASM: &str = "wasm32-unknown-unknown";
/// Slow machines share their cores; a hanging test still ends.
const BROWSER_SECONDS: &str = "300";

/// One thing that has to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// The code is formatted.
    Fmt,
    /// Clippy is content with what runs on the host.
    Clippy,
    /// Clippy is content with what runs in the browser.
    ClippyWasm,
    /// The tests of the core, the simulator and these tasks pass.
    Native,
    /// Whole histories under faults end well, and the simulation finds bugs.
    Simulate,
    /// Microsoft's library for Graph gets along with the simulator.
    GraphClient,
    /// The components pass their tests in Chromium.
    Component,
    /// The built bundle passes its tests in Chromium, against the simulator.
    EndToEnd,
}

impl Step {
    /// In the order in which they run: what is quick to know comes first.
    pub(crate) const ALL: [Self; 8] = [
        Self::Fmt,
        Self::Clippy,
        Self::ClippyWasm,
        Self::Native,
        Self::Simulate,
        Self::GraphClient,
        Self::Component,
        Self::EndToEnd,
    ];

    /// What a person calls it on the command line.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Fmt => "fmt",
            Self::Clippy => "clippy",
            Self::ClippyWasm => "clippy-wasm",
            Self::Native => "native",
            Self::Simulate => "simulate",
            Self::GraphClient => "graph-client",
            Self::Component => "component",
            Self::EndToEnd => "e2e",
        }
    }

    /// The step of this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }

    fn title(self) -> &'static str {
        match self {
            Self::Fmt => "Formatting",
            Self::Clippy => "Clippy, host",
            Self::ClippyWasm => "Clippy, wasm32",
            Self::Native => "Native tests",
            Self::Simulate => "Simulated histories",
            Self::GraphClient => "Microsoft's Graph library",
            Self::Component => "Component tests in Chromium",
            Self::EndToEnd => "End-to-end tests in Chromium",
        }
    }

    fn perform(self, paths: &Paths) -> Result<Tally> {
        match self {
            Self::Fmt => check(process::cargo(paths).args(["fmt", "--all", "--check"])),
            Self::Clippy => {
                let mut command = process::cargo(paths);
                host(command.arg("clippy")).args([
                    "-p",
                    "outpost-e2e",
                    "-p",
                    "outpost-bench",
                    "--all-targets",
                    "--",
                    "-D",
                    "warnings",
                ]);
                check(&mut command)
            }
            Self::ClippyWasm => {
                tools::wasm_target(paths)?;
                let mut command = process::cargo(paths);
                command.args(["clippy", "-p", "outpost", "--target", WASM, "--features", split::FEATURE]);
                // Without the unit tests: they are the core's, and what they use is not for wasm32.
                command.args(["--lib", "--bins", "--test", "component", "--", "-D", "warnings"]);
                check(&mut command)
            }
            Self::Native => tally::run(host(process::cargo(paths).arg("test")).arg("--no-fail-fast")),
            Self::Simulate => simulate::test(paths),
            Self::GraphClient => graph_client::run(paths),
            Self::Component => component(paths),
            Self::EndToEnd => end_to_end(paths),
        }
    }
}

/// How a step ended.
struct Report {
    step: Step,
    tally: Tally,
    took: Duration,
}

/// Runs the steps that were asked for, all by default; a failed one does not stop the others. Tells whether
/// all of them passed; the last line that it prints is the sum of all tests.
pub(crate) fn run(paths: &Paths, options: &Test) -> bool {
    let wanted = |step: &Step| options.only.is_empty() || options.only.contains(step);
    let reports: Vec<Report> = Step::ALL.into_iter().filter(wanted).map(|step| report(paths, step)).collect();
    println!("\n{}", summary(&reports));
    reports.iter().all(|report| report.tally.failed == 0)
}

fn report(paths: &Paths, step: Step) -> Report {
    println!("\n== {} ==", step.title());
    let start = Instant::now();
    let tally = step.perform(paths).unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        Tally::one(false)
    });
    let took = start.elapsed();
    let word = if tally.failed == 0 { "ok" } else { "FAILED" };
    println!("-- {}: {word}, {:.1} s", step.title(), took.as_secs_f64());
    Report { step, tally, took }
}

fn summary(reports: &[Report]) -> String {
    let mut total = Tally::default();
    let mut lines = Vec::new();
    for Report { step, tally, took } in reports {
        let word = if tally.failed == 0 { "ok" } else { "FAILED" };
        let counts = format!("{} passed, {} failed, {} ignored", tally.passed, tally.failed, tally.ignored);
        lines.push(format!("{:<28}  {word:<6}  {:>7.1} s  {counts}", step.title(), took.as_secs_f64()));
        total.add(tally.clone());
    }
    lines.append(&mut total.skipped);
    let Judged { requests, answers, illegal } = total.contract;
    if requests > 0 {
        lines.push(format!(
            "contract of the API: {requests} requests and {answers} answers checked, {illegal} illegal"
        ));
    }
    lines.push(format!("{} passed, {} failed", total.passed, total.failed));
    lines.join("\n")
}

fn check(command: &mut Command) -> Result<Tally> {
    Ok(Tally::one(command.status()?.success()))
}

/// What runs on the host without a browser, in one go and always with the same features, so that each crate
/// is compiled once; the demo's simulator shares them. The client's core comes without its UI, which is for
/// wasm32.
fn host(command: &mut Command) -> &mut Command {
    command.args(["-p", "outpost", "-p", "graph-sim", "-p", "xtask"]);
    command.args(["--no-default-features", "--features", "graph-sim/server,graph-sim/contract"])
}

fn component(paths: &Paths) -> Result<Tally> {
    tools::wasm_target(paths)?;
    let chromium = Chromium::ensure()?;
    let runner = tools::wasm_bindgen(paths)?.join("wasm-bindgen-test-runner");
    let mut command = process::cargo(paths);
    command.args(["test", "-p", "outpost", "--target", WASM, "--test", "component"]);
    command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    command.env("CHROMEDRIVER", &chromium.driver).env_remove("GECKODRIVER");
    command.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", chromium.webdriver_json(paths)?);
    command.env("WASM_BINDGEN_TEST_TIMEOUT", BROWSER_SECONDS).env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60");
    tally::run(&mut command)
}

fn end_to_end(paths: &Paths) -> Result<Tally> {
    let chromium = Chromium::ensure()?;
    bundle::ensure(paths)?;
    let mut command = process::cargo(paths);
    command.args(["test", "-p", "outpost-e2e", "--no-fail-fast"]);
    command.env("OUTPOST_DIST", paths.dist());
    command.env("OUTPOST_CHROMIUM", &chromium.browser).env("OUTPOST_CHROMEDRIVER", &chromium.driver);
    command.env("OUTPOST_AXE", Modules::ensure(paths)?.file("axe-core/axe.min.js"));
    tally::run(&mut command)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(step: Step, passed: u64, failed: u64) -> Report {
        let skipped = if step == Step::EndToEnd { vec!["SKIPPED: a thing".to_owned()] } else { Vec::new() };
        Report {
            step,
            tally: Tally { passed, failed, skipped, ..Tally::default() },
            took: Duration::from_secs(2),
        }
    }

    #[test]
    fn every_step_is_found_by_its_name() {
        assert!(Step::ALL.into_iter().all(|step| Step::named(step.name()) == Some(step)));
        assert_eq!(Step::named("everything"), None);
    }

    #[test]
    fn the_summary_ends_with_the_sum_alone_on_its_line() {
        let text = summary(&[report(Step::Fmt, 1, 0), report(Step::EndToEnd, 20, 3)]);
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].starts_with("Formatting") && lines[0].contains(" ok "));
        assert!(lines[1].contains("FAILED"));
        assert_eq!(lines[2], "SKIPPED: a thing");
        assert_eq!(lines[3], "21 passed, 3 failed");
        assert_eq!(lines.len(), 4);
    }
}
