//! Holds the structure of `src/`: which room may import which, that every file says what it is, and how long it gets.
//!
//! Rust's own visibility cannot express these; a test can, and says which line to mend.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail")]

use std::fs;
use std::path::{Path, PathBuf};

/// Each room, from the ground up, with the rooms it may import. Files beside the rooms are rooms of one file.
const ROOMS: [(&str, &[&str]); 11] = [
    ("model", &[]),
    ("text", &["model"]),
    ("protocol", &["model", "text"]),
    ("config", &["protocol"]),
    ("mailbox", &["model", "text", "protocol"]),
    ("command", &["model"]),
    ("route", &["model"]),
    ("browser", &["model", "text", "config", "protocol", "mailbox", "command"]),
    ("app", &["model", "text", "config", "protocol", "mailbox", "command", "route", "browser"]),
    ("ui", &[]),
    ("view", &["model", "text", "protocol", "mailbox", "command", "route", "browser", "app", "ui"]),
];

/// Crates that know a browser: only rooms behind the feature `ui` may name them.
const BROWSER_CRATES: [&str; 6] = ["leptos", "web_sys", "js_sys", "wasm_bindgen", "gloo_net", "gloo_timers"];
const ROOMS_WITH_BROWSER: [&str; 4] = ["browser", "app", "ui", "view"];

/// The longest file, in lines. Beyond it a file is about more than one thing.
const LONGEST_FILE: usize = 320;
/// The longest component file.
const LONGEST_COMPONENT: usize = 170;

struct Source {
    path: PathBuf,
    room: String,
    text: String,
}

impl Source {
    /// The code before the tests, without comments.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let shipped =
            self.text.lines().take_while(|line| !line.starts_with("#[cfg(test)]") || self.is_module_list());
        shipped
            .enumerate()
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
            .map(|(at, line)| (at + 1, line))
    }

    /// In a list of modules the attribute stands before one line, not before the rest of the file.
    fn is_module_list(&self) -> bool {
        self.path.ends_with("mod.rs")
    }

    fn is_test(&self) -> bool {
        self.path.file_stem().is_some_and(|stem| stem.to_string_lossy().ends_with("_tests"))
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn sources() -> Vec<Source> {
    let mut sources = Vec::new();
    collect(&root(), &mut sources);
    assert!(sources.len() > 50, "the sources were not found");
    sources
}

fn collect(folder: &Path, sources: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let room = path.strip_prefix(root()).unwrap().iter().next().unwrap().to_string_lossy();
            let room = room.trim_end_matches(".rs").to_owned();
            sources.push(Source { text: fs::read_to_string(&path).unwrap(), room, path });
        }
    }
}

/// The words that follow `crate::` in a line.
fn imported_rooms(line: &str) -> impl Iterator<Item = &str> {
    line.split("crate::")
        .skip(1)
        .map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap())
}

fn names_crate(line: &str, name: &str) -> bool {
    let starts_word =
        |at: usize| !line[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | ':'));
    line.match_indices(&format!("{name}::")).any(|(at, _)| starts_word(at))
}

fn assert_none(broken: &[String], rule: &str) {
    assert!(broken.is_empty(), "{rule}:\n{}", broken.join("\n"));
}

#[test]
fn rooms_import_only_what_the_table_allows() {
    let mut broken = Vec::new();
    for source in sources() {
        let Some((_, allowed)) = ROOMS.iter().find(|(room, _)| *room == source.room) else {
            assert!(matches!(source.room.as_str(), "lib" | "main"), "no room for {}", source.path.display());
            continue;
        };
        for (number, line) in source.code() {
            for room in imported_rooms(line).filter(|room| ROOMS.iter().any(|(known, _)| known == room)) {
                if room != source.room && !allowed.contains(&room) {
                    broken.push(format!(
                        "{}:{number}: {} imports {room}",
                        source.path.display(),
                        source.room
                    ));
                }
            }
        }
    }
    assert_none(&broken, "a room imports what it may not (the table is in this file and in ARCHITECTURE.md)");
}

#[test]
fn the_core_knows_no_browser() {
    let mut broken = Vec::new();
    for source in sources().iter().filter(|source| !ROOMS_WITH_BROWSER.contains(&source.room.as_str())) {
        for (number, line) in source.code() {
            for name in BROWSER_CRATES.iter().filter(|name| names_crate(line, name)) {
                broken.push(format!("{}:{number}: {name}", source.path.display()));
            }
        }
    }
    assert_none(&broken, "the core names a crate that knows a browser");
}

#[test]
fn nothing_in_the_core_waits() {
    let mut broken = Vec::new();
    for source in sources().iter().filter(|source| !ROOMS_WITH_BROWSER.contains(&source.room.as_str())) {
        let waits = source.code().filter(|(_, line)| line.contains("async ") || line.contains(".await"));
        broken.extend(waits.map(|(number, _)| format!("{}:{number}", source.path.display())));
    }
    assert_none(&broken, "the core is synchronous: values in, values out");
}

#[test]
fn every_file_says_what_it_is() {
    let sources = sources();
    let mute = sources.iter().filter(|source| !source.text.starts_with("//! "));
    assert_none(
        &mute.map(|source| source.path.display().to_string()).collect::<Vec<_>>(),
        "a file does not begin with `//!` and what it is",
    );
}

#[test]
fn files_stay_short() {
    let mut broken = Vec::new();
    for source in sources().iter().filter(|source| !source.is_test()) {
        let length = source.text.lines().count();
        let has_component = source.text.contains("#[component]");
        let longest = if has_component { LONGEST_COMPONENT } else { LONGEST_FILE };
        if length > longest {
            broken.push(format!("{}: {length} lines, {longest} allowed", source.path.display()));
        }
    }
    assert_none(&broken, "a file has grown past one subject");
}

#[test]
fn styles_keep_colours_and_durations_in_tokens() {
    let mut broken = Vec::new();
    for entry in fs::read_dir(root().join("../style")).unwrap() {
        let path = entry.unwrap().path();
        if path.ends_with("tokens.css") {
            continue;
        }
        for (at, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            let colour =
                ["#fff", "#000", "rgb(", "hsl(", "oklch("].iter().any(|colour| line.contains(colour));
            let derived = line.contains("from var(") || line.contains("var(--");
            if colour && !derived && !line.trim_start().starts_with(['*', '/']) {
                broken.push(format!("{}:{}: {}", path.display(), at + 1, line.trim()));
            }
        }
    }
    assert_none(&broken, "a colour outside style/tokens.css");
}
