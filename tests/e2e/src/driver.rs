//! One ChromeDriver per test process, on a free port, gone when the process is gone.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::OnceLock;

use crate::failure::{Because, Failure, Outcome};

/// A shell between us and ChromeDriver: when our end of its standard input closes, however we died, it ends the
/// browsers that are still open and the driver. A destructor would not run after a signal, nor for a static.
const WATCH: &str = r#"
    "$0" --port=0 & driver=$!
    read -r _
    kill $(cat /proc/$driver/task/*/children) "$driver" 2>/dev/null"#;

struct Driver {
    address: String,
    // Held so that the pipes stay open as long as this process lives.
    _watch: Child,
    _stdout: BufReader<ChildStdout>,
}

/// The address of this process's ChromeDriver, which the first caller starts.
pub(crate) fn address() -> Outcome<&'static str> {
    static DRIVER: OnceLock<Result<Driver, String>> = OnceLock::new();
    match DRIVER.get_or_init(|| start().map_err(|failure| failure.to_string())) {
        Ok(driver) => Ok(&driver.address),
        Err(why) => Err(Failure::new(why.clone())),
    }
}

fn start() -> Outcome<Driver> {
    let program = std::env::var("OUTPOST_CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".into());
    let mut watch = Command::new("sh")
        .args(["-c", WATCH, &program])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .because("starting ChromeDriver")?;
    let mut stdout = BufReader::new(watch.stdout.take().because("ChromeDriver has no output")?);
    let mut said = String::new();
    while stdout.read_line(&mut said).because("reading what ChromeDriver says")? > 0 {
        let line = said.lines().last().unwrap_or_default();
        if let Some((_, port)) = line.split_once("started successfully on port ") {
            let address = format!("http://127.0.0.1:{}", port.trim_end_matches('.'));
            return Ok(Driver { address, _watch: watch, _stdout: stdout });
        }
    }
    Err(Failure::new(format!(
        "{program} did not start (install it, or name it in OUTPOST_CHROMEDRIVER): {said}"
    )))
}
