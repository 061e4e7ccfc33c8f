//! Filters as trees: the service, which reads them on its own, must find what a predicate made from the same tree finds.

use graph_sim::model::{Classification, Flag, Importance, NewMessage};
use outpost::model::{FlagStatus, Timestamp};
use outpost::protocol::{ChangeKind, DeltaQuery, Filter, OperationId, Order, Property, Query, property};
use proptest::prelude::*;

use super::{CATEGORIES, HOUR, cases, dialects, ids, letters, pages, service, text};
use crate::service::START;

#[derive(Debug, Clone)]
enum Tree {
    Leaf(Leaf),
    Both(Box<Tree>, Box<Tree>),
    Either(Box<Tree>, Box<Tree>),
    Not(Box<Tree>),
}

#[derive(Debug, Clone)]
enum Leaf {
    Read(bool),
    Draft(bool),
    Files(bool),
    Mentions(bool),
    Since(i64),
    Before(i64),
    At(i64),
    Text(&'static str, Test, String),
    Importance(Importance),
    Flag(Flag),
    Category(String),
    Focused(bool),
}

#[derive(Debug, Clone, Copy)]
enum Test {
    Is,
    Starts,
    Contains,
}

/// The texts of a message that are asked for, by a name of the test's own.
const NAMES: &[&str] = &["subject", "address", "name", "id"];

fn property_named(name: &str) -> Property<str> {
    match name {
        "subject" => property::SUBJECT,
        "address" => property::FROM_ADDRESS,
        "name" => property::FROM_NAME,
        _ => property::INTERNET_MESSAGE_ID,
    }
}

fn text_named(name: &str, letter: &NewMessage) -> String {
    let from = letter.from.clone().unwrap_or_default();
    match name {
        "subject" => letter.subject.clone(),
        "address" => from.address,
        "name" => from.name,
        _ => letter.internet_message_id.clone(),
    }
}

impl Leaf {
    fn filter(&self) -> Filter {
        let moment = |hours: &i64| Timestamp(START.0 - hours * HOUR);
        match self {
            Self::Read(value) => property::IS_READ.is(*value),
            Self::Draft(value) => property::IS_DRAFT.is(*value),
            Self::Files(value) => property::HAS_ATTACHMENTS.is(*value),
            Self::Mentions(value) => property::MENTIONS_ME.is(*value),
            Self::Since(hours) => property::RECEIVED.since(moment(hours)),
            Self::Before(hours) => property::RECEIVED.before(moment(hours)),
            Self::At(hours) => property::RECEIVED.is(moment(hours)),
            Self::Text(name, Test::Is, text) => property_named(name).is(text),
            Self::Text(name, Test::Starts, text) => property_named(name).starts_with(text),
            Self::Text(name, Test::Contains, text) => property_named(name).contains(text),
            Self::Importance(value) => property::IMPORTANCE.is(match value {
                Importance::Low => outpost::model::Importance::Low,
                Importance::Normal => outpost::model::Importance::Normal,
                Importance::High => outpost::model::Importance::High,
            }),
            Self::Flag(value) => property::FLAG.is(match value {
                Flag::NotFlagged => FlagStatus::NotFlagged,
                Flag::Flagged => FlagStatus::Flagged,
                Flag::Complete => FlagStatus::Complete,
            }),
            Self::Category(name) => property::CATEGORIES.has(name),
            Self::Focused(value) => property::CLASSIFICATION.is(if *value { "focused" } else { "other" }),
        }
    }

    fn holds(&self, letter: &NewMessage) -> bool {
        let moment = |hours: &i64| graph_sim::model::Timestamp(START.0 - hours * HOUR);
        match self {
            Self::Read(value) => letter.is_read == *value,
            Self::Draft(value) => letter.is_draft == *value,
            Self::Files(value) => letter.attachments.is_empty() != *value,
            Self::Mentions(value) => !value,
            Self::Since(hours) => letter.received >= moment(hours),
            Self::Before(hours) => letter.received < moment(hours),
            Self::At(hours) => letter.received == moment(hours),
            Self::Text(name, test, wanted) => {
                // Exchange compares without letter case.
                let (held, wanted) = (text_named(name, letter).to_lowercase(), wanted.to_lowercase());
                match test {
                    Test::Is => held == wanted,
                    Test::Starts => held.starts_with(&wanted),
                    Test::Contains => held.contains(&wanted),
                }
            }
            Self::Importance(value) => letter.importance == *value,
            Self::Flag(value) => letter.flag == *value,
            Self::Category(name) => letter.categories.contains(name),
            Self::Focused(value) => (letter.classification == Classification::Focused) == *value,
        }
    }
}

impl Tree {
    fn filter(&self) -> Filter {
        match self {
            Self::Leaf(leaf) => leaf.filter(),
            Self::Both(left, right) => left.filter().and(&right.filter()),
            Self::Either(left, right) => left.filter().or(&right.filter()),
            Self::Not(inner) => inner.filter().negated(),
        }
    }

    fn holds(&self, letter: &NewMessage) -> bool {
        match self {
            Self::Leaf(leaf) => leaf.holds(letter),
            Self::Both(left, right) => left.holds(letter) && right.holds(letter),
            Self::Either(left, right) => left.holds(letter) || right.holds(letter),
            Self::Not(inner) => !inner.holds(letter),
        }
    }

    fn mentions(&self) -> bool {
        match self {
            Self::Leaf(leaf) => matches!(leaf, Leaf::Mentions(_)),
            Self::Both(left, right) | Self::Either(left, right) => left.mentions() || right.mentions(),
            Self::Not(inner) => inner.mentions(),
        }
    }
}

fn leaf() -> impl Strategy<Value = Leaf> {
    let test = prop_oneof![Just(Test::Is), Just(Test::Starts), Just(Test::Contains)];
    let importance = prop_oneof![Just(Importance::Low), Just(Importance::Normal), Just(Importance::High)];
    let flag = prop_oneof![Just(Flag::NotFlagged), Just(Flag::Flagged), Just(Flag::Complete)];
    let names = proptest::sample::select(NAMES);
    prop_oneof![
        1 => any::<bool>().prop_map(Leaf::Read),
        1 => any::<bool>().prop_map(Leaf::Draft),
        1 => any::<bool>().prop_map(Leaf::Files),
        1 => any::<bool>().prop_map(Leaf::Mentions),
        1 => (0..12_i64).prop_map(Leaf::Since),
        1 => (0..12_i64).prop_map(Leaf::Before),
        1 => (0..12_i64).prop_map(Leaf::At),
        4 => (names, test, text()).prop_map(|(name, test, text)| Leaf::Text(name, test, text)),
        1 => importance.prop_map(Leaf::Importance),
        1 => flag.prop_map(Leaf::Flag),
        1 => proptest::sample::select(CATEGORIES).prop_map(|name| Leaf::Category(name.to_owned())),
        1 => any::<bool>().prop_map(Leaf::Focused),
    ]
}

fn tree() -> impl Strategy<Value = Tree> {
    leaf().prop_map(Tree::Leaf).prop_recursive(4, 12, 2, |inner| {
        let pair =
            || (inner.clone(), inner.clone()).prop_map(|(left, right)| (Box::new(left), Box::new(right)));
        prop_oneof![
            pair().prop_map(|(left, right)| Tree::Both(left, right)),
            pair().prop_map(|(left, right)| Tree::Either(left, right)),
            inner.prop_map(|inner| Tree::Not(Box::new(inner))),
        ]
    })
}

/// What may be asked for besides: size of a page, position, count, related resources.
type Extras = (Option<usize>, usize, bool, bool);

fn extras() -> impl Strategy<Value = Extras> {
    (proptest::option::of(1..7_usize), 0..4_usize, any::<bool>(), any::<bool>())
}

const SELECTED: &[&str] = &["id", "internetMessageId", "subject"];

fn with<S: outpost::protocol::Positioned>(query: Query<S>, (top, skip, count, expand): Extras) -> String {
    let query = query.select(SELECTED).skip(skip);
    let query = if let Some(top) = top { query.top(top) } else { query };
    let query = if count { query.count() } else { query };
    let query = if expand { query.expand("attachments($select=id,name)") } else { query };
    query.on("/me/mailFolders/inbox/messages")
}

proptest! {
    #![proptest_config(cases(250))]

    #[test]
    fn a_filter_finds_what_its_tree_describes(
        letters in letters(), tree in tree(), ordered in any::<bool>(), extras in extras(), dialect in dialects(),
    ) {
        let mut service = service(dialect, &letters);
        let filter = tree.filter();
        let query = if ordered { Query::new().newest_first().filter(&filter) } else { Query::new().filter(&filter) };
        let operation =
            if tree.mentions() { OperationId::ListMentioningMessages } else { OperationId::ListFolderMessages };
        let (mut found, count) = pages(&mut service, operation, with(query, extras));
        let mut wanted = ids(letters.iter().filter(|letter| tree.holds(letter)));
        if let Some(count) = count {
            prop_assert_eq!(usize::try_from(count).unwrap(), wanted.len());
        }
        if ordered {
            wanted.drain(..extras.1.min(wanted.len()));
        } else if extras.1 > 0 {
            // Which ones are passed over is not promised without an order.
            prop_assert_eq!(found.len(), wanted.len().saturating_sub(extras.1));
            wanted.retain(|id| found.contains(id));
        }
        if !ordered {
            wanted.sort();
            found.sort();
        }
        prop_assert_eq!(found, wanted, "{}", filter.as_str());
    }

    #[test]
    fn an_order_is_kept_over_all_pages(
        letters in letters(), descends in any::<bool>(), extras in extras(), dialect in dialects(),
    ) {
        let mut service = service(dialect, &letters);
        let order = if descends { Order::Descending } else { Order::Ascending };
        let list = OperationId::ListFolderMessages;
        let target = with(Query::new().order_by(property::SUBJECT, order), extras);
        let (found, _) = pages(&mut service, list, target);
        let subject = |id: &String| {
            let letter = letters.iter().find(|letter| letter.internet_message_id == *id);
            letter.map(|letter| letter.subject.to_lowercase()).unwrap_or_default()
        };
        let subjects: Vec<String> = found.iter().map(subject).collect();
        let follows = |left: &String, right: &String| if descends { left >= right } else { left <= right };
        prop_assert!(subjects.is_sorted_by(follows), "not in order");
        prop_assert_eq!(subjects.len(), letters.len().saturating_sub(extras.1));
        let (newest, _) = pages(&mut service, list, with(Query::new().newest_first(), extras));
        prop_assert_eq!(newest, ids(letters.iter().skip(extras.1)));
    }
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn a_first_question_of_a_synchronisation_is_taken(
        letters in letters(), since in proptest::option::of(0..12_i64), ordered in any::<bool>(),
        kind in proptest::option::of(0..3_usize), dialect in dialects(),
    ) {
        let mut service = service(dialect, &letters);
        let mut query = DeltaQuery::new().select(SELECTED);
        if let Some(hours) = since {
            query = query.received_since(Timestamp(START.0 - hours * HOUR));
        }
        if ordered {
            query = query.newest_first();
        }
        if let (Some(kind), outpost::protocol::Dialect::Graph) = (kind, dialect) {
            query = query.only([ChangeKind::Created, ChangeKind::Updated, ChangeKind::Deleted][kind]);
        }
        let target = query.on("/me/mailFolders/inbox/messages/delta");
        let (mut found, _) = pages(&mut service, OperationId::SyncMessages, target);
        if kind.is_none() {
            let is_late = |letter: &&NewMessage| {
                since.is_none_or(|hours| letter.received.0 >= START.0 - hours * HOUR)
            };
            let mut wanted = ids(letters.iter().filter(is_late));
            wanted.sort();
            // The same message may be told several times.
            found.sort();
            found.dedup();
            prop_assert_eq!(found, wanted);
        }
    }
}
