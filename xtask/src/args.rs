//! The command line: what a person may ask for, and what is said when it makes no sense.

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use lexopt::prelude::{Long, Short, Value, ValueExt};

use crate::bench::Part;
use crate::test::Step;

/// The page that `cargo xtask help` prints.
pub(crate) const USAGE: &str = "\
The tasks of Outpost

Usage: cargo xtask <task> [options]

Tasks:
  demo     Build the app, serve it with a simulated mailbox, open the browser
  build    Build the static bundle in dist/ and weigh it
  test     Everything that CI asks for: formatting, clippy, all tests
  bench    Measure how fast it is, natively and in Chromium
  simulate Let whole histories of a mailbox happen under faults, each from one seed
  fmt      Format all Rust code
  help     Show this

Options of demo:
  --mail PATH      Show this mail: an .eml file, an .mbox file, a Maildir or a folder of them
                   (may be repeated; without it the mailbox is generated)
  --messages N     How many messages to generate
  --outlook        Speak Outlook REST instead of Graph
  --port P         Where to serve the page, on 127.0.0.1 (default: 8400); the mail API gets P + 1
  --no-open        Do not open the browser

Options of build:
  --top            Also show where the bytes of the WASM go

Options of test:
  --only STEP      Run this step alone (may be repeated):
                   fmt, clippy, clippy-wasm, native, simulate, graph-client, component, e2e

Options of simulate:
  --seeds N        How many histories (default: 1000), on all cores
  --first S        The first seed (default: 0)
  --seconds T      Stop after so long
  --seed S         This one alone, with its trace
  --steps N        How many steps a history takes (default: 30 to 80, by chance)
  --without WHAT   Leave out loss, refusals, tokens, sync, storage, crashes, offline or others
                   (may be repeated)
  --shrink         Look for a shorter history that breaks the same rule
  --mutants        Put bugs into the engine, one at a time, and see that each is found
  --mutant NAME    Put this bug in

Options of bench:
  --quick          One mailbox of 1,000 messages, twice, and short native measurements
  --size N         A mailbox of N messages (may be repeated; default: 1000, 10000, 100000)
  --runs N         How often each mailbox is run through in Chromium (default: 5)
  --only PART      native or browser

Tools are installed once per version into the user's cache directory and never elsewhere.
";

/// Where the demo is served unless told otherwise.
const DEFAULT_PORT: u16 = 8400;

/// What a person asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Task {
    /// Print the usage page.
    Help,
    /// Build, serve and open the app with a simulated mailbox.
    Demo(Demo),
    /// Build and weigh the static bundle.
    Build(Build),
    /// Prove that everything works.
    Test(Test),
    /// Measure how fast it is.
    Bench(Bench),
    /// Let histories of a mailbox happen: the words are for the simulation.
    Simulate(Vec<OsString>),
    /// Format all Rust code.
    Fmt,
}

/// Options of `cargo xtask demo`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Demo {
    /// Mail files and folders to show instead of a generated mailbox.
    pub(crate) mail: Vec<PathBuf>,
    /// How many messages to generate.
    pub(crate) messages: Option<u32>,
    /// Whether the page speaks Outlook REST instead of Graph.
    pub(crate) outlook: bool,
    /// The port of the page.
    pub(crate) port: u16,
    /// Whether to open the browser.
    pub(crate) open: bool,
}

/// Options of `cargo xtask build`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Build {
    /// Whether to show where the bytes go.
    pub(crate) top: bool,
}

/// Options of `cargo xtask test`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Test {
    /// The steps to run; empty means all.
    pub(crate) only: Vec<Step>,
}

/// Options of `cargo xtask bench`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Bench {
    /// Whether a first impression is enough.
    pub(crate) quick: bool,
    /// How many messages the mailboxes in the browser hold; empty means the usual sizes.
    pub(crate) sizes: Vec<u32>,
    /// How often each is run through.
    pub(crate) runs: Option<u32>,
    /// The part to measure; both when absent.
    pub(crate) only: Option<Part>,
}

/// Reads the command line.
pub(crate) fn parse(mut parser: lexopt::Parser) -> Result<Task> {
    let name = match parser.next()? {
        None | Some(Short('h') | Long("help")) => return Ok(Task::Help),
        Some(Value(name)) => name,
        Some(other) => return Err(other.unexpected().into()),
    };
    match name.to_str() {
        Some("help") => Ok(Task::Help),
        Some("demo") => demo(parser),
        Some("build") => build(parser),
        Some("test") => test(parser),
        Some("bench") => bench(parser),
        Some("simulate") => Ok(Task::Simulate(parser.raw_args()?.collect())),
        Some("fmt") => fmt(parser),
        _ => bail!("there is no task {}", name.display()),
    }
}

fn demo(mut parser: lexopt::Parser) -> Result<Task> {
    let mut options =
        Demo { mail: Vec::new(), messages: None, outlook: false, port: DEFAULT_PORT, open: true };
    while let Some(argument) = parser.next()? {
        match argument {
            Long("mail") => options.mail.push(parser.value()?.into()),
            Long("messages") => {
                let value = parser.value()?;
                options.messages =
                    Some(number(&value).context("--messages wants a number from 0 to 4294967295")?);
            }
            Long("port") => {
                let value = parser.value()?;
                options.port = number(&value)
                    .ok()
                    .filter(|port| *port > 0)
                    .context("--port wants a number from 1 to 65535")?;
            }
            Long("outlook") => options.outlook = true,
            Long("no-open") => options.open = false,
            Short('h') | Long("help") => return Ok(Task::Help),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Demo(options))
}

fn number<T: std::str::FromStr>(value: &OsString) -> Result<T>
where
    T::Err: std::error::Error + Send + Sync + 'static,
{
    Ok(value.parse()?)
}

fn build(mut parser: lexopt::Parser) -> Result<Task> {
    let mut options = Build::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("top") => options.top = true,
            Short('h') | Long("help") => return Ok(Task::Help),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Build(options))
}

fn test(mut parser: lexopt::Parser) -> Result<Task> {
    let mut options = Test::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("only") => {
                let name = parser.value()?.string()?;
                let step = Step::named(&name).with_context(|| {
                    let all: Vec<&str> = Step::ALL.iter().map(|step| step.name()).collect();
                    format!("there is no step {name}; there are {}", all.join(", "))
                })?;
                options.only.push(step);
            }
            Short('h') | Long("help") => return Ok(Task::Help),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Test(options))
}

fn bench(mut parser: lexopt::Parser) -> Result<Task> {
    let mut options = Bench::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("quick") => options.quick = true,
            Long("size") => options.sizes.push(positive(&parser.value()?, "--size")?),
            Long("runs") => options.runs = Some(positive(&parser.value()?, "--runs")?),
            Long("only") => {
                let part = Part::named(&parser.value()?.string()?);
                options.only = Some(part.context("--only wants native or browser")?);
            }
            Short('h') | Long("help") => return Ok(Task::Help),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Bench(options))
}

fn positive(value: &OsString, option: &str) -> Result<u32> {
    let read = number(value).ok().filter(|number| *number > 0);
    read.with_context(|| format!("{option} wants a number from 1 to 4294967295"))
}

fn fmt(mut parser: lexopt::Parser) -> Result<Task> {
    match parser.next()? {
        None => Ok(Task::Fmt),
        Some(Short('h') | Long("help")) => Ok(Task::Help),
        Some(other) => Err(other.unexpected().into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(words: &[&str]) -> Result<Task> {
        parse(lexopt::Parser::from_args(words))
    }

    fn complaint(words: &[&str]) -> String {
        format!("{:#}", ask(words).unwrap_err())
    }

    #[test]
    fn no_task_asks_for_help() {
        assert_eq!(ask(&[]).unwrap(), Task::Help);
        assert_eq!(ask(&["--help"]).unwrap(), Task::Help);
        assert_eq!(ask(&["demo", "--help"]).unwrap(), Task::Help);
    }

    #[test]
    fn demo_takes_several_mail_paths() {
        let asked =
            ask(&["demo", "--mail", "a.eml", "--mail=b", "--messages", "7", "--port", "9000", "--no-open"]);
        let expected = Demo {
            mail: vec!["a.eml".into(), "b".into()],
            messages: Some(7),
            outlook: false,
            port: 9000,
            open: false,
        };
        assert_eq!(asked.unwrap(), Task::Demo(expected));
    }

    #[test]
    fn demo_speaks_graph_unless_outlook_is_asked_for() {
        let is_outlook =
            |words: &[&str]| matches!(ask(words).unwrap(), Task::Demo(Demo { outlook: true, .. }));
        assert!(is_outlook(&["demo", "--outlook"]) && !is_outlook(&["demo"]));
    }

    #[test]
    fn test_takes_several_steps() {
        let asked = ask(&["test", "--only", "fmt", "--only", "e2e"]).unwrap();
        assert_eq!(asked, Task::Test(Test { only: vec![Step::Fmt, Step::EndToEnd] }));
    }

    #[test]
    fn bench_takes_several_sizes() {
        let asked = ask(&["bench", "--size", "10", "--size=20", "--runs", "3", "--only", "browser"]);
        let expected = Bench { quick: false, sizes: vec![10, 20], runs: Some(3), only: Some(Part::Browser) };
        assert_eq!(asked.unwrap(), Task::Bench(expected));
    }

    #[test]
    fn simulate_hands_its_words_on() {
        let asked = ask(&["simulate", "--seeds", "9", "--shrink"]).unwrap();
        assert_eq!(asked, Task::Simulate(vec!["--seeds".into(), "9".into(), "--shrink".into()]));
    }

    #[test]
    fn nonsense_is_named() {
        assert_eq!(complaint(&["fly"]), "there is no task fly");
        assert!(complaint(&["demo", "--prot", "1"]).contains("--prot"));
        assert!(complaint(&["demo", "--port", "0"]).contains("from 1 to 65535"));
        assert!(complaint(&["demo", "--port", "70000"]).contains("from 1 to 65535"));
        assert!(complaint(&["demo", "--messages", "many"]).contains("--messages wants a number"));
        assert!(complaint(&["demo", "mail"]).contains("mail"));
        assert!(complaint(&["test", "--only", "speed"]).contains("there is no step speed; there are fmt,"));
        assert!(complaint(&["bench", "--runs", "0"]).contains("--runs wants a number from 1"));
        assert_eq!(complaint(&["bench", "--only", "speed"]), "--only wants native or browser");
        assert!(complaint(&["fmt", "now"]).contains("now"));
    }
}
