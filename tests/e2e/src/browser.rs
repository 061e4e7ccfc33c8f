//! A browser session with nothing in it: a fresh profile, its own download folder, its window and its theme.

use std::ffi::OsString;
use std::process::Command;
use std::sync::{Mutex, PoisonError};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::cdp::{DevTools, TakeLog};
use crate::console;
use crate::driver;
use crate::failure::{Because, Failure, Outcome};
use crate::network::Network;
use crate::page::Page;
use crate::wait::until;

/// More sessions than cores only make each other time out.
static SEATS: Semaphore = Semaphore::const_new(2);

const ARGUMENTS: [&str; 8] = [
    "--headless=new",
    // The sandbox refuses to run as root, which is what a build container is.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--force-color-profile=srgb",
];

/// The size of the page in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

impl Size {
    /// A laptop: three panes.
    pub const DESKTOP: Self = Self { width: 1440, height: 900 };
    /// A tablet held upright: list and reading pane.
    pub const TABLET: Self = Self { width: 820, height: 1180 };
    /// A phone: one pane at a time.
    pub const PHONE: Self = Self { width: 390, height: 844 };
}

/// What the person's system asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Scheme {
    /// As CSS spells it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// A running browser: `OUTPOST_CHROMIUM`, or the one that ChromeDriver finds.
pub struct Browser {
    client: Mutex<Client>,
    profile: TempDir,
    downloads: TempDir,
    logs: Value,
    _seat: SemaphorePermit<'static>,
}

impl Browser {
    /// Starts a browser as soon as there is room for one more.
    pub async fn start() -> Outcome<Self> {
        Self::launch(json!({ "browser": "ALL", "performance": "ALL" })).await
    }

    /// Starts a browser that keeps no logs, which take time of their own: for measurements. It cannot tell of
    /// complaints and requests.
    pub async fn start_unwatched() -> Outcome<Self> {
        Self::launch(json!({ "browser": "OFF", "performance": "OFF" })).await
    }

    async fn launch(logs: Value) -> Outcome<Self> {
        let seat = SEATS.acquire().await?;
        let profile = tempfile::tempdir().because("making a profile")?;
        let downloads = tempfile::tempdir().because("making a download folder")?;
        let client = connect(&profile, &downloads, &logs).await?;
        let browser = Self { client: Mutex::new(client), profile, downloads, logs, _seat: seat };
        browser.dress().await?;
        Ok(browser)
    }

    async fn dress(&self) -> Outcome {
        self.resize(Size::DESKTOP).await?;
        self.prefer(Scheme::Light).await
    }

    /// Kills the browser in the middle of whatever it does, as a power cut would, and starts it again with what it left
    /// on the disk.
    pub async fn kill_and_start_again(&self) -> Outcome {
        let client = self.client();
        let process = client.capabilities().and_then(|all| all.get("goog:processID")).and_then(Value::as_u64);
        let process = process.because("the browser's process is not known")?;
        let killed = Command::new("kill").args(["-KILL", &process.to_string()]).status();
        killed.because("killing Chromium")?.success().then_some(()).because("Chromium was gone already")?;
        // What is left of the session; that its browser is gone is no news.
        let _ = client.close().await;
        let client = connect(&self.profile, &self.downloads, &self.logs).await?;
        *self.client.lock().unwrap_or_else(PoisonError::into_inner) = client;
        self.dress().await
    }

    pub(crate) fn client(&self) -> Client {
        self.client.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What is on its screen.
    pub fn page(&self) -> Page {
        Page::new(self.client())
    }

    /// The bytes of the file that a download saved under `name`, once it is complete; never an empty file.
    pub async fn downloaded(&self, name: &str) -> Outcome<Vec<u8>> {
        let path = self.downloads.path().join(name);
        // Chromium keeps the name with an empty file, downloads into another, and renames at the end.
        let whole = || std::fs::read(&path).ok().filter(|bytes| !bytes.is_empty());
        let bytes = until(format!("the download {name:?}"), async || Ok(whole())).await;
        bytes.because(format!("there are {:?}", self.download_names()))
    }

    fn download_names(&self) -> Vec<OsString> {
        let entries = std::fs::read_dir(self.downloads.path()).into_iter().flatten();
        entries.flatten().map(|entry| entry.file_name()).collect()
    }

    /// Gives the page this size.
    pub async fn resize(&self, size: Size) -> Outcome {
        let params = json!({
            "width": size.width, "height": size.height, "deviceScaleFactor": 1, "mobile": false,
        });
        self.devtools("Emulation.setDeviceMetricsOverride", params).await.map(drop)
    }

    /// Sets the theme the system asks for.
    pub async fn prefer(&self, scheme: Scheme) -> Outcome {
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme.name() },
            // A picture or a contrast taken half way through a fade says nothing.
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await.map(drop)
    }

    /// Cuts the browser off from every network, or connects it again.
    pub async fn offline(&self, offline: bool) -> Outcome {
        let params = json!({
            "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
        });
        self.devtools("Network.enable", json!({})).await?;
        self.devtools("Network.emulateNetworkConditions", params).await.map(drop)
    }

    /// What the browser itself complained about since the last call: errors, uncaught exceptions, violations of
    /// the content security policy.
    pub async fn complaints(&self) -> Outcome<Vec<String>> {
        Ok(console::complaints(&self.take_log("browser").await?))
    }

    /// Makes every request fail whose address matches `pattern` (`*config.json`).
    pub async fn block(&self, pattern: &str) -> Outcome {
        self.devtools("Network.enable", json!({})).await?;
        self.devtools("Network.setBlockedURLs", json!({ "urls": [pattern] })).await.map(drop)
    }

    /// Adds to `network` what happened since the last call.
    pub async fn follow(&self, network: &mut Network) -> Outcome {
        network.read(&self.take_log("performance").await?);
        Ok(())
    }

    /// What was logged since the last call: `"browser"` is the console, `"performance"` the network.
    async fn take_log(&self, kind: &'static str) -> Outcome<Vec<Value>> {
        match self.client().issue_cmd(TakeLog(kind)).await.because("reading the log")? {
            Value::Array(entries) => Ok(entries),
            other => Err(Failure::new(format!("the log is {other}"))),
        }
    }

    /// Ends the browser and forgets its profile.
    pub async fn close(self) -> Outcome {
        self.client().close().await.because("closing Chromium")
    }

    pub(crate) async fn devtools(&self, method: &'static str, params: Value) -> Outcome<Value> {
        self.client().issue_cmd(DevTools { method, params }).await.because(method)
    }
}

/// A new session of ChromeDriver with this profile.
async fn connect(profile: &TempDir, downloads: &TempDir, logs: &Value) -> Outcome<Client> {
    let profile = format!("--user-data-dir={}", profile.path().display());
    let mut options = json!({
        "args": ARGUMENTS.iter().copied().chain([profile.as_str()]).collect::<Vec<_>>(),
        "prefs": {
            "download.default_directory": downloads.path(),
            "download.prompt_for_download": false,
            // Without, one with a profile of its own begins with a page of the browser's, which asks for things.
            "session.restore_on_startup": 4,
            "session.startup_urls": ["about:blank"],
        },
    });
    if let Ok(program) = std::env::var("OUTPOST_CHROMIUM") {
        options["binary"] = json!(program);
    }
    let wanted = json!({
        "goog:chromeOptions": options,
        "goog:loggingPrefs": logs,
        // A page that hangs fails its test, not the patience of everybody else.
        "timeouts": { "pageLoad": 30_000, "script": 60_000 },
    });
    ClientBuilder::new(HttpConnector::new())
        .capabilities(serde_json::from_value(wanted)?)
        .connect(driver::address()?)
        .await
        .because("starting Chromium")
}
