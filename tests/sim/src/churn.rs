//! Many changes at once, as other devices and other people make them while a client is away.

use crate::model::{Flag, NewMessage};
use crate::random::Random;
use crate::sample;
use crate::simulator::{Simulator, UserId};
use crate::store::{FolderKey, Mailbox, MessageKey};

/// How often each kind of change was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Churn {
    /// Marked as read or as unread.
    pub read: usize,
    /// Flagged, or the flag taken away.
    pub flagged: usize,
    /// Moved to the archive.
    pub moved: usize,
    /// Deleted.
    pub deleted: usize,
    /// Arrived.
    pub added: usize,
}

impl Churn {
    /// How many changes there were.
    pub fn total(self) -> usize {
        self.read + self.flagged + self.moved + self.deleted + self.added
    }
}

impl Simulator {
    /// Makes `changes` changes to the messages of the folder at a path; `None` where there is none.
    ///
    /// As many messages arrive as go, in the long run, so that the folder keeps its size. Which changes come in which
    /// order follows from `seed`. All of it happens at the simulator's present time.
    pub fn churn(&mut self, user: UserId, path: &str, changes: usize, seed: u64) -> Option<Churn> {
        let folder = self.folder_by_path(user, path, false)?;
        let now = self.now();
        let mailbox = self.mailbox_mut(user)?;
        let archive = mailbox.well_known("archive")?;
        let mut pool: Vec<MessageKey> =
            mailbox.folder(folder).ok()?.order.all().iter().map(|(_, key)| *key).collect();
        let mut arriving = sample::inbox(changes, seed, now).map(|new| NewMessage { received: now, ..new });
        let mut random = Random::new(seed);
        let mut made = Churn::default();
        for _ in 0..changes {
            let drawn = random.within(1, 100);
            if pool.is_empty() || drawn > 80 {
                let Some(message) = arriving.next() else { break };
                pool.push(
                    mailbox.store_message(folder, message, crate::store::Details::default(), now).ok()?,
                );
                made.added += 1;
                continue;
            }
            let at = random.within(0, pool.len() as u64 - 1);
            let at = usize::try_from(at).unwrap_or_default();
            if drawn > 60 {
                let key = pool.swap_remove(at);
                leave(mailbox, key, (drawn > 70).then_some(archive), &mut made, now)?;
            } else if let Some(key) = pool.get(at) {
                touch(mailbox, *key, drawn > 40, &mut made, now)?;
            }
        }
        Some(made)
    }
}

/// Moves a message, or deletes it.
fn leave(
    mailbox: &mut Mailbox,
    key: MessageKey,
    to: Option<FolderKey>,
    made: &mut Churn,
    now: crate::model::Timestamp,
) -> Option<()> {
    if let Some(to) = to {
        made.moved += 1;
        mailbox.move_message(key, to, now).ok()
    } else {
        made.deleted += 1;
        mailbox.delete_message(key, now).ok()
    }
}

/// Turns the flag of a message round, or whether it was read.
fn touch(
    mailbox: &mut Mailbox,
    key: MessageKey,
    flag: bool,
    made: &mut Churn,
    now: crate::model::Timestamp,
) -> Option<()> {
    if flag {
        made.flagged += 1;
        let turn = |flag| if flag == Flag::Flagged { Flag::NotFlagged } else { Flag::Flagged };
        let change = |message: &mut crate::store::Message| message.content.flag = turn(message.content.flag);
        mailbox.change_message(key, now, change).ok()
    } else {
        made.read += 1;
        let is_read = mailbox.message(key).ok()?.content.is_read;
        mailbox.set_read(key, now, !is_read).ok()
    }
}
