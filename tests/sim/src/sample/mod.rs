//! A generated mailbox that looks like somebody's work: Ada Brandt plans harbours for a small fictional company.
//!
//! Everything follows from a seed and a moment, so that a screenshot or a failing run can be made again.

mod clock;
mod deck;
mod dice;
mod foreign;
mod generator;
mod invoices;
mod junk;
mod letter;
mod lists;
mod machines;
mod newsletters;
mod notices;
mod office;
mod pdf;
mod people;
mod phrases;
mod pictures;
mod png;
mod projects;
mod quotes;
mod receipts;
mod reports;
mod slots;
mod threads;
mod travel;

pub use generator::{inbox, messages};
pub use people::{OWNER_ADDRESS, OWNER_NAME, Person, people};

use crate::model::Timestamp;
use crate::simulator::{Simulator, UserId};

/// Messages in a mailbox made for looking at: enough to scroll, quick to make.
pub const DEMO_SIZE: usize = 400;

/// Fills the mailbox of `user` with generated mail, dense around `now` and thinning out over three years, and gives
/// its owner colleagues, groups, rules, categories, contacts and settings.
pub fn fill(sim: &mut Simulator, user: UserId, messages: usize, seed: u64, now: Timestamp) {
    for (path, message) in self::messages(messages, seed, now) {
        if let Some(folder) = sim.folder_by_path(user, &path, true) {
            sim.insert(user, folder, message);
        }
    }
    office::furnish(sim, user);
}

#[cfg(test)]
mod tests;
