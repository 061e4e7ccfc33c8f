//! Searching the mail on this device: stretch by stretch from the newest, so that the first hits are here early, and so
//! that nothing stands in the way of what else is read or painted.
//!
//! A search is a list like that of a folder, under an id that says what is looked for. Its messages are those of the
//! store with my changes over them; what I throw away leaves it, and comes back with Undo.

use rustc_hash::FxHashSet;

use crate::mailbox::messages::Standing;
use crate::mailbox::{Effect, Key, Lower, Mailbox, Purpose, Read, Stored, Ticket, mentions};
use crate::model::{FolderId, Message, MessageId, WellKnownFolder};

/// Headers looked through before the first hits are shown.
const FIRST_SPAN: usize = 500;
/// Headers looked through at a time after that.
const SPAN: usize = 2_000;
/// Hits after which nobody looks further.
const MOST_HITS: usize = 1_000;
/// Searches whose hits stay at hand: what was typed on the way, and what Back returns to.
const MOST_SEARCHES: usize = 12;
/// Hits of a wider search that are looked through at once: more than a screen shows.
const MOST_SEEDS: usize = 200;

/// The searches at hand, the latest last.
#[derive(Debug, Clone, Default)]
pub(in crate::mailbox) struct Searches {
    open: Vec<Search>,
    lower: Option<Lower>,
}

#[derive(Debug, Clone)]
struct Search {
    folder: FolderId,
    /// In small letters.
    words: Vec<String>,
    /// What holds the words, wherever it lies.
    found: FxHashSet<MessageId>,
    /// Where to go on.
    next: Option<Key>,
    /// The stretch that is being looked through.
    reading: Option<Ticket>,
    reach: Reach,
}

/// How far a search is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// It goes on.
    Looking,
    /// All that is on this device was looked through.
    All,
    /// So much was found that it stopped before the end.
    Enough,
    /// The store cannot be read: only what is in memory was looked through.
    Memory,
}

impl Searches {
    fn get_mut(&mut self, folder: &FolderId) -> Option<&mut Search> {
        self.open.iter_mut().find(|search| search.folder == *folder)
    }

    pub(in crate::mailbox) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// Text in small letters, as the store has them.
    fn lower(&self) -> Lower {
        self.lower.unwrap_or(str::to_ascii_lowercase)
    }
}

impl Mailbox {
    /// How searches make letters small.
    pub fn compare_by(&mut self, lower: Lower) {
        self.searches.lower = Some(lower);
    }

    /// How far a search is, if it has begun.
    pub fn reach(&self, folder: &FolderId) -> Option<Reach> {
        self.searches.open.iter().find(|search| search.folder == *folder).map(|search| search.reach)
    }

    /// Somebody looks at this. Where it is a search, it begins or goes on, and no other search does.
    pub(super) fn follow_search(&mut self, folder: &FolderId) -> Option<Vec<Effect>> {
        let query = folder.query()?;
        let others = self.searches.open.iter_mut().filter(|search| search.folder != *folder);
        for ticket in others.filter_map(|search| search.reading.take()) {
            self.pending.remove(&ticket);
        }
        if self.reach(folder).is_none() {
            self.open_search(folder, query);
        }
        Some(self.look_further(folder))
    }

    fn open_search(&mut self, folder: &FolderId, query: &str) {
        let lower = self.searches.lower();
        let words: Vec<String> = lower(query).split_whitespace().map(str::to_owned).collect();
        let seeds = self.seeds(&words);
        if self.searches.open.len() >= MOST_SEARCHES {
            let gone = self.searches.open.remove(0);
            self.lists.remove(&gone.folder);
        }
        let reach = if words.is_empty() { Reach::All } else { Reach::Looking };
        let search = Search {
            folder: folder.clone(),
            words,
            found: FxHashSet::default(),
            next: None,
            reading: None,
            reach,
        };
        self.searches.open.push(search);
        let index = self.lists.entry(folder.clone()).or_default().index_mut();
        (index.is_whole, index.is_loaded) = (true, reach != Reach::Looking);
        for id in seeds {
            self.find(folder, &id);
        }
    }

    /// What a search that wants less has found already: shown at once, while the store is read.
    fn seeds(&self, words: &[String]) -> Vec<MessageId> {
        let is_wider = |search: &&Search| {
            let is_in = |old: &String| words.iter().any(|new| new.contains(old.as_str()));
            !search.words.is_empty() && search.words.iter().all(is_in)
        };
        let wider = self.searches.open.iter().rev().find(is_wider);
        let list = wider.and_then(|search| self.lists.get(&search.folder));
        let Some(list) = list else { return Vec::new() };
        let lower = self.searches.lower();
        let holds =
            |id: &&MessageId| self.messages.header(id).is_some_and(|message| mentions(message, words, lower));
        list.ids().take(MOST_SEEDS).filter(holds).cloned().collect()
    }

    /// The next stretch, unless one is under way or there is none.
    fn look_further(&mut self, folder: &FolderId) -> Vec<Effect> {
        let Some(search) = self.searches.get_mut(folder) else { return Vec::new() };
        if search.reading.is_some() || search.reach != Reach::Looking {
            return Vec::new();
        }
        let span = if search.next.is_none() { FIRST_SPAN } else { SPAN };
        let read = Read::Search { words: search.words.clone(), after: search.next.clone(), span };
        let effect = self.load(read, Purpose::Search(folder.clone()));
        if let (Effect::Load(ticket, _), Some(search)) = (&effect, self.searches.get_mut(folder)) {
            search.reading = Some(*ticket);
        }
        vec![effect]
    }

    /// A stretch was looked through.
    pub(super) fn take_found(&mut self, folder: &FolderId, stored: Option<Stored>) -> Vec<Effect> {
        let reach = if let Some(Stored::Found { headers, next }) = stored {
            self.take_hits(folder, headers, next)
        } else {
            self.look_through_memory(folder);
            Reach::Memory
        };
        if let Some(search) = self.searches.get_mut(folder) {
            (search.reading, search.reach) = (None, reach);
        }
        if let Some(list) = self.lists.get_mut(folder) {
            list.index_mut().is_loaded = reach != Reach::Looking;
        }
        let mut effects = self.look_again(folder);
        effects.extend(self.look_further(folder));
        effects
    }

    fn take_hits(&mut self, folder: &FolderId, headers: Vec<Message>, next: Option<Key>) -> Reach {
        let ids: Vec<_> = headers.iter().map(|header| header.id.clone()).collect();
        self.take_headers(headers);
        for id in &ids {
            self.find(folder, id);
        }
        let is_end = next.is_none();
        if let Some(search) = self.searches.get_mut(folder) {
            search.next = next;
        }
        match (is_end, self.hits(folder) >= MOST_HITS) {
            (true, _) => Reach::All,
            (false, true) => Reach::Enough,
            (false, false) => Reach::Looking,
        }
    }

    fn hits(&self, folder: &FolderId) -> usize {
        let index = self.lists.get(folder).and_then(|list| list.index());
        index.map_or(0, crate::mailbox::index::Index::len)
    }

    fn look_through_memory(&mut self, folder: &FolderId) {
        let lower = self.searches.lower();
        let Some(words) = self.searches.get_mut(folder).map(|search| search.words.clone()) else { return };
        for id in self.messages.ids() {
            if self.messages.header(&id).is_some_and(|message| mentions(message, &words, lower)) {
                self.find(folder, &id);
            }
        }
    }

    /// A message holds the words: it stands among the hits, unless it was thrown away.
    fn find(&mut self, folder: &FolderId, id: &MessageId) {
        let Some(standing) = self.messages.shown_standing(id) else { return };
        let is_put_away = self.is_put_away(&standing.folder);
        let Some(search) = self.searches.get_mut(folder) else { return };
        if search.found.insert(id.clone())
            && !is_put_away
            && let Some(list) = self.lists.get_mut(folder)
        {
            list.place(None, Some(&standing.key(id)));
        }
    }

    /// What lies in the deleted items or in the junk folder nobody looks for.
    fn is_put_away(&self, folder: &FolderId) -> bool {
        let is_bin = |folder: &FolderId| {
            let well_known = self.folders.well_known(folder);
            matches!(well_known, Some(WellKnownFolder::DeletedItems | WellKnownFolder::JunkEmail))
        };
        is_bin(folder) || self.folders.ancestors(folder).iter().any(is_bin)
    }

    /// A message stands elsewhere, or not at all, or looks different.
    pub(super) fn move_hit(&mut self, id: &MessageId, before: Option<&Standing>, after: Option<&Standing>) {
        let after = after.filter(|standing| !self.is_put_away(&standing.folder));
        let (before, after) =
            (before.map(|standing| standing.key(id)), after.map(|standing| standing.key(id)));
        for search in self.searches.open.iter().filter(|search| search.found.contains(id)) {
            if let Some(list) = self.lists.get_mut(&search.folder) {
                list.place(before.as_ref(), after.as_ref());
            }
        }
    }

    /// A message got another id, and stood here under the one before.
    pub(super) fn rename_hit(&mut self, from: &MessageId, to: &MessageId, before: Option<&Standing>) {
        self.move_hit(from, before, None);
        for search in &mut self.searches.open {
            if search.found.remove(from) {
                search.found.insert(to.clone());
            }
        }
    }

    /// News came: it may be what is looked for.
    pub(super) fn find_in(&mut self, header: &Message) {
        let lower = self.searches.lower();
        let holds = |search: &&Search| !search.words.is_empty() && mentions(header, &search.words, lower);
        let searches: Vec<_> =
            self.searches.open.iter().filter(holds).map(|search| search.folder.clone()).collect();
        for folder in searches {
            self.find(&folder, &header.id);
        }
    }
}
