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

/// What a metric has to keep to: its median, unless it says otherwise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Bar {
    /// Nothing is asked of it.
    None,
    /// No more than this.
    Most(f64),
    /// The least of the samples no more than the least on the smallest mailbox: what else the machine does only adds.
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
/// Long tasks of a cold start, until rows show.
pub(crate) const COLD_TASKS: [Metric; 2] = [
    metric("cold start: tasks over 50 ms", Unit::Count, Bar::None),
    metric("cold start: longest of them", Unit::Ms, Bar::None),
];
/// Long tasks of the first synchronisation, from the first rows until the page is quiet.
pub(crate) const SYNC_TASKS: [Metric; 2] = [
    metric("full first sync: tasks over 50 ms", Unit::Count, Bar::Most(0.0)),
    metric("full first sync: longest of them", Unit::Ms, Bar::None),
];
/// Long tasks after a warm start, until the page is quiet: what is in the store is taken in.
pub(crate) const WARM_TASKS: [Metric; 2] = [
    metric("after a warm start: tasks over 50 ms", Unit::Count, Bar::Most(0.0)),
    metric("after a warm start: longest of them", Unit::Ms, Bar::None),
];
/// The whole Inbox for the first time.
pub(crate) const SYNC: Metric = metric("full first sync", Unit::Ms, Bar::None);
/// What happened while the app was away.
pub(crate) const CHANGES: Metric = metric("10,000 delta changes", Unit::Ms, Bar::None);
/// Long tasks meanwhile.
pub(crate) const CHANGES_TASKS: [Metric; 2] = [
    metric("10,000 delta changes: tasks over 50 ms", Unit::Count, Bar::Most(0.0)),
    metric("10,000 delta changes: longest of them", Unit::Ms, Bar::None),
];
/// The key that opens the next message, which was prefetched.
pub(crate) const OPEN: Metric = metric("open next message: key to body", Unit::Ms, Bar::None);
/// The same in frames.
pub(crate) const OPEN_FRAMES: Metric = metric("open next message: key to body", Unit::Frames, Bar::Most(2.0));
/// A message that is in the store and nowhere nearer.
pub(crate) const KEPT: Metric = metric("open a kept message: click to body", Unit::Ms, Bar::None);
/// The same in frames.
pub(crate) const KEPT_FRAMES: Metric =
    metric("open a kept message: click to body", Unit::Frames, Bar::Most(2.0));
/// Marked as read or unread.
pub(crate) const MARK: Metric = metric("mark as read or unread: click to row", Unit::Frames, Bar::Most(1.0));
/// A flag set or cleared.
pub(crate) const FLAG: Metric = metric("flag: click to row", Unit::Frames, Bar::Most(1.0));
/// A message moved to the archive.
pub(crate) const MOVE: Metric = metric("move: click to row gone", Unit::Frames, Bar::Most(1.0));
/// A message deleted.
pub(crate) const DELETE: Metric = metric("delete: click to row gone", Unit::Frames, Bar::Most(1.0));
/// The wheel.
pub(crate) const DROPPED: Metric =
    metric("scroll 48,000 px: frames dropped", Unit::Count, Bar::AsInTheSmallest);
/// The longest that the screen stood still meanwhile.
pub(crate) const LONGEST_FRAME: Metric = metric("scroll 48,000 px: longest frame", Unit::Ms, Bar::None);
/// Long tasks meanwhile.
pub(crate) const SCROLL_TASKS: [Metric; 2] = [
    metric("scroll 48,000 px: tasks over 50 ms", Unit::Count, Bar::None),
    metric("scroll 48,000 px: longest of them", Unit::Ms, Bar::None),
];
/// The End key.
pub(crate) const END: Metric = metric("scroll to the end: key to last row", Unit::Ms, Bar::None);
/// Dragging the scroll bar.
pub(crate) const MIDDLE: Metric = metric("jump to the middle: to rows", Unit::Ms, Bar::None);
/// JavaScript's memory after the first synchronisation, the app's, and both.
pub(crate) const SYNC_MEMORY: [Metric; 3] = [
    metric("memory after the first sync: JavaScript heap", Unit::Megabytes, Bar::None),
    metric("memory after the first sync: WASM", Unit::Megabytes, Bar::None),
    metric("memory after the first sync: both", Unit::Megabytes, Bar::Most(120.0)),
];
/// The same at the end of a run.
pub(crate) const MEMORY: [Metric; 3] = [
    metric("memory at the end: JavaScript heap", Unit::Megabytes, Bar::None),
    metric("memory at the end: WASM", Unit::Megabytes, Bar::None),
    metric("memory at the end: both", Unit::Megabytes, Bar::Most(120.0)),
];

/// All of them, in the order of the table.
pub(crate) const ALL: [Metric; 35] = [
    COLD,
    COLD_APP,
    COLD_TASKS[0],
    COLD_TASKS[1],
    WARM,
    WARM_APP,
    WARM_SILENT,
    WARM_TASKS[0],
    WARM_TASKS[1],
    SYNC,
    SYNC_TASKS[0],
    SYNC_TASKS[1],
    CHANGES,
    CHANGES_TASKS[0],
    CHANGES_TASKS[1],
    OPEN,
    OPEN_FRAMES,
    KEPT,
    KEPT_FRAMES,
    MARK,
    FLAG,
    MOVE,
    DELETE,
    DROPPED,
    LONGEST_FRAME,
    SCROLL_TASKS[0],
    SCROLL_TASKS[1],
    END,
    MIDDLE,
    SYNC_MEMORY[0],
    SYNC_MEMORY[1],
    SYNC_MEMORY[2],
    MEMORY[0],
    MEMORY[1],
    MEMORY[2],
];
