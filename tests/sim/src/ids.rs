//! Ids as Graph spells them: URL-safe base64 with `=`, case-sensitive, opaque to the client.
//!
//! An id carries the mailbox, what it names and a number; a checksum tells a malformed id from one that names
//! nothing. Nothing is stored per id.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};

const LENGTH: usize = 38;
const CHECKED: usize = 32;
/// How many bytes stand before the mailbox.
const PREFIX: usize = 3;
/// Where the kind stands.
const TAG: usize = 19;

/// What an id names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum IdKind {
    /// A message at its present place; moving it gives it another.
    Placement,
    /// A message for good.
    Immutable,
    Folder,
    Conversation,
    /// An attachment, found through its message's placement.
    Attachment,
    /// An attachment, found through its message's immutable number.
    ImmutableAttachment,
    /// An event of the calendar.
    Event,
}

impl IdKind {
    const ALL: [IdKind; 7] = [
        IdKind::Placement,
        IdKind::Immutable,
        IdKind::Folder,
        IdKind::Conversation,
        IdKind::Attachment,
        IdKind::ImmutableAttachment,
        IdKind::Event,
    ];

    const fn tag(self) -> u8 {
        match self {
            IdKind::Placement => 1,
            IdKind::Immutable => 2,
            IdKind::Folder => 3,
            IdKind::Conversation => 4,
            IdKind::Attachment => 5,
            IdKind::ImmutableAttachment => 6,
            IdKind::Event => 7,
        }
    }

    /// The first bytes, which give the spelling people know: `AAMk`, `AAkA`, `AAQk`.
    const fn prefix(self) -> [u8; 3] {
        match self {
            IdKind::Placement | IdKind::Folder | IdKind::Attachment | IdKind::Event => [0x00, 0x03, 0x24],
            IdKind::Immutable | IdKind::ImmutableAttachment => [0x00, 0x09, 0x00],
            IdKind::Conversation => [0x00, 0x04, 0x24],
        }
    }
}

/// An id taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Id {
    pub(crate) kind: IdKind,
    pub(crate) mailbox: [u8; 16],
    pub(crate) number: u64,
    /// The attachment within its message; 0 otherwise.
    pub(crate) part: u32,
}

impl Id {
    /// The id as it stands in JSON and, percent-encoded, in paths.
    pub(crate) fn encode(&self) -> String {
        let mut bytes = Vec::with_capacity(LENGTH);
        bytes.extend(self.kind.prefix());
        bytes.extend(self.mailbox);
        bytes.push(self.kind.tag());
        bytes.extend(self.number.to_be_bytes());
        bytes.extend(self.part.to_be_bytes());
        let check = checksum(&bytes);
        bytes.extend(check.to_be_bytes());
        bytes.resize(LENGTH, 0);
        URL_SAFE.encode(bytes)
    }

    /// The id in the spelling of EWS: the same bytes in the other base64.
    pub(crate) fn encode_ews(&self) -> String {
        STANDARD.encode(URL_SAFE.decode(self.encode()).unwrap_or_default())
    }

    /// The id as an entry id: without the bytes that say how it is spelt.
    pub(crate) fn encode_entry(&self) -> String {
        let bytes = URL_SAFE.decode(self.encode()).unwrap_or_default();
        URL_SAFE.encode(bytes.get(PREFIX..).unwrap_or_default())
    }

    /// Takes an id apart; `None` when it is malformed.
    pub(crate) fn decode(text: &str) -> Option<Id> {
        Id::from_bytes(URL_SAFE.decode(text).ok()?)
    }

    /// Takes an id in the spelling of EWS apart.
    pub(crate) fn decode_ews(text: &str) -> Option<Id> {
        Id::from_bytes(STANDARD.decode(text).ok()?)
    }

    /// Takes an entry id apart.
    pub(crate) fn decode_entry(text: &str) -> Option<Id> {
        let rest = URL_SAFE.decode(text).ok()?;
        let tag = rest.get(TAG - PREFIX)?;
        let kind = IdKind::ALL.into_iter().find(|kind| kind.tag() == *tag)?;
        Id::from_bytes(kind.prefix().into_iter().chain(rest).collect())
    }

    fn from_bytes(bytes: Vec<u8>) -> Option<Id> {
        let bytes: [u8; LENGTH] = bytes.try_into().ok()?;
        let (checked, rest) = bytes.split_at_checked(CHECKED)?;
        if checksum(checked).to_be_bytes() != *rest.get(..4)? || rest.get(4..)? != [0, 0] {
            return None;
        }
        let kind = IdKind::ALL.into_iter().find(|kind| Some(&kind.tag()) == checked.get(TAG))?;
        Some(Id {
            kind,
            mailbox: checked.get(3..19)?.try_into().ok()?,
            number: u64::from_be_bytes(checked.get(20..28)?.try_into().ok()?),
            part: u32::from_be_bytes(checked.get(28..32)?.try_into().ok()?),
        })
    }
}

/// A change key: what the entity tag wraps. Standard base64, as Exchange writes it.
pub(crate) fn change_key(mailbox: [u8; 16], change: u64) -> String {
    let mut bytes = vec![9, 0, 0, 0, 22, 0, 0, 0];
    bytes.extend(mailbox);
    bytes.extend(change.to_be_bytes().iter().skip(2));
    STANDARD.encode(bytes)
}

/// A number that stands for a text, stable across runs.
pub(crate) fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |state, byte| {
        (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// A GUID that stands for a text, stable across runs.
pub(crate) fn guid_of(text: &str) -> String {
    let (high, low) = (hash(text), hash(&format!("{text}/")));
    let digits = format!("{high:016x}{low:016x}");
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    format!("{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32))
}

fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |state, byte| (state ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(kind: IdKind) -> Id {
        Id { kind, mailbox: [7; 16], number: 123_456, part: 9 }
    }

    #[test]
    fn an_id_can_be_taken_apart_again() {
        for kind in IdKind::ALL {
            assert_eq!(Id::decode(&sample(kind).encode()), Some(sample(kind)));
        }
    }

    #[test]
    fn ids_look_like_those_of_graph() {
        let id = sample(IdKind::Placement).encode();
        assert!(id.starts_with("AAMk") && id.ends_with("AAA="), "{id}");
        assert!(sample(IdKind::Immutable).encode().starts_with("AAkA"));
    }

    #[test]
    fn letter_case_matters() {
        let id = sample(IdKind::Placement).encode();
        assert_eq!(Id::decode(&id.to_ascii_lowercase()), None);
        assert_eq!(Id::decode(&id.to_ascii_uppercase()), None);
    }

    #[test]
    fn a_shortened_id_is_malformed() {
        assert_eq!(Id::decode("AAMk"), None);
        assert_eq!(Id::decode(""), None);
    }
}
