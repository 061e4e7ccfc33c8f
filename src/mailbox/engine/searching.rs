//! Searching the mail on this device: stretch by stretch from the newest, so that the first hits are here early, and so
//! that nothing stands in the way of what else is read or painted. After the headers come the bodies that are kept.
//!
//! A search is a list like that of a folder, under an id that says what is looked for. Its messages are those of the
//! store with my changes over them; which stay in it, and where, is in `hits`.

use rustc_hash::FxHashSet;

use crate::mailbox::{
    ContentState, Effect, Key, Lower, Mailbox, Purpose, Read, Stored, Ticket, mentions, mentions_inside,
};
use crate::model::{FolderId, Message, MessageId};

/// Headers looked through before the first hits are shown.
const FIRST_SPAN: usize = 500;
/// Headers looked through at a time after that.
const SPAN: usize = 2_000;
/// Bodies looked through at a time.
const BODIES: usize = 100;
/// Hits after which nobody looks further.
const MOST_HITS: usize = 1_000;
/// Searches whose hits stay at hand: what was typed on the way, and what Back returns to.
const MOST_SEARCHES: usize = 12;
/// Hits of a wider search that are looked through at once: more than a screen shows.
const MOST_SEEDS: usize = 200;

/// The searches at hand, the latest last.
#[derive(Debug, Clone, Default)]
pub(in crate::mailbox) struct Searches {
    pub(super) open: Vec<Search>,
    lower: Option<Lower>,
    /// The one that somebody looks at.
    pub(super) followed: Option<FolderId>,
    /// Hits that the server was asked about lately.
    pub(super) checked: FxHashSet<MessageId>,
}

#[derive(Debug, Clone)]
pub(super) struct Search {
    pub(super) folder: FolderId,
    /// In small letters.
    pub(super) words: Vec<String>,
    /// What holds the words, wherever it lies.
    pub(super) found: FxHashSet<MessageId>,
    /// Where to go on.
    next: Place,
    /// The stretch that is being looked through.
    reading: Option<Ticket>,
    reach: Reach,
}

/// Where a search goes on.
#[derive(Debug, Clone)]
enum Place {
    /// Among the headers, behind this one.
    Headers(Option<Key>),
    /// Among the bodies, behind that of this message.
    Bodies(Option<MessageId>),
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
    /// The store cannot be read for now: only what is in memory was looked through.
    Memory,
}

impl Searches {
    pub(super) fn get_mut(&mut self, folder: &FolderId) -> Option<&mut Search> {
        self.open.iter_mut().find(|search| search.folder == *folder)
    }

    pub(in crate::mailbox) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// Nobody looks at this any more: what need not be read for it.
    pub(in crate::mailbox) fn leave(&mut self, folder: &FolderId) -> Option<Ticket> {
        self.followed.take_if(|followed| followed == folder);
        self.get_mut(folder)?.reading.take()
    }

    /// Text in small letters, as the store has them.
    pub(super) fn lower(&self) -> Lower {
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
        self.searches.followed = Some(folder.clone());
        let mut effects = self.look_further(folder);
        effects.extend(self.check_hits(folder));
        Some(effects)
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
            next: Place::Headers(None),
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
        // Where the store could not be read, it may be back by now.
        if search.reading.is_some() || !matches!(search.reach, Reach::Looking | Reach::Memory) {
            return Vec::new();
        }
        let words = search.words.clone();
        let read = match search.next.clone() {
            Place::Headers(after) => {
                let span = if after.is_none() { FIRST_SPAN } else { SPAN };
                Read::Search { words, after, span }
            }
            Place::Bodies(after) => Read::SearchInside { words, after, span: BODIES },
        };
        let effect = self.load(read, Purpose::Search(folder.clone()));
        if let (Effect::Load(ticket, _), Some(search)) = (&effect, self.searches.get_mut(folder)) {
            search.reading = Some(*ticket);
        }
        vec![effect]
    }

    /// The store took something, or some time has passed: what could not be read may be there now.
    pub(super) fn search_again(&mut self) -> Vec<Effect> {
        let Some(folder) = self.searches.followed.clone() else { return Vec::new() };
        if self.reach(&folder) == Some(Reach::Memory) { self.look_further(&folder) } else { Vec::new() }
    }

    /// A stretch was looked through.
    pub(super) fn take_found(&mut self, folder: &FolderId, stored: Option<Stored>) -> Vec<Effect> {
        let (headers, next) = match stored {
            Some(Stored::Found { headers, next: Some(next) }) => (headers, Some(Place::Headers(Some(next)))),
            Some(Stored::Found { headers, next: None }) => (headers, Some(Place::Bodies(None))),
            Some(Stored::FoundInside { headers, next }) => (headers, next.map(|id| Place::Bodies(Some(id)))),
            _ => return self.find_no_more(folder),
        };
        let ids: Vec<_> = headers.iter().map(|header| header.id.clone()).collect();
        self.take_headers(headers);
        for id in &ids {
            self.find(folder, id);
        }
        let reach = match &next {
            None => Reach::All,
            Some(_) if self.hits(folder) >= MOST_HITS => Reach::Enough,
            Some(_) => Reach::Looking,
        };
        if let (Some(search), Some(next)) = (self.searches.get_mut(folder), next) {
            search.next = next;
        }
        self.come_to(folder, reach);
        let mut effects = self.look_again(folder);
        effects.extend(self.look_further(folder));
        effects.extend(self.check_hits(folder));
        effects
    }

    /// The store cannot be read: what is in memory has to do until it can.
    fn find_no_more(&mut self, folder: &FolderId) -> Vec<Effect> {
        if self.reach(folder) != Some(Reach::Memory) {
            self.look_through_memory(folder);
        }
        self.come_to(folder, Reach::Memory);
        self.look_again(folder)
    }

    fn come_to(&mut self, folder: &FolderId, reach: Reach) {
        if let Some(search) = self.searches.get_mut(folder) {
            (search.reading, search.reach) = (None, reach);
        }
        if let Some(list) = self.lists.get_mut(folder) {
            list.index_mut().is_loaded = reach != Reach::Looking;
        }
    }

    fn hits(&self, folder: &FolderId) -> usize {
        let index = self.lists.get(folder).and_then(|list| list.index());
        index.map_or(0, crate::mailbox::index::Index::len)
    }

    fn look_through_memory(&mut self, folder: &FolderId) {
        let lower = self.searches.lower();
        let Some(words) = self.searches.get_mut(folder).map(|search| search.words.clone()) else { return };
        let is_in = |message: &Message| mentions(message, &words, lower);
        let is_inside = |id: &MessageId| match self.contents.get(id) {
            Some(ContentState::Here(content)) => mentions_inside(&content, &words, lower),
            _ => false,
        };
        let mut found = self.messages.ids();
        found.retain(|id| self.messages.header(id).is_some_and(is_in) || is_inside(id));
        for id in found {
            self.find(folder, &id);
        }
    }
}
