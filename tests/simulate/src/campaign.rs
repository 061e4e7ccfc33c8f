//! Many histories on all cores.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crate::history::{self, Options, Report};

/// What many histories came to.
#[derive(Debug, Default)]
pub struct Summary {
    /// Histories that happened.
    pub histories: u64,
    /// Steps taken in them.
    pub steps: u64,
    /// Commands in them.
    pub commands: u64,
    /// Requests that reached the service.
    pub requests: u64,
    /// Those in which a rule was broken, by seed.
    pub broken: Vec<Report>,
    /// How long it took.
    pub took: Duration,
}

/// How many histories are to happen.
#[derive(Debug, Clone, Copy)]
pub struct Extent {
    /// The first seed.
    pub first: u64,
    /// How many seeds at most.
    pub seeds: u64,
    /// How long at most.
    pub time: Option<Duration>,
    /// Violations after which nothing new begins.
    pub most_broken: usize,
}

/// Lets histories happen, seed after seed, on all cores.
pub fn run(extent: Extent, options: &Options) -> Summary {
    let start = Instant::now();
    let (next, is_over, summary) =
        (AtomicU64::new(0), AtomicBool::new(false), Mutex::new(Summary::default()));
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let is_late = extent.time.is_some_and(|time| start.elapsed() > time);
                    if number >= extent.seeds || is_late || is_over.load(Ordering::Relaxed) {
                        return;
                    }
                    let report = history::run(extent.first + number, options);
                    let Ok(mut summary) = summary.lock() else { return };
                    summary.add(report);
                    is_over.fetch_or(summary.broken.len() >= extent.most_broken, Ordering::Relaxed);
                }
            });
        }
    });
    let mut summary = summary.into_inner().unwrap_or_default();
    summary.took = start.elapsed();
    summary.broken.sort_by_key(|report| report.seed);
    summary
}

impl Summary {
    fn add(&mut self, report: Report) {
        self.histories += 1;
        self.steps += u64::from(report.steps);
        self.commands += report.commands as u64;
        self.requests += report.requests;
        if report.violation.is_some() {
            self.broken.push(report);
        }
    }

    /// The line that tests print.
    pub fn line(&self) -> String {
        format!(
            "simulation: {} histories, {} steps, {} violations ({} commands, {} requests, {:.0} s)",
            self.histories,
            self.steps,
            self.broken.len(),
            self.commands,
            self.requests,
            self.took.as_secs_f64(),
        )
    }
}
