//! Where the bytes of the WASM go: by crate, then the largest single items.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::npm::Modules;
use crate::paths::Paths;
use crate::{process, split, tools};

/// The names themselves, which the bundle does not hold.
const NAMES: &str = "\"function names\" subsection";
const SHOWN: usize = 30;

/// Prints the shares of the crates and the largest items of every piece. The bundle's own files have no names left, so
/// the same code is optimised once more with its names kept.
pub(crate) fn report(paths: &Paths) -> Result<()> {
    let modules = Modules::ensure(paths)?;
    let twiggy = tools::twiggy(paths)?.join("twiggy");
    let named = paths.notes().join("named.wasm");
    for part in split::parts(paths)? {
        process::run(
            Command::new(modules.program("wasm-opt")).args(["-Oz", "-g", "-o"]).arg(&named).arg(&part),
        )?;
        let items = items(&twiggy, &named)?;
        println!("\n== {} ==", part.file_stem().unwrap_or_default().display());
        println!("\n{:>9}  crate, or kind of thing", "bytes");
        for (group, bytes) in grouped(&items).into_iter().take(SHOWN) {
            println!("{bytes:>9}  {group}");
        }
        println!("\n{:>9}  item", "bytes");
        for (name, bytes) in items.iter().take(SHOWN) {
            println!("{bytes:>9}  {name}");
        }
    }
    Ok(())
}

/// Every item of the file with its own size, largest first.
fn items(twiggy: &Path, wasm: &Path) -> Result<Vec<(String, u64)>> {
    let text = process::output(Command::new(twiggy).args(["top", "-n", "1000000", "-f", "json"]).arg(wasm))?;
    let rows: Vec<Value> = serde_json::from_str(&text).context("twiggy speaks no JSON")?;
    let item =
        |row: &Value| Some((row.get("name")?.as_str()?.to_owned(), row.get("shallow_size")?.as_u64()?));
    // Its last rows are sums.
    Ok(rows.iter().filter_map(item).filter(|(name, _)| name != NAMES && !name.starts_with('Σ')).collect())
}

fn grouped(items: &[(String, u64)]) -> Vec<(String, u64)> {
    let mut sums: BTreeMap<&str, u64> = BTreeMap::new();
    for (name, bytes) in items {
        *sums.entry(group(name)).or_default() += bytes;
    }
    let mut sums: Vec<(String, u64)> =
        sums.into_iter().map(|(group, bytes)| (group.to_owned(), bytes)).collect();
    sums.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    sums
}

/// The crate of a function, from `<a::B as c::D>::e`, `a[hash]::b` or `a::b`; else the kind of item.
fn group(name: &str) -> &str {
    for kind in ["data segment", "import", "export", "elem", "custom section", "type"] {
        if name.starts_with(kind) {
            return kind;
        }
    }
    let name = name.trim_start_matches(['<', '&', '(', '[', '*']);
    let name =
        ["mut ", "dyn ", "const "].iter().fold(name, |name, word| name.strip_prefix(word).unwrap_or(name));
    let end = name.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(name.len());
    match (name.get(..end), name.get(end..)) {
        (Some(first), Some(rest))
            if !first.is_empty() && (rest.starts_with("::") || rest.starts_with('[')) =>
        {
            first
        }
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_belong_to_their_crate() {
        let of = [
            ("outpost::view::list::hd1fa", "outpost"),
            ("<alloc::sync::Arc<T,A> as core::ops::drop::Drop>::drop::hf5", "alloc"),
            ("<dlmalloc[e24a27700634d609]::dlmalloc::Dlmalloc<_>>::malloc", "dlmalloc"),
            ("<&mut serde_json::de::Deserializer<R> as serde::de::Deserializer>::x", "serde_json"),
            ("data segment \".rodata\"", "data segment"),
            ("memcpy", "other"),
        ];
        for (name, expected) in of {
            assert_eq!(group(name), expected, "{name}");
        }
    }

    #[test]
    fn groups_are_summed_and_sorted() {
        let items = [("a::x".to_owned(), 1), ("b::y".to_owned(), 5), ("a::z".to_owned(), 2)];
        assert_eq!(grouped(&items), [("b".to_owned(), 5), ("a".to_owned(), 3)]);
    }
}
