//! Every task of this repository, as `cargo xtask <task>`: what a person types and what CI runs.
//!
//! Each task is a module; what several of them need (processes, tools, the bundle) stands beside them.

mod args;
mod bench;
mod browser;
mod bundle;
mod demo;
mod fingerprint;
mod graph_client;
mod npm;
mod paths;
mod process;
mod rustflags;
mod simulate;
mod size;
mod split;
mod starter;
mod styles;
mod tally;
mod test;
mod tools;
mod top;

use std::process::ExitCode;

use anyhow::Result;
use args::Task;
use paths::Paths;

fn main() -> ExitCode {
    let task = match args::parse(lexopt::Parser::from_env()) {
        Ok(task) => task,
        Err(error) => {
            eprintln!("error: {error:#}\n\nFor what there is, try: cargo xtask help");
            return ExitCode::from(2);
        }
    };
    match run(&task) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: &Task) -> Result<ExitCode> {
    let paths = Paths::find()?;
    match task {
        Task::Help => print!("{}", args::USAGE),
        Task::Demo(options) => demo::run(&paths, options)?,
        Task::Build(options) => bundle::run(&paths, options)?,
        Task::Test(options) => {
            // What failed was said where it happened, and in the summary.
            if !test::run(&paths, options) {
                return Ok(ExitCode::FAILURE);
            }
        }
        Task::Bench(options) => bench::run(&paths, options)?,
        Task::Simulate(words) => {
            if !simulate::run(&paths, words)? {
                return Ok(ExitCode::FAILURE);
            }
        }
        Task::Fmt => process::run(process::cargo(&paths).args(["fmt", "--all"]))?,
    }
    Ok(ExitCode::SUCCESS)
}
