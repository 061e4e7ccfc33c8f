//! Coming to rest: faults stop, everybody looks once more, and then nothing may be left to do.

use outpost::mailbox::Mailbox;

use crate::world::{Event, World};

/// Things that may happen until everything is at rest.
const MOST_EVENTS: u32 = 40_000;
/// Milliseconds until then: three hours.
const LONGEST: u64 = 3 * 3_600_000;
/// How often everybody looks for news: what a round tells again, the next one does not.
const LOOKS: u32 = 3;

impl World {
    /// Lets everything come to rest.
    pub(crate) fn come_to_rest(&mut self) {
        self.weather.set_calm(true);
        note!(self, "calm");
        for device in 0..self.devices.len() {
            self.devices[device].storage = None;
            self.come_online(device);
            if self.living(device).is_empty() {
                self.open_tab(device);
            }
            self.agenda.add(600, Event::Lead { device });
        }
        self.drain();
        self.resume_all();
        self.drain();
        for _ in 0..LOOKS {
            for tab in self.all_living() {
                self.update(tab, Mailbox::poll);
            }
            self.drain();
        }
    }

    /// Lets happen what is to happen, to the end.
    pub(crate) fn drain(&mut self) {
        let end = self.agenda.now() + LONGEST;
        let mut events = 0;
        while self.advance() {
            events += 1;
            if events > MOST_EVENTS || self.agenda.now() > end {
                let left: Vec<String> = self.agenda.events().take(5).map(Event::spoken).collect();
                self.breaks("everything comes to rest", left.join(", "));
            }
        }
    }
}
