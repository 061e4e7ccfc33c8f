//! The stream of messages: a deck of kinds, a moment for each, and what may still be spent on attachments.

use std::collections::VecDeque;

use super::{
    clock,
    deck::{Deck, Kind},
    dice::Dice,
    foreign, invoices, junk, letter, lists, machines, newsletters, notices, pictures, receipts, reports,
    threads, travel,
};
use crate::model::{NewMessage, Timestamp};

/// From here on messages are short and have no attachments: a hundred thousand must fit into memory.
const RICH: usize = 3_000;

/// Attachments a mailbox may hold, in units of about a kilobyte.
const BUDGET: u32 = 4_000;

/// `count` messages with the paths of their folders, the same for the same `seed` and `now`.
///
/// They come in no order of time. The first three thousand have attachments and long bodies; the rest is short.
pub fn messages(count: usize, seed: u64, now: Timestamp) -> impl Iterator<Item = (String, NewMessage)> {
    let mut generator = Generator::new(count, RICH, seed, now);
    std::iter::from_fn(move || generator.next()).take(count)
}

/// `count` messages for one folder, all of them short and without attachments: whatever the count, one costs as
/// much to hold, list and show as another, so that mailboxes of several sizes can be compared.
pub fn inbox(count: usize, seed: u64, now: Timestamp) -> impl Iterator<Item = NewMessage> {
    let mut generator = Generator::new(count, 0, seed, now);
    let filed = std::iter::from_fn(move || generator.next());
    filed.filter_map(|(path, message)| (path == "Inbox").then_some(message)).take(count)
}

/// What the makers of messages share.
pub(super) struct Desk {
    pub(super) dice: Dice,
    pub(super) now: Timestamp,
    /// When the message in the making arrives.
    pub(super) at: Timestamp,
    /// Only short messages now.
    pub(super) bulk: bool,
    /// Photos drawn so far.
    pub(super) album: Vec<Vec<u8>>,
    budget: u32,
}

impl Desk {
    /// Takes so many kilobytes from what attachments may use; `false` when they are used up.
    pub(super) fn spend(&mut self, kilobytes: u32) -> bool {
        let left = self.budget.checked_sub(kilobytes);
        self.budget = left.unwrap_or(self.budget);
        left.is_some()
    }

    /// Where the owner keeps it: new mail stands in the Inbox, older mail may have been filed.
    pub(super) fn folder(&mut self, filed: &str) -> String {
        let age = self.now.0 - self.at.0;
        let chance = match age {
            _ if self.bulk => 8,
            age if age < clock::DAY => 5,
            age if age < 7 * clock::DAY => 30,
            _ => 50,
        };
        if self.dice.percent(chance) { filed.to_owned() } else { "Inbox".to_owned() }
    }
}

struct Generator {
    desk: Desk,
    deck: Deck,
    ready: VecDeque<letter::Filed>,
    made: usize,
    count: usize,
    /// How many messages may be long.
    rich: usize,
}

impl Generator {
    fn new(count: usize, rich: usize, seed: u64, now: Timestamp) -> Generator {
        let dice = Dice::new(seed);
        Generator {
            desk: Desk { dice, now, at: now, bulk: false, album: Vec::new(), budget: BUDGET },
            deck: Deck::default(),
            ready: VecDeque::new(),
            made: 0,
            count,
            rich,
        }
    }

    fn next(&mut self) -> Option<letter::Filed> {
        while self.ready.is_empty() {
            self.desk.bulk = self.made >= self.rich;
            self.desk.at = clock::arrival(&mut self.desk.dice, self.count, self.desk.now);
            let kind = self.deck.next(&mut self.desk.dice, self.desk.bulk);
            let mut made = make(&mut self.desk, kind);
            for (_, message) in &mut made {
                letter::settle(&mut self.desk.dice, message, self.desk.now);
            }
            self.made += made.len();
            self.ready.extend(made);
        }
        self.ready.pop_front()
    }
}

fn make(desk: &mut Desk, kind: Kind) -> Vec<letter::Filed> {
    match kind {
        Kind::Thread => threads::thread(desk, false),
        Kind::PlainThread => threads::thread(desk, true),
        Kind::Note => threads::note(desk),
        Kind::Client => threads::client(desk),
        Kind::Draft => threads::draft(desk),
        Kind::Forwarded => threads::forwarded(desk),
        Kind::Newsletter => newsletters::newsletter(desk),
        Kind::Invoice => invoices::invoice(desk),
        Kind::Notice => notices::notice(desk),
        Kind::Build => machines::build(desk),
        Kind::Receipt => receipts::receipt(desk),
        Kind::Report => reports::report(desk),
        Kind::List => lists::post(desk),
        Kind::Foreign => foreign::letter(desk),
        Kind::Photos => pictures::photos(desk),
        Kind::Travel => travel::trip(desk),
        Kind::Junk => junk::spam(desk),
        Kind::Deleted => deleted(desk),
    }
}

/// Something the owner threw away.
fn deleted(desk: &mut Desk) -> Vec<letter::Filed> {
    let made = if desk.dice.percent(50) { threads::note(desk) } else { newsletters::newsletter(desk) };
    made.into_iter().map(|(_, message)| ("Deleted Items".to_owned(), message)).collect()
}
