//! The static bundle in `dist/`: built by Trunk with the cache's tools, and only when something changed.

use std::fs::{self, File, TryLockError};
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::args::Build;
use crate::fingerprint::Fingerprint;
use crate::npm::Modules;
use crate::paths::Paths;
use crate::{process, rustflags, size, split, starter, styles, tools, top};

/// Everything that the bundle is made of. How it is made counts too.
const SOURCES: [&str; 14] = [
    "Cargo.toml",
    "Cargo.lock",
    "rust-toolchain.toml",
    ".cargo/config.toml",
    "Trunk.toml",
    "index.html",
    "public",
    "src",
    "style",
    "xtask/src/bundle.rs",
    "xtask/src/rustflags.rs",
    "xtask/src/split.rs",
    "xtask/src/starter.rs",
    "xtask/src/styles.rs",
];

/// Libraries that the app loads when it needs them: file in `node_modules`, file in the bundle.
const LIBRARIES: [(&str, &str); 1] = [("dompurify/dist/purify.min.js", "lib/dompurify.js")];

/// Builds the bundle and tells what it weighs.
pub(crate) fn run(paths: &Paths, options: &Build) -> Result<()> {
    ensure(paths)?;
    let weighed = size::report(&paths.dist());
    if options.top {
        top::report(paths)?;
    }
    weighed
}

/// Builds the bundle unless the one that is there was made of the same sources.
pub(crate) fn ensure(paths: &Paths) -> Result<()> {
    let _alone = alone(paths)?;
    let modules = Modules::ensure(paths)?;
    let sources = sources(paths, &modules)?;
    let note = paths.notes().join("bundle");
    if fs::read_to_string(&note).is_ok_and(|noted| stamp(&sources, paths).is_ok_and(|stamp| stamp == noted)) {
        println!("The bundle in dist/ is up to date");
        return Ok(());
    }
    build(paths, &modules)?;
    fs::write(&note, stamp(&sources, paths)?).context("cannot note what the bundle was made of")
}

/// Waits until nobody else builds the bundle of this checkout; others wait until the file is dropped.
fn alone(paths: &Paths) -> Result<File> {
    let open = || {
        fs::create_dir_all(paths.notes())?;
        File::create(paths.notes().join("bundle.lock"))
    };
    let file = open().context("cannot write to target/")?;
    if matches!(file.try_lock(), Err(TryLockError::WouldBlock)) {
        println!("Waiting for another build of the bundle...");
    }
    // On file systems without locks the build goes on without.
    file.lock().ok();
    Ok(file)
}

/// What the bundle is made of, in short. Taken before the build: what changes meanwhile asks for another.
fn sources(paths: &Paths, modules: &Modules) -> Result<String> {
    let mut print = Fingerprint::default();
    for source in SOURCES {
        print.add_tree(&paths.root, source)?;
    }
    print.add(modules.programs().as_os_str().as_encoded_bytes());
    Ok(print.text())
}

/// Sources and result together, so that a bundle that somebody changed or removed is built again.
fn stamp(sources: &str, paths: &Paths) -> Result<String> {
    let mut print = Fingerprint::default();
    print.add_tree(&paths.root, "dist")?;
    Ok(format!("{sources} {}", print.text()))
}

fn build(paths: &Paths, modules: &Modules) -> Result<()> {
    if !paths.root.join("index.html").is_file() {
        bail!("there is no index.html in {}", paths.root.display());
    }
    tools::wasm_target(paths)?;
    tools::library_sources(paths)?;
    let trunk = tools::trunk(paths)?;
    let wasm_bindgen = tools::wasm_bindgen(paths)?;
    let folders = [trunk.clone(), wasm_bindgen.clone(), modules.programs()];
    println!("Building the bundle...");
    // Trunk runs offline, so that it never downloads tools of its own choice; the crates come before.
    let mut fetch = process::cargo(paths);
    rustflags::set(fetch.args(["fetch", "--quiet"]), paths)?;
    process::run(&mut fetch).context("cannot get the crates; with a network, this shows why: cargo fetch")?;
    let mut command = Command::new(trunk.join("trunk"));
    command.current_dir(&paths.root).args(["build", "--release", "--offline", "--skip-version-check"]);
    command.args(["--features", split::FEATURE]);
    rustflags::set(&mut command, paths)?;
    command.env("PATH", process::path_with(&folders)?);
    // Trunk takes NO_COLOR=1 for a malformed option and stops.
    command.env_remove("NO_COLOR");
    process::run(&mut command)?;
    split::split(paths, modules, &wasm_bindgen)?;
    starter::move_out(&paths.dist())?;
    styles::join(&paths.dist())?;
    minify(paths, modules)?;
    for (module, name) in LIBRARIES {
        copy(&modules.file(module), &paths.dist().join(name))?;
    }
    Ok(())
}

/// Takes spaces and long names out of what was generated. Trunk can do this too, but its parser does not
/// understand the script that wasm-bindgen writes.
fn minify(paths: &Paths, modules: &Modules) -> Result<()> {
    let mut command = Command::new(modules.program("esbuild"));
    command.current_dir(paths.dist()).args([
        "--minify",
        "--allow-overwrite",
        "--outdir=.",
        "--log-level=warning",
    ]);
    for path in fs::read_dir(paths.dist()).context("cannot list dist/")?.flatten().map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // What people edit on their server (mail-auth.js) stays as it is.
        let generated = ["outpost-", "style-", "start-"].iter().any(|start| name.starts_with(start));
        if generated && path.extension().is_some_and(|ending| ending == "js" || ending == "css") {
            command.arg(path);
        }
    }
    process::run(&mut command)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    let folder = to.parent().context("a library needs a folder")?;
    fs::create_dir_all(folder)
        .and_then(|()| fs::copy(from, to))
        .with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
    Ok(())
}
