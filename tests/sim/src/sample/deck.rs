//! What kinds of mail there are, and how often each comes.

use super::dice::Dice;

/// A kind of mail.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    #[default]
    Thread,
    Note,
    Client,
    PlainThread,
    Newsletter,
    Invoice,
    Notice,
    Build,
    Receipt,
    Report,
    List,
    Foreign,
    Photos,
    Travel,
    Junk,
    Draft,
    Deleted,
    Forwarded,
}

/// One round of the deck: even a small mailbox has something of everything.
const ROUND: [(Kind, usize); 18] = [
    (Kind::Thread, 9),
    (Kind::Note, 9),
    (Kind::Client, 5),
    (Kind::PlainThread, 3),
    (Kind::Newsletter, 6),
    (Kind::Invoice, 4),
    (Kind::Notice, 5),
    (Kind::Build, 5),
    (Kind::Receipt, 3),
    (Kind::Report, 2),
    (Kind::List, 3),
    (Kind::Foreign, 4),
    (Kind::Photos, 2),
    (Kind::Travel, 2),
    (Kind::Junk, 2),
    (Kind::Draft, 1),
    (Kind::Deleted, 2),
    (Kind::Forwarded, 1),
];

/// Kinds with short bodies: what very large mailboxes are filled up with.
const BULK: [(Kind, usize); 4] =
    [(Kind::Note, 12), (Kind::PlainThread, 6), (Kind::Build, 4), (Kind::Notice, 3)];

/// A shuffled deck that is shuffled anew when it is used up.
#[derive(Default)]
pub(super) struct Deck(Vec<Kind>);

impl Deck {
    /// The next kind; short ones only when `bulk` is asked for.
    pub(super) fn next(&mut self, dice: &mut Dice, bulk: bool) -> Kind {
        if self.0.is_empty() {
            let round = if bulk { &BULK[..] } else { &ROUND[..] };
            self.0 = round.iter().flat_map(|&(kind, times)| std::iter::repeat_n(kind, times)).collect();
            dice.shuffle(&mut self.0);
        }
        self.0.pop().unwrap_or_default()
    }
}
