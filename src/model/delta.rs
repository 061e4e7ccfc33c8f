//! What a delta page holds: items that are there, perhaps in part, and items that are gone.

use std::fmt;

use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// What can be followed by delta queries.
pub trait Tracked: DeserializeOwned {
    /// Its id.
    type Id: DeserializeOwned + Clone + Eq + fmt::Debug;
}

open_enum! {
    /// Why an item is reported as removed.
    RemovalReason {
        /// It was deleted.
        Deleted = "deleted",
        /// It no longer belongs to what is followed, but may still exist.
        Changed = "changed",
    }
}

/// One item of a delta page. The same item may come several times: the last one counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeltaItem<T: Tracked> {
    /// New or changed.
    Present(T),
    /// No longer there. After a move to and fro this may be wrong: ask for the id before dropping it for good.
    Removed {
        /// Its id.
        id: T::Id,
        /// Why, where the service says so.
        reason: Option<RemovalReason>,
    },
}

#[derive(Deserialize)]
struct Removed {
    #[serde(default)]
    reason: Option<RemovalReason>,
}

#[derive(Deserialize)]
struct Gone<Id> {
    id: Id,
    #[serde(rename = "@removed")]
    removed: Removed,
}

impl<'de, T: Tracked> Deserialize<'de> for DeltaItem<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        if value.get("@removed").is_some_and(|removed| !removed.is_null()) {
            let gone = Gone::<T::Id>::deserialize(value).map_err(D::Error::custom)?;
            return Ok(Self::Removed { id: gone.id, reason: gone.removed.reason });
        }
        T::deserialize(value).map(Self::Present).map_err(D::Error::custom)
    }
}
