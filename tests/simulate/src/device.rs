//! A device: what its tabs share. Its store, its network, its token, its four places in the queue to the service.

use std::collections::VecDeque;

use outpost::mailbox::{Change, MemoryStore, Read, StorageError, Stored, Write};
use outpost::protocol::MOST_IN_FLIGHT;

use crate::agenda::Moment;
use crate::deed::Subject;

/// A device.
pub(crate) struct Device {
    /// Its name in traces.
    pub(crate) name: char,
    /// What it keeps: survives every crash.
    pub(crate) store: MemoryStore,
    /// How its storage fails at present.
    pub(crate) storage: Option<StorageError>,
    /// A tab ended whose last writes could not be kept, or while a folder was being made: what became of that is lost.
    pub(crate) has_lost_word: bool,
    /// Whether it has a network.
    pub(crate) is_online: bool,
    /// The token its page hands out.
    pub(crate) token: String,
    /// The tab that syncs and sends: holds the lock.
    pub(crate) leader: Option<usize>,
    /// Places of the queue that are free.
    pub(crate) free: usize,
    /// Flights that wait for a place, with how many they take.
    pub(crate) waiting: VecDeque<(u64, usize)>,
    /// Until when the service wants silence.
    pub(crate) held_until: Moment,
}

impl Device {
    pub(crate) fn new(name: char, token: String) -> Self {
        Self {
            name,
            store: MemoryStore::new(str::to_lowercase),
            storage: None,
            has_lost_word: false,
            is_online: true,
            token,
            leader: None,
            free: MOST_IN_FLIGHT,
            waiting: VecDeque::new(),
            held_until: 0,
        }
    }

    /// Keeps all of these, or nothing.
    pub(crate) fn keep(&mut self, writes: &[Write]) -> Result<(), StorageError> {
        match self.storage {
            Some(error) => Err(error),
            None => {
                self.store.write(writes.to_vec());
                Ok(())
            }
        }
    }

    /// Reads; full storage can still be read.
    pub(crate) fn load(&mut self, read: Read) -> Result<Stored, StorageError> {
        match self.storage {
            Some(StorageError::Unavailable) => Err(StorageError::Unavailable),
            _ => Ok(self.store.read(read)),
        }
    }

    /// Whether its journal still holds something about a message or folder.
    pub(crate) fn waits_for(&mut self, subject: &Subject) -> bool {
        let Stored::Journal(entries) = self.store.read(Read::Journal) else { return false };
        entries.iter().any(|entry| match (&entry.change, subject) {
            (Change::Messages { messages, .. }, Subject::Message(id)) => messages.contains(id),
            (Change::Folder { folder, .. }, Subject::Folder(id)) => folder == id,
            _ => false,
        })
    }

    /// The next flight that finds its places, in the order in which they queued.
    pub(crate) fn next_waiting(&mut self, now: Moment) -> Option<(u64, usize)> {
        if now < self.held_until {
            return None;
        }
        let next = self.waiting.pop_front_if(|(_, places)| *places <= self.free)?;
        self.free -= next.1;
        Some(next)
    }
}
