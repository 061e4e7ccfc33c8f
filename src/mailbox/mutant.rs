//! Bugs on purpose: tests switch one on and look whether it is found. In the bundle there are none.

/// A bug, each at one place of the engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mutant {
    /// What was refused stays on screen.
    NoRollback,
    /// What was refused is taken back, and nobody is told.
    FailureUntold,
    /// A copy is asked for again although its answer was lost.
    CopyAgain,
    /// A draft is sent again although the answer was lost.
    SendAgain,
    /// What must not be asked twice is sent before that is written down.
    SentUnwritten,
    /// An entry leaves the journal when it is sent, not when it is answered.
    ForgottenEarly,
    /// A tab that takes over does not read the journal again.
    JournalNotReread,
    /// What another tab kept is not taken in.
    WordsIgnored,
    /// Changes of one message overtake each other.
    OrderIgnored,
    /// Changes to a folder that was just made go on under the name it had before.
    RenameLost,
    /// What is told to be gone is dropped without asking where it is.
    RemovedUnasked,
    /// What did not come up again when a folder was read anew stays.
    GhostsStay,
    /// A message that is told in part is taken for the whole of it.
    PartReplaces,
    /// A message that is told in part and of which nothing is known is passed over.
    PartOverlooked,
    /// An answer that is older than a change undoes it on screen.
    OldAnswerWins,
    /// The link to the next page is kept, and the page is not.
    PageUnkept,
    /// When a folder is read anew, the changes that wait are dropped.
    ResyncDropsChanges,
    /// A change that was confirmed still moves the counts.
    CountedTwice,
    /// Undoing a move puts messages into another folder than they were in.
    UndoElsewhere,
}

impl Mutant {
    /// All of them.
    pub const ALL: &[Self] = &[
        Self::NoRollback,
        Self::FailureUntold,
        Self::CopyAgain,
        Self::SendAgain,
        Self::SentUnwritten,
        Self::ForgottenEarly,
        Self::JournalNotReread,
        Self::WordsIgnored,
        Self::OrderIgnored,
        Self::RenameLost,
        Self::RemovedUnasked,
        Self::GhostsStay,
        Self::PartReplaces,
        Self::PartOverlooked,
        Self::OldAnswerWins,
        Self::PageUnkept,
        Self::ResyncDropsChanges,
        Self::CountedTwice,
        Self::UndoElsewhere,
    ];
}

#[cfg(feature = "mutants")]
thread_local! {
    static ACTIVE: std::cell::Cell<Option<Mutant>> = const { std::cell::Cell::new(None) };
}

/// Switches a bug on for this thread, or the one that is on off.
#[cfg(feature = "mutants")]
pub fn set(mutant: Option<Mutant>) {
    ACTIVE.set(mutant);
}

/// Whether a bug is on.
#[cfg(feature = "mutants")]
pub(super) fn is(mutant: Mutant) -> bool {
    ACTIVE.get() == Some(mutant)
}

/// Whether a bug is on: never in what ships.
#[cfg(not(feature = "mutants"))]
pub(super) const fn is(_: Mutant) -> bool {
    false
}
