//! A change of many messages whose headers are in the store alone.

use super::searching_tests::{World, header};
use super::*;
use crate::model::{FlagStatus, Message, MessageId};

const MANY: i64 = 1_000;

/// Flags them all. The store has not answered yet.
fn flag_all() -> (World, Vec<MessageId>) {
    let mut world = World::with((0..MANY).map(|number| header(number, "G", "post")).collect());
    let all: Vec<MessageId> = (0..MANY).map(|number| header(number, "G", "").id).collect();
    world
        .waiting
        .extend(world.mailbox.apply(Change::messages(Action::Flag(FlagStatus::Flagged), all.clone())));
    (world, all)
}

fn flagged(world: &World, all: &[MessageId]) -> usize {
    all.iter().filter(|id| world.mailbox.message(id).is_some_and(Message::is_flagged)).count()
}

#[test]
fn they_are_changed_a_stretch_at_a_time_as_one_job_that_is_undone_at_once() {
    let (mut world, all) = flag_all();
    let mut before = flagged(&world, &all);
    while !world.waiting.is_empty() {
        if let Some(Effect::Load(_, Read::Headers(ids))) = world.waiting.front() {
            assert!(ids.len() <= 200, "{} at once", ids.len());
        }
        world.step();
        let now = flagged(&world, &all);
        assert!(now - before <= 200, "{} in one task", now - before);
        before = now;
    }
    assert_eq!((before, world.mailbox.waiting()), (all.len(), all.len()));
    assert_eq!(world.mailbox.jobs().map(|job| job.total).collect::<Vec<_>>(), [all.len()]);
    world.waiting.extend(world.mailbox.undo());
    world.settle();
    assert_eq!(flagged(&world, &all), 0);
    assert_eq!(world.mailbox.undoable(), None);
}

#[test]
fn what_is_done_meanwhile_is_undone_first_and_undo_stops_what_is_not_begun() {
    let (mut world, all) = flag_all();
    while flagged(&world, &all) < 200 {
        world.step();
    }
    let other = Change::messages(Action::Read(true), all.iter().take(1).cloned());
    world.waiting.extend(world.mailbox.apply(other.clone()));
    world.step();
    while flagged(&world, &all) < 400 {
        world.step();
    }
    assert_eq!(world.mailbox.undoable(), Some(&other));
    for _ in 0..2 {
        world.waiting.extend(world.mailbox.undo());
    }
    world.settle();
    assert_eq!((flagged(&world, &all), world.mailbox.undoable()), (0, None));
}
