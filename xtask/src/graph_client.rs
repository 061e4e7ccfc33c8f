//! Microsoft's own JavaScript library for Graph, against the simulator: the program listens on the loopback
//! interface, a script in Node drives the library.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::npm::Modules;
use crate::paths::Paths;
use crate::tally::{self, Tally};
use crate::{demo, process};

/// Enough for lists of several pages, and soon generated.
const MESSAGES: &str = "300";

/// Runs the tests and counts them.
pub(crate) fn run(paths: &Paths) -> Result<Tally> {
    let modules = Modules::ensure(paths)?;
    let node = process::which("node").context("Node.js is missing")?;
    let program = demo::simulator(paths)?;
    let mut server = start(&program)?;
    // The simulator ends when this end of the pipe is closed, that is, however this program ends.
    let held = server.stdin.take();
    let outcome = address(&mut server).and_then(|address| {
        let mut command = Command::new(node);
        command.arg(paths.root.join("tests/graph-client/main.mjs")).arg(address).arg(modules.folder());
        tally::run(&mut command)
    });
    drop(held);
    server.wait().context("lost sight of the simulator")?;
    outcome
}

fn start(program: &Path) -> Result<Child> {
    let mut command = Command::new(program);
    command.args(["--messages", MESSAGES, "--exit-with-stdin"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    command.spawn().with_context(|| format!("cannot start {}", program.display()))
}

/// Where the simulator listens: it takes any free port and says which.
fn address(server: &mut Child) -> Result<String> {
    let output = server.stdout.take().context("the simulator cannot be heard")?;
    for line in BufReader::new(output).lines() {
        if let Some(address) = graph_address(&line.context("the simulator speaks no text")?) {
            return Ok(address.to_owned());
        }
    }
    bail!("the simulator ended before it was ready");
}

/// The second address in the line with which the simulator says that it is ready.
fn graph_address(line: &str) -> Option<&str> {
    line.strip_prefix("ready ")?.split_whitespace().nth(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_the_api_is_the_second_one() {
        assert_eq!(graph_address("ready - http://127.0.0.1:8401"), Some("http://127.0.0.1:8401"));
        assert_eq!(graph_address("ready http://127.0.0.1:1/ http://127.0.0.1:2"), Some("http://127.0.0.1:2"));
        assert_eq!(graph_address("read 12 messages"), None);
    }
}
