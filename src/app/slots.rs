//! Four requests at a time for the mailbox, and none while it is throttled (Graph, "Throttling limits": Outlook).

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use futures_channel::oneshot;

use crate::browser::clock;
use crate::model::Timestamp;

/// What Exchange allows one app and mailbox.
const MOST_IN_FLIGHT: usize = 4;

/// The places in the queue to the server. Clones share it.
#[derive(Clone, Default)]
pub(super) struct Slots {
    state: Rc<RefCell<State>>,
}

#[derive(Default)]
struct State {
    in_flight: usize,
    waiting: VecDeque<oneshot::Sender<()>>,
    held_until: Timestamp,
}

/// A place taken; dropping it lets the next one through.
pub(super) struct Slot {
    slots: Slots,
}

impl Slots {
    /// Waits for a place.
    pub(super) async fn take(&self) -> Slot {
        loop {
            let turn = {
                let mut state = self.state.borrow_mut();
                if state.in_flight < MOST_IN_FLIGHT {
                    state.in_flight += 1;
                    None
                } else {
                    let (sender, receiver) = oneshot::channel();
                    state.waiting.push_back(sender);
                    Some(receiver)
                }
            };
            match turn {
                None => break,
                // The one who left passes the place on or has gone: in both cases it is worth looking again.
                Some(turn) => drop(turn.await),
            }
        }
        let slot = Slot { slots: self.clone() };
        self.wait_for_release().await;
        slot
    }

    /// The service asked for silence: nothing goes out for so long.
    pub(super) fn hold(&self, millis: u32) {
        let until = Timestamp(clock::now().0 + i64::from(millis));
        let mut state = self.state.borrow_mut();
        state.held_until = state.held_until.max(until);
    }

    async fn wait_for_release(&self) {
        loop {
            let left = self.state.borrow().held_until.0 - clock::now().0;
            match u32::try_from(left) {
                Ok(millis @ 1..) => clock::sleep(millis).await,
                _ => return,
            }
        }
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        let mut state = self.slots.state.borrow_mut();
        state.in_flight = state.in_flight.saturating_sub(1);
        while let Some(next) = state.waiting.pop_front() {
            if next.send(()).is_ok() {
                break;
            }
        }
    }
}
