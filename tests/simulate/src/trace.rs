//! What happened, for people to read, and as one number to compare two runs by.

use std::fmt::Arguments;

/// Adds a line to the trace of a world, if lines are kept: only then are the words put together.
macro_rules! note {
    ($world:expr, $($words:tt)*) => {
        if $world.trace.is_kept() {
            let now = $world.agenda.now();
            $world.trace.line(now, format_args!($($words)*));
        }
    };
}

/// A text in which the ids of messages and folders are short: of all their letters, those that differ in one mailbox.
pub(crate) fn readable(text: &str) -> String {
    const PREFIXES: [(&str, char); 2] = [("AAkA", 'm'), ("AAMk", 'f')];
    let is_of_id = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '=' | '%');
    let mut short = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((at, kind)) =
        PREFIXES.iter().filter_map(|(prefix, kind)| Some((rest.find(prefix)?, *kind))).min()
    {
        let (before, from) = rest.split_at(at);
        let end = from.find(|letter| !is_of_id(letter)).unwrap_or(from.len());
        let (id, after) = from.split_at(end);
        short.push_str(before);
        match id.get(36..39) {
            Some(number) => {
                short.push(kind);
                short.push_str(number.trim_end_matches('A'));
            }
            None => short.push_str(id),
        }
        rest = after;
    }
    short.push_str(rest);
    short.replace("MessageId(\"", "").replace("FolderId(\"", "").replace("\")", "")
}

/// The lines that are kept of a history: its end.
const MOST_LINES: usize = 20_000;

/// The trace of a history.
#[derive(Debug, Default)]
pub(crate) struct Trace {
    is_kept: bool,
    lines: std::collections::VecDeque<String>,
    sum: u64,
    /// Requests that reached the service.
    pub(crate) requests: u64,
}

impl Trace {
    /// A trace whose lines are kept, or only summed up: writing them takes most of the time.
    pub(crate) fn new(is_kept: bool) -> Self {
        Self { is_kept, ..Self::default() }
    }

    /// Whether lines are kept.
    pub(crate) fn is_kept(&self) -> bool {
        self.is_kept
    }

    /// A line to read.
    pub(crate) fn line(&mut self, now: u64, text: Arguments<'_>) {
        if self.is_kept {
            if self.lines.len() == MOST_LINES {
                self.lines.pop_front();
            }
            let text = readable(&text.to_string());
            self.lines
                .push_back(format!("{:>9.3} {text}", std::time::Duration::from_millis(now).as_secs_f64()));
        }
    }

    /// Something that must be the same whenever the same seed runs (FNV-1a).
    pub(crate) fn sum(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.sum = (self.sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }

    /// The sum so far.
    pub(crate) fn total(&self) -> u64 {
        self.sum
    }

    /// The last lines.
    pub(crate) fn into_lines(self) -> Vec<String> {
        self.lines.into()
    }
}
