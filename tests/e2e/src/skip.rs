//! Tests that cannot run here say so where nobody can overlook it.

use std::io::Write;

/// Says that `what` was skipped, and `why`.
///
/// Straight to standard error: what a passing test prints the usual way is not shown.
pub fn skip(what: &str, why: &str) {
    // With standard error closed there is nobody to tell.
    let _ = writeln!(std::io::stderr(), "SKIPPED: {what}: {why}");
}
