//! Where things are: the repository, the bundle, the user's cache.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The places that tasks read and write.
#[derive(Debug, Clone)]
pub(crate) struct Paths {
    /// The repository.
    pub(crate) root: PathBuf,
    /// Where installed tools are kept, shared by every checkout of this user.
    pub(crate) cache: PathBuf,
}

impl Paths {
    /// Finds the repository around this program and the cache of this user.
    pub(crate) fn find() -> Result<Self> {
        let own = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        let root = own.parent().context("xtask does not lie inside the repository")?.to_path_buf();
        let cache =
            user_cache().context("there is no home directory to keep tools in; set XDG_CACHE_HOME")?;
        Ok(Self { root, cache: cache.join("outpost") })
    }

    /// The finished bundle.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// What tasks note for their next run. Beside the sources even where `CARGO_TARGET_DIR` points to a
    /// directory that several checkouts share: the notes are about this checkout.
    pub(crate) fn notes(&self) -> PathBuf {
        self.root.join("target").join("xtask")
    }

    /// Where cargo builds.
    pub(crate) fn target(&self) -> PathBuf {
        env::var_os("CARGO_TARGET_DIR")
            .map_or_else(|| self.root.join("target"), |named| self.root.join(named))
    }

    /// The home of one version of one tool.
    pub(crate) fn tool(&self, name: &str, version: &str) -> PathBuf {
        self.cache.join("tools").join(format!("{name}-{version}"))
    }
}

fn user_cache() -> Option<PathBuf> {
    let from = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    if let Some(cache) = from("XDG_CACHE_HOME") {
        return Some(cache);
    }
    if cfg!(windows) {
        return from("LOCALAPPDATA");
    }
    let inside = if cfg!(target_os = "macos") { Path::new("Library/Caches") } else { Path::new(".cache") };
    from("HOME").map(|home| home.join(inside))
}
