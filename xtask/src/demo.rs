//! `cargo xtask demo`: the app with a simulated mailbox behind it, in one command.

use std::env;
use std::io::{BufRead, BufReader, Read};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::args::Demo;
use crate::paths::Paths;
use crate::{browser, bundle, process};

/// Builds what is needed, serves it until Ctrl+C.
pub(crate) fn run(paths: &Paths, options: &Demo) -> Result<()> {
    // What a person can get wrong is said before they wait for a build.
    let mail = mail_paths(&options.mail)?;
    if !is_free(options.port) {
        bail!(
            "port {0} is in use; stop what listens there, or choose another: cargo xtask demo --port {1}",
            options.port,
            options.port.checked_add(10).unwrap_or(8400)
        );
    }
    bundle::ensure(paths)?;
    let program = simulator(paths)?;
    let mut child = start(&program, paths, &mail, options)?;
    // The simulator ends when this end of the pipe is closed, that is, however this program ends.
    let held = child.stdin.take();
    let outcome = serve(&mut child, options);
    drop(held);
    let status = child.wait().context("lost sight of the simulator")?;
    if !status.success() {
        bail!("the simulator stopped ({status}); its reason stands above");
    }
    if !outcome? {
        bail!("the simulator ended before it was ready");
    }
    Ok(())
}

/// The mail to show, independent of the folder that a program runs in.
fn mail_paths(asked: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let here = env::current_dir().context("the current folder is gone")?;
    asked
        .iter()
        .map(|path| {
            let full = here.join(path);
            if !full.exists() {
                bail!("there is no mail at {}", full.display());
            }
            Ok(full)
        })
        .collect()
}

fn is_free(port: u16) -> bool {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
}

/// Builds the simulator in the profile that the tests use: quick to build, and fast enough.
pub(crate) fn simulator(paths: &Paths) -> Result<PathBuf> {
    process::run(process::cargo(paths).args(["build", "--package", "graph-sim", "--features", "server"]))?;
    Ok(paths.target().join("debug").join(format!("graph-sim{}", env::consts::EXE_SUFFIX)))
}

fn start(program: &Path, paths: &Paths, mail: &[PathBuf], options: &Demo) -> Result<Child> {
    // Beside the page where possible: a fixed address keeps what the browser remembered of it.
    let graph = options.port.checked_add(1).filter(|port| is_free(*port)).unwrap_or(0);
    let mut command = Command::new(program);
    for path in mail {
        command.arg("--mail").arg(path);
    }
    if let Some(messages) = options.messages {
        command.arg("--messages").arg(messages.to_string());
    }
    if options.outlook {
        command.arg("--outlook");
    }
    command.arg("--page").arg(paths.dist()).arg("--page-port").arg(options.port.to_string());
    command.arg("--graph-port").arg(graph.to_string()).arg("--exit-with-stdin");
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    command.spawn().with_context(|| format!("cannot start {}", program.display()))
}

/// Passes on what the simulator says, and opens the page once it is there; false if that never came.
fn serve(child: &mut Child, options: &Demo) -> Result<bool> {
    let output: Box<dyn Read> = match child.stdout.take() {
        Some(output) => Box::new(output),
        None => bail!("the simulator cannot be heard"),
    };
    let mut ready = false;
    for line in BufReader::new(output).lines() {
        let line = line.context("the simulator speaks no text")?;
        let Some(page) = page_address(&line) else {
            println!("{line}");
            continue;
        };
        ready = true;
        println!("\nOutpost is at {page}\nStop it with Ctrl+C");
        if options.open {
            browser::open(page);
        }
    }
    Ok(ready)
}

/// The address in the line with which the simulator says that it is ready.
fn page_address(line: &str) -> Option<&str> {
    line.strip_prefix("ready ")?.split_whitespace().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_the_first_of_the_two_addresses() {
        assert_eq!(
            page_address("ready http://127.0.0.1:8400/ http://127.0.0.1:8401"),
            Some("http://127.0.0.1:8400/")
        );
        assert_eq!(page_address("read 12 messages"), None);
    }

    #[test]
    fn a_taken_port_is_noticed() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        assert!(!is_free(taken.local_addr().unwrap().port()));
    }

    #[test]
    fn mail_that_is_not_there_is_named() {
        let complaint = mail_paths(&["no/such/mail".into()]).unwrap_err().to_string();
        assert!(complaint.starts_with("there is no mail at ") && complaint.contains("such"));
        assert!(mail_paths(&[".".into()]).unwrap()[0].is_absolute());
    }
}
