//! `cargo xtask bench`: how fast it is, natively and in Chromium, on mailboxes of several sizes.

mod native;
mod numbers;
mod table;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use self::numbers::Line;
use crate::args::Bench;
use crate::browser::Chromium;
use crate::paths::Paths;
use crate::{bundle, process};

/// How often a mailbox is run through in a hurry.
const QUICK_RUNS: u32 = 2;
/// How large it is then.
const QUICK_SIZE: u32 = 1_000;

/// Where is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// The core and the simulator, on this machine.
    Native,
    /// The app, in Chromium.
    Browser,
}

impl Part {
    /// The part of this name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        match name {
            "native" => Some(Self::Native),
            "browser" => Some(Self::Browser),
            _ => None,
        }
    }
}

/// Measures, prints the tables, and writes them as JSON into `target/bench/`.
pub(crate) fn run(paths: &Paths, options: &Bench) -> Result<()> {
    let folder = paths.target().join("bench");
    fs::create_dir_all(&folder).context("cannot write to target/")?;
    let wanted = |part: Part| options.only.is_none_or(|only| only == part);
    if wanted(Part::Native) {
        let lines = native::measure(paths, &folder, options.quick)?;
        tell("Natively, with criterion", &lines, &folder.join("native.json"), &json!({}))?;
    }
    if wanted(Part::Browser) {
        let samples = browser(paths, &folder, options)?;
        let lines = Line::read_all(&samples)?;
        let about = json!({ "browser": samples.get("browser") });
        tell("In Chromium, without throttling", &lines, &folder.join("browser.json"), &about)?;
    }
    Ok(())
}

/// Runs the bundle in Chromium; the numbers as they were measured.
fn browser(paths: &Paths, folder: &Path, options: &Bench) -> Result<Value> {
    let chromium = Chromium::ensure()?;
    bundle::ensure(paths)?;
    let samples = folder.join("browser-samples.json");
    let mut command = process::cargo(paths);
    command.args(["run", "--profile", "bench", "-p", "outpost-e2e", "--bin", "bench", "--"]);
    let quick: &[u32] = if options.quick { &[QUICK_SIZE] } else { &[] };
    let sizes = if options.sizes.is_empty() { quick } else { &options.sizes };
    for size in sizes {
        command.arg("--size").arg(size.to_string());
    }
    if let Some(runs) = options.runs.or(options.quick.then_some(QUICK_RUNS)) {
        command.arg("--runs").arg(runs.to_string());
    }
    command.arg("--out").arg(&samples);
    command.env("OUTPOST_DIST", paths.dist());
    command.env("OUTPOST_CHROMIUM", &chromium.browser).env("OUTPOST_CHROMEDRIVER", &chromium.driver);
    process::run(&mut command)?;
    let text = fs::read_to_string(&samples).context("the benchmark wrote nothing")?;
    serde_json::from_str(&text).context("the benchmark wrote no JSON")
}

fn tell(title: &str, lines: &[Line], path: &Path, about: &Value) -> Result<()> {
    println!("\n== {title}: median (least..most) ==\n{}", table::text(lines));
    let mut told = about.clone();
    if let Some(told) = told.as_object_mut() {
        told.insert("metrics".to_owned(), lines.iter().map(Line::to_json).collect());
    }
    fs::write(path, serde_json::to_string_pretty(&told)?)
        .with_context(|| format!("cannot write {}", path.display()))?;
    println!("\nAs JSON: {}", path.display());
    Ok(())
}
