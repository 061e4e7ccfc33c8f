//! What comes from npm: binaryen's `wasm-opt` and esbuild for the build, libraries that the browser loads when needed,
//! and libraries that only tests use.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::fingerprint::Fingerprint;
use crate::paths::Paths;
use crate::process;

const NEEDS: [&str; 2] = ["package.json", "package-lock.json"];

/// An installed `node_modules`, as `xtask/npm/package-lock.json` asks for it.
#[derive(Debug)]
pub(crate) struct Modules(PathBuf);

impl Modules {
    /// Installs the modules unless they are there; they are kept by the hash of the lock file.
    pub(crate) fn ensure(paths: &Paths) -> Result<Self> {
        let source = paths.root.join("xtask").join("npm");
        let mut print = Fingerprint::default();
        for name in NEEDS {
            print.add(&fs::read(source.join(name)).with_context(|| format!("cannot read xtask/npm/{name}"))?);
        }
        if process::which("node").is_none() || process::which("npm").is_none() {
            bail!("Node.js with npm is missing (the build takes wasm-opt from there); {}", how_to_get_node());
        }
        let home = paths.cache.join(format!("npm-{}", print.text()));
        if !home.is_dir() {
            println!("Installing wasm-opt, esbuild and the browser libraries from npm (once)...");
            install(paths, &source, &home)?;
        }
        Ok(Self(home.join("node_modules")))
    }

    /// The folder of the modules.
    pub(crate) fn folder(&self) -> &Path {
        &self.0
    }

    /// The folder with the programs of the modules.
    pub(crate) fn programs(&self) -> PathBuf {
        self.0.join(".bin")
    }

    /// One program of the modules.
    pub(crate) fn program(&self, name: &str) -> PathBuf {
        self.programs().join(if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() })
    }

    /// One file of a module, named with slashes.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

/// Installs beside the final folder and renames it when it is whole.
fn install(paths: &Paths, source: &Path, home: &Path) -> Result<()> {
    let partial = home.with_extension(format!("partial-{}", std::process::id()));
    fs::create_dir_all(&partial).with_context(|| format!("cannot write to {}", paths.cache.display()))?;
    for name in NEEDS {
        fs::copy(source.join(name), partial.join(name))
            .with_context(|| format!("cannot copy xtask/npm/{name}"))?;
    }
    let npm = process::which("npm").unwrap_or_else(|| "npm".into());
    let mut command = Command::new(npm);
    command.current_dir(&partial).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    let installed = process::run(&mut command)
        .context("cannot install from npm; with a network, this shows why: npm ci --ignore-scripts --prefix xtask/npm")
        .and_then(|()| fs::rename(&partial, home).context("cannot move the npm modules into place"));
    if installed.is_err() {
        fs::remove_dir_all(&partial).ok();
    }
    // Another checkout may have been faster; then its modules are as good.
    if home.is_dir() { Ok(()) } else { installed }
}

fn how_to_get_node() -> &'static str {
    if process::which("apt-get").is_some() {
        "install it with: apt-get install nodejs npm"
    } else if process::which("brew").is_some() {
        "install it with: brew install node"
    } else {
        "install it from https://nodejs.org"
    }
}
