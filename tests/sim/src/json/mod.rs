//! Mail as Graph's JSON: written from what the store holds, read from what clients send.

pub(crate) mod attachment;
pub(crate) mod automatic_replies;
pub(crate) mod changes;
pub(crate) mod contact;
pub(crate) mod event;
pub(crate) mod folder;
pub(crate) mod mention;
pub(crate) mod message;
pub(crate) mod names;
pub(crate) mod new_attachment;
mod outlook_item;
pub(crate) mod read;
pub(crate) mod rule;
pub(crate) mod settings;
pub(crate) mod unsubscribe;

use serde_json::{Map, Value};

/// How the caller wants answers, by its `Prefer` header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Preferences {
    pub(crate) immutable_ids: bool,
    pub(crate) body: BodyForm,
    /// The token shows mail without its contents.
    pub(crate) basic: bool,
    /// `outlook.timezone`, where it names a zone there is.
    pub(crate) time_zone: Option<crate::zones::ZoneName>,
    /// What only beta has is written there alone.
    pub(crate) version: crate::url::Version,
}

/// In which form bodies are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum BodyForm {
    /// As the message has it.
    #[default]
    AsStored,
    Text,
    Html,
}

/// A JSON object being written.
pub(crate) type Object = Map<String, Value>;

/// The names a `$select` asks for, in their right spelling; those of `known` that count.
pub(crate) fn selected(
    select: Option<&[String]>,
    known: &[&'static str],
    type_name: &str,
) -> crate::error::ApiResult<Option<Vec<&'static str>>> {
    let Some(select) = select.filter(|names| !names.iter().any(|name| name == "*")) else {
        return Ok(None);
    };
    let find = |name: &String| {
        let found = known.iter().copied().find(|known| known.eq_ignore_ascii_case(name));
        found.ok_or_else(|| crate::error::ApiError::unknown_property(name, type_name))
    };
    select.iter().map(find).collect::<Result<_, _>>().map(Some)
}
