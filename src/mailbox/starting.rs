//! What comes out of the store for the first screen.

use super::doors::Early;
use super::{
    Effect, Mailbox, Notice, Pending, Purpose, Question, Read, Snapshot, StorageError, Stored, Ticket,
};
use crate::model::MessageId;

impl Mailbox {
    /// What was to be read from the store is here, or could not be read.
    pub fn loaded(&mut self, ticket: Ticket, outcome: Result<Stored, StorageError>) -> Vec<Effect> {
        let Some(Pending::Reading(read, purpose)) = self.pending.remove(&ticket) else { return Vec::new() };
        let mut effects = self.note_storage(outcome.as_ref().err().copied());
        let stored = outcome.ok();
        effects.extend(match purpose {
            Purpose::Start => self.begin_with(read, stored),
            Purpose::Content(id) => self.take_content(ticket, id, stored),
            other => self.with(|engine, mailbox| (engine.take_stored)(mailbox, read, other, stored)),
        });
        self.tidy();
        effects
    }

    /// Nothing can be kept: that is told once, and nothing is lost, since all is in memory and goes on from there.
    pub(super) fn note_storage(&mut self, error: Option<StorageError>) -> Vec<Effect> {
        match error {
            Some(error) if self.storage_error.replace(error) != Some(error) => {
                vec![Effect::Tell(Notice::NotKept(error))]
            }
            _ => Vec::new(),
        }
    }

    fn begin_with(&mut self, read: Read, stored: Option<Stored>) -> Vec<Effect> {
        let snapshot = if let Some(Stored::Start(snapshot)) = stored {
            *snapshot
        } else {
            self.is_store_unread = true;
            Snapshot::default()
        };
        if !snapshot.has_journal {
            self.journal.is_read = !self.is_store_unread;
            return self.show(read, snapshot);
        }
        // The engine knows what the person did since, and what that does to the rows.
        if self.engine.is_some() {
            vec![self.load(Read::Journal, Purpose::Begin(Box::new((read, snapshot))))]
        } else {
            self.early.push(Early::Begin(Box::new((read, snapshot))));
            Vec::new()
        }
    }

    /// Shows what is kept, and asks for what is not.
    pub(super) fn show(&mut self, read: Read, snapshot: Snapshot) -> Vec<Effect> {
        let is_first_time = snapshot.folders.is_empty();
        self.folders.learn_names(snapshot.names);
        self.folders.learn_all(snapshot.folders, Ticket::default());
        for (folder, track) in snapshot.tracks {
            // No list is held yet that would have to follow.
            self.sync.tracks.insert(folder, track);
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
            // What the journal moves elsewhere stands no longer here.
            let here = shown.iter().filter(|id| !self.is_moved_away(id, &folder)).cloned().collect();
            self.lists.entry(folder).or_default().show_stored(here, total);
        }
        for id in &shown {
            self.place(id);
        }
        let mut effects = if is_first_time { self.ask_folders() } else { self.ask_names() };
        let mut looked_at: Vec<_> = self.lists.iter().map(|(id, list)| (id.clone(), list.seen())).collect();
        // The order of a hash map must not decide what is asked first.
        looked_at.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        for (folder, seen) in looked_at {
            effects.extend(self.look(&folder, seen));
        }
        effects.extend(self.hear_what_waits());
        effects.extend(self.poll());
        effects
    }

    /// Nothing in the store: the server is asked.
    pub(super) fn take_content(
        &mut self,
        ticket: Ticket,
        id: MessageId,
        stored: Option<Stored>,
    ) -> Vec<Effect> {
        if !self.contents.is_asked(&id, ticket) {
            return Vec::new();
        }
        if let Some(Stored::Content(Some(content))) = stored {
            self.contents.arrived(&id, *content);
            return self.read_what_is_open();
        }
        let mut effects = Vec::new();
        let ticket = self.ask(Question::Content(id.clone()), &mut effects);
        self.contents.asked(id, ticket);
        effects
    }
}
