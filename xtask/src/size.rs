//! What the bundle weighs, as it travels (brotli), against the budget.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::fingerprint;

/// What may be loaded until the first message is on screen, in bytes after brotli.
const BUDGET: u64 = 250 * 1024;
/// What lies here is loaded later, when it is needed.
pub(crate) const LATER: &str = "lib/";

/// The weight of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Weight {
    name: String,
    raw: u64,
    brotli: u64,
}

/// Prints what each file of the bundle weighs; too much is an error.
pub(crate) fn report(dist: &Path) -> Result<()> {
    let weights = weigh(dist)?;
    print!("{}", table(&weights));
    check(first(&weights).1, BUDGET)
}

fn weigh(dist: &Path) -> Result<Vec<Weight>> {
    let mut weights = Vec::new();
    for path in fingerprint::files(dist)? {
        let content = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let name = path.strip_prefix(dist).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        weights.push(Weight { name, raw: content.len() as u64, brotli: compressed(&content)? });
    }
    weights.sort_by_key(|weight| (weight.name.starts_with(LATER), std::cmp::Reverse(weight.brotli)));
    Ok(weights)
}

fn compressed(content: &[u8]) -> Result<u64> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    writer.write_all(content).context("cannot compress")?;
    Ok(writer.into_inner().len() as u64)
}

/// The sums, raw and compressed, of what is loaded until the first message is on screen.
fn first(weights: &[Weight]) -> (u64, u64) {
    weights
        .iter()
        .filter(|weight| !weight.name.starts_with(LATER))
        .fold((0, 0), |(raw, brotli), weight| (raw + weight.raw, brotli + weight.brotli))
}

fn table(weights: &[Weight]) -> String {
    let (raw, brotli) = first(weights);
    let total = "until the first message".to_owned();
    let width = weights.iter().map(|weight| weight.name.len()).chain([total.len()]).max().unwrap_or(0);
    let mut text = format!("{:width$}  {:>11}  {:>11}\n", "file", "bytes", "brotli");
    let mut line = |name: &str, raw: u64, brotli: u64, note: &str| {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{}", format!("{name:width$}  {raw:>11}  {brotli:>11}{note}").trim_end());
    };
    for weight in weights {
        let note = if weight.name.starts_with(LATER) { "  (loaded when needed)" } else { "" };
        line(&weight.name, weight.raw, weight.brotli, note);
    }
    line(&total, raw, brotli, &format!("  of {BUDGET}: {}", kilobytes(brotli)));
    text
}

fn check(brotli: u64, budget: u64) -> Result<()> {
    if brotli > budget {
        bail!(
            "the bundle is over its budget: {} after brotli until the first message is on screen, and {} are allowed; \
             cargo xtask build --top shows where the bytes go",
            kilobytes(brotli),
            kilobytes(budget)
        );
    }
    Ok(())
}

fn kilobytes(bytes: u64) -> String {
    let tenths = (bytes * 10 + 512) / 1024;
    format!("{}.{} KB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights() -> Vec<Weight> {
        let weight = |name: &str, raw, brotli| Weight { name: name.to_owned(), raw, brotli };
        vec![
            weight("app_bg.wasm", 900, 300),
            weight("index.html", 90, 40),
            weight("lib/dompurify.js", 20_000, 9_000),
        ]
    }

    #[test]
    fn libraries_do_not_count_towards_the_first_message() {
        assert_eq!(first(&weights()), (990, 340));
    }

    #[test]
    fn the_table_names_each_file_and_the_sum() {
        let text = table(&weights());
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 5);
        assert!(lines[1].starts_with("app_bg.wasm ") && lines[1].ends_with("  900          300"));
        assert!(lines[3].ends_with("(loaded when needed)"));
        assert!(
            lines[4].starts_with("until the first message ") && lines[4].contains(" 340  of 256000: 0.3 KB")
        );
    }

    #[test]
    fn too_much_is_refused_with_both_numbers() {
        assert!(check(250 * 1024, 250 * 1024).is_ok());
        let complaint = check(251 * 1024, 250 * 1024).unwrap_err().to_string();
        assert!(complaint.contains("251.0 KB") && complaint.contains("250.0 KB"));
    }

    #[test]
    fn brotli_compresses() {
        assert!(compressed(&[b'a'; 10_000]).unwrap() < 100);
    }
}
