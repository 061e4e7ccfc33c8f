//! What comes out of the store: the first screen, lists, rows, contents; and what another tab has written.

use crate::mailbox::{
    Change, Effect, Key, Mailbox, Notice, Pending, Purpose, Read, Snapshot, StorageError, Stored, Ticket,
    Write,
};
use crate::model::{FolderId, Message, MessageId};

/// Keys read from the store at once: little enough to be taken in between two frames.
const KEYS_AT_ONCE: usize = 2_000;

impl Mailbox {
    /// What was to be read from the store is here, or could not be read.
    pub fn loaded(&mut self, ticket: Ticket, outcome: Result<Stored, StorageError>) -> Vec<Effect> {
        let Some(Pending::Reading(read, purpose)) = self.pending.remove(&ticket) else { return Vec::new() };
        let mut effects = Vec::new();
        if let Err(error) = outcome
            && self.storage_error.replace(error) != Some(error)
        {
            effects.push(Effect::Tell(Notice::NotKept(error)));
        }
        effects.extend(match (purpose, outcome) {
            (Purpose::Start, outcome) => self.begin_with(read, outcome.ok()),
            (Purpose::Lead, outcome) => self.take_over(outcome.ok()),
            (Purpose::List(folder), outcome) => self.take_keys(&folder, outcome.ok()),
            (Purpose::Rows, outcome) => self.take_rows(read, outcome.ok()),
            (Purpose::Content(id), outcome) => self.take_content(ticket, id, outcome.ok()),
            (Purpose::Change(change, job, can_be_undone), outcome) => {
                self.take_headers(headers_of(outcome.ok()), true);
                self.begin_known(change, job, can_be_undone)
            }
        });
        self.tidy();
        effects
    }

    /// Another tab of this mailbox has kept this.
    pub fn overhear(&mut self, writes: &[Write]) -> Vec<Effect> {
        let mut effects = self.absorb(writes);
        for write in writes {
            if let Write::Entries(entries) = write {
                self.journal.kept(entries.iter().map(|entry| entry.id));
            }
        }
        effects.extend(self.carry());
        effects
    }

    /// This tab alone syncs and sends from now on. What others left behind comes first.
    pub fn lead(&mut self) -> Vec<Effect> {
        vec![self.load(Read::Journal, Purpose::Lead)]
    }

    fn begin_with(&mut self, read: Read, stored: Option<Stored>) -> Vec<Effect> {
        let snapshot = match stored {
            Some(Stored::Start(snapshot)) => *snapshot,
            _ => Snapshot::default(),
        };
        let is_first_time = snapshot.folders.is_empty();
        self.folders.learn_names(snapshot.names);
        self.folders.learn_all(snapshot.folders);
        for (folder, track) in snapshot.tracks {
            self.absorb_track(folder.as_ref(), track);
        }
        let shown = snapshot.rows.iter().map(|row| row.id.clone()).collect::<Vec<_>>();
        for row in snapshot.rows {
            self.messages.learn(row, Ticket::default(), true);
        }
        if let Read::Start { folder, .. } = read
            && !shown.is_empty()
        {
            let folder = self.folders.canonical(&folder);
            let total = self.folders.get(&folder).map_or(0, |folder| folder.total_item_count);
            self.lists.entry(folder).or_default().show_stored(shown.clone(), total);
        }
        for id in &shown {
            self.place(id);
        }
        self.take_journal(snapshot.journal);
        let mut effects = if is_first_time { self.ask_folders() } else { self.ask_names() };
        let looked_at: Vec<_> = self.lists.iter().map(|(id, list)| (id.clone(), list.seen())).collect();
        for (folder, seen) in looked_at {
            effects.extend(self.look(&folder, seen));
        }
        effects.extend(self.poll());
        effects
    }

    fn take_journal(&mut self, entries: Vec<crate::mailbox::Entry>) {
        for entry in entries {
            if self.journal.get(entry.id).is_none() {
                self.note_job(entry.job, entry.change.clone());
            }
            let id = entry.id;
            self.absorb_entry(entry);
            self.journal.kept([id]);
        }
    }

    fn take_over(&mut self, stored: Option<Stored>) -> Vec<Effect> {
        self.is_leader = true;
        if let Some(Stored::Journal(entries)) = stored {
            self.take_journal(entries);
        }
        let mut effects = self.carry();
        effects.extend(self.poll());
        effects
    }

    /// Reads the keys of a folder from the store, a stretch at a time.
    pub(super) fn load_keys(&mut self, folder: &FolderId, after: Option<Key>) -> Effect {
        let read = Read::Keys { folder: self.folders.real(folder), after, limit: KEYS_AT_ONCE };
        self.load(read, Purpose::List(folder.clone()))
    }

    fn take_keys(&mut self, folder: &FolderId, stored: Option<Stored>) -> Vec<Effect> {
        let keys = match stored {
            Some(Stored::Keys(keys)) => keys,
            _ => Vec::new(),
        };
        let real = self.folders.real(folder);
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
        let is_whole = self.sync.is_complete(&real);
        if let Some(list) = self.lists.get_mut(folder) {
            let index = list.index_mut();
            index.is_loaded = true;
            index.is_whole = is_whole;
        }
        let mut effects = self.look_again(folder);
        effects.extend(self.next_round());
        effects
    }

    /// Headers from the store; those the server told of meanwhile are not what they were.
    fn take_headers(&mut self, headers: Vec<Message>, is_wanted: bool) {
        for header in headers {
            let id = header.id.clone();
            if self.messages.header(&id).is_none() && !self.told_meanwhile.contains(&id) {
                self.messages.learn_stored(header, is_wanted);
                self.place(&id);
            }
        }
    }

    fn take_rows(&mut self, read: Read, stored: Option<Stored>) -> Vec<Effect> {
        let Read::Headers(asked) = read else { return Vec::new() };
        self.take_headers(headers_of(stored), true);
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
