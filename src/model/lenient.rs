//! Reading what the service may leave out or send as `null`, and leaving out what says nothing.

use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use super::{Patch, Timestamp};

/// A moment, or none where what stands there is no date: one odd date must not cost a page of messages.
pub(super) fn odd_date_as_none<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Timestamp>, D::Error> {
    Ok(Option::<String>::deserialize(deserializer)?.and_then(|text| Timestamp::parse(&text)))
}

/// As [`odd_date_as_none`], where a change is read.
pub(super) fn odd_date_as_clear<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Patch<Timestamp>, D::Error> {
    Ok(odd_date_as_none(deserializer)?.map_or(Patch::Clear, Patch::Set))
}

/// The default where the value is `null`: Graph marks nearly every property nullable.
pub(super) fn null_as_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

/// Whether a value says no more than its absence.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// What else stands in an object, without annotations (keys with `@`): those are the service's, not ours to send.
pub(super) fn without_annotations<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Map<String, Value>, D::Error> {
    let mut rest = Map::deserialize(deserializer)?;
    rest.retain(|key, _| !key.contains('@'));
    Ok(rest)
}

/// Adds to `whole` what `part` has and it lacks, inside nested objects too.
pub(super) fn add_missing(whole: &mut Map<String, Value>, part: Value) {
    let Value::Object(part) = part else { return };
    for (key, value) in part {
        match whole.get_mut(&key) {
            None => {
                whole.insert(key, value);
            }
            Some(Value::Object(inner)) => add_missing(inner, value),
            Some(_) => {}
        }
    }
}
