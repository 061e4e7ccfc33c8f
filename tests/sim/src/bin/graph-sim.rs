//! The simulator as a program: a mailbox from files or made up, served on the loopback interface.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use graph_sim::demo_page::Speaks;
use graph_sim::fault::{Effect, FaultRule};
use graph_sim::http::{Page, Server, ServerOptions};
use graph_sim::model::Timestamp;
use graph_sim::{Options, Simulator, UserId, mime, sample};
use lexopt::prelude::{Long, ValueExt};
use tokio::sync::oneshot;

const USAGE: &str = "\
graph-sim: a Microsoft Graph mail service on this machine

  --mail PATH         mail to load: a message, an mbox, a Maildir or a folder of them; may be repeated
  --messages N        size of a made-up mailbox
  --graph-port PORT   port of the API; any free one when absent
  --page DIR          folder of a page to serve
  --page-port PORT    port of the page (also --port); any free one when absent
  --seed N            seed of everything that is random
  --latency MS        time every answer takes
  --outlook           the page speaks Outlook REST instead of Graph
  --exit-with-stdin   end when standard input is closed";

/// What the command line asks for.
struct Arguments {
    mail: Vec<PathBuf>,
    messages: Option<usize>,
    graph_port: u16,
    page: Option<PathBuf>,
    page_port: u16,
    seed: u64,
    latency_ms: u64,
    speaks: Speaks,
    exit_with_stdin: bool,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let Some(arguments) = read_arguments(std::env::args_os().skip(1))? else {
        println!("{USAGE}");
        return Ok(());
    };
    let mut options = ServerOptions::new(fill(&arguments));
    options.graph_port = arguments.graph_port;
    options.page = arguments.page.clone().map(|dir| Page {
        port: arguments.page_port,
        speaks: arguments.speaks,
        ..Page::new(dir)
    });
    let server = Server::start(options).map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => format!("{error}; choose another with --port"),
        _ => format!("cannot listen: {error}"),
    })?;
    let mut output = io::stdout().lock();
    writeln!(output, "ready {} {}", server.page_url().unwrap_or("-"), server.graph_url())
        .and_then(|()| output.flush())
        .map_err(|error| format!("cannot write: {error}"))?;
    wait_for_end(arguments.exit_with_stdin).map_err(|error| format!("cannot wait for signals: {error}"))?;
    server.shutdown();
    Ok(())
}

/// The arguments; `None` when only help is wanted.
fn read_arguments(raw: impl Iterator<Item = OsString>) -> Result<Option<Arguments>, String> {
    let mut arguments = Arguments {
        mail: Vec::new(),
        messages: None,
        graph_port: 0,
        page: None,
        page_port: 0,
        seed: 1,
        latency_ms: 0,
        speaks: Speaks::Graph,
        exit_with_stdin: false,
    };
    let mut parser = lexopt::Parser::from_args(raw);
    let mut read = || -> Result<bool, lexopt::Error> {
        while let Some(argument) = parser.next()? {
            match argument {
                Long("mail") => arguments.mail.push(parser.value()?.into()),
                Long("messages") => arguments.messages = Some(parser.value()?.parse()?),
                Long("graph-port") => arguments.graph_port = parser.value()?.parse()?,
                Long("page") => arguments.page = Some(parser.value()?.into()),
                Long("page-port" | "port") => arguments.page_port = parser.value()?.parse()?,
                Long("seed") => arguments.seed = parser.value()?.parse()?,
                Long("latency") => arguments.latency_ms = parser.value()?.parse()?,
                Long("outlook") => arguments.speaks = Speaks::Outlook,
                Long("exit-with-stdin") => arguments.exit_with_stdin = true,
                Long("help") => return Ok(false),
                other => return Err(other.unexpected()),
            }
        }
        Ok(true)
    };
    match read() {
        Ok(true) => Ok(Some(arguments)),
        Ok(false) => Ok(None),
        Err(error) => Err(format!("{error}\n\n{USAGE}")),
    }
}

fn fill(arguments: &Arguments) -> Simulator {
    let now = now();
    let mut simulator = Simulator::new(&Options { seed: arguments.seed, start: now, ..Options::default() });
    let user = simulator.add_user(sample::OWNER_NAME, sample::OWNER_ADDRESS);
    if !arguments.mail.is_empty() {
        load(&mut simulator, user, &arguments.mail);
    }
    // Without mail of one's own there is made-up mail to look at.
    let made_up = if arguments.mail.is_empty() { sample::DEMO_SIZE } else { 0 };
    sample::fill(&mut simulator, user, arguments.messages.unwrap_or(made_up), arguments.seed, now);
    if arguments.latency_ms > 0 {
        let latency = Effect::Latency { min_ms: arguments.latency_ms, max_ms: arguments.latency_ms };
        simulator.faults().push(FaultRule::new(latency));
    }
    simulator
}

fn load(simulator: &mut Simulator, user: UserId, paths: &[PathBuf]) {
    let mut skipped = 0_usize;
    let loaded = mime::load_paths(paths, &mut |path, reason| {
        skipped += 1;
        eprintln!("skipped {}: {reason}", path.display());
    });
    let count = loaded.len();
    for mime::Loaded { folder, message } in loaded {
        if let Some(folder) = simulator.folder_by_path(user, &folder, true) {
            simulator.insert(user, folder, message);
        }
    }
    eprintln!("{count} messages loaded, {skipped} files skipped");
}

fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// Waits for Ctrl+C, for the wish to end of whoever started the program, or for the end of standard input.
fn wait_for_end(exit_with_stdin: bool) -> io::Result<()> {
    let (closed, stdin_closed) = oneshot::channel::<()>();
    let mut waiting = Some(closed);
    if exit_with_stdin {
        let closed = waiting.take();
        std::thread::spawn(move || {
            let _ = io::copy(&mut io::stdin().lock(), &mut io::sink());
            drop(closed);
        });
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        tokio::select! {
            pressed = tokio::signal::ctrl_c() => pressed,
            ended = terminated() => ended,
            _ = stdin_closed => Ok(()),
        }
    })
}

#[cfg(unix)]
async fn terminated() -> io::Result<()> {
    let mut signal = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    signal.recv().await;
    Ok(())
}

#[cfg(not(unix))]
async fn terminated() -> io::Result<()> {
    std::future::pending().await
}
