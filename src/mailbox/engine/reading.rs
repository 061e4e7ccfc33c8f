//! What comes out of the store behind the first screen: lists, rows, and messages that are to be changed.

use crate::mailbox::{Alarm, Change, Effect, Key, Mailbox, Purpose, Read, Stored, Ticket, Write};
use crate::model::{FolderId, Message, MessageId};

/// Keys read from the store at once: little enough to be taken in between two frames.
const KEYS_AT_ONCE: usize = 2_000;
/// When to read the store again after that failed, in milliseconds.
const PAUSE_MILLIS: u32 = 15_000;

impl Mailbox {
    /// What was read from the store for the engine.
    pub(super) fn take_stored(
        &mut self,
        read: Read,
        purpose: Purpose,
        stored: Option<Stored>,
    ) -> Vec<Effect> {
        match purpose {
            Purpose::Lead => self.take_over(stored),
            Purpose::List(folder) => self.take_keys(&folder, stored),
            Purpose::Rows => self.take_rows(read, stored),
            Purpose::Search(folder) => self.take_found(&folder, stored),
            Purpose::Change(change, job, can_be_undone) => {
                self.take_stretch(change, job, can_be_undone, stored)
            }
            Purpose::Begin(kept) => {
                let mut effects = Vec::new();
                if let Some(Stored::Journal(entries)) = stored {
                    if !self.is_leader && !entries.is_empty() {
                        // The tab that leads has not heard of what a tab wrote down that was gone before it could tell.
                        effects.push(Effect::Share(vec![Write::Entries(entries.clone())]));
                    }
                    effects.extend(self.take_journal(entries));
                }
                let (read, snapshot) = *kept;
                effects.extend(self.show(read, snapshot));
                effects
            }
            Purpose::Start | Purpose::Content(_) => Vec::new(),
        }
    }

    /// Reads the keys of a folder from the store, a stretch at a time.
    pub(super) fn load_keys(&mut self, folder: &FolderId, after: Option<Key>) -> Effect {
        let read = Read::Keys { folder: self.folders.real(folder), after, limit: KEYS_AT_ONCE };
        self.load(read, Purpose::List(folder.clone()))
    }

    fn take_keys(&mut self, folder: &FolderId, stored: Option<Stored>) -> Vec<Effect> {
        // Its name may have become known since it was asked for.
        let folder = &self.folders.canonical(folder);
        let real = self.folders.real(folder);
        let is_late = self.goes_on_without_keys(folder);
        let keys = match stored {
            Some(Stored::Keys(keys)) if is_late => return self.compare_keys(folder, keys),
            Some(Stored::Keys(keys)) => keys,
            // The server tells only what changed since: without the rest in the store that is not enough.
            None if is_late || self.sync.link(Some(&real)).is_some() => return self.wait_for_keys(folder),
            // The folder is read from its beginning, and compared with what is in the store once that can be read.
            None => {
                let is_unreadable = !self.is_store_to_be_cleared();
                self.lists.entry(folder.clone()).or_default().index_mut().is_unreadable = is_unreadable;
                Vec::new()
            }
            _ => Vec::new(),
        };
        let last = keys.last().cloned().filter(|_| keys.len() == KEYS_AT_ONCE);
        for key in keys {
            // What was told meanwhile is newer.
            if !self.messages.knows(&key.id) && !self.told_meanwhile.contains(&key.id) {
                let id = key.id.clone();
                self.messages.learn_key(real.clone(), key, Ticket::default());
                self.place(&id);
            } else {
                self.place(&key.id);
            }
        }
        if let Some(last) = last {
            return vec![self.load_keys(folder, Some(last))];
        }
        if let Some(list) = self.lists.get_mut(folder) {
            list.index_mut().is_loaded = true;
            list.let_pages_go();
        }
        let mut effects = self.look_again(folder);
        effects.extend(self.next_round());
        effects
    }

    /// The keys of a folder could not be read: pages have to do until they can.
    fn wait_for_keys(&mut self, folder: &FolderId) -> Vec<Effect> {
        if let Some(list) = self.lists.get_mut(folder) {
            list.index_mut().is_unreadable = true;
        }
        let mut effects = self.look_again(folder);
        effects.push(Effect::Wake(Alarm::Sync, PAUSE_MILLIS));
        effects
    }

    /// Whether the keys of a folder could not be read, and it goes on without them.
    pub(super) fn goes_on_without_keys(&self, folder: &FolderId) -> bool {
        let index = self.lists.get(folder).and_then(|list| list.index());
        index.is_some_and(|index| index.is_loaded && index.is_unreadable)
    }

    /// The store can be read again, and the folder was read to its end without it: what is not known by now is gone.
    fn compare_keys(&mut self, folder: &FolderId, keys: Vec<Key>) -> Vec<Effect> {
        let last = keys.last().cloned().filter(|_| keys.len() == KEYS_AT_ONCE);
        let is_gone = |key: &Key| !self.messages.knows(&key.id) && !self.told_meanwhile.contains(&key.id);
        let gone = keys.into_iter().filter(is_gone).map(|key| key.id).collect();
        let mut effects = self.write(vec![Write::ForgetMessages(gone)], Vec::new());
        if let Some(last) = last {
            effects.push(self.load_keys(folder, Some(last)));
            return effects;
        }
        if let Some(list) = self.lists.get_mut(folder) {
            list.index_mut().is_unreadable = false;
        }
        let real = Some(self.folders.real(folder));
        if let Some(track) = self.sync.tracks.get(&real).cloned() {
            effects.extend(self.write(vec![Write::Track { folder: real, track }], Vec::new()));
        }
        effects
    }

    /// Headers from the store; those the server told of meanwhile are not what they were.
    pub(super) fn take_headers(&mut self, headers: Vec<Message>) {
        for header in headers {
            let id = header.id.clone();
            if self.messages.header(&id).is_none() && !self.told_meanwhile.contains(&id) {
                self.messages.learn_stored(header);
                self.place(&id);
            }
        }
    }

    fn take_rows(&mut self, read: Read, stored: Option<Stored>) -> Vec<Effect> {
        let Read::Headers(asked) = read else { return Vec::new() };
        self.take_headers(headers_of(stored));
        let missing: Vec<MessageId> = asked
            .into_iter()
            .filter(|id| self.messages.knows(id) && self.messages.header(id).is_none())
            .collect();
        let (stale, lost): (Vec<_>, Vec<_>) =
            missing.into_iter().partition(|id| self.told_meanwhile.contains(id));
        let mut effects = self.ask_whereabouts(&lost);
        if !stale.is_empty() {
            // They were written while they were read.
            for id in &stale {
                self.told_meanwhile.remove(id);
            }
            effects.push(self.load(Read::Headers(stale), Purpose::Rows));
        }
        effects
    }

    pub(super) fn begin_known(
        &mut self,
        change: Change,
        job: Option<crate::mailbox::EntryId>,
        can_be_undone: bool,
    ) -> Vec<Effect> {
        let Change::Messages { action, messages } = change else { return Vec::new() };
        let (known, unknown): (Vec<_>, Vec<_>) =
            messages.into_iter().partition(|id| self.messages.header(id).is_some());
        let known = Change::messages(action.clone(), known);
        let mut effects = self.begin(known, job, can_be_undone).unwrap_or_default();
        // What they are like is not in the store either: they are changed, and nobody knows what would undo it.
        effects.extend(self.note_change(Change::messages(action, unknown), job, Vec::new()));
        effects
    }
}

pub(super) fn headers_of(stored: Option<Stored>) -> Vec<Message> {
    match stored {
        Some(Stored::Headers(headers)) => headers,
        _ => Vec::new(),
    }
}
