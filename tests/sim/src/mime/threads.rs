//! Message ids and the conversation a message belongs to.

use super::fields::Fields;

/// The message's id in angle brackets; one made from its bytes where it has none.
pub(super) fn message_id(fields: &Fields, bytes: &[u8]) -> String {
    let stated = fields.first("Message-ID").and_then(first_id);
    stated.unwrap_or_else(|| format!("<{:016x}@no-message-id.invalid>", fnv1a(bytes)))
}

/// The id of the message the conversation began with: the first of `References`, else of `In-Reply-To`.
pub(super) fn thread_key(fields: &Fields, own_id: &str) -> String {
    let root = |name| fields.first(name).and_then(first_bracketed_id);
    root("References").or_else(|| root("In-Reply-To")).unwrap_or_else(|| own_id.to_owned())
}

/// The first id in angle brackets, or the bare word old mailers write.
fn first_id(value: &str) -> Option<String> {
    first_bracketed_id(value).or_else(|| {
        let word = value.split_whitespace().next()?;
        Some(format!("<{}>", word.trim_matches(['<', '>'])))
    })
}

/// `In-Reply-To` of old mailers is prose, so only brackets count there.
fn first_bracketed_id(value: &str) -> Option<String> {
    let (_, rest) = value.split_once('<')?;
    let (id, _) = rest.split_once('>')?;
    let id: String = id.split_whitespace().collect();
    (!id.is_empty()).then(|| format!("<{id}>"))
}

/// FNV-1a: short, and the same on every machine and in every version.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
