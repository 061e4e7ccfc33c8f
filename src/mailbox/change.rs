//! Changes: what happens to messages, as values that know their inverse.

use crate::model::{Flag, FlagStatus, Message, MessageId, MessagePatch, Patch};
use crate::protocol::ops::message::Update;

use super::{Answer, Exchange};

/// A change to a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Mark as read or unread.
    SetRead {
        /// Which message.
        message: MessageId,
        /// Read or unread.
        is_read: bool,
    },
    /// Set or take away the follow-up flag.
    SetFlag {
        /// Which message.
        message: MessageId,
        /// The flag's new state.
        status: FlagStatus,
    },
}

impl Change {
    /// The message it changes.
    pub fn message(&self) -> &MessageId {
        match self {
            Self::SetRead { message, .. } | Self::SetFlag { message, .. } => message,
        }
    }

    /// How to carry it to the server.
    pub fn exchange(&self) -> Exchange {
        let patch = match self {
            Self::SetRead { is_read, .. } => {
                MessagePatch { is_read: Patch::Set(*is_read), ..MessagePatch::default() }
            }
            Self::SetFlag { status, .. } => {
                MessagePatch { flag: Patch::Set(Flag::from(*status)), ..MessagePatch::default() }
            }
        };
        Exchange::of(Update::new(self.message().clone(), patch), |_| Answer::Done)
    }

    /// Makes the change. Returns its inverse, or nothing where the message was so already.
    pub(super) fn make(&self, message: &mut Message) -> Option<Self> {
        let id = message.id.clone();
        match self {
            Self::SetRead { is_read, .. } if message.is_read != *is_read => {
                message.is_read = *is_read;
                Some(Self::SetRead { message: id, is_read: !is_read })
            }
            Self::SetFlag { status, .. } if message.flag.flag_status != *status => {
                let before = std::mem::replace(&mut message.flag.flag_status, *status);
                Some(Self::SetFlag { message: id, status: before })
            }
            Self::SetRead { .. } | Self::SetFlag { .. } => None,
        }
    }
}
