//! How bad things are: what may go wrong, and how often.

use crate::dice::Dice;

/// Something that can go wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Requests and answers are lost.
    Loss,
    /// The service is busy or broken: 429, 5xx, pages in place of answers.
    Refusals,
    /// Tokens end.
    Tokens,
    /// Delta queries have their habits: replays, duplicates, partial items, links that end.
    Sync,
    /// The device's storage fails.
    Storage,
    /// Tabs and browsers end without notice.
    Crashes,
    /// A device has no network for a while.
    Offline,
    /// Somebody else changes the mailbox.
    Others,
}

impl Trouble {
    /// All of them, with the word for the command line.
    pub const ALL: [(Self, &'static str); 8] = [
        (Self::Loss, "loss"),
        (Self::Refusals, "refusals"),
        (Self::Tokens, "tokens"),
        (Self::Sync, "sync"),
        (Self::Storage, "storage"),
        (Self::Crashes, "crashes"),
        (Self::Offline, "offline"),
        (Self::Others, "others"),
    ];
}

/// What becomes of one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It is answered.
    Fine,
    /// It never arrives.
    LostBefore,
    /// It is done; the answer never arrives.
    LostAfter,
    /// 429, perhaps with a time to wait in seconds.
    Throttled(Option<u32>),
    /// A 5xx, with nothing done.
    Broken(u16, Option<u32>),
    /// It is done; a 504 says that it may not be.
    BrokenAfter,
    /// A page of a proxy in place of the answer, with nothing done.
    Page,
    /// 401: the token is refused.
    Expired,
}

/// How often things go wrong, in a thousand.
#[derive(Debug, Clone)]
pub(crate) struct Weather {
    without: Vec<Trouble>,
    is_calm: bool,
    /// How much of everything, in a hundred of the usual.
    strength: u64,
    /// The slowest way to the service or back, in milliseconds.
    pub(crate) slowest: u64,
}

impl Weather {
    /// Some weather without some of the trouble.
    pub(crate) fn new(dice: &mut Dice, without: &[Trouble]) -> Self {
        let strength = dice.weighed(&[(1, 0), (3, 30), (4, 100), (2, 250)]).unwrap_or(100);
        let slowest = dice.weighed(&[(2, 60), (4, 600), (2, 8_000)]).unwrap_or(600);
        Self { without: without.to_vec(), is_calm: false, strength, slowest }
    }

    /// From now on nothing goes wrong, or it does again.
    pub(crate) fn set_calm(&mut self, is_calm: bool) {
        self.is_calm = is_calm;
    }

    /// Whether nothing goes wrong at present.
    pub(crate) fn is_calm(&self) -> bool {
        self.is_calm
    }

    /// Whether something goes wrong that usually does so many times in a thousand.
    pub(crate) fn strikes(&self, dice: &mut Dice, trouble: Trouble, in_thousand: u64) -> bool {
        self.has(trouble) && dice.chance(in_thousand * self.strength / 100)
    }

    /// Whether this can go wrong at all.
    pub(crate) fn has(&self, trouble: Trouble) -> bool {
        !self.is_calm && !self.without.contains(&trouble)
    }

    /// How likely an item of a batch is struck, from 0 to 1.
    pub(crate) fn item_share(&self) -> f64 {
        let strength = u32::try_from(self.strength).unwrap_or_default();
        if self.has(Trouble::Refusals) { f64::from(strength) / 1_500.0 } else { 0.0 }
    }

    /// Milliseconds on the way to the service, or back.
    pub(crate) fn way(&self, dice: &mut Dice) -> u64 {
        if self.is_calm { dice.within(5, 20) } else { dice.within(5, self.slowest) }
    }

    /// What becomes of a request.
    pub(crate) fn fate(&self, dice: &mut Dice) -> Fate {
        if self.strikes(dice, Trouble::Loss, 60) {
            return if dice.chance(500) { Fate::LostBefore } else { Fate::LostAfter };
        }
        if self.strikes(dice, Trouble::Refusals, 80) {
            let wait = dice.weighed(&[(3, None), (2, Some(1)), (2, Some(7)), (1, Some(130))]).flatten();
            let kinds = [
                (4, Fate::Throttled(wait)),
                (1, Fate::Broken(500, None)),
                (3, Fate::Broken(503, wait)),
                (1, Fate::Broken(504, None)),
                (3, Fate::BrokenAfter),
                (1, Fate::Page),
            ];
            return dice.weighed(&kinds).unwrap_or(Fate::Fine);
        }
        if self.strikes(dice, Trouble::Tokens, 15) { Fate::Expired } else { Fate::Fine }
    }
}
