//! What the mailbox waits for, and how it asks the outside.

use super::list::Wanted;
use super::parcel::Unit;
use super::{Change, Effect, EntryId, Mailbox, PAGE_ROWS, Question, Read, Snapshot, Ticket, Write};
use crate::model::{FolderId, MessageId};

/// What an answer is awaited for.
#[derive(Debug, Clone)]
pub(super) enum Pending {
    /// A question to the server.
    Asked(Question),
    /// Work of the journal at the server.
    Sent(Vec<Unit>),
    /// Something from the store.
    Reading(Read, Purpose),
    /// Something into the store.
    Keeping(Unkept),
}

/// What is to be kept, and what waits for that.
#[derive(Debug, Clone, Default)]
pub(super) struct Unkept {
    /// What is so from now on.
    pub(super) writes: Vec<Write>,
    /// Entries that may be sent then.
    pub(super) entries: Vec<EntryId>,
    /// What is to be sent at once then.
    pub(super) units: Vec<Unit>,
}

/// What something is read from the store for.
#[derive(Debug, Clone)]
pub(super) enum Purpose {
    /// The first screen.
    Start,
    /// The journal, before the first screen, which was read as this.
    Begin(Box<(Read, Snapshot)>),
    /// The journal, before this tab leads.
    Lead,
    /// The list of a folder.
    List(FolderId),
    /// Rows near the eye.
    Rows,
    /// The hits of a search, by its list.
    Search(FolderId),
    /// The message that is open, or one beside it.
    Content(MessageId),
    /// Messages that are to be changed.
    Change(Change, Option<EntryId>, bool),
}

impl Mailbox {
    pub(super) fn ask_folders(&mut self) -> Vec<Effect> {
        let mut effects = self.ask_names();
        self.ask_about_folders(Question::Folders, &mut effects);
        effects
    }

    pub(super) fn ask_names(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.ask_about_folders(Question::WellKnownFolders, &mut effects);
        effects
    }

    pub(super) fn ask_about_folders(&mut self, question: Question, effects: &mut Vec<Effect>) {
        self.folders.asked();
        self.ask(question, effects);
    }

    pub(super) fn ask_rows(&mut self, folder: &FolderId, wanted: Wanted) -> Vec<Effect> {
        let mut effects = self.cancel(wanted.cancel);
        for number in wanted.ask {
            let question =
                Question::Rows { folder: folder.clone(), skip: number * PAGE_ROWS, top: PAGE_ROWS };
            let ticket = self.ask(question, &mut effects);
            if let Some(list) = self.lists.get_mut(folder) {
                list.asked(number, ticket);
            }
        }
        effects
    }

    pub(super) fn ask(&mut self, question: Question, effects: &mut Vec<Effect>) -> Ticket {
        let ticket = self.next_ticket();
        self.pending.insert(ticket, Pending::Asked(question.clone()));
        effects.push(Effect::Ask(ticket, question));
        ticket
    }

    pub(super) fn load(&mut self, read: Read, purpose: Purpose) -> Effect {
        let ticket = self.next_ticket();
        self.pending.insert(ticket, Pending::Reading(read.clone(), purpose));
        Effect::Load(ticket, read)
    }

    /// Keeps what is already so in memory; then `entries` may be sent, and `units` are at once.
    ///
    /// One transaction at a time: what comes meanwhile waits for the next one. So a failed one can go again before
    /// anything newer, and the store never holds the later without the earlier.
    pub(super) fn keep(
        &mut self,
        writes: Vec<Write>,
        entries: Vec<EntryId>,
        units: Vec<Unit>,
    ) -> Vec<Effect> {
        let writes = writes.into_iter().filter(|write| !write.is_empty());
        // What the server said is written by one tab only: so the store never goes back to what was.
        let (kept, shared): (Vec<_>, Vec<_>) = writes.partition(|write| self.is_leader || write.is_journal());
        let mut effects = Vec::new();
        if !shared.is_empty() {
            effects.push(Effect::Share(shared));
        }
        if !kept.is_empty() {
            self.unkept.writes.extend(kept);
            self.unkept.entries.extend(entries);
            self.unkept.units.extend(units);
            effects.extend(self.keep_what_waits());
        }
        effects
    }

    /// Begins the next transaction, if none is under way and anything waits for one.
    pub(super) fn keep_what_waits(&mut self) -> Vec<Effect> {
        if self.is_keeping() || self.unkept.writes.is_empty() {
            return Vec::new();
        }
        let mut unkept = std::mem::take(&mut self.unkept);
        self.journal.freshen(&mut unkept.writes);
        let writes = unkept.writes.clone();
        let ticket = self.next_ticket();
        self.pending.insert(ticket, Pending::Keeping(unkept));
        vec![Effect::Keep(ticket, writes)]
    }

    fn is_keeping(&self) -> bool {
        self.pending.values().any(|pending| matches!(pending, Pending::Keeping(_)))
    }

    /// Whether a transaction is under way and the next one waits for it already.
    pub(super) fn is_keeping_late(&self) -> bool {
        !self.unkept.writes.is_empty() && self.is_keeping()
    }

    pub(super) fn cancel(&mut self, tickets: Vec<Ticket>) -> Vec<Effect> {
        for ticket in &tickets {
            self.pending.remove(ticket);
        }
        tickets.into_iter().map(Effect::Cancel).collect()
    }

    pub(super) fn next_ticket(&mut self) -> Ticket {
        self.last_ticket += 1;
        Ticket(self.last_ticket)
    }
}
