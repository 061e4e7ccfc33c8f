//! What is going to happen, and the clock: time stands still until the next thing happens.

use std::collections::BTreeMap;

/// Milliseconds since the history began.
pub type Moment = u64;

/// Things to come in order: by time, then by when they were put down.
#[derive(Debug)]
pub struct Agenda<T> {
    now: Moment,
    count: u64,
    events: BTreeMap<(Moment, u64), T>,
}

impl<T> Default for Agenda<T> {
    fn default() -> Self {
        Self { now: 0, count: 0, events: BTreeMap::new() }
    }
}

impl<T> Agenda<T> {
    /// What the clock shows.
    pub fn now(&self) -> Moment {
        self.now
    }

    /// Puts something down that happens in so many milliseconds.
    pub fn add(&mut self, after: u64, event: T) {
        self.add_at(self.now + after, event);
    }

    /// Puts something down that happens at a moment, or now where that has passed.
    pub fn add_at(&mut self, at: Moment, event: T) {
        self.count += 1;
        self.events.insert((at.max(self.now), self.count), event);
    }

    /// The next thing; the clock goes on to it.
    pub fn next(&mut self) -> Option<T> {
        let ((at, _), event) = self.events.pop_first()?;
        self.now = at;
        Some(event)
    }

    /// Takes out what is of a kind, in order.
    pub fn take(&mut self, is_of_kind: impl Fn(&T) -> bool) -> Vec<T> {
        self.events.extract_if(.., |_, event| is_of_kind(event)).map(|(_, event)| event).collect()
    }

    /// Lets time pass in which nothing happens.
    pub fn pass(&mut self, millis: u64) {
        let end = self.events.keys().next().map_or(u64::MAX, |(at, _)| *at);
        self.now = (self.now + millis).min(end);
    }

    /// What is still to come, in order.
    pub fn events(&self) -> impl Iterator<Item = &T> {
        self.events.values()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_happens_at_the_same_time_happens_in_the_order_it_was_put_down() {
        let mut agenda = Agenda::default();
        agenda.add(5, 'c');
        agenda.add(1, 'a');
        agenda.add(5, 'd');
        agenda.add(1, 'b');
        let order: String = std::iter::from_fn(|| agenda.next()).collect();
        assert_eq!((order.as_str(), agenda.now()), ("abcd", 5));
    }

    #[test]
    fn nothing_happens_in_the_past() {
        let mut agenda = Agenda::default();
        agenda.pass(10);
        agenda.add_at(3, 'x');
        assert_eq!((agenda.next(), agenda.now()), (Some('x'), 10));
    }
}
