//! The one source of chance of a history: everything random is drawn from here, in the order in which it happens.

/// A small seeded generator (`SplitMix64`).
#[derive(Debug, Clone)]
pub struct Dice {
    state: u64,
}

impl Dice {
    /// Dice that fall the same way for the same seed.
    pub fn new(seed: u64) -> Self {
        Self { state: seed.wrapping_mul(0x2545_F491_4F6C_DD1D) ^ 0x5DEE_CE66_D1CE_4E5B }
    }

    /// Any number.
    pub fn number(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` to `high`, both possible.
    pub fn within(&mut self, low: u64, high: u64) -> u64 {
        low + self.number() % (high - low + 1)
    }

    /// A number below `end`, which is not 0.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.number() % end.max(1) as u64).unwrap_or_default()
    }

    /// True so many times in a thousand.
    pub fn chance(&mut self, in_thousand: u64) -> bool {
        self.number() % 1_000 < in_thousand
    }

    /// One of them; none of none.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(from.len()))
    }

    /// A number from 0 up to 1.
    pub fn share(&mut self) -> f64 {
        f64::from(u32::try_from(self.number() >> 32).unwrap_or_default()) / (f64::from(u32::MAX) + 1.0)
    }

    /// One of the kinds, as often as their weights say.
    pub fn weighed<T: Copy>(&mut self, kinds: &[(u64, T)]) -> Option<T> {
        let sum: u64 = kinds.iter().map(|(weight, _)| weight).sum();
        let mut left = self.number() % sum.max(1);
        for (weight, kind) in kinds {
            match left.checked_sub(*weight) {
                Some(rest) => left = rest,
                None => return Some(*kind),
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_falls_the_same_way() {
        let draw = |seed| {
            let mut dice = Dice::new(seed);
            (dice.number(), dice.within(3, 9), dice.chance(500), dice.weighed(&[(1, 'a'), (5, 'b')]))
        };
        assert_eq!(draw(7), draw(7));
        assert_ne!(Dice::new(7).number(), Dice::new(8).number());
    }

    #[test]
    fn weights_are_kept_and_what_weighs_nothing_never_comes() {
        let mut dice = Dice::new(1);
        let drawn: Vec<char> =
            (0..1_000).filter_map(|_| dice.weighed(&[(0, 'n'), (1, 'r'), (9, 'o')])).collect();
        let rare = drawn.iter().filter(|kind| **kind == 'r').count();
        assert!(drawn.len() == 1_000 && !drawn.contains(&'n') && (50..200).contains(&rare), "{rare}");
    }
}
