//! What a person can ask for. Buttons, menus and keys all name a command; nothing else acts.

mod keys;
mod selection;

pub use keys::{Binding, Chord, KEYS, Profile, Stroke, command};
pub use selection::Selection;

use crate::model::{FlagStatus, Message, WellKnownFolder};

/// What a person asks for. What it is done to: the selected messages, or else the open one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Mark as read.
    MarkAsRead,
    /// Mark as unread.
    MarkAsUnread,
    /// Flag for follow-up.
    Flag,
    /// Take the flag away.
    ClearFlag,
    /// Put into the archive.
    Archive,
    /// Put into the deleted items; what lies there already is deleted for good.
    Delete,
    /// Put into the junk folder.
    Junk,
    /// Take out of the junk folder, into the Inbox.
    NotJunk,
    /// Choose a folder to move to.
    Move,
    /// Take the latest change back.
    Undo,
    /// Open the next older message.
    Next,
    /// Open the next newer message.
    Previous,
    /// From a message back to its list.
    Back,
    /// Give up what is selected.
    Leave,
    /// Select the message the focus is on, or let it go.
    Select,
    /// Select all messages of the folder.
    SelectAll,
    /// Look for words in all mail.
    Search,
}

impl Command {
    /// Whether it makes sense for this message.
    pub fn applies_to(self, message: &Message) -> bool {
        match self {
            Self::MarkAsRead => !message.is_read,
            Self::MarkAsUnread => message.is_read,
            Self::Flag => message.flag.flag_status != FlagStatus::Flagged,
            Self::ClearFlag => message.flag.flag_status == FlagStatus::Flagged,
            _ => true,
        }
    }

    /// Whether it makes sense for messages of this folder.
    pub fn applies_in(self, folder: Option<WellKnownFolder>) -> bool {
        use WellKnownFolder::{Archive, Drafts, JunkEmail, Outbox};
        match self {
            Self::Archive => folder != Some(Archive),
            Self::Junk => !matches!(folder, Some(JunkEmail | Drafts | Outbox)),
            Self::NotJunk => folder == Some(JunkEmail),
            _ => true,
        }
    }

    /// Of the commands that exclude each other, the one that applies: what a toggle button does next.
    pub fn toggle(pair: [Self; 2], message: &Message) -> Self {
        let [first, second] = pair;
        if first.applies_to(message) { first } else { second }
    }

    /// The same for many messages: the first of the two as long as it applies to one of them.
    pub fn toggle_all<'m>(pair: [Self; 2], mut messages: impl Iterator<Item = &'m Message>) -> Self {
        let [first, second] = pair;
        if messages.any(|message| first.applies_to(message)) { first } else { second }
    }

    /// The one that is meant in this folder: in the junk folder, reporting junk is taking it back.
    #[must_use]
    pub fn in_folder(self, folder: Option<WellKnownFolder>) -> Self {
        if matches!(self, Self::Junk) && folder == Some(WellKnownFolder::JunkEmail) {
            Self::NotJunk
        } else {
            self
        }
    }
}

/// Read and unread: for one message, which is read by opening it.
pub const READ: [Command; 2] = [Command::MarkAsUnread, Command::MarkAsRead];
/// Unread and read: for many, of which some are new.
pub const READ_ALL: [Command; 2] = [Command::MarkAsRead, Command::MarkAsUnread];
/// Flagged and not.
pub const FLAG: [Command; 2] = [Command::Flag, Command::ClearFlag];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_toggle_offers_what_is_not_so_yet() {
        let mut message: Message = serde_json::from_str(r#"{"id":"A","isRead":true}"#).unwrap();
        assert_eq!(Command::toggle(READ, &message), Command::MarkAsUnread);
        message.is_read = false;
        assert_eq!(Command::toggle(READ, &message), Command::MarkAsRead);
        assert_eq!(Command::toggle(FLAG, &message), Command::Flag);
    }

    #[test]
    fn many_are_marked_as_read_as_long_as_one_is_not() {
        let read: Message = serde_json::from_str(r#"{"id":"A","isRead":true}"#).unwrap();
        let new: Message = serde_json::from_str(r#"{"id":"B","isRead":false}"#).unwrap();
        assert_eq!(Command::toggle_all(READ_ALL, [&read, &new].into_iter()), Command::MarkAsRead);
        assert_eq!(Command::toggle_all(READ_ALL, [&read].into_iter()), Command::MarkAsUnread);
    }

    #[test]
    fn a_folder_decides_what_can_be_done_in_it() {
        assert!(!Command::Archive.applies_in(Some(WellKnownFolder::Archive)));
        assert!(Command::Archive.applies_in(None));
        assert!(Command::NotJunk.applies_in(Some(WellKnownFolder::JunkEmail)));
        assert!(!Command::Junk.applies_in(Some(WellKnownFolder::Drafts)));
        assert_eq!(Command::Junk.in_folder(Some(WellKnownFolder::JunkEmail)), Command::NotJunk);
        assert_eq!(Command::Junk.in_folder(None), Command::Junk);
    }
}
