//! Tests that cannot run here say so where nobody can overlook it.

use std::collections::BTreeSet;
use std::io::Write;
use std::sync::{Mutex, PoisonError};

/// Says that `what` was skipped, and `why`; the same thing once.
///
/// Straight to standard error: what a passing test prints the usual way is not shown.
pub fn skip(what: &str, why: &str) {
    static SAID: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
    let line = format!("SKIPPED: {what}: {why}");
    if SAID.lock().unwrap_or_else(PoisonError::into_inner).insert(line.clone()) {
        // With standard error closed there is nobody to tell.
        let _ = writeln!(std::io::stderr(), "{line}");
    }
}
