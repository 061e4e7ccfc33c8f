//! One message of a mailbox.

use serde_json::{Map, Value};

use super::folder::FolderKey;
use super::order::Entry;
use crate::model::{Address, Attachment, NewMessage, Timestamp};

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
    pub(crate) mentions: Vec<Mention>,
    /// The message class (`PidTagMessageClass`); `IPM.Note` when absent.
    pub(crate) class: Option<String>,
    /// What a meeting message says of its meeting.
    pub(crate) meeting: Option<MeetingMessage>,
    /// Whether the sender was told that it was read.
    pub(crate) receipt_sent: bool,
}

/// An open extension: an object an app keeps with a message.
#[derive(Debug, Clone)]
pub(crate) struct Extension {
    pub(crate) name: String,
    pub(crate) fields: Map<String, Value>,
}

/// Somebody named with an @ in a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    /// A GUID.
    pub(crate) id: String,
    pub(crate) mentioned: Address,
    pub(crate) created_by: Option<Address>,
    pub(crate) created: Timestamp,
    /// Whether it names the mailbox's owner.
    pub(crate) is_owner: bool,
}

/// The mentions as the owner of that address sees them.
pub(crate) fn seen_by(mentions: &[Mention], own: &str) -> Vec<Mention> {
    let seen = mentions.iter().cloned();
    seen.map(|mention| Mention { is_owner: mention.mentioned.address.eq_ignore_ascii_case(own), ..mention })
        .collect()
}

/// What a meeting message says of its meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MeetingMessage {
    /// `meetingRequest`, `meetingAccepted` and their like.
    pub(crate) kind: &'static str,
    /// The number of the event in the calendar of the mailbox.
    pub(crate) event: u64,
    pub(crate) start: Timestamp,
    pub(crate) end: Timestamp,
    pub(crate) location: String,
    /// The other time an attendee proposes.
    pub(crate) proposed: Option<(Timestamp, Timestamp)>,
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

    /// Adds an attachment; its number. The source the message came with no longer says what it holds.
    pub(crate) fn add_attachment(&mut self, attachment: Attachment) -> u32 {
        let number = self.attachment_numbers.iter().max().map_or(1, |last| last + 1);
        self.attachment_numbers.push(number);
        self.content.mime = None;
        self.content.attachments.push(attachment);
        number
    }

    /// Takes an attachment away; false when there was none of that number.
    pub(crate) fn remove_attachment(&mut self, number: u32) -> bool {
        let Some(at) = self.attachment_numbers.iter().position(|held| *held == number) else {
            return false;
        };
        self.attachment_numbers.remove(at);
        self.content.mime = None;
        self.content.attachments.remove(at);
        true
    }
}

/// Whether a message has attachments a list should show.
pub(crate) fn has_attachments(content: &NewMessage) -> bool {
    content.attachments.iter().any(|attachment| !attachment.is_inline)
}
