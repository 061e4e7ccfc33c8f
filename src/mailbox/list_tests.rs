//! What a list does, step by step, and that it stays within its bounds.

use std::ops::Range;

use proptest::prelude::*;

use super::list::{MOST_PAGES, Wanted};
use super::{MessageList, PAGE_ROWS, Row, Ticket};
use crate::model::MessageId;
use crate::protocol::ApiError;

fn look(list: &mut MessageList, range: Range<usize>) -> Wanted {
    list.see(&range);
    list.look()
}

fn ids(page: usize, count: usize) -> Vec<MessageId> {
    (0..count).map(|at| format!("{}", page * PAGE_ROWS + at).into()).collect()
}

#[test]
fn looking_asks_once_and_only_for_gaps() {
    let mut list = MessageList::default();
    let wanted = look(&mut list, 0..60);
    assert_eq!(wanted.ask, [0, 1]);
    list.asked(0, Ticket(1));
    list.asked(1, Ticket(2));
    assert_eq!(look(&mut list, 0..60), Wanted::default());
    list.arrived(0, Ticket(1), ids(0, PAGE_ROWS), Some(60));
    assert_eq!(list.row(7), Row::Message(&"7".into()));
    assert_eq!(list.row(59), Row::Loading);
}

#[test]
fn pages_count_for_nothing_once_all_is_known() {
    let mut list = MessageList::default();
    list.show_stored(ids(0, 3), 3);
    list.index_mut().is_whole = true;
    list.let_pages_go();
    assert_eq!(list.ids().count(), 3, "what the store has is not here yet");
    list.index_mut().is_loaded = true;
    list.let_pages_go();
    assert_eq!(list.ids().count(), 0);
}

#[test]
fn moving_on_cancels_what_is_out_of_sight() {
    let mut list = MessageList::default();
    look(&mut list, 0..20);
    list.asked(0, Ticket(1));
    let wanted = look(&mut list, 5_000..5_020);
    assert_eq!((wanted.ask, wanted.cancel), (vec![100], vec![Ticket(1)]));
    list.arrived(0, Ticket(1), ids(0, 50), Some(9_000));
    assert_eq!(list.row(0), Row::Loading, "a cancelled answer is not taken");
}

#[test]
fn a_page_that_failed_is_asked_for_again_when_the_eye_comes_back() {
    let mut list = MessageList::default();
    look(&mut list, 0..20);
    list.asked(0, Ticket(1));
    list.arrived(0, Ticket(1), ids(0, 50), Some(500));
    look(&mut list, 100..120);
    list.asked(2, Ticket(2));
    list.failed(2, Ticket(2), ApiError::Unreachable);
    assert_eq!(list.row(101), Row::Failed(&ApiError::Unreachable));
    look(&mut list, 0..20);
    assert_eq!(look(&mut list, 100..120).ask, [2]);
}

#[test]
fn a_refresh_keeps_what_is_on_screen() {
    let mut list = MessageList::default();
    look(&mut list, 0..20);
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
    look(&mut list, 0..20);
    list.asked(0, Ticket(1));
    list.failed(0, Ticket(1), ApiError::Unreachable);
    assert_eq!(list.failure(), Some(&ApiError::Unreachable));
    assert!(look(&mut list, 0..20).ask.is_empty());
    list.forgive();
    assert_eq!(look(&mut list, 0..20).ask, [0]);
}

proptest! {
    #[test]
    fn memory_is_bounded_wherever_the_eye_wanders(looks in prop::collection::vec(0usize..100_000, 1..200)) {
        let mut list = MessageList::default();
        for (at, start) in looks.into_iter().enumerate() {
            for number in look(&mut list, start..start + 40).ask {
                let ticket = Ticket(at as u64);
                list.asked(number, ticket);
                list.arrived(number, ticket, ids(number, PAGE_ROWS), Some(100_100));
            }
            prop_assert!(list.pages_held() <= MOST_PAGES);
            prop_assert!(matches!(list.row(start), Row::Message(_)));
        }
    }
}
