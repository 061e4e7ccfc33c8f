//! Four requests at a time for the mailbox, over all tabs, and none while it is throttled (Graph, "Throttling
//! limits": Outlook; requests made while throttled count as well).

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use futures_channel::oneshot;

use crate::browser::cancel::Cancel;
use crate::browser::{clock, locks, settings};
use crate::protocol::MOST_IN_FLIGHT;

/// The places in the queue to the server, first come, first served. Clones share it.
#[derive(Clone)]
pub(super) struct Slots {
    state: Rc<RefCell<State>>,
    locks: Rc<[String]>,
    /// The setting that says until when the mailbox is throttled, for all tabs.
    held_until: Rc<str>,
}

struct State {
    free: usize,
    waiting: VecDeque<(usize, oneshot::Sender<()>)>,
}

/// Places taken; dropping it lets the next ones through.
pub(super) struct Slot {
    slots: Slots,
    places: usize,
    held: Vec<locks::Held>,
}

impl Slots {
    /// The places of the service at this address.
    pub(super) fn new(api_base: &str) -> Self {
        let state = State { free: MOST_IN_FLIGHT, waiting: VecDeque::new() };
        let locks = (0..MOST_IN_FLIGHT).map(|number| format!("outpost {api_base} {number}")).collect();
        let held_until = format!("held-until {api_base}").into();
        Self { state: Rc::new(RefCell::new(state)), locks, held_until }
    }

    /// Waits for so many places.
    pub(super) async fn take(&self, places: usize, cancel: &Cancel) -> Slot {
        let turn = self.state.borrow_mut().queue(places);
        if let Some(turn) = turn {
            // The sender lives in the queue, and the queue as long as we do.
            let _ = turn.await;
        }
        let mut slot = Slot { slots: self.clone(), places, held: Vec::new() };
        slot.held = self.lock(places).await;
        self.wait_for_release(cancel).await;
        slot
    }

    /// One place is any of the locks; several are taken in order, so that two tabs cannot wait for each other.
    async fn lock(&self, places: usize) -> Vec<locks::Held> {
        let mut held = Vec::with_capacity(places);
        if places == 1 {
            held.extend(locks::first_of(&self.locks).await);
        } else {
            for name in self.locks.iter().take(places) {
                held.extend(locks::first_of(std::slice::from_ref(name)).await);
            }
        }
        held
    }

    /// The service asked for silence: nothing goes out for so long, from no tab.
    pub(super) fn hold(&self, millis: u32) {
        let until = self.held_until().max(clock::now().0 + i64::from(millis));
        settings::set(&self.held_until, &until.to_string());
    }

    /// Milliseconds since 1970.
    fn held_until(&self) -> i64 {
        settings::get(&self.held_until).and_then(|until| until.parse().ok()).unwrap_or_default()
    }

    async fn wait_for_release(&self, cancel: &Cancel) {
        loop {
            let left = self.held_until() - clock::now().0;
            match u32::try_from(left) {
                Ok(millis @ 1..) if !cancel.is_cancelled() => cancel.sleep(millis.min(LONGEST_LOOK)).await,
                _ => return,
            }
        }
    }
}

/// Looking again now and then: a clock that was set back must not hold the queue for hours.
const LONGEST_LOOK: u32 = 5_000;

impl State {
    fn queue(&mut self, places: usize) -> Option<oneshot::Receiver<()>> {
        if self.waiting.is_empty() && self.free >= places {
            self.free -= places;
            return None;
        }
        let (sender, receiver) = oneshot::channel();
        self.waiting.push_back((places, sender));
        Some(receiver)
    }

    fn give_back(&mut self, places: usize) {
        self.free += places;
        while self.waiting.front().is_some_and(|(wanted, _)| *wanted <= self.free) {
            let Some((wanted, sender)) = self.waiting.pop_front() else { return };
            // Whoever stopped waiting takes no place.
            if sender.send(()).is_ok() {
                self.free -= wanted;
            }
        }
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.slots.state.borrow_mut().give_back(self.places);
    }
}
