//! The messages at hand: what the server says of them, and my changes over it.

use rustc_hash::{FxHashMap, FxHashSet};

use super::mutant::{self, Mutant};
use super::overlay::Overlay;
use super::{Key, Ticket};
use crate::model::{FolderId, Message, MessageId, PartialMessage, Patch};

/// Headers remembered before those that nobody looks at are dropped.
const MOST_HEADERS: usize = 3_000;

/// What is known of messages.
#[derive(Debug, Clone, Default)]
pub(super) struct Messages {
    slots: FxHashMap<MessageId, Slot>,
    headers: FxHashMap<MessageId, Header>,
    /// Messages that are gone, as long as questions are open that were asked before that was told.
    gone: FxHashMap<MessageId, Ticket>,
    pub(super) overlay: Overlay,
}

/// The little that is at hand of every message of a folder that is known whole: what the server says.
#[derive(Debug, Clone)]
struct Slot {
    folder: FolderId,
    moment: i64,
    is_read: bool,
    /// The latest question whose answer told of it.
    told: Ticket,
    /// Where it stands on screen.
    placed: Option<Standing>,
}

/// Where a message stands, as shown or as the server has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Standing {
    /// Its folder.
    pub(super) folder: FolderId,
    /// Milliseconds since 1970.
    pub(super) moment: i64,
    /// Was read.
    pub(super) is_read: bool,
}

impl Standing {
    /// Its key in the list of its folder.
    pub(super) fn key(&self, id: &MessageId) -> Key {
        Key { moment: self.moment, id: id.clone(), is_read: self.is_read }
    }
}

#[derive(Debug, Clone)]
struct Header {
    said: Message,
    /// With my changes over it, where there are any.
    shown: Option<Box<Message>>,
}

impl Messages {
    /// A header as it is shown.
    pub(super) fn header(&self, id: &MessageId) -> Option<&Message> {
        self.headers.get(id).map(|header| header.shown.as_deref().unwrap_or(&header.said))
    }

    /// A header as the server says it is.
    pub(super) fn said(&self, id: &MessageId) -> Option<&Message> {
        self.headers.get(id).map(|header| &header.said)
    }

    /// Whether anything is known of it.
    pub(super) fn knows(&self, id: &MessageId) -> bool {
        self.slots.contains_key(id)
    }

    /// Whether this answer is older than what is known.
    pub(super) fn is_older(&self, id: &MessageId, asked: Ticket) -> bool {
        let told = self.slots.get(id).map(|slot| slot.told).or_else(|| self.gone.get(id).copied());
        told.is_some_and(|told| asked <= told) && !mutant::is(Mutant::OldAnswerWins)
    }

    /// Where the server has it.
    pub(super) fn standing(&self, id: &MessageId) -> Option<Standing> {
        let slot = self.slots.get(id)?;
        Some(Standing { folder: slot.folder.clone(), moment: slot.moment, is_read: slot.is_read })
    }

    /// Where it is to be shown, with my changes; nowhere where it is unknown or destroyed.
    pub(super) fn shown_standing(&self, id: &MessageId) -> Option<Standing> {
        let standing = self.standing(id)?;
        if !self.overlay.covers(id) {
            return Some(standing);
        }
        let mut sketch = Message::with_id(id.clone());
        sketch.parent_folder_id = Some(standing.folder.clone());
        sketch.is_read = standing.is_read;
        let is_there = self.overlay.cover(&mut sketch);
        let folder = sketch.parent_folder_id.unwrap_or(standing.folder);
        is_there.then_some(Standing { folder, moment: standing.moment, is_read: sketch.is_read })
    }

    /// Where it stands on screen.
    pub(super) fn placed(&self, id: &MessageId) -> Option<&Standing> {
        self.slots.get(id)?.placed.as_ref()
    }

    /// How many messages stand in a list, by the name it goes by.
    pub(super) fn count_placed_in(&self, folder: &FolderId) -> usize {
        let placed = self.slots.values().filter_map(|slot| slot.placed.as_ref());
        placed.filter(|standing| standing.folder == *folder).count()
    }

    /// The messages that stand in a list, by the name it goes by.
    pub(super) fn placed_in(&self, folder: &FolderId) -> Vec<(MessageId, Standing)> {
        let placed = self.slots.iter().filter_map(|(id, slot)| Some((id, slot.placed.as_ref()?)));
        let here = placed.filter(|(_, standing)| standing.folder == *folder);
        here.map(|(id, standing)| (id.clone(), standing.clone())).collect()
    }

    /// Notes where it stands on screen now.
    pub(super) fn place(&mut self, id: &MessageId, standing: Option<Standing>) {
        if let Some(slot) = self.slots.get_mut(id) {
            slot.placed = standing;
        }
    }

    /// The server told of a message. Its header stays at hand where `is_wanted` or where it was already.
    pub(super) fn learn(&mut self, message: Message, asked: Ticket, is_wanted: bool) {
        let key = Key::of(&message);
        if let Some(folder) = message.parent_folder_id.clone() {
            self.learn_key(folder, key, asked);
        }
        if is_wanted || self.headers.contains_key(&message.id) {
            let id = message.id.clone();
            self.headers.insert(id.clone(), Header { said: message, shown: None });
            self.cover(&id);
        }
    }

    /// A header from the store. What the little at hand says is as new.
    pub(super) fn learn_stored(&mut self, mut header: Message) {
        match self.slots.get(&header.id) {
            Some(slot) => {
                header.parent_folder_id = Some(slot.folder.clone());
                header.is_read = slot.is_read;
            }
            None => {
                if let Some(folder) = header.parent_folder_id.clone() {
                    self.learn_key(folder, Key::of(&header), Ticket::default());
                }
            }
        }
        self.headers.insert(header.id.clone(), Header { said: header, shown: None });
    }

    /// The little that a list needs, from the store or from a header.
    pub(super) fn learn_key(&mut self, folder: FolderId, key: Key, asked: Ticket) {
        let placed = self.slots.get_mut(&key.id).and_then(|slot| slot.placed.take());
        let slot = Slot { folder, moment: key.moment, is_read: key.is_read, told: asked, placed };
        self.slots.insert(key.id, slot);
    }

    /// The server told what changed of a message that is known.
    pub(super) fn merge(&mut self, partial: PartialMessage, asked: Ticket) {
        let id = partial.id.clone();
        if let Some(slot) = self.slots.get_mut(&id) {
            slot.told = slot.told.max(asked);
            partial.is_read.clone().apply(&mut slot.is_read);
            if let Patch::Set(folder) = &partial.parent_folder_id {
                slot.folder.clone_from(folder);
            }
            if let Patch::Set(moment) = &partial.received_date_time {
                slot.moment = moment.0;
            }
        }
        if let Some(header) = self.headers.get_mut(&id) {
            partial.merge_into(&mut header.said);
        }
        self.cover(&id);
    }

    /// Puts my changes over the header anew.
    pub(super) fn cover(&mut self, id: &MessageId) {
        let Some(header) = self.headers.get_mut(id) else { return };
        header.shown = self.overlay.covers(id).then(|| {
            let mut shown = Box::new(header.said.clone());
            self.overlay.cover(&mut shown);
            shown
        });
    }

    /// It is gone, or nobody needs to know of it any more: where it stood on screen.
    pub(super) fn forget(&mut self, id: &MessageId) -> Option<Standing> {
        self.headers.remove(id);
        self.slots.remove(id)?.placed
    }

    /// It is gone, as was told now: older answers that name it are not believed.
    pub(super) fn lose(&mut self, id: &MessageId, now: Ticket) {
        self.gone.insert(id.clone(), now);
    }

    /// The messages that only the store told of.
    pub(super) fn only_stored(&self) -> Vec<MessageId> {
        let stored = self.slots.iter().filter(|(_, slot)| slot.told == Ticket::default());
        stored.map(|(id, _)| id.clone()).collect()
    }

    /// Forgets what is gone and no open question can name.
    pub(super) fn tidy_gone(&mut self, oldest_open_question: Option<Ticket>) {
        self.gone.retain(|_, told| oldest_open_question.is_some_and(|oldest| oldest <= *told));
    }

    /// All messages of which anything is known.
    pub(super) fn ids(&self) -> Vec<MessageId> {
        self.slots.keys().cloned().collect()
    }

    /// It got another id.
    pub(super) fn rename(&mut self, from: &MessageId, to: &MessageId) {
        if let Some(slot) = self.slots.remove(from) {
            self.slots.insert(to.clone(), slot);
        }
        if let Some(mut header) = self.headers.remove(from) {
            header.said.id = to.clone();
            self.headers.insert(to.clone(), header);
        }
        self.overlay.rename(from, to);
        self.cover(to);
    }

    /// The messages the server has in a folder.
    pub(super) fn in_folder(&self, folder: &FolderId) -> Vec<MessageId> {
        self.in_folder_but(folder, |_| false)
    }

    /// The messages the server has in a folder, without those that are `known`.
    pub(super) fn in_folder_but(
        &self,
        folder: &FolderId,
        known: impl Fn(&MessageId) -> bool,
    ) -> Vec<MessageId> {
        let here = self.slots.iter().filter(|(id, slot)| slot.folder == *folder && !known(id));
        let mut ids: Vec<_> = here.map(|(id, _)| id.clone()).collect();
        // The order of a hash map must not decide what is asked first.
        ids.sort_unstable();
        ids
    }

    /// Whether the server has more messages than this in a folder.
    pub(super) fn has_more_than(&self, count: usize, folder: &FolderId) -> bool {
        self.slots.values().filter(|slot| slot.folder == *folder).nth(count).is_some()
    }

    /// Drops headers beyond the bound, but for those of `kept` and those with my changes over them.
    pub(super) fn shrink(&mut self, kept: impl FnOnce() -> FxHashSet<MessageId>) {
        if self.headers.len() > MOST_HEADERS {
            let kept = kept();
            self.headers.retain(|id, header| header.shown.is_some() || kept.contains(id));
        }
    }
}
