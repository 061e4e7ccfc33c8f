//! Where the things are that the tests do not make themselves.

use std::path::PathBuf;

use crate::failure::{Because, Outcome};

/// The folder of the repository.
fn repository() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).map_or_else(|| here.clone(), PathBuf::from)
}

/// The built bundle: `OUTPOST_DIST`, or `dist` in the repository.
pub fn folder() -> Outcome<PathBuf> {
    let folder = std::env::var_os("OUTPOST_DIST").map_or_else(|| repository().join("dist"), PathBuf::from);
    let is_there = folder.join("index.html").is_file();
    is_there.then_some(folder).because("there is no bundle; build it with: cargo xtask build")
}

/// A folder of the data beside the repository: below `OUTPOST_SHARED`, or `../shared`.
pub fn shared(name: &str) -> PathBuf {
    let shared = std::env::var_os("OUTPOST_SHARED");
    shared.map_or_else(|| repository().join("../shared"), PathBuf::from).join(name)
}
