//! Has anything changed? A short hash over files: for the bundle's stamp and for the cache's folder names.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// FNV-1a, written out because it must stay the same across compilers and needs no strength.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fingerprint(u64);

impl Default for Fingerprint {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fingerprint {
    /// Adds bytes, with an end mark so that two pieces never read as one.
    pub(crate) fn add(&mut self, bytes: &[u8]) {
        for byte in bytes.iter().chain(&(bytes.len() as u64).to_le_bytes()) {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// Adds the names and contents of files, and of folders with all that lies in them.
    pub(crate) fn add_tree(&mut self, root: &Path, inside: &str) -> Result<()> {
        for path in files(&root.join(inside))? {
            let name = path.strip_prefix(root).unwrap_or(&path);
            self.add(name.to_string_lossy().as_bytes());
            self.add(&fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?);
        }
        Ok(())
    }

    /// The hash as text.
    pub(crate) fn text(self) -> String {
        format!("{:016x}", self.0)
    }
}

/// Every file at or below a path, in a fixed order; none where there is nothing.
pub(crate) fn files(path: &Path) -> Result<Vec<PathBuf>> {
    if path.is_file() {
        return Ok(vec![path.to_path_buf()]);
    }
    let Ok(entries) = fs::read_dir(path) else {
        return Ok(Vec::new());
    };
    let mut children = Vec::new();
    for entry in entries {
        children.push(entry.with_context(|| format!("cannot list {}", path.display()))?.path());
    }
    children.sort();
    let mut found = Vec::new();
    for child in children {
        found.extend(files(&child)?);
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(pieces: &[&str]) -> String {
        let mut print = Fingerprint::default();
        for piece in pieces {
            print.add(piece.as_bytes());
        }
        print.text()
    }

    #[test]
    fn pieces_do_not_run_together() {
        assert_eq!(of(&["ab", "c"]), of(&["ab", "c"]));
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
        assert_ne!(of(&["a"]), of(&["a", ""]));
    }

    #[test]
    fn a_tree_is_its_names_and_contents() {
        let root = std::env::temp_dir().join(format!("outpost-fingerprint-{}", std::process::id()));
        fs::create_dir_all(root.join("src/deep")).unwrap();
        let print = || {
            let mut print = Fingerprint::default();
            print.add_tree(&root, "src").unwrap();
            print.text()
        };
        let empty = print();
        fs::write(root.join("src/deep/a"), "1").unwrap();
        let one = print();
        fs::write(root.join("src/deep/a"), "2").unwrap();
        let changed = print();
        fs::rename(root.join("src/deep/a"), root.join("src/deep/b")).unwrap();
        let renamed = print();
        fs::remove_dir_all(&root).unwrap();
        let all = std::collections::HashSet::from([&empty, &one, &changed, &renamed]);
        assert_eq!(all.len(), 4);
    }
}
