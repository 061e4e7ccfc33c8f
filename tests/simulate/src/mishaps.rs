//! Mishaps: what goes wrong at a moment, rather than with a request.

use outpost::mailbox::StorageError;

use crate::flight::Flight;
use crate::weather::Trouble;
use crate::world::{Event, World};

/// Tabs of one device at most.
const MOST_TABS: usize = 2;

/// What happens.
#[derive(Clone, Copy)]
enum Mishap {
    Tab,
    Browser,
    Open,
    Offline,
    Tokens,
    Links,
    Storage,
}

const MISHAPS: [(u64, Mishap); 7] = [
    (4, Mishap::Tab),
    (2, Mishap::Browser),
    (3, Mishap::Open),
    (3, Mishap::Offline),
    (1, Mishap::Tokens),
    (2, Mishap::Links),
    (2, Mishap::Storage),
];

impl World {
    /// Something happens to a device or to the service.
    pub(crate) fn mishap(&mut self) {
        let device = self.dice.below(self.devices.len());
        let Some(mishap) = self.dice.weighed(&MISHAPS) else { return };
        let lasts = self.dice.within(100, 60_000);
        match mishap {
            Mishap::Tab if self.weather.has(Trouble::Crashes) => {
                if let Some(tab) = self.dice.pick(&self.living(device)).copied() {
                    self.crash(tab);
                    self.agenda.add(lasts / 10, Event::Open { device });
                }
            }
            Mishap::Browser if self.weather.has(Trouble::Crashes) => {
                for tab in self.living(device) {
                    self.crash(tab);
                }
                self.agenda.add(lasts / 10, Event::Open { device });
            }
            Mishap::Open => self.agenda.add(0, Event::Open { device }),
            Mishap::Offline if self.weather.has(Trouble::Offline) => {
                note!(self, "{} is offline", self.devices[device].name);
                self.devices[device].is_online = false;
                self.agenda.add(lasts, Event::Online { device });
            }
            Mishap::Tokens if self.weather.has(Trouble::Tokens) => self.service.expire_tokens(),
            Mishap::Links if self.weather.has(Trouble::Sync) => {
                note!(self, "links of syncs end");
                self.service.expire_links();
            }
            Mishap::Storage if self.weather.has(Trouble::Storage) => {
                let error =
                    if self.dice.chance(500) { StorageError::Full } else { StorageError::Unavailable };
                note!(self, "storage of {}: {error:?}", self.devices[device].name);
                self.devices[device].storage = Some(error);
                self.agenda.add(lasts, Event::Mended { device });
            }
            _ => {}
        }
    }

    /// Whether another tab may be opened on a device.
    pub(crate) fn has_room(&self, device: usize) -> bool {
        self.living(device).len() < MOST_TABS
    }

    /// A tab ends without notice: what it held in memory is lost, its requests go on alone.
    pub(crate) fn crash(&mut self, tab: usize) {
        note!(self, "{} crashes", self.tabs[tab].name);
        let device = self.tabs[tab].device;
        let is_making = |flight: &u64| self.flights.get(flight).is_some_and(Flight::makes_a_folder);
        let has_lost_word = self.tabs[tab].is_behind || self.tabs[tab].flights.values().any(is_making);
        self.devices[device].has_lost_word |= has_lost_word;
        self.tabs[tab].mailbox = None;
        self.tabs[tab].jobs.clear();
        self.strand(tab);
        for flight in std::mem::take(&mut self.tabs[tab].flights).into_values() {
            self.call_off(flight);
        }
        self.ledger.crashed(tab);
        if self.devices[device].leader == Some(tab) {
            self.devices[device].leader = None;
            let wait = self.dice.within(0, 500);
            self.agenda.add(wait, Event::Lead { device });
        }
    }

    /// What a tab that ended had on its way is at the service at once, or never gets there: nothing travels for seconds
    /// whose sender is gone.
    fn strand(&mut self, tab: usize) {
        let flights = self.tabs[tab].flights.values().copied().collect::<Vec<_>>();
        let device = self.tabs[tab].device;
        self.devices[device].waiting.retain(|(waiting, _)| !flights.contains(waiting));
        let is_its =
            |event: &Event| matches!(event, Event::Arrive { flight, .. } if flights.contains(flight));
        for event in self.agenda.take(is_its) {
            if let Event::Arrive { flight, attempt, request, fate } = event
                && self.dice.chance(500)
            {
                self.arrive(flight, attempt, &request, fate);
            }
        }
    }

    /// A device has its network back; its tabs look for news at once.
    pub(crate) fn come_online(&mut self, device: usize) {
        if !self.devices[device].is_online {
            note!(self, "{} is online", self.devices[device].name);
            self.devices[device].is_online = true;
            for tab in self.living(device) {
                self.update(tab, outpost::mailbox::Mailbox::poll);
            }
        }
    }
}
