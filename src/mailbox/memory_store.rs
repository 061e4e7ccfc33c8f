//! The store in memory: for tests and simulations, and for browsers that keep nothing.
//!
//! It is the measure of the one in the browser's database: same writes, same reads. Small rather than clever: it ships
//! beside the other and is rarely used.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::finding::{Lower, mentions, mentions_inside};
use super::journal::Entry;
use super::storage::{Key, Read, Snapshot, Stored, Track, Write};
use crate::model::{FolderId, MailFolder, Message, MessageId, PartialMessage, Patch};

/// How many bytes of contents are kept at most, unless somebody says otherwise: 50 MB of JSON.
pub const CONTENT_BUDGET: usize = 50_000_000;

/// A store in memory. A clone is a copy.
#[derive(Debug, Clone)]
pub struct MemoryStore {
    /// In order of their ids, as the next two.
    folders: Vec<MailFolder>,
    names: Vec<(String, FolderId)>,
    tracks: Vec<(Option<FolderId>, Track)>,
    journal: Vec<Entry>,
    headers: BTreeMap<MessageId, Message>,
    /// The keys of the headers by folder, each list in order.
    lists: Vec<(FolderId, Vec<Key>)>,
    /// As JSON, the least recently used first.
    contents: Vec<(MessageId, String)>,
    budget: usize,
    lower: Lower,
}

impl MemoryStore {
    /// An empty store; `lower` is what searches compare with.
    pub fn new(lower: Lower) -> Self {
        Self {
            folders: Vec::new(),
            names: Vec::new(),
            tracks: Vec::new(),
            journal: Vec::new(),
            headers: BTreeMap::new(),
            lists: Vec::new(),
            contents: Vec::new(),
            budget: CONTENT_BUDGET,
            lower,
        }
    }

    /// The same with another budget for contents, in bytes of JSON.
    #[must_use]
    pub fn with_budget(self, budget: usize) -> Self {
        Self { budget, ..self }
    }

    /// Writes all of this, in order.
    pub fn write(&mut self, writes: Vec<Write>) {
        for write in writes {
            self.write_one(write);
            self.evict();
        }
    }

    fn write_one(&mut self, write: Write) {
        match write {
            Write::Clear => {
                (self.folders, self.tracks, self.lists) = Default::default();
                self.headers.clear();
            }
            Write::Folders(folders) => {
                for folder in folders {
                    put(&mut self.folders, folder, |a, b| a.id.cmp(&b.id));
                }
            }
            Write::ForgetFolder(folder) => self.forget_folder(&folder),
            Write::Names(names) => self.names = names,
            Write::Headers(messages) => messages.into_iter().for_each(|message| self.put_header(message)),
            Write::Merge(partials) => partials.into_iter().for_each(|partial| self.merge(partial)),
            Write::ForgetMessages(ids) => {
                for id in ids {
                    self.take_header(&id);
                    self.take_content(&id);
                }
            }
            Write::Rename { from, to } => self.rename(&from, to),
            Write::Content(message) => {
                self.take_content(&message.id);
                self.contents.push((message.id.clone(), json(&message)));
            }
            Write::Track { folder, track } => put(&mut self.tracks, (folder, track), |a, b| a.0.cmp(&b.0)),
            Write::Entries(entries) => {
                for entry in entries {
                    put(&mut self.journal, entry, |a, b| a.id.cmp(&b.id));
                }
            }
            Write::ForgetEntries(ids) => self.journal.retain(|entry| !ids.contains(&entry.id)),
            Write::TakeBack { .. } | Write::RenameFolder { .. } => {}
        }
    }

    /// Reads. Not `&self`: reading a content is a use of it.
    pub fn read(&mut self, read: Read) -> Stored {
        match read {
            Read::Start { folder, rows } => Stored::Start(Box::new(self.snapshot(&folder, rows))),
            Read::Keys { folder, after, limit } => {
                let keys = self.list(&folder);
                let start = after.map_or(0, |after| keys.partition_point(|key| key.order(&after).is_le()));
                Stored::Keys(keys.iter().skip(start).take(limit).cloned().collect())
            }
            Read::Headers(ids) => {
                Stored::Headers(ids.iter().filter_map(|id| self.headers.get(id)).cloned().collect())
            }
            Read::Content(id) => Stored::Content(self.content(&id).map(Box::new)),
            Read::Journal => Stored::Journal(self.journal.clone()),
            Read::Search { words, after, span } => self.search(&words, after.as_ref(), span),
            Read::SearchInside { words, after, span } => self.search_inside(&words, after.as_ref(), span),
        }
    }

    fn snapshot(&self, folder: &FolderId, rows: usize) -> Snapshot {
        let keys = self.list(folder_of(folder, &self.names)).iter().take(rows);
        Snapshot {
            folders: self.folders.clone(),
            names: self.names.clone(),
            tracks: self.tracks.clone(),
            has_journal: !self.journal.is_empty(),
            rows: keys.filter_map(|key| self.headers.get(&key.id)).cloned().collect(),
        }
    }

    fn search(&self, words: &[String], after: Option<&Key>, span: usize) -> Stored {
        let mut stretch = Vec::new();
        let is_behind = |message: &&Message| after.is_none_or(|after| Key::of(message).order(after).is_gt());
        for message in self.headers.values().filter(is_behind) {
            put(&mut stretch, message, |a, b| Key::of(a).order(&Key::of(b)));
            stretch.truncate(span);
        }
        let last = stretch.last().filter(|_| stretch.len() == span);
        let next = last.map(|message| Key::of(message).place());
        let found = stretch.into_iter().filter(|message| mentions(message, words, self.lower));
        Stored::Found { headers: found.cloned().collect(), next }
    }

    fn search_inside(&self, words: &[String], after: Option<&MessageId>, span: usize) -> Stored {
        let mut stretch = Vec::new();
        for content in self.contents.iter().filter(|(id, _)| after.is_none_or(|after| id > after)) {
            put(&mut stretch, content, |a, b| a.0.cmp(&b.0));
            stretch.truncate(span);
        }
        let next = stretch.last().filter(|_| stretch.len() == span).map(|(id, _)| id.clone());
        let found = stretch.into_iter().filter_map(|(id, content)| {
            let header = self.headers.get(id)?;
            let message = whole(id, serde_json::from_str(content).ok()?, Some(header.clone()));
            mentions_inside(&message, words, self.lower).then(|| header.clone())
        });
        Stored::FoundInside { headers: found.collect(), next }
    }

    fn list(&self, folder: &FolderId) -> &[Key] {
        self.lists.iter().find(|(id, _)| id == folder).map_or(&[], |(_, keys)| keys)
    }

    fn put_header(&mut self, message: Message) {
        self.take_header(&message.id);
        let (folder, key) = (place(&message), Key::of(&message));
        match self.lists.iter_mut().find(|(id, _)| *id == folder) {
            Some((_, keys)) => put(keys, key, Key::order),
            None => self.lists.push((folder, vec![key])),
        }
        self.headers.insert(message.id.clone(), message);
    }

    fn take_header(&mut self, id: &MessageId) -> Option<Message> {
        let message = self.headers.remove(id)?;
        let (folder, key) = (place(&message), Key::of(&message));
        if let Some((_, keys)) = self.lists.iter_mut().find(|(id, _)| *id == folder)
            && let Ok(at) = keys.binary_search_by(|kept| kept.order(&key))
        {
            keys.remove(at);
        }
        Some(message)
    }

    fn forget_folder(&mut self, folder: &FolderId) {
        self.folders.retain(|kept| kept.id != *folder);
        self.tracks.retain(|(kept, _)| kept.as_ref() != Some(folder));
        self.headers.retain(|_, message| place(message) != *folder);
        self.lists.retain(|(kept, _)| kept != folder);
    }

    fn merge(&mut self, partial: PartialMessage) {
        let is_kept = self.headers.contains_key(&partial.id);
        if touches_content(&partial, is_kept)
            && let Some((_, content)) = self.contents.iter_mut().find(|(id, _)| *id == partial.id)
            && let Ok(mut message) = serde_json::from_str::<Message>(content)
        {
            // It may have had another one when it was put down.
            message.id = partial.id.clone();
            partial.clone().merge_into(&mut message);
            *content = json(&message);
        }
        if let Some(mut message) = self.take_header(&partial.id) {
            merge_into_header(partial, &mut message);
            self.put_header(message);
        }
    }

    fn rename(&mut self, from: &MessageId, to: MessageId) {
        if *from == to {
            return;
        }
        if let Some(mut message) = self.take_header(from)
            && !self.headers.contains_key(&to)
        {
            message.id = to.clone();
            self.put_header(message);
        }
        if self.contents.iter().any(|(id, _)| *id == to) {
            self.take_content(from);
        } else if let Some((id, _)) = self.contents.iter_mut().find(|(id, _)| id == from) {
            *id = to;
        }
    }

    fn take_content(&mut self, id: &MessageId) -> Option<(MessageId, String)> {
        let at = self.contents.iter().position(|(kept, _)| kept == id)?;
        Some(self.contents.remove(at))
    }

    fn content(&mut self, id: &MessageId) -> Option<Message> {
        let used = self.take_content(id)?;
        let content = serde_json::from_str(&used.1).ok();
        self.contents.push(used);
        Some(whole(id, content?, self.headers.get(id).cloned()))
    }

    /// Gives up contents until the rest keeps within the budget. One that is too large by itself takes no other along.
    fn evict(&mut self) {
        self.contents.retain(|(_, content)| content.len() <= self.budget);
        let mut size: usize = self.contents.iter().map(|(_, content)| content.len()).sum();
        while size > self.budget {
            size -= self.contents.remove(0).1.len();
        }
    }
}

/// Puts an item at its place in an ordered list, or in place of the one that stands there.
fn put<T>(list: &mut Vec<T>, item: T, order: impl Fn(&T, &T) -> Ordering) {
    let at = list.binary_search_by(|kept| order(kept, &item));
    match at.map(|at| list.get_mut(at)) {
        Ok(Some(same)) => *same = item,
        Ok(None) => list.push(item),
        Err(at) => list.insert(at, item),
    }
}

fn json(message: &Message) -> String {
    // Plain structs with text for keys: there is nothing in them that JSON could refuse.
    serde_json::to_string(message).unwrap_or_default()
}

/// The folder that is meant: ids stand for themselves, well-known names for an id.
pub fn folder_of<'a>(folder: &'a FolderId, names: &'a [(String, FolderId)]) -> &'a FolderId {
    names.iter().find(|(name, _)| name == folder.as_str()).map_or(folder, |(_, id)| id)
}

/// The folder that a header is kept under: none is the empty one, which nobody can ask for.
pub fn place(message: &Message) -> FolderId {
    message.parent_folder_id.clone().unwrap_or_else(|| "".into())
}

/// Merges a change into a header, which has neither body nor attachments.
pub fn merge_into_header(partial: PartialMessage, message: &mut Message) {
    PartialMessage { body: Patch::Keep, attachments: Patch::Keep, ..partial }.merge_into(message);
}

/// Whether a change has to be merged into the content too: all else of a content is read from its header, where one
/// is kept.
pub fn touches_content(partial: &PartialMessage, has_header: bool) -> bool {
    !has_header || !partial.body.is_keep() || !partial.attachments.is_keep()
}

/// A message with its body: the content gives body and attachments, the header all else, so that the two agree.
pub fn whole(id: &MessageId, content: Message, header: Option<Message>) -> Message {
    match header {
        Some(header) => Message { body: content.body, attachments: content.attachments, ..header },
        None => Message { id: id.clone(), ..content },
    }
}
