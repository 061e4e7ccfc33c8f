//! The mailbox as a whole: what is known, what is on its way, and how answers change it.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::content::Contents;
use super::doors::Early;
use super::engine::{Searches, Sync};
use super::journal::Journal;
use super::list::Wanted;
use super::messages::{Messages, Standing};
use super::pending::Unkept;
use super::undo::UndoStack;
use super::{
    Answer, Change, ContentState, Effect, Engine, Folders, MessageList, PAGE_ROWS, Pending, Purpose,
    Question, Read, Row, StorageError, Ticket,
};
use crate::model::{FolderId, Message, MessageId};
use crate::protocol::ApiError;

/// Rows to either side of the eye whose headers are read ahead.
const ROWS_AHEAD: usize = 30;

/// All that is known of a mailbox.
#[derive(Debug, Clone, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each says one thing of its own")]
pub struct Mailbox {
    pub(super) folders: Folders,
    pub(super) lists: FxHashMap<FolderId, MessageList>,
    pub(super) messages: Messages,
    pub(super) contents: Contents,
    pub(super) journal: Journal,
    pub(super) undo: UndoStack,
    pub(super) sync: Sync,
    pub(super) searches: Searches,
    pub(super) pending: FxHashMap<Ticket, Pending>,
    pub(super) last_ticket: u64,
    /// Opened, and to be marked as read once it is here.
    pub(super) unread_on_opening: Option<MessageId>,
    /// What each message with changes over it does to the counts: as the server has it, and as shown.
    pub(super) counted: FxHashMap<MessageId, (Standing, Option<Standing>)>,
    /// Messages that were told of while something was read from the store: what is read may be older.
    pub(super) told_meanwhile: FxHashSet<MessageId>,
    /// This tab syncs and sends.
    pub(super) is_leader: bool,
    /// The work that is on its way, or about to be.
    pub(super) is_carrying: bool,
    /// When the latest parcel was sent.
    pub(super) parcel_asked: Ticket,
    /// How often in a row work could not be carried; it rests in between.
    pub(super) failures_in_row: u32,
    pub(super) is_resting: bool,
    pub(super) is_offline: bool,
    pub(super) storage_error: Option<StorageError>,
    /// The store does not hold what is at hand, and nothing on its way brings it there: the tab that leads could not
    /// keep what it told.
    pub(super) is_store_stale: bool,
    /// The store could not be read in the beginning: it may hold what is gone, and nobody here would know.
    pub(super) is_store_unread: bool,
    /// Until it is there, the first screen goes on without.
    pub(super) engine: Option<&'static Engine>,
    pub(super) early: Vec<Early>,
    /// What is so and waits to be kept: the next transaction, or one that failed and goes again with it.
    pub(super) unkept: Unkept,
}

impl Mailbox {
    /// A mailbox nobody has looked into yet, with `folder` on screen first. `tab` is a number by chance, which keeps
    /// the journal entries of two tabs apart. It begins with what is in the store.
    pub fn start(tab: u32, folder: &FolderId) -> (Self, Vec<Effect>) {
        let mut mailbox = Self { journal: Journal::new(tab), ..Self::default() };
        let read = Read::Start { folder: folder.clone(), rows: PAGE_ROWS };
        let effects = vec![mailbox.load(read, Purpose::Start)];
        (mailbox, effects)
    }

    /// The folders.
    pub fn folders(&self) -> &Folders {
        &self.folders
    }

    /// The list of a folder, if anybody has looked.
    pub fn list(&self, folder: &FolderId) -> Option<&MessageList> {
        self.lists.get(folder)
    }

    /// A message as its row shows it.
    pub fn message(&self, message: &MessageId) -> Option<&Message> {
        self.messages.header(message)
    }

    /// The message at a position of a folder.
    pub fn message_at(&self, folder: &FolderId, index: usize) -> Option<&Message> {
        match self.lists.get(folder)?.row(index) {
            Row::Message(id) => self.messages.header(id),
            Row::Loading | Row::Failed(_) => None,
        }
    }

    /// Where a message stands in a folder, if that is known.
    pub fn position(&self, folder: &FolderId, message: &MessageId) -> Option<usize> {
        let key = self.messages.shown_standing(message)?.key(message);
        self.lists.get(folder)?.position(&key)
    }

    /// How far the content of a message is, if it was asked for.
    pub fn content(&self, message: &MessageId) -> Option<ContentState> {
        self.contents.get(message)
    }

    /// Whether the server could not be reached the last time.
    pub fn is_offline(&self) -> bool {
        self.is_offline
    }

    /// Why nothing is kept on this device, where that is so.
    pub fn storage_trouble(&self) -> Option<StorageError> {
        self.storage_error
    }

    /// How many changes the server has not confirmed yet, counted by message.
    pub fn waiting(&self) -> usize {
        self.journal.waiting()
    }

    /// The eye rests on some rows of a folder.
    pub fn look(&mut self, folder: &FolderId, range: Range<usize>) -> Vec<Effect> {
        // What is in the store comes first: only then it is known what to ask for.
        if self.is_starting() {
            self.lists.entry(folder.clone()).or_default().see(&range);
            return Vec::new();
        }
        self.lists.entry(folder.clone()).or_default().see(&range);
        let mut effects = self.look_again(folder);
        effects.extend(self.follow(folder));
        effects
    }

    /// More is known of a folder than when somebody looked: what is there to ask for now?
    pub(super) fn look_again(&mut self, folder: &FolderId) -> Vec<Effect> {
        let Some(list) = self.lists.get_mut(folder) else { return Vec::new() };
        // The server knows nothing of a search's list.
        let wanted = if folder.query().is_some() { Wanted::default() } else { list.look() };
        let mut effects = self.ask_rows(folder, wanted);
        effects.extend(self.load_rows(folder));
        effects
    }

    /// The person moved to another folder: nobody waits for this one's rows.
    pub fn leave(&mut self, folder: &FolderId) -> Vec<Effect> {
        if let Some(ticket) = self.searches.leave(folder) {
            self.pending.remove(&ticket);
        }
        let tickets = self.lists.get_mut(folder).map(MessageList::leave).unwrap_or_default();
        self.cancel(tickets)
    }

    /// Looks for news everywhere; what is on screen stays until the answers come.
    pub fn refresh(&mut self, folder: &FolderId, range: Range<usize>) -> Vec<Effect> {
        self.lists.entry(folder.clone()).or_default().forgive();
        self.sync.is_asked_for = true;
        let mut effects = self.poll();
        effects.extend(self.look_again(folder));
        if self.has_no_sync(folder) {
            effects.extend(self.ask_folders());
            let wanted = self.lists.get_mut(folder).map(|list| list.refresh(&range)).unwrap_or_default();
            effects.extend(self.ask_rows(folder, wanted));
        }
        effects
    }

    /// The person opened a message; `neighbours` are worth having before they are asked for.
    pub fn open(&mut self, message: &MessageId, neighbours: &[MessageId]) -> Vec<Effect> {
        let mut wanted = vec![message.clone()];
        wanted.extend_from_slice(neighbours);
        let cancelled = self.contents.cancel_but(&wanted);
        let mut effects = self.cancel(cancelled);
        self.contents.touch(message);
        for id in wanted {
            if self.contents.is_missing(&id) {
                let effect = self.load(Read::Content(id.clone()), Purpose::Content(id.clone()));
                if let Effect::Load(ticket, _) = &effect {
                    self.contents.asked(id, *ticket);
                }
                effects.push(effect);
            }
        }
        self.unread_on_opening = Some(message.clone());
        effects.extend(self.read_what_is_open());
        effects
    }

    /// The person closed the message: nobody waits for it or its neighbours, and it was not read after all.
    pub fn close(&mut self) -> Vec<Effect> {
        self.unread_on_opening = None;
        let tickets = self.contents.cancel_but(&[]);
        self.cancel(tickets)
    }

    /// An answer of the server came, or it is certain that none will.
    pub fn settle(&mut self, ticket: Ticket, outcome: Result<Answer, ApiError>) -> Vec<Effect> {
        match &outcome {
            Ok(_) => self.is_offline = false,
            Err(error) => self.is_offline |= *error == ApiError::Unreachable,
        }
        let effects = match (self.pending.remove(&ticket), outcome) {
            (Some(Pending::Asked(question)), outcome) if question.is_of_engine() => {
                self.with(|engine, mailbox| (engine.settle_question)(mailbox, ticket, question, outcome))
            }
            (Some(Pending::Asked(question)), Ok(answer)) => self.learn(ticket, question, answer),
            (Some(Pending::Asked(question)), Err(error)) => self.learn_failure(ticket, question, error),
            (Some(Pending::Sent(units)), outcome) => {
                self.with(|engine, mailbox| (engine.settle_parcel)(mailbox, units, outcome))
            }
            // Cancelled before.
            _ => Vec::new(),
        };
        self.tidy();
        effects
    }

    /// Opening a message reads it, once it is known whether it was read.
    pub(super) fn read_what_is_open(&mut self) -> Vec<Effect> {
        let is_here = |id: &MessageId| matches!(self.contents.get(id), Some(ContentState::Here(_)));
        if !self.unread_on_opening.as_ref().is_some_and(is_here) {
            return Vec::new();
        }
        match self.unread_on_opening.take() {
            Some(message) => self.apply_quietly(Change::messages(super::Action::Read(true), [message])),
            None => Vec::new(),
        }
    }

    /// Reads the headers near the eye that are not at hand.
    pub(super) fn load_rows(&mut self, folder: &FolderId) -> Vec<Effect> {
        let Some(list) = self.lists.get(folder) else { return Vec::new() };
        let seen = list.seen();
        let known = list.index().map_or(0, super::index::Index::len);
        let range = seen.start.saturating_sub(ROWS_AHEAD)..(seen.end + ROWS_AHEAD).min(known);
        let ids = range.filter_map(|at| Some(list.index()?.get(at)?.id.clone()));
        let missing: Vec<_> = ids.filter(|id| self.messages.header(id).is_none()).collect();
        let missing: Vec<_> = missing.into_iter().filter(|id| !self.is_reading(id)).collect();
        if missing.is_empty() {
            return Vec::new();
        }
        vec![self.load(Read::Headers(missing), Purpose::Rows)]
    }

    fn is_reading(&self, id: &MessageId) -> bool {
        self.pending.values().any(|pending| match pending {
            Pending::Reading(Read::Headers(ids), Purpose::Rows) | Pending::Asked(Question::Headers(ids)) => {
                ids.contains(id)
            }
            _ => false,
        })
    }

    pub(super) fn is_starting(&self) -> bool {
        let is_start =
            |pending: &Pending| matches!(pending, Pending::Reading(_, Purpose::Start | Purpose::Begin(_)));
        let is_early = |early: &Early| matches!(early, Early::Begin(_));
        self.pending.values().any(is_start) || self.early.iter().any(is_early)
    }

    /// Forgets the changes that every answer still to come knows of, and what nobody looks at.
    pub(super) fn tidy(&mut self) {
        let is_question = |pending: &&Ticket| matches!(self.pending.get(pending), Some(Pending::Asked(_)));
        let oldest = self.pending.keys().filter(is_question).min().copied();
        for id in self.messages.overlay.tidy(oldest) {
            self.place(&id);
        }
        self.messages.tidy_gone(oldest);
        // All pages of a round of the folders tell what was so when its first was asked for.
        let oldest = oldest.into_iter().chain(self.sync.folders_asked).min();
        self.folders.tidy(oldest);
        if !self.pending.values().any(|pending| matches!(pending, Pending::Reading(..))) {
            self.told_meanwhile.clear();
        }
        let lists = &self.lists;
        let contents = &self.contents;
        self.messages.shrink(|| {
            let near = lists.values().flat_map(MessageList::ids_near_the_eye);
            near.cloned().chain(contents.ids().cloned()).collect()
        });
    }
}
