//! What a ledger expects in the end.

use super::deed::{Author, Command, Property, State, Subject, Value};
use super::ledger::Ledger;
use crate::agenda::Moment;
use outpost::mailbox::EntryId;

const A: Author = Author::Tab(0);
const B: Author = Author::Tab(1);

fn subject() -> Subject {
    Subject::Message("m".into())
}

fn command(author: Author, at: Moment, is_read: bool) -> Command {
    let mut command = Command::new(author, at, String::new());
    command.does(subject(), Value::Read(is_read));
    command
}

fn ledger() -> Ledger {
    let mut ledger = Ledger::default();
    ledger.opened(0, 0, 0);
    ledger.opened(1, 1, 0);
    ledger
}

fn outcome(ledger: &Ledger) -> (Vec<Value>, bool) {
    let outcomes = ledger.outcomes();
    let outcome = &outcomes[&(subject(), Property::Read)];
    (outcome.values.clone(), outcome.may_be_untouched)
}

#[test]
fn the_last_of_one_tab_counts() {
    let mut ledger = ledger();
    ledger.asked(command(A, 1, true));
    ledger.asked(command(A, 2, false));
    assert_eq!(outcome(&ledger), (vec![Value::Read(false)], false));
}

#[test]
fn of_two_devices_either_may_be_the_last() {
    let mut ledger = ledger();
    ledger.asked(command(A, 1, true));
    ledger.asked(command(B, 2, false));
    assert_eq!(outcome(&ledger), (vec![Value::Read(true), Value::Read(false)], false));
}

#[test]
fn what_a_crash_took_may_be_as_nobody_asked_for() {
    let mut ledger = ledger();
    ledger.asked(command(A, 1, true));
    ledger.crashed(0);
    assert_eq!(outcome(&ledger), (vec![Value::Read(true)], true));
}

#[test]
fn what_others_did_before_is_under_what_i_ask_for() {
    let mut ledger = ledger();
    ledger.done(command(Author::Others, 1, true));
    ledger.asked(command(A, 2, false));
    assert_eq!(outcome(&ledger), (vec![Value::Read(false)], false));
}

#[test]
fn what_others_did_after_it_was_settled_is_over_it() {
    let mut ledger = ledger();
    ledger.asked(command(A, 1, false));
    ledger.done(command(Author::Others, 5, true));
    assert_eq!(outcome(&ledger).0.len(), 2, "it may have been on its way");
    ledger.commands[0].state = State::Kept(2);
    ledger.settle(&subject(), 4, |_| false);
    assert_eq!(outcome(&ledger), (vec![Value::Read(true)], false));
}

#[test]
fn what_was_told_to_have_failed_decides_nothing() {
    let mut ledger = ledger();
    let job = EntryId { number: 1, tab: 0 };
    let mut refused = command(A, 2, true);
    refused.jobs.insert(job);
    ledger.asked(command(A, 1, false));
    ledger.asked(refused);
    ledger.failed(job, &[subject()]);
    assert_eq!(outcome(&ledger), (vec![Value::Read(false), Value::Read(true)], false));
}
