//! The native benchmarks: run by criterion, read from what it leaves behind.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, Result};
use serde_json::Value;

use super::numbers::{Line, Spread};
use crate::fingerprint;
use crate::paths::Paths;
use crate::process;

/// Seconds of warming up and of measuring, and how many samples, for each benchmark.
const THOROUGH: [&str; 4] = ["--warm-up-time", "1", "--measurement-time", "3"];
const QUICK: [&str; 6] = ["--warm-up-time", "0.2", "--measurement-time", "0.5", "--sample-size", "10"];

/// Runs them all; what they came to.
pub(crate) fn measure(paths: &Paths, folder: &Path, quick: bool) -> Result<Vec<Line>> {
    // Kept from run to run: criterion also says what changed since the last one.
    let home = folder.join("criterion");
    let start = SystemTime::now();
    let mut command = process::cargo(paths);
    command.args(["bench", "-p", "outpost-bench", "--"]);
    command.args(if quick { &QUICK[..] } else { &THOROUGH[..] });
    process::run(command.env("CRITERION_HOME", &home))?;
    let is_fresh = |path: &PathBuf| {
        path.ends_with("new/sample.json")
            && fs::metadata(path).and_then(|file| file.modified()).is_ok_and(|modified| modified >= start)
    };
    let samples = fingerprint::files(&home)?.into_iter().filter(is_fresh);
    collect(samples.map(|path| read(&path)).collect::<Result<Vec<_>>>()?)
}

/// One benchmark: its name, the size of its mailbox, the spread of its samples in microseconds.
type Found = (String, usize, Spread);

fn read(path: &Path) -> Result<Found> {
    let json = |path: &Path| -> Result<Value> { Ok(serde_json::from_str(&fs::read_to_string(path)?)?) };
    let found = || understand(&json(&path.with_file_name("benchmark.json"))?, &json(path)?);
    found().with_context(|| format!("cannot read {}", path.display()))
}

/// Makes sense of criterion's `benchmark.json` and `sample.json`: so many nanoseconds for so many rounds.
fn understand(benchmark: &Value, sample: &Value) -> Result<Found> {
    let text = |name: &str| benchmark.get(name).and_then(Value::as_str);
    let group = text("group_id").context("it has no name")?;
    let name = text("function_id").map_or_else(|| group.to_owned(), |name| format!("{group}: {name}"));
    let size = text("value_str").map_or(Ok(0), str::parse)?;
    let numbers = |name: &str| -> Vec<f64> {
        sample.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_f64).collect()
    };
    let rounds = numbers("times").into_iter().zip(numbers("iters"));
    let each: Vec<f64> = rounds.map(|(time, rounds)| time / rounds / 1_000.0).collect();
    Ok((name, size, Spread::of(&each).context("it has no samples")?))
}

fn collect(found: Vec<Found>) -> Result<Vec<Line>> {
    let mut lines: BTreeMap<String, BTreeMap<usize, Spread>> = BTreeMap::new();
    for (name, size, spread) in found {
        lines.entry(name).or_default().insert(size, spread);
    }
    anyhow::ensure!(!lines.is_empty(), "criterion measured nothing");
    let line = |(name, sizes)| Line { name, unit: "us".to_owned(), bar: None, sizes, missing: None };
    Ok(lines.into_iter().map(line).collect())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn samples_are_rounds_that_took_so_long_together() {
        let benchmark = json!({ "group_id": "list", "function_id": "rows", "value_str": "10000" });
        let sample = json!({ "iters": [1.0, 2.0, 4.0], "times": [3_000.0, 4_000.0, 20_000.0] });
        let (name, size, spread) = understand(&benchmark, &sample).unwrap();
        assert_eq!((name.as_str(), size), ("list: rows", 10_000));
        assert_eq!(spread, Spread { median: 3.0, least: 2.0, most: 5.0, count: 3 });
    }

    #[test]
    fn benchmarks_of_one_name_stand_in_one_line() {
        let spread = Spread::of(&[1.0]).unwrap();
        let found = [("b", 10), ("a", 0), ("b", 1)].map(|(name, size)| (name.to_owned(), size, spread));
        let lines = collect(found.to_vec()).unwrap();
        let sizes: Vec<_> =
            lines.iter().map(|line| (&*line.name, line.sizes.keys().copied().collect())).collect();
        assert_eq!(sizes, [("a", vec![0]), ("b", vec![1, 10])]);
        assert!(collect(Vec::new()).is_err());
    }
}
