//! Whether a message meets the conditions of a rule.

use super::facts;
use crate::model::{Address, NewMessage};
use crate::personal::rule::{Predicate, Rule, Wanted};
use crate::text;

/// Whether a rule applies to a message: all conditions hold, no exception does.
pub(super) fn applies(rule: &Rule, message: &NewMessage, me: &str) -> bool {
    rule.conditions.iter().all(|predicate| meets(predicate, message, me))
        && !rule.exceptions.iter().any(|predicate| asks_something(predicate) && meets(predicate, message, me))
}

/// A fact that is `false` asks for nothing, and so excludes nothing.
fn asks_something(predicate: &Predicate) -> bool {
    predicate.wanted != Wanted::Fact(false)
}

fn meets(predicate: &Predicate, message: &NewMessage, me: &str) -> bool {
    match &predicate.wanted {
        Wanted::Words(words) => {
            words.iter().any(|word| has_words(predicate.name, &word.to_lowercase(), message))
        }
        Wanted::People(people) => {
            let held: Vec<&Address> = match predicate.name {
                "fromAddresses" => message.from.iter().collect(),
                _ => message.to.iter().chain(&message.cc).collect(),
            };
            held.iter().any(|held| people.iter().any(|wanted| same(held, &wanted.address)))
        }
        Wanted::Fact(false) => true,
        Wanted::Fact(true) => fact(predicate.name, message, me),
        Wanted::Importance(importance) => message.importance == *importance,
        Wanted::Member(member) if predicate.name == "sensitivity" => facts::sensitivity(message) == *member,
        Wanted::Member(member) => facts::asks_for(message, member),
        Wanted::Size { least, most } => {
            let size = crate::size::of(message);
            let bytes = |kilobytes: &i32| u64::try_from(*kilobytes).unwrap_or_default().saturating_mul(1024);
            least.as_ref().is_none_or(|least| size >= bytes(least))
                && most.as_ref().is_none_or(|most| size <= bytes(most))
        }
    }
}

/// Whether a word, in lower case, occurs where the predicate looks for it.
fn has_words(name: &str, word: &str, message: &NewMessage) -> bool {
    let within = |text: &str| text.to_lowercase().contains(word);
    let in_address = |address: &Address| within(&address.name) || within(&address.address);
    match name {
        "subjectContains" => within(&message.subject),
        "bodyContains" => within(&text::plain(&message.body)),
        "bodyOrSubjectContains" => within(&message.subject) || within(&text::plain(&message.body)),
        "categories" => {
            let keywords = facts::fields(message, "Keywords").flat_map(|field| field.split(','));
            let mut held = message.categories.iter().map(String::as_str).chain(keywords);
            held.any(|held| held.trim().to_lowercase() == word)
        }
        "headerContains" => message.headers.iter().any(|(name, value)| within(&format!("{name}: {value}"))),
        "recipientContains" => message.to.iter().chain(&message.cc).any(in_address),
        "senderContains" => message.from.as_ref().is_some_and(in_address),
        _ => false,
    }
}

fn fact(name: &str, message: &NewMessage, me: &str) -> bool {
    let among = |list: &[Address]| list.iter().any(|held| same(held, me));
    match name {
        "sentToMe" => among(&message.to),
        "sentCcMe" => among(&message.cc),
        "sentToOrCcMe" => among(&message.to) || among(&message.cc),
        "notSentToMe" => !among(&message.to) && !among(&message.cc),
        "sentOnlyToMe" => message.to.len() == 1 && among(&message.to) && message.cc.is_empty(),
        _ => facts::holds(name, message),
    }
}

fn same(held: &Address, address: &str) -> bool {
    held.address.eq_ignore_ascii_case(address)
}
