//! The habits of delta queries that a client has to live with, as switches.

use crate::simulator::Simulator;

/// Why an item is told to be gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Removal {
    /// `deleted`
    #[default]
    Deleted,
    /// `changed`: it may come back.
    Changed,
}

impl Removal {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Removal::Deleted => "deleted",
            Removal::Changed => "changed",
        }
    }
}

/// How a token that is no longer good is refused; the status is 410 either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Gone {
    /// Code `SyncStateNotFound`.
    #[default]
    SyncStateNotFound,
    /// Code `resyncRequired`, with a `Location` that starts anew.
    ResyncRequired,
}

/// What delta queries do beside the straight path. The defaults are what Graph is known to do every time; what it
/// does now and then is off.
#[derive(Debug, Clone, PartialEq)]
#[allow(clippy::struct_excessive_bools, reason = "these are switches, each on its own")]
pub struct SyncQuirks {
    /// Seed of duplicates and replays.
    pub seed: u64,
    /// A message of which only the read state changed comes back with `id`, `isRead`, `parentFolderId` alone.
    pub partial_read_state: bool,
    /// With immutable ids, a message that left the folder and came back between two rounds is told to be gone.
    pub lost_returns: bool,
    /// The reason given for a message that moved to another folder; what was destroyed is always `deleted`.
    pub moved: Removal,
    /// The first round also tells of messages that left the folder before it.
    pub removed_in_first_round: bool,
    /// Every round has an empty page with a next link before its last one.
    pub empty_pages: bool,
    /// How likely an item stands twice on a page, 0 to 1.
    pub duplicates: f64,
    /// How likely a round tells changes again that the one before told, 0 to 1.
    pub replays: f64,
    /// How long a token is good, in milliseconds; for ever when absent.
    pub token_lifetime_ms: Option<i64>,
    /// How a token that is no longer good is refused.
    pub gone: Gone,
    /// The generation of the tokens given out now; those of another are no longer good.
    pub generation: u64,
}

impl Default for SyncQuirks {
    fn default() -> SyncQuirks {
        SyncQuirks {
            seed: 1,
            partial_read_state: true,
            lost_returns: true,
            moved: Removal::Deleted,
            removed_in_first_round: false,
            empty_pages: false,
            duplicates: 0.0,
            replays: 0.0,
            token_lifetime_ms: Some(30 * 24 * 3_600_000),
            gone: Gone::SyncStateNotFound,
            generation: 0,
        }
    }
}

impl SyncQuirks {
    /// No habits: every item whole, once, and tokens good for ever.
    pub fn none() -> SyncQuirks {
        SyncQuirks {
            partial_read_state: false,
            lost_returns: false,
            token_lifetime_ms: None,
            ..SyncQuirks::default()
        }
    }

    /// Everything a client may meet, often.
    pub fn nasty(seed: u64) -> SyncQuirks {
        SyncQuirks {
            seed,
            moved: Removal::Changed,
            removed_in_first_round: true,
            empty_pages: true,
            duplicates: 0.3,
            replays: 0.5,
            ..SyncQuirks::default()
        }
    }

    /// Makes every token given out so far no longer good.
    pub fn expire_tokens(&mut self) {
        self.generation += 1;
    }
}

impl Simulator {
    /// The habits of delta queries.
    pub fn sync_quirks(&mut self) -> &mut SyncQuirks {
        &mut self.sync
    }
}
