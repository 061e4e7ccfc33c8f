//! Bugs put into the engine on purpose: the simulation has to find each of them.

use outpost::mailbox::mutant::Mutant;

use crate::history::{self, Options, Report};

/// Looks for the first history in which a bug shows and that ends well without it; the number of histories until then.
pub fn hunt(mutant: Mutant, seeds: u64) -> (u64, Option<Report>) {
    let with = Options { mutant: Some(mutant), ..Options::default() };
    for seed in 0..seeds {
        let report = history::run(seed, &with);
        if report.violation.is_some() && history::run(seed, &Options::default()).violation.is_none() {
            return (seed + 1, Some(report));
        }
    }
    (seeds, None)
}

/// A table of all of them: how many histories it took, and the rule that was broken. Tells whether all were found.
pub fn table(seeds: u64) -> (String, bool) {
    let mut text = format!("{:<28} {:>9}  rule that caught it\n", "mutant", "histories");
    let mut is_complete = true;
    for mutant in Mutant::ALL {
        let (histories, report) = hunt(*mutant, seeds);
        let violation = report.and_then(|report| report.violation);
        is_complete &= violation.is_some();
        let rule = violation.map_or("NOT CAUGHT", |violation| violation.rule);
        text.push_str(&format!("{:<28} {histories:>9}  {rule}\n", format!("{mutant:?}")));
    }
    (text, is_complete)
}
