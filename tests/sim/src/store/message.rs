//! One message of a mailbox.

use serde_json::{Map, Value};

use super::folder::FolderKey;
use super::order::Entry;
use crate::model::{Attachment, NewMessage, Timestamp};

/// A message within its mailbox, wherever it moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct MessageKey(pub(crate) u64);

/// A message with its place and its versions.
#[derive(Debug, Clone)]
pub(crate) struct Message {
    pub(crate) key: MessageKey,
    /// Changes with every move: what the mutable id is made of.
    pub(crate) placement: u64,
    pub(crate) folder: FolderKey,
    pub(crate) created: Timestamp,
    pub(crate) modified: Timestamp,
    /// The version, of which the change key is made.
    pub(crate) change: u64,
    pub(crate) content: NewMessage,
    /// A number for each attachment of the content, in the same order.
    pub(crate) attachment_numbers: Vec<u32>,
    pub(crate) details: Details,
}

/// What a client can add to a message beyond its content.
#[derive(Debug, Clone, Default)]
pub(crate) struct Details {
    pub(crate) delivery_receipt: bool,
    pub(crate) read_receipt: bool,
    /// `startDateTime`, `dueDateTime`, `completedDateTime` of the flag, as they were given.
    pub(crate) flag_dates: Vec<(String, Value)>,
    /// Single-value extended properties: id and value.
    pub(crate) extended: Vec<(String, String)>,
    pub(crate) extensions: Vec<Extension>,
}

/// An open extension: an object an app keeps with a message.
#[derive(Debug, Clone)]
pub(crate) struct Extension {
    pub(crate) name: String,
    pub(crate) fields: Map<String, Value>,
}

impl Message {
    pub(crate) fn entry(&self) -> Entry {
        (self.content.received, self.key)
    }

    /// Whether it has attachments a list should show: inline images do not count.
    pub(crate) fn has_attachments(&self) -> bool {
        has_attachments(&self.content)
    }

    pub(crate) fn attachments(&self) -> impl Iterator<Item = (u32, &Attachment)> {
        self.attachment_numbers.iter().copied().zip(&self.content.attachments)
    }

    pub(crate) fn add_attachment(&mut self, attachment: Attachment) -> u32 {
        let number = self.attachment_numbers.iter().max().map_or(1, |last| last + 1);
        self.attachment_numbers.push(number);
        self.content.attachments.push(attachment);
        number
    }

    /// Takes an attachment away; false when there was none of that number.
    pub(crate) fn remove_attachment(&mut self, number: u32) -> bool {
        let Some(at) = self.attachment_numbers.iter().position(|held| *held == number) else {
            return false;
        };
        self.attachment_numbers.remove(at);
        self.content.attachments.remove(at);
        true
    }
}

/// Whether a message has attachments a list should show.
pub(crate) fn has_attachments(content: &NewMessage) -> bool {
    content.attachments.iter().any(|attachment| !attachment.is_inline)
}
