//! What the command line asks for.

use std::ffi::OsString;
use std::path::PathBuf;

use outpost_e2e::{Because, Failure, Outcome};

/// How many messages the mailboxes hold unless told otherwise.
const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

/// How often each mailbox is run through unless told otherwise.
const RUNS: usize = 5;

/// What the command line asks for.
pub(crate) struct Options {
    /// How many messages the mailboxes hold.
    pub(crate) sizes: Vec<usize>,
    /// How often each is run through.
    pub(crate) runs: usize,
    /// Where the samples go.
    pub(crate) out: PathBuf,
}

impl Options {
    /// Reads the words behind the program's name.
    pub(crate) fn read(mut words: impl Iterator<Item = OsString>) -> Outcome<Self> {
        let mut options = Self { sizes: Vec::new(), runs: RUNS, out: PathBuf::new() };
        while let Some(word) = words.next() {
            let option = word.to_string_lossy().into_owned();
            let value = words.next().because(format!("{option} needs a value"))?;
            let number = || value.to_string_lossy().parse::<usize>().because(&option);
            match option.as_str() {
                "--size" => options.sizes.push(number()?),
                "--runs" => options.runs = number()?,
                "--out" => options.out = value.into(),
                unknown => return Err(Failure::new(format!("unknown option {unknown}"))),
            }
        }
        if options.sizes.is_empty() {
            options.sizes = SIZES.to_vec();
        }
        let is_named = !options.out.as_os_str().is_empty();
        is_named.then_some(options).because("--out FILE is missing")
    }
}
