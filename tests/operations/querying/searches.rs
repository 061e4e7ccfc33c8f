//! Searches: what people type never turns into an operator and is never refused, and plain words find what has them.

use graph_sim::model::{Address, Body, NewMessage};
use outpost::model::Timestamp;
use outpost::protocol::ops::{contact, search, user};
use outpost::protocol::{Dialect, Field, Kql, OperationId, Query};
use proptest::prelude::*;

use super::{HOUR, cases, dialects, ids, letters, pages, service, text};
use crate::service::START;

const DAY: i64 = 24 * HOUR;

#[derive(Debug, Clone)]
enum Tree {
    Phrase(String),
    Prefix(String),
    In(Field, String),
    Files(bool),
    Read(bool),
    Since(i64),
    Before(i64),
    Both(Box<Tree>, Box<Tree>),
    Either(Box<Tree>, Box<Tree>),
    Not(Box<Tree>),
}

const FIELDS: &[Field] = &[
    Field::From,
    Field::To,
    Field::Cc,
    Field::Bcc,
    Field::Participants,
    Field::Subject,
    Field::Body,
    Field::Attachment,
    Field::Category,
];

fn words(text: &str) -> Vec<String> {
    let is_part = |word: &&str| !word.is_empty();
    text.split(|c: char| !c.is_alphanumeric()).filter(is_part).map(str::to_lowercase).collect()
}

/// Whether the words stand side by side in a text; the last may go on.
fn has(text: &str, wanted: &str, goes_on: bool) -> bool {
    let (held, wanted) = (words(text), words(wanted));
    held.windows(wanted.len()).any(|window| match (window.split_last(), wanted.split_last()) {
        (Some((end, start)), Some((last, first))) => {
            start == first && (end == last || goes_on && end.starts_with(last.as_str()))
        }
        _ => false,
    })
}

fn texts(field: Field, letter: &NewMessage) -> Vec<String> {
    let people = |people: &[Address]| -> Vec<String> {
        people.iter().flat_map(|person| [person.name.clone(), person.address.clone()]).collect()
    };
    let from = || people(letter.from.as_slice());
    match field {
        Field::From => from(),
        Field::To => people(&letter.to),
        Field::Cc => people(&letter.cc),
        Field::Bcc => people(&letter.bcc),
        Field::Participants => [from(), people(&letter.to), people(&letter.cc), people(&letter.bcc)].concat(),
        Field::Subject => vec![letter.subject.clone()],
        Field::Body => match &letter.body {
            Body::Text(text) | Body::Html(text) => vec![text.clone()],
        },
        Field::Attachment => letter.attachments.iter().map(|file| file.name.clone()).collect(),
        Field::Category => letter.categories.clone(),
    }
}

fn anywhere(letter: &NewMessage, wanted: &str, goes_on: bool) -> bool {
    let fields = [Field::Subject, Field::Participants, Field::Body, Field::Attachment];
    fields.iter().flat_map(|field| texts(*field, letter)).any(|text| has(&text, wanted, goes_on))
}

impl Tree {
    fn kql(&self) -> Option<Kql> {
        let moment = |days: &i64| Timestamp(START.0 - days * DAY);
        Some(match self {
            Self::Phrase(text) => Kql::phrase(text)?,
            Self::Prefix(text) => Kql::prefix(text)?,
            Self::In(field, text) => Kql::field(*field, text)?,
            Self::Files(value) => Kql::has_attachments(*value),
            Self::Read(value) => Kql::is_read(*value),
            Self::Since(days) => Kql::received_since(moment(days)),
            Self::Before(days) => Kql::received_before(moment(days)),
            Self::Both(left, right) => left.kql()?.and(&right.kql()?),
            Self::Either(left, right) => left.kql()?.or(&right.kql()?),
            Self::Not(inner) => inner.kql()?.negated(),
        })
    }

    fn holds(&self, letter: &NewMessage) -> bool {
        let day = |days: &i64| (START.0 - days * DAY).div_euclid(DAY) * DAY;
        // A star at the end of a phrase lets its last word go on, as KQL has it.
        let goes_on = |text: &str| text.replace(['"', '\\'], " ").trim_end().ends_with('*');
        match self {
            Self::Phrase(text) => anywhere(letter, text, goes_on(text)),
            Self::Prefix(text) => {
                let words = text.split(|c: char| !c.is_alphanumeric());
                let mut words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
                let last = words.pop().unwrap_or_default();
                anywhere(letter, last, true)
                    && (words.is_empty() || anywhere(letter, &words.join(" "), false))
            }
            Self::In(field, text) => texts(*field, letter).iter().any(|held| has(held, text, goes_on(text))),
            Self::Files(value) => letter.attachments.is_empty() != *value,
            Self::Read(value) => letter.is_read == *value,
            Self::Since(days) => letter.received.0 >= day(days),
            Self::Before(days) => letter.received.0 < day(days),
            Self::Both(left, right) => left.holds(letter) && right.holds(letter),
            Self::Either(left, right) => left.holds(letter) || right.holds(letter),
            Self::Not(inner) => !inner.holds(letter),
        }
    }
}

fn tree() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![
        4 => text().prop_map(Tree::Phrase),
        1 => text().prop_map(Tree::Prefix),
        3 => (proptest::sample::select(FIELDS), text()).prop_map(|(field, text)| Tree::In(field, text)),
        1 => any::<bool>().prop_map(Tree::Files),
        1 => any::<bool>().prop_map(Tree::Read),
        1 => (0..2_i64).prop_map(Tree::Since),
        1 => (0..2_i64).prop_map(Tree::Before),
    ];
    leaf.prop_recursive(3, 8, 2, |inner| {
        let pair =
            || (inner.clone(), inner.clone()).prop_map(|(left, right)| (Box::new(left), Box::new(right)));
        prop_oneof![
            pair().prop_map(|(left, right)| Tree::Both(left, right)),
            pair().prop_map(|(left, right)| Tree::Either(left, right)),
            inner.prop_map(|inner| Tree::Not(Box::new(inner))),
        ]
    })
}

proptest! {
    #![proptest_config(cases(250))]

    #[test]
    fn a_search_finds_what_its_tree_describes(
        letters in letters(), tree in tree(), top in proptest::option::of(1..7_usize), dialect in dialects(),
    ) {
        // Without a word there is nothing to ask for.
        let Some(kql) = tree.kql() else { return Ok(()) };
        let mut service = service(dialect, &letters);
        let query = Query::new().search(&kql).select(&["id", "internetMessageId"]);
        let query = if let Some(top) = top { query.top(top) } else { query };
        let target = query.on("/me/mailFolders/inbox/messages");
        let (found, _) = pages(&mut service, OperationId::ListFolderMessages, target);
        let wanted = ids(letters.iter().filter(|letter| tree.holds(letter)));
        prop_assert_eq!(found, wanted, "{}", kql.as_str());
        if dialect == Dialect::Graph {
            let found = service.call(&search::Query::new(kql.clone(), 0, 25));
            prop_assert!(found.is_ok(), "{}: {:?}", kql.as_str(), found);
        }
    }
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn what_is_typed_into_a_field_of_recipients_is_never_refused(typed in text()) {
        let mut service = service(Dialect::Graph, &[]);
        let people = service.call(&user::ListPeople::new(typed.clone(), 5));
        prop_assert!(people.is_ok(), "{:?}", people);
        let contacts = service.call(&contact::List::new(typed.clone(), 5));
        prop_assert!(contacts.is_ok(), "{:?}", contacts);
        let users = service.call(&user::ListUsers::new(typed, 5));
        prop_assert!(users.is_ok(), "{:?}", users);
    }
}
