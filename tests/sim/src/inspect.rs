//! What a test may read of the server's state, past the API.

use crate::model::{Flag, NewMessage};
use crate::simulator::{Simulator, UserId};
use crate::store::{Mailbox, Message};

/// What the server knows of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageState {
    /// The id that moves do not change.
    pub immutable_id: String,
    /// The id that moves change.
    pub mutable_id: String,
    /// The folder by names, e.g. `Inbox/Projects`.
    pub folder: String,
    /// The version in `@odata.etag`.
    pub change_key: String,
    /// Everything else.
    pub content: NewMessage,
}

impl MessageState {
    /// Whether it was read.
    pub fn is_read(&self) -> bool {
        self.content.is_read
    }

    /// Whether it is flagged and not done.
    pub fn is_flagged(&self) -> bool {
        self.content.flag == Flag::Flagged
    }

    fn of(mailbox: &Mailbox, message: &Message) -> MessageState {
        MessageState {
            immutable_id: mailbox.message_id(message, true),
            mutable_id: mailbox.message_id(message, false),
            folder: mailbox.folder_path(message.folder),
            change_key: crate::ids::change_key(mailbox.guid(), message.change),
            content: message.content.clone(),
        }
    }
}

/// What the server knows of a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FolderCounts {
    /// All messages.
    pub total: usize,
    /// Unread messages.
    pub unread: usize,
    /// Child folders a list shows.
    pub children: usize,
}

impl Simulator {
    /// The messages of a mailbox with that `Message-ID`, oldest first.
    pub fn find_messages(&self, user: UserId, internet_message_id: &str) -> Vec<MessageState> {
        let Some(mailbox) = self.mailbox(user) else {
            return Vec::new();
        };
        let is_wanted = |message: &&Message| message.content.internet_message_id == internet_message_id;
        let mut found: Vec<&Message> = mailbox.messages().filter(is_wanted).collect();
        found.sort_by_key(|message| message.key);
        found.into_iter().map(|message| MessageState::of(mailbox, message)).collect()
    }

    /// The message of that id, mutable or immutable.
    pub fn message(&self, user: UserId, id: &str) -> Option<MessageState> {
        let mailbox = self.mailbox(user)?;
        let key = mailbox.resolve_message(id).ok()?;
        mailbox.message(key).ok().map(|message| MessageState::of(mailbox, message))
    }

    /// The messages of the folder at a path, newest first.
    pub fn messages_in(&self, user: UserId, path: &str) -> Vec<MessageState> {
        let Some((mailbox, folder)) = self.find_folder(user, path) else {
            return Vec::new();
        };
        let Ok(folder) = mailbox.folder(folder) else {
            return Vec::new();
        };
        let messages = folder.order.all().iter().rev().filter_map(|(_, key)| mailbox.message(*key).ok());
        messages.map(|message| MessageState::of(mailbox, message)).collect()
    }

    /// What was deleted for good, oldest deletion first: no request finds it any more.
    pub fn purged(&self, user: UserId) -> Vec<NewMessage> {
        self.mailbox(user).map(|mailbox| mailbox.purged().to_vec()).unwrap_or_default()
    }

    /// The counts of the folder at a path.
    pub fn counts(&self, user: UserId, path: &str) -> Option<FolderCounts> {
        let (mailbox, key) = self.find_folder(user, path)?;
        let folder = mailbox.folder(key).ok()?;
        Some(FolderCounts {
            total: folder.total(),
            unread: folder.unread(),
            children: mailbox.child_count(key),
        })
    }

    /// The paths of all folders a list shows, sorted.
    pub fn folder_paths(&self, user: UserId) -> Vec<String> {
        let Some(mailbox) = self.mailbox(user) else {
            return Vec::new();
        };
        let shown = mailbox.folders().filter(|folder| !folder.hidden && folder.parent.is_some());
        let mut paths: Vec<String> = shown.map(|folder| mailbox.folder_path(folder.key)).collect();
        paths.sort();
        paths
    }

    fn find_folder(&self, user: UserId, path: &str) -> Option<(&Mailbox, crate::store::FolderKey)> {
        let mailbox = self.mailbox(user)?;
        let mut at = mailbox.root();
        for (depth, name) in path.split('/').filter(|name| !name.is_empty()).enumerate() {
            let known = if depth == 0 { mailbox.well_known(name) } else { None };
            at = known.or_else(|| mailbox.child_named(at, name))?;
        }
        Some((mailbox, at))
    }
}
