//! What comes out of the store behind the first screen: lists, rows, the journal; and what another tab has written.

use crate::mailbox::mutant::{self, Mutant};
use crate::mailbox::{Alarm, Change, Effect, Key, Mailbox, Pending, Purpose, Read, Stored, Ticket, Write};
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
            Purpose::Change(change, job, can_be_undone) => {
                self.take_headers(headers_of(stored));
                self.begin_known(change, job, can_be_undone)
            }
            Purpose::Begin(kept) => {
                if let Some(Stored::Journal(entries)) = stored {
                    self.take_journal(entries);
                }
                let (read, snapshot) = *kept;
                self.show(read, snapshot)
            }
            Purpose::Start | Purpose::Content(_) => Vec::new(),
        }
    }

    /// Takes in what another tab has kept.
    pub(super) fn take_in(&mut self, words: &[Write]) -> Vec<Effect> {
        if mutant::is(Mutant::WordsIgnored) {
            return Vec::new();
        }
        let mut effects = self.absorb(words);
        for write in words {
            if let Write::Entries(entries) = write {
                self.journal.kept(entries.iter().map(|entry| entry.id));
            }
        }
        effects.extend(self.carry());
        // A tab that asks nothing has no answer that would do it.
        self.tidy();
        effects
    }

    /// This tab alone syncs and sends from now on.
    pub(super) fn take_the_lead(&mut self) -> Vec<Effect> {
        vec![self.load(Read::Journal, Purpose::Lead)]
    }

    fn take_journal(&mut self, entries: Vec<crate::mailbox::Entry>) {
        for entry in entries {
            if self.journal.get(entry.id).is_none() {
                self.note_job(entry.job, entry.change.clone());
            }
            let id = entry.id;
            self.absorb_entry(entry);
            self.journal.kept([id]);
            self.journal.may_be_sent([id]);
        }
    }

    fn take_over(&mut self, stored: Option<Stored>) -> Vec<Effect> {
        let is_late = std::mem::replace(&mut self.is_leader, true);
        let is_unread = stored.is_none();
        if is_late {
            self.sync.is_journal_unread = is_unread;
            let Some(Stored::Journal(mut entries)) = stored else { return Vec::new() };
            // What was here already, or is done with, is newer here than there.
            entries.retain(|entry| !self.journal.is_mine(entry.id) && self.journal.get(entry.id).is_none());
            entries.retain(|entry| !self.is_forgetting(entry.id));
            self.take_journal(entries);
            return self.carry();
        }
        if let Some(Stored::Journal(entries)) = stored
            && !mutant::is(Mutant::JournalNotReread)
        {
            self.take_journal(entries);
        }
        let mut effects = self.carry();
        effects.extend(self.look_for_news());
        // The store may work again some time: then others' work is found there.
        self.sync.is_journal_unread = is_unread;
        effects
    }

    /// The journal could not be read when this tab began to lead: it is tried again.
    pub(super) fn read_journal_again(&mut self) -> Vec<Effect> {
        let is_reading =
            |pending: &Pending| matches!(pending, Pending::Reading(Read::Journal, Purpose::Lead));
        if !self.sync.is_journal_unread || self.pending.values().any(is_reading) {
            return Vec::new();
        }
        vec![self.load(Read::Journal, Purpose::Lead)]
    }

    /// Reads the keys of a folder from the store, a stretch at a time.
    pub(super) fn load_keys(&mut self, folder: &FolderId, after: Option<Key>) -> Effect {
        let read = Read::Keys { folder: self.folders.real(folder), after, limit: KEYS_AT_ONCE };
        self.load(read, Purpose::List(folder.clone()))
    }

    fn take_keys(&mut self, folder: &FolderId, stored: Option<Stored>) -> Vec<Effect> {
        let real = self.folders.real(folder);
        let keys = match stored {
            Some(Stored::Keys(keys)) => keys,
            // The server tells only what changed since: without the rest in the store that is not enough.
            None if self.sync.link(Some(&real)).is_some() => return self.wait_for_keys(folder),
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

    /// Headers from the store; those the server told of meanwhile are not what they were.
    fn take_headers(&mut self, headers: Vec<Message>) {
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

    fn begin_known(
        &mut self,
        change: Change,
        job: Option<crate::mailbox::EntryId>,
        can_be_undone: bool,
    ) -> Vec<Effect> {
        let Change::Messages { action, messages } = change else { return Vec::new() };
        // Of what is not in the store either nothing is known that could be changed.
        let known = messages.into_iter().filter(|id| self.messages.header(id).is_some());
        self.begin(Change::messages(action, known), job, can_be_undone)
    }
}

fn headers_of(stored: Option<Stored>) -> Vec<Message> {
    match stored {
        Some(Stored::Headers(headers)) => headers,
        _ => Vec::new(),
    }
}
