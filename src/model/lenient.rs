//! Reading what the service may leave out or send as `null`.

use serde::{Deserialize, Deserializer};

use super::Timestamp;

/// A moment, or none where what stands there is no date: one odd date must not cost a page of messages.
pub(super) fn odd_date_as_none<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Timestamp>, D::Error> {
    Ok(Option::<String>::deserialize(deserializer)?.and_then(|text| Timestamp::parse(&text)))
}

/// The default where the value is `null`: Graph marks nearly every property nullable.
pub(super) fn null_as_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}
