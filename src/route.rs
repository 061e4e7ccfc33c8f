//! The place a person is at, to and from the address.
//!
//! Addresses live behind the `#`: any static host serves them without rewriting, in any subdirectory, and the ids
//! of messages never reach the host's log.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use crate::model::{FolderId, MessageId, WellKnownFolder};

/// What must be escaped within one segment of the fragment.
const SEGMENT: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'<').add(b'>').add(b'/').add(b'?').add(b'`');

/// Where a person is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The folder whose messages are listed, or the search whose hits are ([`FolderId::search`]).
    pub folder: FolderId,
    /// The message that is open.
    pub message: Option<MessageId>,
}

impl Place {
    /// The list of a folder.
    pub fn folder(folder: FolderId) -> Self {
        Self { folder, message: None }
    }

    /// A message of a folder.
    pub fn message(folder: FolderId, message: MessageId) -> Self {
        Self { folder, message: Some(message) }
    }

    /// Reads a fragment such as `#/mail/inbox/AAMk…` or `#/search/two%20words/AAMk…`; one that names no place leads to
    /// the Inbox.
    pub fn parse(fragment: &str) -> Self {
        let mut segments = fragment.trim_start_matches('#').trim_matches('/').split('/').map(decode);
        let root = segments.next().unwrap_or_default();
        let folder = segments.next().filter(|name| !name.is_empty()).and_then(|name| match root.as_str() {
            "mail" => Some(name.into()),
            "search" => Some(FolderId::search(&name)),
            _ => None,
        });
        let message = segments.next().filter(|message| !message.is_empty());
        match folder {
            Some(folder) => Self { folder, message: message.map(MessageId::from) },
            None => Self::default(),
        }
    }

    /// The fragment that leads here, with its `#`.
    pub fn fragment(&self) -> String {
        let (root, name) = match self.folder.query() {
            Some(query) => ("search", query),
            None => ("mail", self.folder.as_str()),
        };
        let name = utf8_percent_encode(name, SEGMENT);
        match &self.message {
            Some(message) => {
                format!("#/{root}/{name}/{}", utf8_percent_encode(message.as_str(), SEGMENT))
            }
            None => format!("#/{root}/{name}"),
        }
    }
}

impl Default for Place {
    fn default() -> Self {
        Self::folder(WellKnownFolder::Inbox.id())
    }
}

fn decode(segment: &str) -> String {
    percent_decode_str(segment).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_empty_or_foreign_address_leads_to_the_inbox() {
        for fragment in ["", "#", "#/", "#/elsewhere/x", "#/mail", "#/mail//x", "#/search", "#/search//x"] {
            assert_eq!(Place::parse(fragment).fragment(), "#/mail/inbox", "{fragment}");
        }
    }

    #[test]
    fn a_search_says_in_the_address_what_is_looked_for() {
        let place = Place::parse("#/search/a%2Fb%20%3F/M");
        assert_eq!((place.folder.query(), place.message.as_ref()), (Some("a/b ?"), Some(&"M".into())));
        assert_eq!(Place::folder(FolderId::search("zwei worte")).fragment(), "#/search/zwei%20worte");
        assert_eq!(Place::parse("#/mail/inbox").folder.query(), None);
    }

    proptest! {
        #[test]
        fn every_place_reads_back_from_its_address(folder in "[?]?.{1,40}", message in proptest::option::of(".{1,60}")) {
            let place = Place {
                folder: folder.as_str().into(),
                message: message.as_deref().map(MessageId::from),
            };
            prop_assert_eq!(Place::parse(&place.fragment()), place);
        }
    }
}
