//! The program in pieces: what `src/app/chunks.rs` declares is cut out of the WASM into files of its own, which the page
//! loads when they are called for.
//!
//! The cut is made in what the linker wrote, whose relocations say what reaches what, and so before wasm-bindgen. Trunk
//! knows no step between the two: what it bound is replaced here.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};
use wasm_split_cli_support as splitter;

use crate::fingerprint::{self, Fingerprint};
use crate::npm::Modules;
use crate::paths::Paths;
use crate::{process, size};

/// The feature of the app that declares chunks.
pub(crate) const FEATURE: &str = "split";

/// The program as the linker wrote it, below cargo's target folder.
const PROGRAM: &str = "wasm32-unknown-unknown/release/outpost.wasm";
/// The main part before wasm-bindgen.
const MAIN: &str = "main.wasm";
/// Without inlining: with it the WASM is smaller, but not after brotli.
const OPTIMISE: [&str; 4] = [
    "-Oz",
    "--always-inline-max-function-size=0",
    "--flexible-inline-max-function-size=0",
    "--one-caller-inline-max-function-size=1",
];
/// How the loader starts a chunk.
const STREAMED: &str = "WebAssembly.instantiateStreaming(src, imports)";
/// The same for hosts that do not know the type of WASM files, on which the main part runs too.
const BUFFERED: &str =
    "src.then((answer) => answer.arrayBuffer()).then((bytes) => WebAssembly.instantiate(bytes, imports))";

/// Cuts the program that Trunk built and puts the pieces into `dist/`: the main part and its script under the names that
/// Trunk gave them, the chunks beside the libraries, each with a hash in its name.
pub(crate) fn split(paths: &Paths, modules: &Modules, wasm_bindgen: &Path) -> Result<()> {
    let (work, dist) = (work(paths), paths.dist());
    // Chunks of an earlier build must not stay.
    fs::remove_dir_all(&work).ok();
    let (main, chunks) = cut(&paths.target().join(PROGRAM), &work)?;
    process::run(
        Command::new(wasm_bindgen.join("wasm-bindgen"))
            // Chunks put their functions into the table that the linker exports.
            .args([
                "--target=web",
                "--no-typescript",
                "--keep-lld-exports",
                "--out-name=outpost",
                "--out-dir",
            ])
            .args([&work, &main]),
    )?;
    optimise(modules, &work.join("outpost_bg.wasm"), &built(&dist, "_bg.wasm")?)?;
    let loader = work.join("__wasm_split.js");
    let mut text = fs::read_to_string(&loader).context("the program came without a loader")?;
    for chunk in &chunks {
        let name = place(modules, chunk, &dist)?;
        text = replaced(&text, &format!("\"./{}\"", file_name(chunk)), &format!("\"./{name}\""))?;
    }
    if !chunks.is_empty() {
        text = replaced(&text, STREAMED, BUFFERED)?;
    }
    fs::write(&loader, text).context("cannot write to target/")?;
    // The loader is needed at the start; so it goes into the script of the main part.
    process::run(
        Command::new(modules.program("esbuild"))
            .arg(work.join("outpost.js"))
            .args(["--bundle", "--format=esm", "--allow-overwrite", "--log-level=warning"])
            .arg(format!("--outfile={}", built(&dist, ".js")?.display())),
    )
}

/// The pieces as they were before they were optimised, with the names of functions; the main part is the first.
pub(crate) fn parts(paths: &Paths) -> Result<Vec<PathBuf>> {
    let mut parts = fingerprint::files(&work(paths))?;
    parts.retain(|path| path.extension().is_some_and(|ending| ending == "wasm") && file_name(path) != MAIN);
    parts.sort_by_key(|path| !file_name(path).starts_with("outpost"));
    Ok(parts)
}

fn work(paths: &Paths) -> PathBuf {
    paths.notes().join("split")
}

/// Cuts the program; returns the main part and the chunks.
fn cut(program: &Path, folder: &Path) -> Result<(PathBuf, Vec<PathBuf>)> {
    let input = fs::read(program).with_context(|| format!("cannot read {}", program.display()))?;
    let main = folder.join(MAIN);
    let mut options = splitter::Options::new(&input);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.main_module = "./outpost.js";
    // Its errors are of another library, which anyhow does not take.
    let cut = splitter::transform(options).map_err(|error| anyhow!("cannot split the program: {error:#}"))?;
    Ok((main, cut.split_modules))
}

fn optimise(modules: &Modules, from: &Path, to: &Path) -> Result<()> {
    process::run(Command::new(modules.program("wasm-opt")).args(OPTIMISE).arg("-o").arg(to).arg(from))
}

/// Optimises a chunk into `dist/` and returns its name there.
fn place(modules: &Modules, chunk: &Path, dist: &Path) -> Result<String> {
    let folder = dist.join(size::LATER);
    fs::create_dir_all(&folder).context("cannot write to dist/")?;
    let file = folder.join(file_name(chunk));
    optimise(modules, chunk, &file)?;
    let mut print = Fingerprint::default();
    print.add(&fs::read(&file).context("wasm-opt wrote nothing")?);
    let stem = file_name(chunk).trim_end_matches(".wasm").to_owned();
    let name = format!("{}{stem}-{}.wasm", size::LATER, print.text());
    fs::rename(&file, dist.join(&name)).context("cannot write to dist/")?;
    Ok(name)
}

/// The loader with `to` for every `from`, of which there must be one.
fn replaced(text: &str, from: &str, to: &str) -> Result<String> {
    if !text.contains(from) {
        bail!("the loader of chunks has another form than expected: there is no {from}");
    }
    Ok(text.replace(from, to))
}

/// The file of the app with this ending that Trunk put into `dist/`.
fn built(dist: &Path, ending: &str) -> Result<PathBuf> {
    let files = fs::read_dir(dist).context("cannot list dist/")?.flatten().map(|entry| entry.path());
    let mut of_app = files.filter(|path| file_name(path).starts_with("outpost-"));
    of_app
        .find(|path| file_name(path).ends_with(ending))
        .with_context(|| format!("Trunk built no outpost-*{ending}"))
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_loader_of_another_form_is_refused() {
        let loader = "fetch(new URL(\"./split_a.wasm\", import.meta.url))";
        let named = replaced(loader, "\"./split_a.wasm\"", "\"./lib/split_a-1.wasm\"").unwrap();
        assert_eq!(named, "fetch(new URL(\"./lib/split_a-1.wasm\", import.meta.url))");
        assert!(replaced(loader, STREAMED, BUFFERED).is_err());
    }

    #[test]
    fn every_chunk_is_started_without_regard_to_its_type() {
        let two = format!("{STREAMED};{STREAMED}");
        assert_eq!(replaced(&two, STREAMED, BUFFERED).unwrap(), format!("{BUFFERED};{BUFFERED}"));
    }
}
