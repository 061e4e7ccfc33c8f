//! What is kept up to date, and in which order: the folders themselves, the Inbox, and the folders somebody opened.

use std::collections::VecDeque;

use rustc_hash::{FxHashMap, FxHashSet};

use super::rounds::Round;
use crate::mailbox::{Effect, Mailbox, MessageList, Pending, Question, Ticket, Track};
use crate::model::{FolderId, MessageId, WellKnownFolder};

/// Folders that are kept up to date, besides the Inbox: those opened last.
const MOST_FOLDERS: usize = 8;

/// How far synchronisation is.
#[derive(Debug, Clone, Default)]
pub(in crate::mailbox) struct Sync {
    /// Where each folder goes on; the folders themselves under none.
    pub(in crate::mailbox) tracks: FxHashMap<Option<FolderId>, Track>,
    /// Whose turn is next: ids, not names.
    pub(super) queue: VecDeque<Option<FolderId>>,
    /// The round that is under way: one at a time, so that the person's own questions find a place.
    pub(super) round: Option<Round>,
    /// Folders that are read once more: what came up so far. What did not until the end is gone.
    pub(super) resyncs: FxHashMap<Option<FolderId>, FxHashSet<String>>,
    /// The first question of the round of folders that is under way.
    pub(in crate::mailbox) folders_asked: Option<Ticket>,
    /// When a page of a round of folders was last taken in.
    pub(in crate::mailbox) folders_told: Ticket,
    /// A folder was made while others told of folders: it may be gone already, and nobody would say so again.
    pub(in crate::mailbox) is_folder_in_doubt: bool,
    /// Messages that another tab saw first: asked for by their ids until that is answered.
    pub(super) seen_elsewhere: Vec<MessageId>,
    /// Folders that somebody opened, by their names, the latest last.
    pub(super) opened: VecDeque<FolderId>,
    /// The person asked for news, and wants to hear where there are none to be had.
    pub(in crate::mailbox) is_asked_for: bool,
    /// The service does not have it: lists are read page by page instead.
    pub(super) is_unavailable: bool,
}

impl Sync {
    /// A folder that was opened by its id goes by its name from now on.
    pub(in crate::mailbox) fn rename_opened(&mut self, id: &FolderId, name: &FolderId) {
        let is_there = self.opened.contains(name);
        self.opened.retain(|opened| opened != id || !is_there);
        self.opened.iter_mut().filter(|opened| *opened == id).for_each(|opened| opened.clone_from(name));
    }

    /// Whether everything in a folder is known.
    fn is_complete(&self, folder: &FolderId) -> bool {
        self.tracks.get(&Some(folder.clone())).is_some_and(|track| track.is_complete)
    }

    /// Where a folder goes on; nothing where it begins, or has to begin again.
    pub(super) fn link(&self, folder: Option<&FolderId>) -> Option<String> {
        let folder = folder.cloned();
        let track = self.tracks.get(&folder)?;
        // Read once more by a tab that is gone: what came up went with it.
        let is_lost = track.is_anew && !self.resyncs.contains_key(&folder);
        track.link.clone().filter(|_| !is_lost)
    }

    pub(super) fn enqueue(&mut self, folder: Option<FolderId>) {
        let is_under_way = self.round.as_ref().is_some_and(|round| round.folder == folder);
        if !is_under_way && !self.queue.contains(&folder) {
            self.queue.push_back(folder);
        }
    }
}

impl Mailbox {
    /// Looks for news: of the folders, the Inbox, and what somebody opened. Where another tab leads, it does that.
    pub(super) fn look_for_news(&mut self) -> Vec<Effect> {
        let mut effects = self.search_again();
        effects.extend(self.check_hits_again());
        if !self.is_leader {
            // What the tab that leads has told before, it does not tell again.
            if !self.is_starting() && self.folders.is_wanting() {
                effects.extend(self.ask_folders());
            }
            return effects;
        }
        self.is_resting = false;
        effects.extend(self.carry());
        effects.extend(self.read_journal_again());
        if self.sync.is_unavailable || self.is_starting() {
            return effects;
        }
        if self.folders.is_empty() || self.folders.has_no_names() {
            // The first questions failed: without them nothing goes on.
            if !self.folders.is_asking() {
                effects.extend(if self.folders.is_empty() { self.ask_folders() } else { self.ask_names() });
            }
            if self.folders.is_empty() {
                return effects;
            }
        }
        if !self.is_asking_headers() {
            effects.extend(self.ask_whereabouts(&self.sync.seen_elsewhere.clone()));
        }
        self.sync.enqueue(None);
        let inbox = WellKnownFolder::Inbox.id();
        let opened: Vec<_> = self.sync.opened.iter().rev().cloned().collect();
        for folder in opened.into_iter().chain([inbox]) {
            let real = self.folders.real(&folder);
            if self.sync.is_complete(&real) && self.goes_on_without_keys(&folder) {
                effects.push(self.load_keys(&folder, None));
            }
            if self.folders.said(&real).is_some() {
                self.sync.enqueue(Some(real));
            }
        }
        effects.extend(self.next_round());
        effects
    }

    /// Looks for news of the folders themselves.
    pub(super) fn look_at_folders(&mut self) -> Vec<Effect> {
        if !self.is_leader || self.sync.is_unavailable || self.folders.is_empty() {
            return Vec::new();
        }
        self.sync.enqueue(None);
        self.next_round()
    }

    /// Whether a message that is told to be gone from a folder may be there all the same: it came back, and nobody told
    /// that it left where it was meanwhile.
    pub(super) fn may_be_in(&self, folder: &FolderId, message: &MessageId) -> bool {
        match self.messages.standing(message) {
            Some(said) => said.folder == *folder || !self.is_kept_up(&said.folder),
            // It may have been forgotten with a folder that nobody opened for long, or an older answer that is still to
            // come may name it.
            None => self.sync.is_complete(folder) || self.is_asking_for_messages(),
        }
    }

    /// Whether what happens in a folder from now on is told, sooner or later.
    pub(super) fn is_followed(&self, folder: &FolderId) -> bool {
        self.is_kept_up(folder) && self.sync.link(Some(folder)).is_some()
    }

    /// Whether changes in a folder are told.
    fn is_kept_up(&self, folder: &FolderId) -> bool {
        let name = self.folders.canonical(folder);
        let is_looked_at = name == WellKnownFolder::Inbox.id() || self.sync.opened.contains(&name);
        is_looked_at && self.sync.is_complete(folder)
    }

    /// Whether a folder's list is read page by page.
    pub(in crate::mailbox) fn has_no_sync(&self, folder: &FolderId) -> bool {
        let is_paged = self.lists.get(folder).is_none_or(|list| list.index().is_none());
        folder.query().is_none() && (self.sync.is_unavailable || is_paged)
    }

    /// Somebody looks at a folder: from now on it is kept up to date.
    pub(super) fn keep_up_with(&mut self, folder: &FolderId) -> Vec<Effect> {
        if let Some(effects) = self.follow_search(folder) {
            return effects;
        }
        if self.sync.is_unavailable || self.folders.said(folder).is_none() {
            return Vec::new();
        }
        let mut effects = self.hold(folder);
        if self.sync.opened.back() != Some(folder) {
            self.sync.opened.retain(|other| other != folder);
            self.sync.opened.push_back(folder.clone());
            effects.extend(self.let_go());
            if self.is_leader {
                let real = self.folders.real(folder);
                self.sync.enqueue(Some(real));
                effects.extend(self.next_round());
            }
        }
        effects
    }

    /// Reads what the store has of a folder's list, once.
    pub(super) fn hold(&mut self, folder: &FolderId) -> Vec<Effect> {
        let list = self.lists.entry(folder.clone()).or_default();
        if list.index().is_some_and(|index| !index.is_unreadable || index.is_loaded) {
            return Vec::new();
        }
        let track = self.sync.tracks.get(&Some(self.folders.real(folder))).cloned().unwrap_or_default();
        let index = list.index_mut();
        (index.is_whole, index.reached) = (track.is_complete, track.reached);
        index.is_unreadable = false;
        // Messages that came here before anybody looked have had no list to stand in.
        self.stand_all(folder);
        vec![self.load_keys(folder, None)]
    }

    /// Forgets the lists of folders that nobody opened for long; the store has them.
    fn let_go(&mut self) -> Vec<Effect> {
        let mut tickets = Vec::new();
        while self.sync.opened.len() > MOST_FOLDERS {
            let Some(folder) = self.sync.opened.pop_front() else { break };
            if folder == WellKnownFolder::Inbox.id() {
                self.sync.opened.push_back(folder);
                continue;
            }
            if let Some(mut list) = self.lists.remove(&folder) {
                tickets.extend(MessageList::leave(&mut list));
            }
            let real = self.folders.real(&folder);
            for id in self.messages.in_folder(&real) {
                self.forget_unless_changed(&id);
            }
        }
        for ticket in &tickets {
            self.pending.remove(ticket);
        }
        tickets.into_iter().map(Effect::Cancel).collect()
    }

    fn forget_unless_changed(&mut self, id: &MessageId) {
        if !self.messages.overlay.covers(id) && self.contents.get(id).is_none() && !self.is_hit(id) {
            self.messages.forget(id);
        }
    }

    fn is_asking_for_messages(&self) -> bool {
        let is_it = |pending: &Pending| {
            matches!(pending, Pending::Asked(Question::Rows { .. } | Question::Content(_)))
        };
        self.pending.values().any(is_it)
    }

    pub(super) fn is_reading_store(&self) -> bool {
        self.pending.values().any(|pending| matches!(pending, Pending::Reading(..)))
    }
}
