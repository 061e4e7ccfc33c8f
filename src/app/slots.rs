//! Four requests at a time for the mailbox, over all tabs, and none while it is throttled (Graph, "Throttling
//! limits": Outlook; requests made while throttled count as well).

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use futures_channel::oneshot;

use crate::browser::{clock, locks, settings};
use crate::protocol::{ApiError, LONGEST_HOLD_SECS, LONGEST_PAUSE_SECS, MOST_IN_FLIGHT};

/// The places in the queue to the server, first come, first served. Clones share it.
#[derive(Clone)]
pub(super) struct Slots {
    state: Rc<RefCell<State>>,
    locks: Rc<[String]>,
    /// Until when the mailbox is throttled, in milliseconds since 1970, as far as this tab knows.
    held_until: Rc<Cell<i64>>,
    /// The setting in which the tabs tell each other.
    setting: Rc<str>,
}

struct State {
    free: usize,
    waiting: VecDeque<(usize, oneshot::Sender<Slot>)>,
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
        Self {
            state: Rc::new(RefCell::new(state)),
            locks,
            held_until: Rc::default(),
            setting: format!("held-until {api_base}").into(),
        }
    }

    /// Waits for so many places. An error where the service wants a longer pause than one waits for.
    pub(super) async fn take(&self, places: usize) -> Result<Slot, ApiError> {
        let turn = self.queue(places);
        // The other end is in the queue, and the queue lives as long as we do.
        let mut slot = turn.await.map_err(|_| ApiError::Cancelled)?;
        slot.held = self.lock(places).await;
        loop {
            match self.pause_millis() {
                0 => return Ok(slot),
                millis if millis > LONGEST_PAUSE_SECS * 1_000 => return Err(ApiError::Busy),
                millis => clock::sleep(millis).await,
            }
        }
    }

    /// The service asked for silence: nothing goes out for so long, from no tab.
    pub(super) fn hold(&self, millis: u32) {
        let until = self.held_until().max(clock::now().0 + i64::from(millis));
        self.held_until.set(until);
        settings::set(&self.setting, &until.to_string());
    }

    fn queue(&self, places: usize) -> oneshot::Receiver<Slot> {
        let (sender, receiver) = oneshot::channel();
        self.state.borrow_mut().waiting.push_back((places, sender));
        self.serve();
        receiver
    }

    /// Lets those in front through, as long as there are places for them.
    fn serve(&self) {
        loop {
            // A statement of its own: the state must not stay borrowed while a place is given back.
            let next = self.state.borrow_mut().next();
            let Some((places, sender)) = next else { return };
            let slot = Slot { slots: self.clone(), places, held: Vec::new() };
            // Whoever stopped waiting takes no place.
            if let Err(mut slot) = sender.send(slot) {
                let places = std::mem::take(&mut slot.places);
                self.state.borrow_mut().free += places;
            }
        }
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

    /// How long silence has to be kept still.
    fn pause_millis(&self) -> u32 {
        let left = u32::try_from(self.held_until() - clock::now().0).unwrap_or_default();
        // Nobody asks for more than that: the clock was set back.
        if left > LONGEST_HOLD_SECS * 1_000 { 0 } else { left }
    }

    fn held_until(&self) -> i64 {
        let told = settings::get(&self.setting).and_then(|until| until.parse().ok()).unwrap_or_default();
        self.held_until.get().max(told)
    }
}

impl State {
    fn next(&mut self) -> Option<(usize, oneshot::Sender<Slot>)> {
        let next = self.waiting.pop_front_if(|(places, _)| *places <= self.free)?;
        self.free -= next.0;
        Some(next)
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        if self.places > 0 {
            self.slots.state.borrow_mut().free += self.places;
            self.slots.serve();
        }
    }
}
