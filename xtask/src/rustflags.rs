//! What rustc is told for the bundle beside `.cargo/config.toml`: where to cut needs the linker's relocations, the
//! places of panics shall not name folders of the machine that built it, and a panic, which the code does not have,
//! needs no words.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::paths::Paths;
use crate::process;

/// Cargo adds this to the flags of `.cargo/config.toml`; `RUSTFLAGS` would replace them.
const VARIABLE: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";
/// What `split` works by.
const RELOCATIONS: &str = "-Clink-arg=--emit-relocs";

/// A panic ends the program there and then. The words it would say, and the code that puts them together, are a fifteenth
/// of the bundle; the rules of this code base leave none to say. These are options of the compiler that stable Rust has
/// but does not promise to keep: where they are gone one day the bundle is built without, and is heavier.
const WORDLESS: [&str; 4] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];

/// Gives the flags to a program that starts cargo.
pub(crate) fn set(command: &mut Command, paths: &Paths) -> Result<()> {
    let mut rustc = Command::new("rustc");
    let sysroot = process::output(rustc.current_dir(&paths.root).args(["--print", "sysroot"]))?;
    let library = Path::new(&sysroot).join("lib/rustlib/src/rust/library");
    let mut value = flags(crates().into_iter().chain([library]));
    for option in WORDLESS {
        value.push(' ');
        value.push_str(option);
    }
    command.env(VARIABLE, value);
    // The standard library is built with the same options, from its sources.
    command.env("RUSTC_BOOTSTRAP", "1");
    command.env("CARGO_UNSTABLE_BUILD_STD", "std");
    command.env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
    Ok(())
}

/// The folders that hold the sources of crates, one per registry.
fn crates() -> Vec<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let Some(home) = home.or_else(|| Some(env::home_dir()?.join(".cargo"))) else { return Vec::new() };
    let Ok(registries) = fs::read_dir(home.join("registry").join("src")) else { return Vec::new() };
    let mut folders: Vec<_> = registries.flatten().map(|registry| registry.path()).collect();
    folders.sort();
    folders
}

/// The variable's value: words with spaces between. A folder with a space in its name can only stay as it is.
fn flags(folders: impl Iterator<Item = PathBuf>) -> String {
    let names = folders.map(|folder| folder.display().to_string());
    let plain = names.filter(|name| !name.contains(char::is_whitespace));
    let remapped = plain.map(|name| format!("--remap-path-prefix={name}/="));
    std::iter::once(RELOCATIONS.to_owned()).chain(remapped).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_taken_out_of_names_unless_they_hold_spaces() {
        let folders = ["/home/a/src", "/home/a b/src"].map(PathBuf::from);
        assert_eq!(flags(folders.into_iter()), "-Clink-arg=--emit-relocs --remap-path-prefix=/home/a/src/=");
    }
}
