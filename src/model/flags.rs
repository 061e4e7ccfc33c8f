//! Sets that Graph writes as one string: `"automaticReplies, mailboxFullStatus"` (`OData` flags).

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Values of a flags enumeration, in the order in which they were given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flags<T>(pub Vec<T>);

impl<T> Default for Flags<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: AsRef<str>> Serialize for Flags<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let names: Vec<&str> = self.0.iter().map(AsRef::as_ref).collect();
        serializer.serialize_str(&names.join(", "))
    }
}

impl<'de, T: for<'a> From<&'a str>> Deserialize<'de> for Flags<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Ok(Self(text.split(',').map(str::trim).filter(|name| !name.is_empty()).map(T::from).collect()))
    }
}
