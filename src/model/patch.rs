//! Partial updates that send only what changed.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::{FlagStatus, FollowupFlag};

/// What a PATCH does to one property.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Patch<T> {
    /// Leave it as it is: the property is not sent.
    #[default]
    Keep,
    /// Empty it: `null` is sent.
    Clear,
    /// Give it this value.
    Set(T),
}

/// The properties of a received message that Outpost changes (Graph "Update message").
///
/// From 31 December 2026 other properties of received messages need an administrator's consent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MessagePatch {
    /// Read or unread.
    pub is_read: Patch<bool>,
    /// Follow-up flag.
    pub flag: Patch<FlagStatus>,
}

impl Serialize for MessagePatch {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        entry(&mut map, "isRead", &self.is_read)?;
        let flag = match self.flag {
            Patch::Keep => Patch::Keep,
            Patch::Clear => Patch::Clear,
            Patch::Set(flag_status) => Patch::Set(FollowupFlag { flag_status }),
        };
        entry(&mut map, "flag", &flag)?;
        map.end()
    }
}

fn entry<M: SerializeMap, T: Serialize>(map: &mut M, key: &str, patch: &Patch<T>) -> Result<(), M::Error> {
    match patch {
        Patch::Keep => Ok(()),
        Patch::Clear => map.serialize_entry(key, &None::<T>),
        Patch::Set(value) => map.serialize_entry(key, value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_changed_is_sent() {
        let patch = MessagePatch { is_read: Patch::Set(true), ..MessagePatch::default() };
        assert_eq!(serde_json::to_string(&patch).unwrap(), r#"{"isRead":true}"#);
    }

    #[test]
    fn a_flag_is_sent_as_graph_nests_it() {
        let patch = MessagePatch { flag: Patch::Set(FlagStatus::Flagged), ..MessagePatch::default() };
        assert_eq!(serde_json::to_string(&patch).unwrap(), r#"{"flag":{"flagStatus":"flagged"}}"#);
    }

    #[test]
    fn clearing_sends_null() {
        let patch = MessagePatch { flag: Patch::Clear, ..MessagePatch::default() };
        assert_eq!(serde_json::to_string(&patch).unwrap(), r#"{"flag":null}"#);
    }
}
