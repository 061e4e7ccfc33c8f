//! The messages of one folder in order, as far as they were asked for.

use std::collections::BTreeMap;
use std::ops::Range;

use super::index::Index;
use super::{Key, Ticket};
use crate::model::MessageId;
use crate::protocol::ApiError;

/// Rows asked for at once.
pub const PAGE_ROWS: usize = 50;
/// Pages kept: 2,000 rows. Beyond that the ones farthest from the eye go.
pub(super) const MOST_PAGES: usize = 40;

/// A folder's list: what is known of it from the newest down, and below that pages of ids, with gaps where nobody has
/// looked yet.
#[derive(Debug, Clone, Default)]
pub struct MessageList {
    total: Option<usize>,
    pages: BTreeMap<usize, ListPage>,
    index: Option<Index>,
    seen: Range<usize>,
}

#[derive(Debug, Clone, Default)]
struct ListPage {
    rows: Option<Vec<MessageId>>,
    asked: Option<Ticket>,
    error: Option<ApiError>,
}

/// What stands at one position of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row<'a> {
    /// A message.
    Message(&'a MessageId),
    /// Not here yet.
    Loading,
    /// Could not be had.
    Failed(&'a ApiError),
}

/// What looking at a stretch of a list takes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    /// Pages to ask for.
    pub(super) ask: Vec<usize>,
    /// Questions nobody waits for any more.
    pub(super) cancel: Vec<Ticket>,
}

impl MessageList {
    /// How many messages the folder holds, once that is known.
    pub fn total(&self) -> Option<usize> {
        match &self.index {
            Some(index) if index.is_all() => Some(index.len()),
            Some(index) => self.total.max(Some(index.len()).filter(|len| *len > 0)),
            None => self.total,
        }
    }

    /// All ids that are here, newest first.
    pub fn ids(&self) -> impl Iterator<Item = &MessageId> {
        let known = self.index.as_ref().map_or(0, Index::len);
        let indexed = self.index.iter().flat_map(Index::iter).map(|key| &key.id);
        let paged = self.pages.iter().flat_map(move |(number, page)| {
            let above = known.saturating_sub(number * PAGE_ROWS);
            page.rows.iter().flat_map(move |rows| rows.iter().skip(above))
        });
        indexed.chain(paged)
    }

    /// What stands at `index`.
    pub fn row(&self, index: usize) -> Row<'_> {
        if let Some(key) = self.index.as_ref().and_then(|known| known.get(index)) {
            return Row::Message(&key.id);
        }
        let Some(page) = self.pages.get(&(index / PAGE_ROWS)) else { return Row::Loading };
        match (&page.rows, &page.error) {
            (Some(rows), _) => rows.get(index % PAGE_ROWS).map_or(Row::Loading, Row::Message),
            (None, Some(error)) => Row::Failed(error),
            (None, None) => Row::Loading,
        }
    }

    /// Why the list cannot be shown at all: its first page failed and nothing else is here.
    pub fn failure(&self) -> Option<&ApiError> {
        let is_bare = self.ids().next().is_none();
        self.pages.get(&0).filter(|page| is_bare && page.asked.is_none()).and_then(|page| page.error.as_ref())
    }

    /// Where a message stands, if its page is here.
    pub(super) fn position(&self, message: &Key) -> Option<usize> {
        if let Some(at) = self.index.as_ref().and_then(|index| index.position(message)) {
            return Some(at);
        }
        self.pages.iter().find_map(|(number, page)| {
            let at = page.rows.as_ref()?.iter().position(|id| *id == message.id)?;
            Some(number * PAGE_ROWS + at)
        })
    }

    /// Which pages to ask for where the eye rests, and whose answers have become pointless.
    pub(super) fn look(&mut self) -> Wanted {
        let range = &self.seen.clone();
        if self.index.as_ref().is_some_and(|index| !index.needs_pages(range.end)) {
            return Wanted::default();
        }
        let first = range.start / PAGE_ROWS;
        let last = range.end.saturating_sub(1).max(range.start) / PAGE_ROWS;
        let last = self.total.map_or(last, |total| last.min(total.saturating_sub(1) / PAGE_ROWS));
        let mut wanted = Wanted::default();
        for (number, page) in &mut self.pages {
            if !(first..=last).contains(number) {
                wanted.cancel.extend(page.asked.take());
                // Coming back to it later is trying again.
                page.error = None;
            }
        }
        self.pages.retain(|_, page| page.rows.is_some() || page.asked.is_some() || page.error.is_some());
        for number in first..=last {
            let page = self.pages.entry(number).or_default();
            if page.rows.is_none() && page.asked.is_none() && page.error.is_none() {
                wanted.ask.push(number);
            }
        }
        self.evict(first);
        wanted
    }

    /// Nobody looks any more: whose answers have become pointless.
    pub(super) fn leave(&mut self) -> Vec<Ticket> {
        let tickets = self.pages.values_mut().filter_map(|page| page.asked.take()).collect();
        self.forgive();
        tickets
    }

    /// Everything here may be old: which pages to ask for again. What is here stays on screen meanwhile.
    pub(super) fn refresh(&mut self, range: &Range<usize>) -> Wanted {
        let first = range.start / PAGE_ROWS;
        let last = range.end.saturating_sub(1).max(range.start) / PAGE_ROWS;
        let mut wanted = Wanted::default();
        wanted.cancel.extend(self.pages.values_mut().filter_map(|page| page.asked.take()));
        self.pages.retain(|number, _| (first..=last).contains(number));
        wanted.ask.extend(first..=last);
        wanted
    }

    pub(super) fn asked(&mut self, number: usize, ticket: Ticket) {
        let page = self.pages.entry(number).or_default();
        page.asked = Some(ticket);
        page.error = None;
    }

    pub(super) fn arrived(
        &mut self,
        number: usize,
        ticket: Ticket,
        rows: Vec<MessageId>,
        total: Option<usize>,
    ) {
        if let Some(page) = self.pages.get_mut(&number).filter(|page| page.asked == Some(ticket)) {
            let end = number * PAGE_ROWS + rows.len();
            // Without a count the end is known once a page comes back short.
            self.total = total.or_else(|| (rows.len() < PAGE_ROWS).then_some(end)).or(self.total);
            *page = ListPage { rows: Some(rows), asked: None, error: None };
        }
    }

    /// Takes note of a page that could not be had. Tells whether older rows stand in its place.
    pub(super) fn failed(&mut self, number: usize, ticket: Ticket, error: ApiError) -> bool {
        let page = self.pages.get_mut(&number).filter(|page| page.asked == Some(ticket));
        page.is_some_and(|page| {
            *page = ListPage { rows: page.rows.take(), asked: None, error: Some(error) };
            page.rows.is_some()
        })
    }

    /// Forgets errors, so that the next look asks again.
    pub(super) fn forgive(&mut self) {
        for page in self.pages.values_mut() {
            page.error = None;
        }
        self.pages.retain(|_, page| page.rows.is_some() || page.asked.is_some());
    }

    /// The eye rests on `range`, and nothing is asked yet.
    pub(super) fn see(&mut self, range: &Range<usize>) {
        self.seen = range.clone();
    }

    /// The ids near the eye, and those of pages.
    pub(super) fn ids_near_the_eye(&self) -> impl Iterator<Item = &MessageId> {
        let near = self.seen.start.saturating_sub(PAGE_ROWS)..self.seen.end + PAGE_ROWS;
        let indexed = near.filter_map(|at| Some(&self.index.as_ref()?.get(at)?.id));
        indexed.chain(self.pages.values().filter_map(|page| page.rows.as_ref()).flatten())
    }

    /// The rows the eye rests on.
    pub(super) fn seen(&self) -> Range<usize> {
        self.seen.clone()
    }

    /// Shows rows of the store until more is known.
    pub(super) fn show_stored(&mut self, rows: Vec<MessageId>, total: usize) {
        self.total = Some(total.max(rows.len()));
        let page = ListPage { rows: Some(rows), asked: None, error: None };
        self.pages.insert(0, page);
    }

    /// What is known of the folder from the newest down, where anything is.
    pub(super) fn index(&self) -> Option<&Index> {
        self.index.as_ref()
    }

    /// What is known of the folder from the newest down; from now on it is.
    pub(super) fn index_mut(&mut self) -> &mut Index {
        self.index.get_or_insert_default()
    }

    /// Once all is known, pages count for nothing: they may be older.
    pub(super) fn let_pages_go(&mut self) {
        if self.index.as_ref().is_some_and(Index::is_all) {
            self.pages.clear();
        }
    }

    /// How many messages the folder holds, as the server counts them.
    pub(super) fn set_total(&mut self, total: usize) {
        self.total = Some(total);
    }

    /// Whether a message would stand near the eye.
    pub(super) fn would_be_near(&self, key: &Key) -> bool {
        let at = self.index.as_ref().map_or(self.seen.start, |index| index.place_of(key));
        at + PAGE_ROWS >= self.seen.start && at < self.seen.end + PAGE_ROWS
    }

    /// The folder is not synchronised after all: it is read page by page.
    pub(super) fn give_up_index(&mut self) {
        self.index = None;
    }

    /// A message comes in, is another than before, or goes.
    pub(super) fn place(&mut self, before: Option<&Key>, after: Option<&Key>) {
        if let Some(index) = &mut self.index {
            // One that stays at its place is put over what was there: others need not move.
            if let Some(before) = before.filter(|key| after.is_none_or(|after| key.order(after).is_ne())) {
                index.remove(before);
            }
            if let Some(after) = after {
                index.insert(after.clone());
            }
        }
        if let (Some(before), None) = (before, after) {
            self.take_out(&before.id);
        }
    }

    /// Takes a row out of the pages; those below move up. Where they are not here, they have to be asked for again.
    fn take_out(&mut self, message: &MessageId) {
        let holds = |page: &ListPage| page.rows.as_ref().is_some_and(|rows| rows.contains(message));
        let Some(mut number) = self.pages.iter().find(|(_, page)| holds(page)).map(|(number, _)| *number)
        else {
            return;
        };
        self.total = self.total.map(|total| total.saturating_sub(1));
        if let Some(rows) = self.pages.get_mut(&number).and_then(|page| page.rows.as_mut()) {
            rows.retain(|id| id != message);
        }
        loop {
            let next = self.pages.get_mut(&(number + 1)).and_then(|page| page.rows.as_mut());
            let Some(next) = next.filter(|rows| !rows.is_empty()) else { break };
            let first = next.remove(0);
            if let Some(rows) = self.pages.get_mut(&number).and_then(|page| page.rows.as_mut()) {
                rows.push(first);
            }
            number += 1;
        }
        let is_short = self.total.is_some_and(|total| total > number * PAGE_ROWS + PAGE_ROWS - 1);
        if is_short {
            self.pages.retain(|other, _| *other < number);
        }
    }

    /// How many pages are held.
    #[cfg(test)]
    pub(super) fn pages_held(&self) -> usize {
        self.pages.len()
    }

    fn evict(&mut self, eye: usize) {
        while self.pages.len() > MOST_PAGES {
            let farthest = self.pages.keys().copied().max_by_key(|number| number.abs_diff(eye));
            let Some(farthest) = farthest else { return };
            self.pages.remove(&farthest);
        }
    }
}
