//! The tools that a build needs and that cargo can install: once per version, into the user's cache.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::paths::Paths;
use crate::process;

const TARGET: &str = "wasm32-unknown-unknown";
const TRUNK: &str = "0.21.14";
const TWIGGY: &str = "0.8.0";

/// One program from crates.io in one version.
#[derive(Debug)]
struct Tool<'a> {
    /// What people call it.
    title: &'a str,
    /// The name of its folder in the cache.
    name: &'a str,
    package: &'a str,
    program: &'a str,
    version: &'a str,
    extra: &'a [&'a str],
}

/// Checks that Rust can compile for the browser, adding the target through rustup where it is missing.
pub(crate) fn wasm_target(paths: &Paths) -> Result<()> {
    let rustc = || {
        let mut command = Command::new("rustc");
        command.current_dir(&paths.root);
        command
    };
    let library = process::output(rustc().args(["--print", "target-libdir", "--target", TARGET]))?;
    if Path::new(&library).is_dir() {
        return Ok(());
    }
    if process::which("rustup").is_none() {
        bail!(
            "Rust cannot compile for the browser yet; install rustup from https://rustup.rs, then: rustup target add {TARGET}"
        );
    }
    println!("Adding the Rust target {TARGET} (once)...");
    process::run(Command::new("rustup").current_dir(&paths.root).args(["target", "add", TARGET]))
        .with_context(|| format!("cannot add the target; with a network, run: rustup target add {TARGET}"))
}

/// Checks that the sources of the standard library are there, which the bundle builds with its own options, adding them
/// through rustup where they are missing.
pub(crate) fn library_sources(paths: &Paths) -> Result<()> {
    let mut rustc = Command::new("rustc");
    let sysroot = process::output(rustc.current_dir(&paths.root).args(["--print", "sysroot"]))?;
    if Path::new(&sysroot).join("lib/rustlib/src/rust/library").is_dir() {
        return Ok(());
    }
    println!("Adding the sources of Rust's standard library (once)...");
    process::run(Command::new("rustup").current_dir(&paths.root).args(["component", "add", "rust-src"]))
        .context("cannot add the sources; with rustup and a network, run: rustup component add rust-src")
}

/// The folder with Trunk.
pub(crate) fn trunk(paths: &Paths) -> Result<PathBuf> {
    Tool {
        title: "Trunk",
        name: "trunk",
        package: "trunk",
        program: "trunk",
        version: TRUNK,
        // Without the update check and the system's OpenSSL, which a fresh machine need not have.
        extra: &["--locked", "--no-default-features", "--features", "rustls"],
    }
    .ensure(paths)
}

/// The folder with wasm-bindgen and its test runner, in exactly the version that the code is built with.
pub(crate) fn wasm_bindgen(paths: &Paths) -> Result<PathBuf> {
    let lock = fs::read_to_string(paths.root.join("Cargo.lock")).context("cannot read Cargo.lock")?;
    let version = locked_version(&lock, "wasm-bindgen").context("Cargo.lock does not name wasm-bindgen")?;
    Tool {
        title: "the wasm-bindgen CLI",
        name: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version,
        extra: &[],
    }
    .ensure(paths)
}

/// The folder with twiggy, which tells where the bytes of a WASM file go.
pub(crate) fn twiggy(paths: &Paths) -> Result<PathBuf> {
    Tool {
        title: "twiggy",
        name: "twiggy",
        package: "twiggy",
        program: "twiggy",
        version: TWIGGY,
        extra: &["--locked"],
    }
    .ensure(paths)
}

impl Tool<'_> {
    /// Installs the tool unless it is there, and returns the folder of its programs.
    fn ensure(&self, paths: &Paths) -> Result<PathBuf> {
        let home = paths.tool(self.name, self.version);
        let programs = home.join("bin");
        let program = programs.join(self.program).with_extension(std::env::consts::EXE_EXTENSION);
        if program.is_file() {
            return Ok(programs);
        }
        println!("Installing {} {} (once, some minutes)...", self.title, self.version);
        self.install(paths, &home, &program)?;
        Ok(programs)
    }

    /// Builds into a folder beside the final one and renames it when it is whole, so that an interrupted
    /// install is never taken for a tool; the next try goes on where it stopped. Cargo's own locks keep two
    /// installs at the same time apart, and the later one finds the tool in place.
    fn install(&self, paths: &Paths, home: &Path, program: &Path) -> Result<()> {
        let partial = paths.tool(&format!(".{}", self.name), self.version);
        let build = partial.join("build");
        let mut command = process::cargo(paths);
        command.args(["install", self.package, "--version", self.version]).args(self.extra);
        let by_hand = process::spoken(&command);
        command.arg("--root").arg(&partial);
        command.env("CARGO_TARGET_DIR", &build);
        // Else cargo advises to put a folder on PATH that is gone a moment later.
        command.env("PATH", process::path_with(&[partial.join("bin")])?);
        // These run for seconds: compile time counts, not their speed.
        command.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
        command.env("CARGO_PROFILE_RELEASE_LTO", "off");
        command.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
        command.env("CARGO_PROFILE_RELEASE_DEBUG", "0");
        let installed = process::run(&mut command).and_then(|()| {
            fs::remove_dir_all(&build).ok();
            fs::rename(&partial, home).with_context(|| format!("cannot move {} into place", self.title))
        });
        if program.is_file() {
            return Ok(());
        }
        installed.with_context(|| {
            format!(
                "cannot install {} {}; with a network, this shows why: {by_hand}",
                self.title, self.version
            )
        })
    }
}

/// The version of a package in the text of a `Cargo.lock`.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    const LOCK: &str = "\
version = 4

[[package]]
name = \"wasm-bindgen-futures\"
version = \"0.4.80\"

[[package]]
name = \"wasm-bindgen\"
version = \"0.2.130\"
source = \"registry\"
dependencies = [
 \"wasm-bindgen-macro\",
]
";

    #[test]
    fn the_locked_version_is_that_of_the_very_package() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(LOCK, "wasm-bindgen-futures"), Some("0.4.80"));
        assert_eq!(locked_version(LOCK, "wasm"), None);
    }
}
