//! Runs a test with a browser and leaves nothing behind, however the test ends.

use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::OnceLock;

use tokio::runtime::Runtime;

use crate::browser::Browser;
use crate::failure::{Failure, Outcome};
use crate::network::Network;
use crate::screenshot;
use crate::skip::skip;

/// Runs `test` as [`with_browser`] does, if end-to-end tests are wanted.
///
/// Without `OUTPOST_DIST` they are not: a plain `cargo test` has neither the bundle nor perhaps a browser. That is
/// said, and the test passes. `cargo xtask test` provides both.
pub fn test(test: impl AsyncFnOnce(&Browser) -> Outcome) -> Outcome {
    if std::env::var_os("OUTPOST_DIST").is_none() {
        skip(
            "end-to-end tests",
            "OUTPOST_DIST is not set; cargo xtask test builds the bundle and runs them on it",
        );
        return Ok(());
    }
    with_browser(test)
}

/// Runs `test` with a fresh browser. A test that fails or panics leaves a picture (see [`screenshot`]) and what
/// the browser complained about.
pub fn with_browser(test: impl AsyncFnOnce(&Browser) -> Outcome) -> Outcome {
    let runtime = runtime()?;
    let browser = runtime.block_on(Browser::start())?;
    let ended = catch_unwind(AssertUnwindSafe(|| runtime.block_on(test(&browser))));
    if !matches!(ended, Ok(Ok(()))) {
        runtime.block_on(tell(&browser));
    }
    let closed = runtime.block_on(browser.close());
    match ended {
        Ok(outcome) => outcome.and(closed),
        Err(panic) => resume_unwind(panic),
    }
}

/// One runtime for all tests, so that the ChromeDriver connections and servers of one do not depend on another's.
pub fn runtime() -> Outcome<&'static Runtime> {
    static RUNTIME: OnceLock<Result<Runtime, String>> = OnceLock::new();
    RUNTIME
        .get_or_init(|| Runtime::new().map_err(|error| error.to_string()))
        .as_ref()
        .map_err(|why| Failure::new(format!("no runtime: {why}")))
}

/// What helps to see why a test failed. It failed already: that this may fail too is of no interest.
async fn tell(browser: &Browser) {
    let test = std::thread::current().name().unwrap_or("test").to_owned();
    if browser.page().eval("return 1").await.is_err() {
        let _ = writeln!(std::io::stderr(), "{test}: the page hangs");
        return;
    }
    let _ = screenshot::take(&browser.page(), &format!("failed-{test}")).await;
    for complaint in browser.complaints().await.unwrap_or_default() {
        let _ = writeln!(std::io::stderr(), "{test}: the browser says: {complaint}");
    }
    let mut network = Network::default();
    let _ = browser.follow(&mut network).await;
    let _ = write!(std::io::stderr(), "{test}: the last requests:\n{network}");
}
