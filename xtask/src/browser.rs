//! Browsers: the one that a person uses, and Chromium with its driver for the tests.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;

use anyhow::{Context, Result, bail};
use serde_json::json;

use crate::paths::Paths;
use crate::process;

const CHROMIUM: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MAC_CHROME: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const PACKAGES: [&str; 2] = ["chromium", "chromium-driver"];

/// Chromium and the program that drives it.
#[derive(Debug)]
pub(crate) struct Chromium {
    /// The browser.
    pub(crate) browser: PathBuf,
    /// ChromeDriver.
    pub(crate) driver: PathBuf,
}

impl Chromium {
    /// Finds Chromium and ChromeDriver, or installs them where this may be done without asking.
    pub(crate) fn ensure() -> Result<Self> {
        if let Some(found) = Self::find() {
            return Ok(found);
        }
        if !is_debian_root() {
            bail!(
                "Chromium or ChromeDriver is missing; install both, on Debian with: apt-get install chromium chromium-driver"
            );
        }
        println!("Installing Chromium and ChromeDriver from the system's packages (once)...");
        let apt = || {
            let mut command = Command::new("apt-get");
            command.env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null());
            command
        };
        process::run(apt().args(["-qq", "update"]))
            .and_then(|()| {
                process::run(apt().args(["-qq", "install", "-y", "--no-install-recommends"]).args(PACKAGES))
            })
            .context("cannot install Chromium; this shows why: apt-get install chromium chromium-driver")?;
        Self::find().context("Chromium was installed, and yet it is not on PATH")
    }

    fn find() -> Option<Self> {
        let mac = Some(PathBuf::from(MAC_CHROME)).filter(|path| path.is_file());
        let browser = CHROMIUM.iter().find_map(|name| process::which(name)).or(mac)?;
        Some(Self { browser, driver: process::which("chromedriver")? })
    }

    /// Writes the file that tells wasm-bindgen's test runner how to start Chromium.
    pub(crate) fn webdriver_json(&self, paths: &Paths) -> Result<PathBuf> {
        let file = paths.notes().join("webdriver.json");
        let options =
            json!({ "goog:chromeOptions": { "binary": self.browser, "args": arguments(is_root()) } });
        fs::create_dir_all(paths.notes())
            .and_then(|()| fs::write(&file, options.to_string()))
            .context("cannot write to target/")?;
        Ok(file)
    }
}

/// How Chromium is started for tests: no window, and no conversation with anybody else.
fn arguments(root: bool) -> Vec<&'static str> {
    let mut arguments = vec![
        "--headless=new",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-dev-shm-usage",
        "--disable-sync",
        "--no-first-run",
    ];
    if root {
        // Chromium's sandbox refuses to run as root.
        arguments.push("--no-sandbox");
    }
    arguments
}

/// Opens the person's own browser; where there is none the address is enough.
pub(crate) fn open(url: &str) {
    let words: &[&str] = if cfg!(windows) {
        &["cmd", "/c", "start", ""]
    } else if cfg!(target_os = "macos") {
        &["open"]
    } else {
        &["xdg-open"]
    };
    let Some((program, leading)) = words.split_first() else { return };
    let mut command = Command::new(program);
    command.args(leading).arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // Some openers stay as long as the browser does.
    thread::spawn(move || {
        if !command.status().is_ok_and(|status| status.success()) {
            println!("No browser could be opened; open the address above yourself");
        }
    });
}

fn is_root() -> bool {
    cfg!(unix) && process::output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}

fn is_debian_root() -> bool {
    let debian =
        fs::read_to_string("/etc/os-release").is_ok_and(|text| text.lines().any(|line| line == "ID=debian"));
    debian && is_root() && process::which("apt-get").is_some()
}

#[cfg(test)]
mod tests {
    use super::arguments;

    #[test]
    fn only_root_goes_without_the_sandbox() {
        assert!(arguments(true).contains(&"--no-sandbox"));
        assert!(!arguments(false).contains(&"--no-sandbox"));
    }
}
