//! Takes in what was written, here or in another tab, and puts every message where it now belongs.

use crate::mailbox::{Change, Effect, Entry, EntryId, Job, Key, Mailbox, Notice, Ticket, Write};
use crate::model::{FolderId, Message, MessageId};

impl Mailbox {
    /// Takes in what is so from now on. What the outside has to do for it is returned; keeping is up to the caller.
    pub(super) fn absorb(&mut self, writes: &[Write]) -> Vec<Effect> {
        let mut effects = Vec::new();
        let mut moved_on = Vec::new();
        for write in writes {
            match write {
                // What is at hand is as good as it was; but where to go on is from the beginning.
                Write::Clear => self.sync.tracks.clear(),
                Write::Folders(folders) => self.absorb_folders(folders.clone()),
                Write::ForgetFolder(folder) => self.absorb_loss_of_folder(folder),
                Write::Names(names) => self.absorb_names(names.clone()),
                Write::Headers(headers) => {
                    for header in headers {
                        self.absorb_header(header.clone());
                    }
                }
                Write::Merge(partials) => {
                    for partial in partials {
                        let id = partial.id.clone();
                        self.messages.merge(partial.clone(), self.now());
                        self.told(&id);
                        self.place(&id);
                    }
                }
                Write::ForgetMessages(ids) => ids.iter().for_each(|id| self.absorb_loss(id)),
                Write::Rename { from, to } => effects.extend(self.absorb_rename(from, to)),
                Write::RenameFolder { from, to } => self.absorb_name_of_folder(from, to),
                Write::Content(content) => self.find_inside(content),
                Write::Track { folder, track } => {
                    if self.absorb_track(folder.as_ref(), track.clone()) {
                        moved_on.extend(folder);
                    }
                }
                Write::Entries(entries) => {
                    for entry in entries {
                        self.absorb_entry(entry.clone());
                    }
                }
                Write::ForgetEntries(ids) => ids.iter().for_each(|id| self.absorb_end_of_entry(*id)),
                Write::TakeBack { entry, messages } => {
                    if let Some(job) = self.journal.get(*entry).map(|entry| entry.job) {
                        self.undo.came_to_nothing(job, messages);
                    }
                    self.folders.dropped(*entry);
                    for id in messages {
                        self.messages.overlay.dropped(*entry, id);
                        self.place(id);
                    }
                }
            }
        }
        if !moved_on.is_empty() {
            // Most often it is what was told with it that may stand in its place now.
            let headers = writes.iter().filter_map(|write| match write {
                Write::Headers(headers) => Some(headers),
                _ => None,
            });
            headers.flatten().for_each(|header| self.stand(&header.id));
        }
        for folder in moved_on {
            self.stand_all(&self.folders.canonical(folder));
        }
        self.journal.recount();
        effects
    }

    fn now(&self) -> Ticket {
        Ticket(self.last_ticket)
    }

    /// What is read from the store just now may be older than this.
    fn told(&mut self, id: &MessageId) {
        if self.is_reading_store() {
            self.told_meanwhile.insert(id.clone());
        }
    }

    fn absorb_loss_of_folder(&mut self, folder: &FolderId) {
        for id in self.messages.in_folder(folder) {
            self.absorb_loss(&id);
        }
        self.lists.remove(&self.folders.canonical(folder));
        self.folders.forget(folder, self.now());
    }

    pub(super) fn absorb_header(&mut self, header: Message) {
        let id = header.id.clone();
        let is_wanted = self.is_wanted(&header);
        let hit = (!self.searches.is_empty()).then(|| header.clone());
        self.messages.learn(header, self.now(), is_wanted);
        self.told(&id);
        self.place(&id);
        if let Some(header) = hit {
            self.find_in(&header);
        }
    }

    /// Whether the eye is near where this message stands.
    fn is_wanted(&self, header: &Message) -> bool {
        let folder = header.parent_folder_id.as_ref().map(|folder| self.folders.canonical(folder));
        let list = folder.and_then(|folder| self.lists.get(&folder));
        list.is_some_and(|list| list.would_be_near(&Key::of(header)))
    }

    fn absorb_loss(&mut self, id: &MessageId) {
        self.messages.lose(id, self.now());
        self.absorb_end_of_message(id);
        self.contents.lose(id);
        self.told(id);
    }

    /// Nothing is known of a message any more.
    pub(super) fn absorb_end_of_message(&mut self, id: &MessageId) {
        if let Some(placed) = self.messages.forget(id) {
            self.displace(id, &placed);
            self.move_hit(id, Some(&placed), None);
        }
        if let Some((said, shown)) = self.counted.remove(id) {
            self.count(&said, shown.as_ref(), -1);
        }
    }

    fn absorb_rename(&mut self, from: &MessageId, to: &MessageId) -> Vec<Effect> {
        let placed = self.messages.placed(from).cloned();
        self.rename_hit(from, to, placed.as_ref());
        if let Some(placed) = placed {
            self.displace(from, &placed);
            self.messages.place(from, None);
        }
        if let Some(counted) = self.counted.remove(from) {
            self.counted.insert(to.clone(), counted);
        }
        self.messages.rename(from, to);
        self.journal.rename_message(from, to);
        self.undo.rename_message(from, to);
        self.contents.rename(from, to);
        self.told(from);
        self.place(to);
        vec![Effect::Tell(Notice::Renamed { from: from.clone(), to: to.clone() })]
    }

    fn absorb_name_of_folder(&mut self, from: &FolderId, to: &FolderId) {
        for entry in self.journal.rename_folder(from, to) {
            self.absorb_entry(entry);
        }
        self.folders.rename(from, to);
    }

    fn absorb_end_of_entry(&mut self, id: EntryId) {
        let Some(entry) = self.journal.remove(id) else { return };
        match &entry.change {
            Change::Messages { messages, .. } => {
                for message in messages {
                    self.uncover(id, message);
                }
            }
            Change::Folder { .. } => self.folders.taken(id, Ticket(self.last_ticket + 1)),
        }
    }

    pub(super) fn absorb_entry(&mut self, entry: Entry) {
        let before = self.journal.get(entry.id).cloned();
        // Of one's own it is noted as a whole.
        if before.is_none() && !self.journal.is_mine(entry.id) {
            self.note_job(entry.job, entry.change.clone());
        }
        if let Some(job) = self.journal.jobs.get_mut(&entry.job) {
            job.is_paused = entry.is_paused;
        }
        match (&entry.change, before) {
            (Change::Messages { action, messages }, Some(before)) => {
                // A folder that was made got its id: what goes there goes by that.
                for id in messages {
                    if self.messages.overlay.set_action(entry.id, id, action) {
                        self.place(id);
                    }
                }
                for id in before.change.message_ids().iter().filter(|id| !messages.contains(id)) {
                    self.uncover(entry.id, id);
                }
            }
            (Change::Messages { action, messages }, None) => {
                for id in messages {
                    self.messages.overlay.add(entry.id, id, action);
                    self.place(id);
                }
            }
            (Change::Folder { action, folder }, _) => self.folders.cover(entry.id, folder, action),
        }
        self.journal.put(entry, false);
    }

    /// The server took a change, as far as is known here: answers to older questions do not know of it.
    pub(super) fn uncover(&mut self, entry: EntryId, message: &MessageId) {
        self.messages.overlay.taken(entry, message, Ticket(self.last_ticket + 1));
        self.place(message);
    }

    /// A part of a job was written down.
    pub(super) fn note_job(&mut self, id: EntryId, change: Change) {
        let total = change.count();
        let job = self.journal.jobs.entry(id).or_insert_with(|| Job {
            id,
            change,
            done: 0,
            total: 0,
            failed: Vec::new(),
            is_paused: false,
        });
        job.total += total;
    }
}
