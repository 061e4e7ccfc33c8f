//! Lists of messages: which ones, in which order, which page of them.

use std::cmp::Ordering;

use crate::query::{Direction, Filter, Kql, OrderBy, QueryOptions, SortKey};
use crate::store::{Entry, Mailbox, Message, MessageKey, Order};

/// How many results a search gives at most.
const SEARCH_LIMIT: usize = 1000;

/// A page of message keys.
pub(crate) struct Listing {
    pub(crate) keys: Vec<MessageKey>,
    pub(crate) next: Option<(&'static str, usize)>,
    pub(crate) count: Option<usize>,
}

/// The messages a list request asks for.
pub(crate) fn list(mailbox: &Mailbox, order: &Order, options: &QueryOptions) -> Listing {
    if let Some(search) = &options.search {
        // Exchange does not say how many messages a search finds.
        return Listing { count: None, ..cut(found(mailbox, order, search), options, "$skiptoken") };
    }
    let Some(direction) = by_time(&options.orderby) else {
        let sorted = sorted(mailbox, order, options);
        return cut(sorted, options, "$skip");
    };
    let matching = || matching(mailbox, order, options.filter.as_ref(), direction);
    let mut keys: Vec<MessageKey> = matching().skip(options.skip).take(options.page_size() + 1).collect();
    let more = keys.len() > options.page_size();
    keys.truncate(options.page_size());
    Listing {
        next: more.then(|| ("$skip", options.skip + keys.len())),
        count: options.count.then(|| count(mailbox, order, options.filter.as_ref())),
        keys,
    }
}

/// How many messages meet a filter.
pub(crate) fn count(mailbox: &Mailbox, order: &Order, filter: Option<&Filter>) -> usize {
    match filter {
        None => order.all().len(),
        Some(_) => matching(mailbox, order, filter, Direction::Ascending).count(),
    }
}

/// The direction, when the order is the one the index has.
fn by_time(orderby: &[OrderBy]) -> Option<Direction> {
    match orderby {
        [] => Some(Direction::Descending),
        [OrderBy { key: SortKey::Received, direction }] => Some(*direction),
        _ => None,
    }
}

/// The messages that meet a filter, straight from the index: nothing is collected or sorted.
fn matching<'a>(
    mailbox: &'a Mailbox,
    order: &'a Order,
    filter: Option<&'a Filter>,
    direction: Direction,
) -> Box<dyn Iterator<Item = MessageKey> + 'a> {
    let Some(filter) = filter else {
        return directed(order.all().iter(), direction);
    };
    let index = if filter.wants_unread() { order.unread() } else { order.all() };
    let (from, to) = filter.received_range();
    if from > to {
        return Box::new(std::iter::empty());
    }
    let conversation_id = |key: &str| mailbox.conversation_id(key);
    let meets = move |key: &MessageKey| {
        mailbox.message(*key).is_ok_and(|message| filter.matches(message, &conversation_id))
    };
    let range = index.range((from, MessageKey(0))..=(to, MessageKey(u64::MAX)));
    Box::new(directed(range, direction).filter(meets))
}

fn directed<'a>(
    entries: impl DoubleEndedIterator<Item = &'a Entry> + 'a,
    direction: Direction,
) -> Box<dyn Iterator<Item = MessageKey> + 'a> {
    match direction {
        Direction::Ascending => Box::new(entries.map(|(_, key)| *key)),
        Direction::Descending => Box::new(entries.rev().map(|(_, key)| *key)),
    }
}

/// The messages that meet the filter, sorted by what no index has.
fn sorted(mailbox: &Mailbox, order: &Order, options: &QueryOptions) -> Vec<MessageKey> {
    let matching = matching(mailbox, order, options.filter.as_ref(), Direction::Descending);
    let mut rows: Vec<_> = matching
        .filter_map(|key| mailbox.message(key).ok())
        .map(|message| {
            (options.orderby.iter().map(|by| by.key.value(message)).collect::<Vec<_>>(), message.key)
        })
        .collect();
    rows.sort_by(|(left, _), (right, _)| {
        let pairs = options.orderby.iter().zip(left.iter().zip(right));
        let orders = pairs.map(|(by, (left, right))| match by.direction {
            Direction::Ascending => left.cmp(right),
            Direction::Descending => right.cmp(left),
        });
        orders.fold(Ordering::Equal, Ordering::then)
    });
    rows.into_iter().map(|(_, key)| key).collect()
}

/// What a search finds, latest sent first.
fn found(mailbox: &Mailbox, order: &Order, search: &Kql) -> Vec<MessageKey> {
    let messages = order.all().iter().filter_map(|(_, key)| mailbox.message(*key).ok());
    let mut found: Vec<&Message> = messages.filter(|message| search.finds(&message.content)).collect();
    found.sort_by_key(|message| std::cmp::Reverse((message.content.sent, message.key)));
    found.into_iter().take(SEARCH_LIMIT).map(|message| message.key).collect()
}

fn cut(all: Vec<MessageKey>, options: &QueryOptions, link: &'static str) -> Listing {
    let total = all.len();
    let keys: Vec<MessageKey> = all.into_iter().skip(options.skip).take(options.page_size()).collect();
    let seen = options.skip.saturating_add(keys.len());
    let next = (seen < total && !keys.is_empty()).then_some((link, seen));
    Listing { keys, next, count: options.count.then_some(total) }
}
