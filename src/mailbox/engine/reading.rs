//! What comes out of the store behind the first screen: lists, rows, the journal; and what another tab has written.

use crate::mailbox::mutant::{self, Mutant};
use crate::mailbox::{
    Alarm, Change, Effect, Entry, Key, Mailbox, Pending, Purpose, Read, Stored, Ticket, Told, Write,
};
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
                self.take_headers(headers_of(stored));
                self.begin_known(change, job, can_be_undone)
            }
            Purpose::Begin(kept) => {
                let mut effects = self.take_journal(entries_in(stored));
                let (read, snapshot) = *kept;
                effects.extend(self.show(read, snapshot));
                effects
            }
            Purpose::Start | Purpose::Content(_) => Vec::new(),
        }
    }

    /// Takes in what another tab told.
    pub(super) fn take_in(&mut self, mut words: Vec<Write>, told: Told) -> Vec<Effect> {
        if mutant::is(Mutant::WordsIgnored) {
            return Vec::new();
        }
        let is_journal_only = words.iter().all(Write::is_journal);
        match told {
            // Only the tab that leads writes links, and what it could not keep before them.
            Told::Kept => self.is_store_stale &= !words.iter().any(is_track),
            // Links do not count then: whoever goes on from the store has to go on from what is in it.
            Told::Unkept => {
                self.is_store_stale |= !is_journal_only;
                words.retain(|write| !is_track(write));
            }
            Told::ByTheWay => self.leave_what_is_known_better(&mut words),
        }
        let corrections = self.correct(&mut words);
        let mut effects = self.absorb(&words);
        let entries = words.iter().flat_map(entries_of).map(|entry| entry.id).collect::<Vec<_>>();
        if told != Told::Kept && self.is_leader {
            effects.extend(self.keep(words, entries, Vec::new()));
        } else {
            self.journal.kept(entries);
        }
        if self.is_leader {
            effects.extend(self.keep(corrections, Vec::new(), Vec::new()));
        }
        effects.extend(self.carry());
        // A tab that asks nothing has no answer that would do it.
        self.tidy();
        effects
    }

    /// What a tab that follows learned by the way may be older than what is known here; and what happens in folders that
    /// are kept up is told to this tab anyway. The others hear of it from the one that leads.
    fn leave_what_is_known_better(&mut self, words: &mut Vec<Write>) {
        if !self.is_leader {
            words.clear();
        }
        for write in words {
            match write {
                Write::Headers(headers) => headers.retain(|header| {
                    let folder = header.parent_folder_id.as_ref();
                    !folder.is_some_and(|folder| self.is_followed(folder)) && !self.messages.knows(&header.id)
                }),
                Write::Folders(folders) => folders.retain(|folder| self.folders.said(&folder.id).is_none()),
                _ => {}
            }
        }
    }

    /// An entry that another tab wrote down late may be done with here, or in part: that must not come back. What has to
    /// be written so that it does not.
    fn correct(&mut self, words: &mut [Write]) -> Vec<Write> {
        let mut corrections = Vec::new();
        for write in words {
            let Write::Entries(entries) = write else { continue };
            entries.retain_mut(|entry| {
                let heard = entry.change.count();
                let is_open = self.journal.is_open(entry);
                if !is_open {
                    corrections.push(Write::ForgetEntries(vec![entry.id]));
                } else if entry.change.count() < heard {
                    corrections.push(Write::Entries(vec![entry.clone()]));
                }
                is_open
            });
        }
        corrections
    }

    /// This tab alone syncs and sends from now on.
    pub(super) fn take_the_lead(&mut self) -> Vec<Effect> {
        vec![self.load(Read::Journal, Purpose::Lead)]
    }

    fn take_journal(&mut self, entries: Vec<Entry>) -> Vec<Effect> {
        let mut kept = [Write::Entries(entries)];
        let corrections = self.correct(&mut kept);
        for entry in kept.iter().flat_map(entries_of).cloned() {
            if self.journal.get(entry.id).is_none() {
                self.note_job(entry.job, entry.change.clone());
            }
            let id = entry.id;
            self.absorb_entry(entry);
            self.journal.kept([id]);
            self.journal.may_be_sent([id]);
        }
        if self.is_leader { self.keep(corrections, Vec::new(), Vec::new()) } else { Vec::new() }
    }

    fn take_over(&mut self, stored: Option<Stored>) -> Vec<Effect> {
        let is_late = std::mem::replace(&mut self.is_leader, true);
        let is_unread = stored.is_none();
        if is_late {
            self.sync.is_journal_unread = is_unread;
        }
        let mut entries = entries_in(stored.filter(|_| !mutant::is(Mutant::JournalNotReread)));
        // What is here already is newer here than there.
        entries.retain(|entry| self.journal.get(entry.id).is_none());
        let mut effects = self.take_journal(entries);
        if is_late {
            effects.extend(self.carry());
            return effects;
        }
        effects.extend(self.start_over_in_store());
        effects.extend(self.carry());
        effects.extend(self.look_for_news());
        // The store may work again some time: then others' work is found there.
        self.sync.is_journal_unread = is_unread;
        effects
    }

    /// Where the store does not hold what is at hand, it starts over with that, as soon as it works.
    fn start_over_in_store(&mut self) -> Vec<Effect> {
        let mut writes = Vec::new();
        if std::mem::take(&mut self.is_store_stale) {
            writes.push(Write::Clear);
        }
        // What was learned before anybody led was not kept.
        if !self.folders.is_empty() {
            writes.push(Write::Folders(self.folders.all_said().cloned().collect()));
        }
        if !self.folders.has_no_names() {
            writes.push(Write::Names(self.folders.kept_names()));
        }
        self.write(writes, Vec::new())
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
        // Its name may have become known since it was asked for.
        let folder = &self.folders.canonical(folder);
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

    fn begin_known(
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

const fn is_track(write: &Write) -> bool {
    matches!(write, Write::Track { .. })
}

fn entries_of(write: &Write) -> &[Entry] {
    match write {
        Write::Entries(entries) => entries,
        _ => &[],
    }
}

fn entries_in(stored: Option<Stored>) -> Vec<Entry> {
    match stored {
        Some(Stored::Journal(entries)) => entries,
        _ => Vec::new(),
    }
}

fn headers_of(stored: Option<Stored>) -> Vec<Message> {
    match stored {
        Some(Stored::Headers(headers)) => headers,
        _ => Vec::new(),
    }
}
