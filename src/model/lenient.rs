//! Reading what the service may leave out or send as `null`.

use serde::{Deserialize, Deserializer};

/// The default where the value is `null`: Graph marks nearly every property nullable.
pub(super) fn null_as_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}
