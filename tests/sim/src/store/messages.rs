//! What happens to messages: stored, changed, moved, copied, deleted.

use super::folder::FolderKey;
use super::log::Happening;
use super::mailbox::Mailbox;
use super::message::{Details, Message, MessageKey};
use crate::error::{ApiError, ApiResult};
use crate::model::{NewMessage, Timestamp};

impl Mailbox {
    pub(crate) fn message(&self, key: MessageKey) -> ApiResult<&Message> {
        self.messages.get(&key).ok_or_else(ApiError::item_not_found)
    }

    /// All messages in no particular order.
    pub(crate) fn messages(&self) -> impl Iterator<Item = &Message> {
        self.messages.values()
    }

    pub(crate) fn store_message(
        &mut self,
        folder: FolderKey,
        content: NewMessage,
        details: Details,
        now: Timestamp,
    ) -> ApiResult<MessageKey> {
        self.check_place(folder)?;
        let key = MessageKey(self.next_number());
        let attachment_numbers = (1..).take(content.attachments.len()).collect();
        let (placement, change) = (key.0, self.next_change());
        self.placements.insert(placement, key);
        let (created, modified) = (now, now);
        let message = Message {
            key,
            placement,
            folder,
            created,
            modified,
            change,
            content,
            attachment_numbers,
            details,
        };
        self.note(&message, Happening::Arrived);
        self.attach(message);
        Ok(key)
    }

    /// Changes a message; its change key and time of modification follow.
    pub(crate) fn change_message<T>(
        &mut self,
        key: MessageKey,
        now: Timestamp,
        change: impl FnOnce(&mut Message) -> T,
    ) -> ApiResult<T> {
        self.change_noted(key, now, Happening::Updated, change)
    }

    /// Changes whether a message was read, and nothing else.
    pub(crate) fn set_read(&mut self, key: MessageKey, now: Timestamp, is_read: bool) -> ApiResult<()> {
        self.change_noted(key, now, Happening::ReadState, |message| message.content.is_read = is_read)
    }

    fn change_noted<T>(
        &mut self,
        key: MessageKey,
        now: Timestamp,
        happening: Happening,
        change: impl FnOnce(&mut Message) -> T,
    ) -> ApiResult<T> {
        let mut message = self.detach(key)?;
        let result = change(&mut message);
        message.change = self.next_change();
        message.modified = now;
        self.note(&message, happening);
        self.attach(message);
        Ok(result)
    }

    /// Moves a message; its mutable id changes, its immutable id stays.
    pub(crate) fn move_message(&mut self, key: MessageKey, to: FolderKey, now: Timestamp) -> ApiResult<()> {
        self.check_place(to)?;
        let mut message = self.detach(key)?;
        self.note(&message, Happening::Moved);
        self.placements.remove(&message.placement);
        message.placement = self.next_number();
        self.placements.insert(message.placement, key);
        message.folder = to;
        message.change = self.next_change();
        message.modified = now;
        self.note(&message, Happening::Arrived);
        self.attach(message);
        Ok(())
    }

    pub(crate) fn copy_message(
        &mut self,
        key: MessageKey,
        to: FolderKey,
        now: Timestamp,
    ) -> ApiResult<MessageKey> {
        let Message { content, details, .. } = self.message(key)?.clone();
        self.store_message(to, content, details, now)
    }

    /// Deletes a message: into Deleted Items, or for good when it is there already.
    pub(crate) fn delete_message(&mut self, key: MessageKey, now: Timestamp) -> ApiResult<()> {
        let folder = self.message(key)?.folder;
        match self.well_known("deleteditems") {
            Some(bin) if !self.is_within(folder, bin) => self.move_message(key, bin, now),
            _ => {
                self.destroy_message(key);
                Ok(())
            }
        }
    }

    pub(crate) fn destroy_message(&mut self, key: MessageKey) {
        if let Ok(message) = self.detach(key) {
            self.note(&message, Happening::Destroyed);
            self.placements.remove(&message.placement);
            self.purged.push(message.content);
        }
    }

    /// What was deleted for good, oldest deletion first.
    pub(crate) fn purged(&self) -> &[NewMessage] {
        &self.purged
    }

    /// What clients added to a message; changing it is no change of the message.
    pub(crate) fn details_mut(&mut self, key: MessageKey) -> ApiResult<&mut Details> {
        self.messages.get_mut(&key).map(|message| &mut message.details).ok_or_else(ApiError::item_not_found)
    }

    /// Notes in the log of its folder what happened to a message.
    fn note(&mut self, message: &Message, happening: Happening) {
        if let Some(folder) = self.folders.get_mut(&message.folder) {
            folder.log.add(message, happening);
        }
    }

    /// Notes that the sender was told of the reading; nothing a client could see changes.
    pub(crate) fn note_receipt(&mut self, key: MessageKey) {
        if let Some(message) = self.messages.get_mut(&key) {
            message.details.receipt_sent = true;
        }
    }

    fn attach(&mut self, message: Message) {
        self.order.add(&message);
        let change = self.next_change();
        if let Some(folder) = self.folders.get_mut(&message.folder) {
            folder.order.add(&message);
            folder.change = change;
        }
        self.messages.insert(message.key, message);
    }

    fn detach(&mut self, key: MessageKey) -> ApiResult<Message> {
        let message = self.messages.remove(&key).ok_or_else(ApiError::item_not_found)?;
        self.order.remove(&message);
        let change = self.next_change();
        if let Some(folder) = self.folders.get_mut(&message.folder) {
            folder.order.remove(&message);
            folder.change = change;
        }
        Ok(message)
    }
}
