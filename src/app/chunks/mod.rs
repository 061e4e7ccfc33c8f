//! Code that is not in the part of the program that every page loads. Each function here is the door to a chunk of its
//! own: the first call loads it, and what it hands out lives there.
//!
//! With the feature `split`, which `cargo xtask build` sets, everything that only such a function reaches is cut out of
//! the main part ("The bundle in pieces" in ARCHITECTURE.md). Without, it is called in place.

#[cfg(feature = "split")]
pub(crate) mod rt;

use super::{Session, signed_out};
use crate::protocol::{ApiError, Spelling};

/// A chunk could not be fetched: no network, or the host has a newer bundle by now. Later calls try again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NotLoaded;

/// What `wasm_split` calls it.
#[cfg(feature = "split")]
pub(crate) use NotLoaded as SplitLoaderError;

impl From<NotLoaded> for ApiError {
    fn from(_: NotLoaded) -> Self {
        Self::Unreachable
    }
}

/// Declares the doors: functions without arguments, which become asynchronous and can fail to load.
macro_rules! chunks {
    ($($(#[$doc:meta])* fn $name:ident() -> $answer:ty = $value:expr;)*) => {$(
        $(#[$doc])*
        #[cfg(feature = "split")]
        #[wasm_split_helpers::wasm_split($name, fallible, wasm_split_path = crate::app::chunks)]
        pub(crate) fn $name() -> Result<$answer, $crate::app::chunks::NotLoaded> {
            Ok($value)
        }

        $(#[$doc])*
        #[cfg(not(feature = "split"))]
        #[allow(clippy::unused_async, reason = "as it is when split")]
        pub(crate) async fn $name() -> Result<$answer, $crate::app::chunks::NotLoaded> {
            Ok($value)
        }
    )*};
}

pub(crate) use chunks;

chunks! {
    /// How Outlook REST is spelled; Graph, which most speak, needs none of it.
    fn outlook() -> Spelling = Spelling::OUTLOOK;

    /// What changes the mailbox, keeps it up to date, and keeps it on this device: the first screen does without.
    fn engine() -> fn(Session, String) = |session, database| {
        session.equip();
        signed_out::watch(database);
    };
}
