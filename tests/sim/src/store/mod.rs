//! A mailbox: folders, messages, and the indices that keep lists and counts from scanning.

mod calendar;
mod folder;
mod folders;
mod log;
mod mailbox;
mod message;
mod messages;
mod order;
mod search;
mod well_known;

pub(crate) use calendar::{Answer, Meeting};
pub(crate) use folder::Folder;
pub use folder::FolderKey;
pub(crate) use log::{Event, Happening};
pub(crate) use mailbox::Mailbox;
pub(crate) use message::{
    Details, Extension, MeetingMessage, Mention, Message, MessageKey, has_attachments, seen_by,
};
pub(crate) use order::{Entry, Order};
pub(crate) use search::Search;
