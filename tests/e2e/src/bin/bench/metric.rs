//! What is measured: the names in the table, the units, and where the bar is.

/// The unit of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    /// Milliseconds.
    Ms,
    /// Frames of 1/60 s.
    Frames,
    /// How many.
    Count,
    /// Millions of bytes.
    Megabytes,
}

impl Unit {
    /// As it stands behind a number.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Ms => "ms",
            Self::Frames => "frames",
            Self::Count => "",
            Self::Megabytes => "MB",
        }
    }
}

/// What a median has to keep to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Bar {
    /// Nothing is asked of it.
    None,
    /// No more than this.
    Most(f64),
    /// No more than in the smallest mailbox.
    AsInTheSmallest,
}

/// One line of the table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Metric {
    /// What it is, from when to when.
    pub(crate) name: &'static str,
    /// The unit.
    pub(crate) unit: Unit,
    /// Where the bar is.
    pub(crate) bar: Bar,
}

const fn metric(name: &'static str, unit: Unit, bar: Bar) -> Metric {
    Metric { name, unit, bar }
}

/// Never opened before: from the address typed.
pub(crate) const COLD: Metric = metric("cold start: address to rows", Unit::Ms, Bar::None);
/// Never opened before: from the app starting to run.
pub(crate) const COLD_APP: Metric = metric("cold start: app runs to rows", Unit::Ms, Bar::None);
/// Opened before: from the address typed.
pub(crate) const WARM: Metric = metric("warm start: address to rows", Unit::Ms, Bar::None);
/// Opened before: from the app starting to run.
pub(crate) const WARM_APP: Metric = metric("warm start: app runs to rows", Unit::Ms, Bar::None);
/// The same where no answer of the service can have helped.
pub(crate) const WARM_SILENT: Metric =
    metric("warm start: app runs to rows, service silent for 1 s", Unit::Ms, Bar::Most(100.0));
/// Long tasks of a cold start, until the page is quiet; the synchronisation is part of it.
pub(crate) const COLD_TASKS: Metric =
    metric("cold start and sync: tasks over 50 ms", Unit::Count, Bar::Most(0.0));
/// The whole Inbox for the first time.
pub(crate) const SYNC: Metric = metric("full first sync", Unit::Ms, Bar::None);
/// What happened while the app was away.
pub(crate) const CHANGES: Metric = metric("10,000 delta changes", Unit::Ms, Bar::None);
/// Long tasks meanwhile.
pub(crate) const CHANGES_TASKS: Metric =
    metric("10,000 delta changes: tasks over 50 ms", Unit::Count, Bar::Most(0.0));
/// The key that opens the next message, which was prefetched.
pub(crate) const OPEN: Metric = metric("open next message: key to body", Unit::Ms, Bar::None);
/// The same in frames.
pub(crate) const OPEN_FRAMES: Metric = metric("open next message: key to body", Unit::Frames, Bar::Most(2.0));
/// A flag set or cleared.
pub(crate) const FLAG: Metric = metric("flag: click to row", Unit::Frames, Bar::Most(1.0));
/// A message deleted.
pub(crate) const DELETE: Metric = metric("delete: click to row gone", Unit::Frames, Bar::Most(1.0));
/// The wheel.
pub(crate) const DROPPED: Metric =
    metric("scroll 48,000 px: frames dropped", Unit::Count, Bar::AsInTheSmallest);
/// The longest that the screen stood still meanwhile.
pub(crate) const LONGEST_FRAME: Metric = metric("scroll 48,000 px: longest frame", Unit::Ms, Bar::None);
/// Long tasks meanwhile.
pub(crate) const SCROLL_TASKS: Metric = metric("scroll 48,000 px: tasks over 50 ms", Unit::Count, Bar::None);
/// The End key.
pub(crate) const END: Metric = metric("scroll to the end: key to last row", Unit::Ms, Bar::None);
/// Dragging the scroll bar.
pub(crate) const MIDDLE: Metric = metric("jump to the middle: to rows", Unit::Ms, Bar::None);
/// JavaScript's memory at the end of a run.
pub(crate) const HEAP: Metric = metric("memory at the end: JavaScript heap", Unit::Megabytes, Bar::None);
/// The app's memory at the end of a run.
pub(crate) const WASM: Metric = metric("memory at the end: WASM", Unit::Megabytes, Bar::None);
/// Both.
pub(crate) const MEMORY: Metric = metric("memory at the end: both", Unit::Megabytes, Bar::Most(120.0));

/// All of them, in the order of the table.
pub(crate) const ALL: [Metric; 21] = [
    COLD,
    COLD_APP,
    WARM,
    WARM_APP,
    WARM_SILENT,
    SYNC,
    COLD_TASKS,
    CHANGES,
    CHANGES_TASKS,
    OPEN,
    OPEN_FRAMES,
    FLAG,
    DELETE,
    DROPPED,
    LONGEST_FRAME,
    SCROLL_TASKS,
    END,
    MIDDLE,
    HEAP,
    WASM,
    MEMORY,
];
