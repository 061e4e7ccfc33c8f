//! The journal and the store: what is in it, and what other tabs write down late.

use super::{Entry, EntryId, Journal};
use crate::mailbox::{Change, Write};

impl Journal {
    /// It must not be sent before the store works again.
    pub(in crate::mailbox) fn hold_back(&mut self, id: EntryId) {
        if let Some(held) = self.entries.get_mut(&id) {
            held.waits_for_store = true;
        }
    }

    /// This is in the store: it works.
    pub(in crate::mailbox) fn stored(&mut self, writes: &[Write]) {
        self.entries.values_mut().for_each(|held| held.waits_for_store = false);
        for write in writes {
            let Write::Entries(entries) = write else { continue };
            for entry in entries {
                if let Some(held) = self.entries.get_mut(&entry.id) {
                    held.is_stored = true;
                }
            }
        }
    }

    /// Whether an entry comes back from the store.
    pub(in crate::mailbox) fn is_stored(&self, id: EntryId) -> bool {
        self.entries.get(&id).is_some_and(|held| held.is_stored)
    }

    /// Whether anything is left of an entry as another tab has it; what is done with is taken out of it.
    pub(in crate::mailbox) fn is_open(&self, entry: &mut Entry) -> bool {
        if self.ended.contains(&entry.id) {
            return false;
        }
        entry.is_sent |= self.get(entry.id).is_some_and(|held| held.is_sent);
        if let (Change::Messages { messages, .. }, Some(held)) = (&mut entry.change, self.get(entry.id)) {
            messages.retain(|id| held.change.message_ids().contains(id));
            return !messages.is_empty();
        }
        true
    }

    /// What earlier tabs left behind came out of the store. Where things were done here before that, those come after
    /// it, whatever the names say: takes out what they have overtaken, and tells what has to be written for that.
    pub(in crate::mailbox) fn overtake(&mut self, found: &mut Vec<Entry>) -> Vec<Write> {
        self.is_read = true;
        let done_here = std::mem::take(&mut self.before_read);
        let mut corrections = Vec::new();
        found.retain_mut(|entry| {
            let count = entry.change.count();
            for later in &done_here {
                entry.change.leave_what_is_overtaken_by(later);
            }
            if entry.change.is_empty() {
                corrections.push(Write::ForgetEntries(vec![entry.id]));
            } else if entry.change.count() < count {
                corrections.push(Write::Entries(vec![entry.clone()]));
            }
            !entry.change.is_empty()
        });
        corrections
    }

    /// Entries that waited to be written down may have been carried by another tab meanwhile, in part or whole.
    pub(in crate::mailbox) fn freshen(&self, writes: &mut [Write]) {
        let forgotten = |write: &Write| match write {
            Write::ForgetEntries(ids) => ids.clone(),
            _ => Vec::new(),
        };
        let forgotten: Vec<_> = writes.iter().flat_map(forgotten).collect();
        for write in writes {
            if let Write::Entries(entries) = write {
                entries.retain_mut(|entry| {
                    if let Some(held) = self.get(entry.id) {
                        entry.clone_from(held);
                    }
                    self.get(entry.id).is_some() || forgotten.contains(&entry.id)
                });
            }
        }
    }
}
