//! Search folders: folders without messages of their own, which show what a query finds elsewhere.

use std::borrow::Cow;

use super::folder::{Folder, FolderKey};
use super::mailbox::Mailbox;
use super::message::MessageKey;
use super::order::Order;
use crate::error::{ApiError, ApiResult};
use crate::model::Timestamp;
use crate::query::Filter;

/// How long a search folder lives without being looked at, in milliseconds: 45 days.
const LIFETIME: i64 = 45 * 24 * 3_600_000;

/// What a search folder shows.
#[derive(Debug, Clone)]
pub(crate) struct Search {
    pub(crate) sources: Vec<FolderKey>,
    /// Whether the folders below the sources count too.
    pub(crate) nested: bool,
    /// The query as it was given.
    pub(crate) query: String,
    pub(crate) filter: Filter,
    /// When somebody last looked at it.
    pub(crate) used: Timestamp,
}

impl Mailbox {
    pub(crate) fn set_search(&mut self, key: FolderKey, search: Option<Search>) {
        if let Some(folder) = self.folders.get_mut(&key) {
            folder.search = search;
        }
        self.touch_folder(key);
    }

    /// The order of the messages of a folder, or of the whole mailbox; that of a search folder is made now.
    pub(crate) fn order_of(&self, folder: Option<FolderKey>) -> ApiResult<Cow<'_, Order>> {
        let Some(key) = folder else {
            return Ok(Cow::Borrowed(self.order()));
        };
        let folder = self.folder(key)?;
        Ok(folder
            .search
            .as_ref()
            .map_or_else(|| Cow::Borrowed(&folder.order), |search| Cow::Owned(self.found(search))))
    }

    /// Whether a folder shows that message.
    pub(crate) fn shows(&self, folder: FolderKey, key: MessageKey) -> bool {
        let Ok(message) = self.message(key) else {
            return false;
        };
        match self.folder(folder).ok().and_then(|folder| folder.search.as_ref()) {
            Some(search) => self.found(search).all().contains(&message.entry()),
            None => message.folder == folder,
        }
    }

    /// How many messages a folder shows, and how many of them are unread.
    pub(crate) fn totals(&self, folder: &Folder) -> (usize, usize) {
        match &folder.search {
            Some(search) => {
                let found = self.found(search);
                (found.all().len(), found.unread().len())
            }
            None => (folder.total(), folder.unread()),
        }
    }

    /// Notes that somebody looks at a folder.
    pub(crate) fn use_folder(&mut self, key: FolderKey, now: Timestamp) {
        let folder = self.folders.get_mut(&key);
        if let Some(search) = folder.and_then(|folder| folder.search.as_mut()) {
            search.used = search.used.max(now);
        }
    }

    /// Destroys search folders nobody has looked at for too long.
    pub(crate) fn expire_searches(&mut self, now: Timestamp) {
        let is_old =
            |folder: &&Folder| folder.search.as_ref().is_some_and(|search| now.0 - search.used.0 > LIFETIME);
        let old: Vec<FolderKey> = self.folders.values().filter(is_old).map(|folder| folder.key).collect();
        for key in old {
            self.destroy_folder(key);
        }
    }

    /// Refuses a folder that cannot hold messages of its own.
    pub(crate) fn check_place(&self, key: FolderKey) -> ApiResult<()> {
        match self.folder(key)?.search {
            Some(_) => Err(ApiError::new(400, "ErrorMoveCopyFailed", "The move or copy operation failed.")),
            None => Ok(()),
        }
    }

    fn found(&self, search: &Search) -> Order {
        let mut folders = search.sources.clone();
        let mut at = 0;
        while let Some(key) = folders.get(at).copied().filter(|_| search.nested) {
            let below: Vec<FolderKey> = self.children(key).map(|folder| folder.key).collect();
            folders.extend(below.into_iter().filter(|key| !folders.contains(key)).collect::<Vec<_>>());
            at += 1;
        }
        let conversation_id = |key: &str| self.conversation_id(key);
        let entries =
            folders.iter().filter_map(|key| self.folders.get(key)).flat_map(|folder| folder.order.all());
        let mut order = Order::default();
        for message in entries.filter_map(|(_, key)| self.message(*key).ok()) {
            if search.filter.matches(message, &conversation_id) {
                order.add(message);
            }
        }
        order
    }
}
