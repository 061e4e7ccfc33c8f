//! What a person can ask for. Buttons, menus and keys all name a command; nothing else acts.

use crate::model::{FlagStatus, Message};

/// What a person asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Mark the open message as read.
    MarkAsRead,
    /// Mark the open message as unread.
    MarkAsUnread,
    /// Flag the open message for follow-up.
    Flag,
    /// Take the flag away.
    ClearFlag,
}

impl Command {
    /// Whether it makes sense for this message.
    pub fn applies_to(self, message: &Message) -> bool {
        match self {
            Self::MarkAsRead => !message.is_read,
            Self::MarkAsUnread => message.is_read,
            Self::Flag => message.flag.flag_status != FlagStatus::Flagged,
            Self::ClearFlag => message.flag.flag_status == FlagStatus::Flagged,
        }
    }

    /// Of the commands that exclude each other, the one that applies: what a toggle button does next.
    pub fn toggle(pair: [Self; 2], message: &Message) -> Self {
        let [first, second] = pair;
        if first.applies_to(message) { first } else { second }
    }
}

/// Read and unread.
pub const READ: [Command; 2] = [Command::MarkAsUnread, Command::MarkAsRead];
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
}
