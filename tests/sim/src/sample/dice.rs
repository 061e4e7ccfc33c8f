//! Choices: the simulator's seeded generator with the few draws a sample mailbox needs.

use crate::random::Random;

/// A seeded source of choices.
pub(super) struct Dice(Random);

impl Dice {
    pub(super) fn new(seed: u64) -> Dice {
        Dice(Random::new(seed))
    }

    /// A number below `end`; 0 when `end` is 0.
    pub(super) fn below(&mut self, end: usize) -> usize {
        let drawn = self.0.within(0, (end as u64).saturating_sub(1));
        usize::try_from(drawn).unwrap_or_default()
    }

    /// A number in `low..=high`.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = u64::try_from(high.saturating_sub(low)).unwrap_or_default();
        low.saturating_add_unsigned(self.0.within(0, span))
    }

    /// True so many times in a hundred.
    pub(super) fn percent(&mut self, chance: i64) -> bool {
        self.between(1, 100) <= chance
    }

    /// One of `items`; the default when there is none.
    pub(super) fn pick<T: Copy + Default>(&mut self, items: &[T]) -> T {
        let at = self.below(items.len());
        items.get(at).copied().unwrap_or_default()
    }

    /// `count` different items in the order they stand, fewer when there are fewer.
    pub(super) fn some<T: Copy>(&mut self, items: &[T], count: usize) -> Vec<T> {
        let mut taken = Vec::with_capacity(count);
        for (at, item) in items.iter().enumerate() {
            let left = items.len() - at;
            if self.below(left) < count.saturating_sub(taken.len()) {
                taken.push(*item);
            }
        }
        taken
    }

    /// Puts `items` in another order.
    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            let other = self.below(end + 1);
            items.swap(end, other);
        }
    }

    /// Sixteen hexadecimal digits.
    pub(super) fn hex(&mut self) -> String {
        format!("{:016x}", self.0.next())
    }
}
