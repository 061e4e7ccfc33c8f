//! Partial updates that send only what changed.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What a PATCH does to one property, or what a partial answer says of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Patch<T> {
    /// Leave it as it is: the property is absent.
    #[default]
    Keep,
    /// Empty it: the property is `null`.
    Clear,
    /// Give it this value.
    Set(T),
}

impl<T> Patch<T> {
    /// Whether nothing changes.
    pub fn is_keep(&self) -> bool {
        matches!(self, Self::Keep)
    }

    /// Makes the change to `slot`; cleared is its default.
    pub fn apply(self, slot: &mut T)
    where
        T: Default,
    {
        match self {
            Self::Keep => {}
            Self::Clear => *slot = T::default(),
            Self::Set(value) => *slot = value,
        }
    }

    /// Makes the change to a `slot` that may be empty.
    pub fn apply_to_option(self, slot: &mut Option<T>) {
        match self {
            Self::Keep => {}
            Self::Clear => *slot = None,
            Self::Set(value) => *slot = Some(value),
        }
    }
}

impl<T: Serialize> Serialize for Patch<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            // Kept properties are left out before this is asked.
            Self::Keep | Self::Clear => serializer.serialize_none(),
            Self::Set(value) => value.serialize(serializer),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Patch<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(deserializer)?.map_or(Self::Clear, Self::Set))
    }
}

/// A struct of patches in Graph's spelling, of which only what changed is written.
///
/// A type in parentheses after the name is that of the `id` of what it changes.
macro_rules! patch {
    ($(#[$meta:meta])* $name:ident ($id:ty) { $($(#[$doc:meta])* $field:ident: $type:ty),+ $(,)? }) => {
        patch! { @define
            [$(#[$meta])*] $name
            [
                /// The id of what changed.
                pub id: $id,
            ]
            { $($(#[$doc])* $field: $type),+ }
        }

        impl $name {
            /// Nothing changed yet.
            pub fn keep(id: $id) -> Self {
                Self { id, $($field: crate::model::Patch::Keep),+ }
            }
        }
    };
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $field:ident: $type:ty),+ $(,)? }) => {
        patch! { @define [$(#[$meta])* #[derive(Default)]] $name [] { $($(#[$doc])* $field: $type),+ } }

        impl $name {
            /// Whether nothing changes.
            pub fn is_empty(&self) -> bool {
                true $(&& self.$field.is_keep())+
            }
        }
    };
    (@define [$($meta:tt)*] $name:ident [$($id:tt)*]
        { $($(#[$doc:meta])* $field:ident: $type:ty),+ $(,)? }
    ) => {
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        $($meta)*
        #[serde(rename_all = "camelCase")]
        pub struct $name {
            $($id)*
            $(
                $(#[$doc])*
                #[serde(default, skip_serializing_if = "crate::model::Patch::is_keep")]
                pub $field: crate::model::Patch<$type>,
            )+
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Flag, FlagStatus, MessagePatch};

    #[test]
    fn only_what_changed_is_sent() {
        let patch = MessagePatch { is_read: Patch::Set(true), ..MessagePatch::default() };
        assert_eq!(serde_json::to_string(&patch).unwrap(), r#"{"isRead":true}"#);
        assert!(!patch.is_empty() && MessagePatch::default().is_empty());
    }

    #[test]
    fn a_flag_is_sent_as_graph_nests_it() {
        for (status, name) in [(FlagStatus::Flagged, "flagged"), (FlagStatus::NotFlagged, "notFlagged")] {
            let patch = MessagePatch { flag: Patch::Set(Flag::from(status)), ..MessagePatch::default() };
            let expected = format!(r#"{{"flag":{{"flagStatus":"{name}"}}}}"#);
            assert_eq!(serde_json::to_string(&patch).unwrap(), expected);
        }
    }

    #[test]
    fn clearing_sends_null() {
        let patch = MessagePatch { flag: Patch::Clear, ..MessagePatch::default() };
        assert_eq!(serde_json::to_string(&patch).unwrap(), r#"{"flag":null}"#);
    }

    #[test]
    fn absent_null_and_a_value_are_three_states() {
        let patch: MessagePatch = serde_json::from_str(r#"{"isRead":null,"categories":["a"]}"#).unwrap();
        assert_eq!(patch.is_read, Patch::Clear);
        assert_eq!(patch.categories, Patch::Set(vec!["a".to_owned()]));
        assert_eq!(patch.flag, Patch::Keep);
    }
}
