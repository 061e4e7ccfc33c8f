//! What the journal sends next, and what it does not take back.

use super::*;
use crate::mailbox::{Action, Write};

/// Adds a job of so many messages, named after `name`, written down.
fn add(journal: &mut Journal, name: &str, count: usize, action: &Action) -> Vec<Entry> {
    let ids = (0..count).map(|number| format!("{name}{number}").as_str().into());
    let change = Change::messages(action.clone(), ids);
    let entries = journal.entries_of(change.clone(), None);
    let id = entries[0].job;
    let job = Job { id, change, done: 0, total: count, failed: Vec::new(), is_paused: false };
    journal.jobs.insert(id, job);
    for entry in entries.clone() {
        journal.put(entry, true);
    }
    entries
}

fn next(journal: &Journal) -> Vec<String> {
    let messages = journal.next_units().into_iter().filter_map(|unit| unit.task.message().cloned());
    messages.map(|id| id.as_str().to_owned()).collect()
}

#[test]
fn a_small_job_goes_before_a_large_one_however_much_of_that_is_queued() {
    let mut journal = Journal::new(1);
    add(&mut journal, "bulk", 1_000, &Action::Read(true));
    add(&mut journal, "small", 2, &Action::Read(true));
    let units = next(&journal);
    assert_eq!((&units[..2], units.len()), (&["small0".to_owned(), "small1".to_owned()][..], MOST_UNITS));
}

#[test]
fn a_small_job_waits_for_what_a_large_one_does_to_the_same_message() {
    let mut journal = Journal::new(1);
    add(&mut journal, "m", 1_000, &Action::Read(true));
    let again = Change::messages(Action::Read(false), ["m999".into()]);
    for entry in journal.entries_of(again, None) {
        journal.put(entry, true);
    }
    assert!(!next(&journal).contains(&"m999".to_owned()), "it is far down in the queue");
}

#[test]
fn what_waits_for_the_store_lets_the_rest_pass() {
    let mut journal = Journal::new(1);
    let copy = add(&mut journal, "copied", 1, &Action::Copy("F".into())).remove(0);
    add(&mut journal, "read", 1, &Action::Read(true));
    assert_eq!(next(&journal), ["copied0"], "what must not be asked twice travels alone");
    journal.hold_back(copy.id);
    assert_eq!(next(&journal), ["read0"]);
    journal.stored(&[]);
    assert_eq!(next(&journal), ["copied0"], "the store works again");
}

#[test]
fn what_is_done_with_is_not_taken_from_another_tab_again() {
    let mut journal = Journal::new(1);
    let mut late = add(&mut journal, "m", 3, &Action::Read(true)).remove(0);
    let mut left = late.clone();
    left.change = Change::messages(Action::Read(true), ["m2".into()]);
    journal.put(left, true);
    assert!(journal.is_open(&mut late));
    assert_eq!(late.change.message_ids(), ["m2".into()]);
    journal.remove(late.id);
    assert!(!journal.is_open(&mut late));
}

#[test]
fn what_was_done_here_before_the_journal_was_read_comes_after_what_is_found_in_it() {
    let mut journal = Journal::new(1);
    add(&mut journal, "m", 2, &Action::Move("X".into()));
    let id = |number| EntryId { number, tab: 9 };
    let found = |number, action: &Action, messages: &[&str]| Entry {
        id: id(number),
        job: id(number),
        change: Change::messages(action.clone(), messages.iter().map(|id| (*id).into())),
        is_sent: false,
        is_paused: false,
    };
    let [to, read, gone] = [Action::Move("Y".into()), Action::Read(true), Action::Destroy];
    let mut entries = vec![
        found(7, &to, &["m0", "m1"]),
        found(8, &to, &["m1", "other"]),
        found(9, &read, &["m0"]),
        found(10, &gone, &["m0"]),
    ];
    let corrections = journal.overtake(&mut entries);
    let left = vec![found(8, &to, &["other"]), found(9, &read, &["m0"]), found(10, &gone, &["m0"])];
    assert_eq!(entries, left, "what else was done to them, and what cannot be taken back, stays");
    assert_eq!(corrections, [Write::ForgetEntries(vec![id(7)]), Write::Entries(vec![left[0].clone()])]);
    add(&mut journal, "other", 1, &to);
    assert!(journal.overtake(&mut entries).is_empty(), "once it was read, the names say it");
}
