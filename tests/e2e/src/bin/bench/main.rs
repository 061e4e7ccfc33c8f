//! Measures the built app in Chromium on mailboxes of several sizes; `cargo xtask bench` runs it and prints the table.
//!
//! `cargo run --profile bench -p outpost-e2e --bin bench -- --out FILE [--size N]... [--runs N]`
//!
//! Every run starts with a browser that has never seen the app and with a mailbox as generated. The simulated
//! service runs in this process, so its time is part of whatever waits for it.

#![allow(
    clippy::indexing_slicing,
    reason = "all that is indexed here is JSON, where what is missing reads as null"
)]

mod mailbox;
mod metric;
mod options;
mod probe;
mod quiet;
mod samples;
mod scenario;
mod stage;

use std::path::Path;
use std::time::Instant;

use outpost_e2e::run::runtime;
use outpost_e2e::{Because, Browser, Outcome, Setup, World, dist};

use options::Options;
use probe::Probe;
use samples::Samples;
use stage::Stage;

fn main() -> Outcome {
    let options = Options::read(std::env::args_os().skip(1))?;
    let dist = dist::folder()?;
    let mut samples = Samples::default();
    let setups: Vec<_> = options.sizes.iter().map(|size| (*size, mailbox::setup(*size))).collect();
    // The sizes have turns: what else the machine does meanwhile falls on all of them.
    for run in 1..=options.runs {
        for (size, setup) in &setups {
            let start = Instant::now();
            through(*size, setup, &dist, &mut samples).because(format!("{size} messages, run {run}"))?;
            println!(
                "{size} messages, run {run} of {}: {:.0} s",
                options.runs,
                start.elapsed().as_secs_f64()
            );
        }
    }
    samples.write(&options.out).because(format!("writing {}", options.out.display()))
}

/// One run through a mailbox, in a browser of its own.
fn through(size: usize, setup: &Setup, dist: &Path, samples: &mut Samples) -> Outcome {
    runtime()?.block_on(async {
        let browser = Browser::start_unwatched().await?;
        samples.browser = browser.version().await?;
        browser.inject(probe::SCRIPT).await?;
        let world = World::start(setup.clone(), &browser, dist)?;
        let mut stage = Stage { probe: Probe::of(world.page()), world: &world, size, samples };
        scenario::all(&mut stage).await?;
        browser.close().await
    })
}
