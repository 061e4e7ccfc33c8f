//! What holds for all requests: waves of batches, throttling.

use graph_sim::{Effect, FaultRule};
use outpost::model::{MessagePatch, Patch};
use outpost::protocol::ops::message;
use outpost::protocol::{Batch, Waves};

use crate::service::{Service, letter};

pub(crate) fn many_changes_go_in_waves(service: &mut Service) {
    let ids: Vec<_> =
        (0..47).map(|number| service.put("Inbox", letter(&format!("Letter {number}")))).collect();
    let patch = MessagePatch { is_read: Patch::Set(true), ..MessagePatch::default() };
    let update = |id| message::Update::new(id, patch.clone());
    let throttled = FaultRule::new(Effect::Throttle { retry_after: Some(3) }).at("/messages/").times(9);
    service.simulator.faults().push(throttled);
    let mut waves = Waves::new(ids.iter().cloned().map(update).collect());
    let mut longest = 0;
    while let Some(batch) = waves.next_batch() {
        let answer = service.send(&batch);
        let millis = waves.settle(answer, 0.0);
        longest = longest.max(millis);
        service.wait(i64::from(millis));
    }
    assert!(longest >= 3_000, "the longest wait that was asked for is kept: {longest}");
    assert!(waves.into_results().iter().all(Result::is_ok));
    assert_eq!(service.simulator.counts(service.ada, "Inbox").unwrap().unread, 0);
    let few = Batch::new(ids.into_iter().take(2).map(message::Get::new));
    assert!(service.ask(&few).iter().all(Result::is_ok));
}
