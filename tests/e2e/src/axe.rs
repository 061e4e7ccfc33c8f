//! axe-core, run on the page as it is.

use std::fmt::Write;

use serde_json::Value;

use crate::failure::{Because, Failure, Outcome};
use crate::page::Page;
use crate::skip::skip;

/// Runs the rules of WCAG 2.2 AA and the best practices. Mail in a frame is the sender's, not ours.
const RUN: &str = "
    const done = arguments[arguments.length - 1];
    axe.run(document, {
        iframes: false,
        resultTypes: ['violations'],
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        rules: { 'target-size': { enabled: true } },
    }).then(found => done(found.violations), error => done(String(error)));";

/// Whether there is an axe-core to run.
pub fn is_here() -> bool {
    std::env::var_os("OUTPOST_AXE").is_some()
}

/// Fails with what axe-core finds on `screen`. The path of `axe.min.js` comes from `OUTPOST_AXE`.
pub async fn check(page: &Page, screen: &str) -> Outcome {
    let Some(path) = std::env::var_os("OUTPOST_AXE") else {
        skip(&format!("axe-core on {screen}"), "OUTPOST_AXE does not name axe.min.js");
        return Ok(());
    };
    let source = std::fs::read_to_string(&path).because(format!("reading {}", path.display()))?;
    page.eval(&source).await.because("loading axe-core")?;
    match page.eval_async(RUN).await.because("running axe-core")? {
        Value::Array(violations) if violations.is_empty() => Ok(()),
        Value::Array(violations) => Err(Failure::new(report(screen, &violations))),
        other => Err(Failure::new(format!("axe-core did not run: {other}"))),
    }
}

/// One line per rule, and one per element that breaks it with what to do about it.
fn report(screen: &str, violations: &[Value]) -> String {
    let mut text = format!("axe-core on {screen}:");
    for violation in violations {
        // Writing to a string cannot fail.
        let _ = write!(
            text,
            "\n  {} ({}): {}",
            word(&violation["id"]),
            word(&violation["impact"]),
            word(&violation["help"])
        );
        for node in violation["nodes"].as_array().into_iter().flatten() {
            let summary = word(&node["failureSummary"]).replace('\n', " ");
            let _ = write!(text, "\n    {}\n      {summary}", word(&node["html"]));
        }
    }
    text
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or("?")
}
