//! Makes a history that breaks a rule shorter: fewer steps, less trouble, as long as it breaks the same rule.

use crate::history::{self, Options, Report};
use crate::weather::Trouble;

/// Step counts that are tried.
const STEPS: [u32; 9] = [1, 2, 4, 7, 10, 15, 20, 30, 50];
/// Seeds that are tried for each. Less trouble makes another history of the same seed, so others serve as well.
const SEEDS: u64 = 60;

/// The shortest history found that breaks the same rule, with its options; with its trace.
pub fn shrink(report: &Report, options: &Options) -> (Report, Options) {
    let mut best = (report.seed, options.clone());
    for (trouble, _) in Trouble::ALL {
        let mut fewer = best.1.clone();
        fewer.without.push(trouble);
        best = find(report, &fewer).unwrap_or(best);
    }
    for steps in STEPS {
        let fewer = Options { steps: Some(steps), ..best.1.clone() };
        if let Some(found) = find(report, &fewer) {
            best = found;
            break;
        }
    }
    let traced = Options { is_traced: true, ..best.1.clone() };
    (history::run(best.0, &traced), best.1)
}

fn find(report: &Report, options: &Options) -> Option<(u64, Options)> {
    let rule = report.violation.as_ref().map(|violation| violation.rule);
    let breaks = |seed: &u64| history::run(*seed, options).violation.map(|violation| violation.rule) == rule;
    (report.seed..report.seed + SEEDS).find(breaks).map(|seed| (seed, options.clone()))
}
