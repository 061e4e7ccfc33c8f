//! The messages of one folder in order, as far as they were asked for.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Ticket;
use crate::model::MessageId;
use crate::protocol::ApiError;

/// Rows asked for at once.
pub const PAGE_ROWS: usize = 50;
/// Pages kept: 2,000 rows. Beyond that the ones farthest from the eye go.
const MOST_PAGES: usize = 40;

/// A folder's list: pages of ids, with gaps where nobody has looked yet.
#[derive(Debug, Clone, Default)]
pub struct MessageList {
    total: Option<usize>,
    pages: BTreeMap<usize, ListPage>,
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
    /// How many messages the folder holds, once the server said so.
    pub fn total(&self) -> Option<usize> {
        self.total
    }

    /// What stands at `index`.
    pub fn row(&self, index: usize) -> Row<'_> {
        let Some(page) = self.pages.get(&(index / PAGE_ROWS)) else { return Row::Loading };
        match (&page.rows, &page.error) {
            (Some(rows), _) => rows.get(index % PAGE_ROWS).map_or(Row::Loading, Row::Message),
            (None, Some(error)) => Row::Failed(error),
            (None, None) => Row::Loading,
        }
    }

    /// Why the list cannot be shown at all: its first page failed and nothing else is here.
    pub fn failure(&self) -> Option<&ApiError> {
        let is_bare = self.total.is_none();
        self.pages.get(&0).filter(|page| is_bare && page.asked.is_none()).and_then(|page| page.error.as_ref())
    }

    /// Where a message stands, if its page is here.
    pub fn position(&self, message: &MessageId) -> Option<usize> {
        self.pages.iter().find_map(|(number, page)| {
            let at = page.rows.as_ref()?.iter().position(|id| id == message)?;
            Some(number * PAGE_ROWS + at)
        })
    }

    /// The eye rests on `range`: which pages to ask for, and whose answers have become pointless.
    pub(super) fn look(&mut self, range: &Range<usize>) -> Wanted {
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

    /// All ids that are here.
    pub(super) fn ids(&self) -> impl Iterator<Item = &MessageId> {
        self.pages.values().filter_map(|page| page.rows.as_ref()).flatten()
    }

    fn evict(&mut self, eye: usize) {
        while self.pages.len() > MOST_PAGES {
            let farthest = self.pages.keys().copied().max_by_key(|number| number.abs_diff(eye));
            let Some(farthest) = farthest else { return };
            self.pages.remove(&farthest);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ids(page: usize, count: usize) -> Vec<MessageId> {
        (0..count).map(|at| format!("{}", page * PAGE_ROWS + at).into()).collect()
    }

    #[test]
    fn looking_asks_once_and_only_for_gaps() {
        let mut list = MessageList::default();
        let wanted = list.look(&(0..60));
        assert_eq!(wanted.ask, [0, 1]);
        list.asked(0, Ticket(1));
        list.asked(1, Ticket(2));
        assert_eq!(list.look(&(0..60)), Wanted::default());
        list.arrived(0, Ticket(1), ids(0, PAGE_ROWS), Some(60));
        assert_eq!(list.row(7), Row::Message(&"7".into()));
        assert_eq!(list.row(59), Row::Loading);
    }

    #[test]
    fn moving_on_cancels_what_is_out_of_sight() {
        let mut list = MessageList::default();
        list.look(&(0..20));
        list.asked(0, Ticket(1));
        let wanted = list.look(&(5_000..5_020));
        assert_eq!((wanted.ask, wanted.cancel), (vec![100], vec![Ticket(1)]));
        list.arrived(0, Ticket(1), ids(0, 50), Some(9_000));
        assert_eq!(list.row(0), Row::Loading, "a cancelled answer is not taken");
    }

    #[test]
    fn a_page_that_failed_is_asked_for_again_when_the_eye_comes_back() {
        let mut list = MessageList::default();
        list.look(&(0..20));
        list.asked(0, Ticket(1));
        list.arrived(0, Ticket(1), ids(0, 50), Some(500));
        list.look(&(100..120));
        list.asked(2, Ticket(2));
        list.failed(2, Ticket(2), ApiError::Unreachable);
        assert_eq!(list.row(101), Row::Failed(&ApiError::Unreachable));
        list.look(&(0..20));
        assert_eq!(list.look(&(100..120)).ask, [2]);
    }

    #[test]
    fn a_refresh_keeps_what_is_on_screen() {
        let mut list = MessageList::default();
        list.look(&(0..20));
        list.asked(0, Ticket(1));
        list.arrived(0, Ticket(1), ids(0, 20), Some(20));
        assert_eq!(list.refresh(&(0..20)).ask, [0]);
        list.asked(0, Ticket(2));
        assert!(matches!(list.row(3), Row::Message(_)));
        list.failed(0, Ticket(2), ApiError::Unreachable);
        assert!(matches!(list.row(3), Row::Message(_)));
        assert_eq!(list.failure(), None);
    }

    #[test]
    fn a_first_page_that_fails_fails_the_list_until_forgiven() {
        let mut list = MessageList::default();
        list.look(&(0..20));
        list.asked(0, Ticket(1));
        list.failed(0, Ticket(1), ApiError::Unreachable);
        assert_eq!(list.failure(), Some(&ApiError::Unreachable));
        assert!(list.look(&(0..20)).ask.is_empty());
        list.forgive();
        assert_eq!(list.look(&(0..20)).ask, [0]);
    }

    proptest! {
        #[test]
        fn memory_is_bounded_wherever_the_eye_wanders(looks in prop::collection::vec(0usize..100_000, 1..200)) {
            let mut list = MessageList::default();
            for (at, start) in looks.into_iter().enumerate() {
                for number in list.look(&(start..start + 40)).ask {
                    let ticket = Ticket(at as u64);
                    list.asked(number, ticket);
                    list.arrived(number, ticket, ids(number, PAGE_ROWS), Some(100_100));
                }
                prop_assert!(list.pages.len() <= MOST_PAGES);
                prop_assert!(matches!(list.row(start), Row::Message(_)));
            }
        }
    }
}
