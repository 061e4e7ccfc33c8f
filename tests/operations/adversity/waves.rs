//! Many operations in waves of batches under random faults.

use outpost::model::{MessageId, MessagePatch, Patch};
use outpost::protocol::ops::message;
use outpost::protocol::{ApiError, Dialect, Operation, Waves};
use proptest::prelude::*;

use super::{faults, is_of_use, is_surely_undone};
use crate::querying::cases;
use crate::service::{Service, letter};

/// Carries them out; one result for each, in order.
fn carry_out<O: Operation>(service: &mut Service, operations: Vec<O>) -> Vec<Result<O::Answer, ApiError>> {
    let count = operations.len();
    let mut waves = Waves::new(operations);
    let mut batches = 0;
    while let Some(batch) = waves.next_batch() {
        let answer = service.send(&batch);
        let millis = waves.settle(answer, 0.5);
        let (before, all) = waves.progress();
        assert!(before <= all && all == count);
        service.wait(i64::from(millis));
        batches += 1;
        assert!(batches <= count * 5 + 5, "waves without end");
    }
    let results = waves.into_results();
    assert_eq!(results.len(), count);
    results
}

/// What is said to be done is, and what is said to be undone is not: so each result stands at its own place. What may be
/// repeated may have been done before the attempt that was refused.
fn check<A>(results: &[Result<A, ApiError>], is_repeatable: bool, is_done: impl Fn(usize) -> bool) {
    for (at, result) in results.iter().enumerate() {
        match result {
            Ok(_) => assert!(is_done(at), "{at} is said to be done"),
            Err(error) => {
                assert!(is_of_use(error), "{error:?}");
                let is_undone = is_surely_undone(error) && !is_repeatable;
                assert!(!is_undone || !is_done(at), "{at} is said to be undone: {error:?}");
            }
        }
    }
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Update,
    Move,
    Copy,
    Delete,
}

proptest! {
    #![proptest_config(cases(120))]

    #[test]
    fn waves_give_one_result_for_each_at_its_place(
        count in 1..45_usize, faults in faults(), is_outlook in any::<bool>(),
        kind in prop_oneof![Just(Kind::Update), Just(Kind::Move), Just(Kind::Copy), Just(Kind::Delete)],
    ) {
        let mut service = Service::new(if is_outlook { Dialect::Outlook } else { Dialect::Graph });
        let ids: Vec<MessageId> =
            (0..count).map(|number| service.put("Inbox", letter(&format!("letter {number}")))).collect();
        service.is_hostile = true;
        for fault in faults {
            service.simulator.faults().push(fault);
        }
        let folder = |service: &Service, at: usize| {
            service.simulator.message(service.ada, ids[at].as_str()).map(|message| message.folder)
        };
        match kind {
            Kind::Update => {
                let patch = MessagePatch { is_read: Patch::Set(true), ..MessagePatch::default() };
                let update = |id: &MessageId| message::Update::new(id.clone(), patch.clone());
                let results = carry_out(&mut service, ids.iter().map(update).collect());
                let is_read = |at: usize| {
                    service.simulator.message(service.ada, ids[at].as_str()).is_some_and(|held| held.is_read())
                };
                check(&results, true, is_read);
            }
            Kind::Move => {
                let to = |id: &MessageId| message::Move::new(id.clone(), "archive".into());
                let results = carry_out(&mut service, ids.iter().map(to).collect());
                check(&results, false, |at| folder(&service, at).as_deref() == Some("Archive"));
            }
            Kind::Delete => {
                let results = carry_out(&mut service, ids.iter().map(|id| message::Delete::new(id.clone())).collect());
                check(&results, false, |at| folder(&service, at).as_deref() == Some("Deleted Items"));
                prop_assert!(service.simulator.purged(service.ada).is_empty(), "deleted twice");
            }
            Kind::Copy => {
                let to = |id: &MessageId| message::Copy::new(id.clone(), "archive".into());
                let results = carry_out(&mut service, ids.iter().map(to).collect());
                let copies = service.subjects(service.ada, "Archive");
                let found = |at: usize| copies.iter().filter(|held| **held == format!("letter {at}")).count();
                prop_assert!((0..count).all(|at| found(at) <= 1), "copied twice");
                check(&results, false, |at| found(at) == 1);
            }
        }
    }
}
