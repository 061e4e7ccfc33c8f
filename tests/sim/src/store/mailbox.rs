//! The mailbox itself: what it holds and how ids find it.

use std::collections::{BTreeMap, HashMap};

use super::calendar::Meeting;
use super::folder::{Folder, FolderKey};
use super::message::{Message, MessageKey};
use super::order::Order;
use super::well_known;
use crate::cloud::Cloud;
use crate::error::{ApiError, ApiResult};
use crate::ids::{Id, IdKind};
use crate::model::NewMessage;

/// The mail of one user.
#[derive(Debug, Clone)]
pub(crate) struct Mailbox {
    pub(super) guid: [u8; 16],
    pub(super) root: FolderKey,
    pub(super) folders: BTreeMap<FolderKey, Folder>,
    pub(super) messages: HashMap<MessageKey, Message>,
    pub(super) placements: HashMap<u64, MessageKey>,
    pub(super) order: Order,
    pub(super) events: BTreeMap<u64, Meeting>,
    /// The cloud it is in.
    pub(crate) cloud: Cloud,
    last_number: u64,
    last_change: u64,
    /// Folders that are no more, each with the number of that change.
    pub(super) destroyed_folders: Vec<(u64, FolderKey)>,
    /// What was deleted for good: Exchange keeps it for a time, out of the user's reach.
    pub(super) purged: Vec<NewMessage>,
}

impl Mailbox {
    /// A mailbox with its well-known folders and no mail.
    pub(crate) fn new(guid: [u8; 16]) -> Mailbox {
        let mut mailbox = Mailbox {
            guid,
            root: FolderKey(1),
            folders: BTreeMap::new(),
            messages: HashMap::new(),
            placements: HashMap::new(),
            order: Order::default(),
            events: BTreeMap::new(),
            cloud: Cloud::Global,
            last_number: 0,
            last_change: 0,
            destroyed_folders: Vec::new(),
            purged: Vec::new(),
        };
        let name = "Top of Information Store".to_owned();
        mailbox.root = mailbox.add_folder(None, name, Some(well_known::ROOT), false);
        for folder in well_known::FOLDERS {
            let parent = folder.parent.and_then(|name| mailbox.well_known(name)).unwrap_or(mailbox.root);
            mailbox.add_folder(
                Some(parent),
                folder.display_name.to_owned(),
                Some(folder.name),
                folder.hidden,
            );
        }
        mailbox
    }

    pub(crate) fn guid(&self) -> [u8; 16] {
        self.guid
    }

    pub(crate) fn root(&self) -> FolderKey {
        self.root
    }

    /// Messages of all folders.
    pub(crate) fn order(&self) -> &Order {
        &self.order
    }

    /// The folder of that well-known name, in any letter case.
    pub(crate) fn well_known(&self, name: &str) -> Option<FolderKey> {
        let is_named =
            |folder: &&Folder| folder.well_known.is_some_and(|known| known.eq_ignore_ascii_case(name));
        self.folders.values().find(is_named).map(|folder| folder.key)
    }

    /// The folder an id or well-known name in a path stands for.
    pub(crate) fn resolve_folder(&self, text: &str) -> ApiResult<FolderKey> {
        if let Some(key) = self.well_known(text) {
            return Ok(key);
        }
        let id = Id::decode(text).ok_or_else(ApiError::malformed_id)?;
        let key = FolderKey(id.number);
        let found = id.kind == IdKind::Folder && id.mailbox == self.guid && self.folders.contains_key(&key);
        found.then_some(key).ok_or_else(ApiError::item_not_found)
    }

    /// The message an id in a path stands for, mutable or immutable.
    pub(crate) fn resolve_message(&self, text: &str) -> ApiResult<MessageKey> {
        let id = Id::decode(text).ok_or_else(ApiError::malformed_id)?;
        let key = match id.kind {
            IdKind::Placement => self.placements.get(&id.number).copied(),
            IdKind::Immutable => Some(MessageKey(id.number)),
            _ => None,
        };
        key.filter(|key| id.mailbox == self.guid && self.messages.contains_key(key))
            .ok_or_else(ApiError::item_not_found)
    }

    /// The message at a placement.
    pub(crate) fn placed(&self, placement: u64) -> Option<MessageKey> {
        self.placements.get(&placement).copied()
    }

    /// The number of the attachment an id in a path stands for.
    pub(crate) fn resolve_attachment(&self, message: &Message, text: &str) -> ApiResult<u32> {
        let id = Id::decode(text).ok_or_else(ApiError::malformed_id)?;
        let owner = match id.kind {
            IdKind::Attachment => message.placement,
            IdKind::ImmutableAttachment => message.key.0,
            _ => return Err(ApiError::item_not_found()),
        };
        let found =
            id.mailbox == self.guid && id.number == owner && message.attachment_numbers.contains(&id.part);
        found.then_some(id.part).ok_or_else(ApiError::item_not_found)
    }

    pub(crate) fn message_id(&self, message: &Message, immutable: bool) -> String {
        if immutable {
            self.id(IdKind::Immutable, message.key.0, 0)
        } else {
            self.id(IdKind::Placement, message.placement, 0)
        }
    }

    pub(crate) fn attachment_id(&self, message: &Message, number: u32, immutable: bool) -> String {
        if immutable {
            self.id(IdKind::ImmutableAttachment, message.key.0, number)
        } else {
            self.id(IdKind::Attachment, message.placement, number)
        }
    }

    pub(crate) fn folder_id(&self, key: FolderKey) -> String {
        self.id(IdKind::Folder, key.0, 0)
    }

    pub(crate) fn conversation_id(&self, key: &str) -> String {
        self.id(IdKind::Conversation, crate::ids::hash(key), 0)
    }

    fn id(&self, kind: IdKind, number: u64, part: u32) -> String {
        Id { kind, mailbox: self.guid, number, part }.encode()
    }

    pub(super) fn next_number(&mut self) -> u64 {
        self.last_number += 1;
        self.last_number
    }

    pub(super) fn next_change(&mut self) -> u64 {
        self.last_change += 1;
        self.last_change
    }

    /// The number of the latest change.
    pub(crate) fn last_change(&self) -> u64 {
        self.last_change
    }

    /// Notes that a folder or its counts changed.
    pub(super) fn touch_folder(&mut self, key: FolderKey) {
        let change = self.next_change();
        if let Some(folder) = self.folders.get_mut(&key) {
            folder.change = change;
        }
    }

    /// The folders destroyed after a change.
    pub(crate) fn destroyed_folders(&self, after: u64) -> impl Iterator<Item = FolderKey> {
        let start = self.destroyed_folders.partition_point(|(change, _)| *change <= after);
        self.destroyed_folders.iter().skip(start).map(|(_, key)| *key)
    }
}
