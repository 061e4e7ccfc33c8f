//! Other tabs: what they tell, and taking over from the one that led.

use crate::mailbox::mutant::{self, Mutant};
use crate::mailbox::pending::Unkept;
use crate::mailbox::{Effect, Entry, Mailbox, Pending, Purpose, Read, Stored, Told, Write};

impl Mailbox {
    /// Takes in what another tab told.
    pub(super) fn take_in(&mut self, mut words: Vec<Write>, told: Told) -> Vec<Effect> {
        if mutant::is(Mutant::WordsIgnored) {
            return Vec::new();
        }
        let is_journal_only = words.iter().all(Write::is_journal);
        let mut effects = Vec::new();
        match told {
            // Only the tab that leads writes links, and what it could not keep before them.
            Told::Kept => {
                self.is_store_stale &= !words.iter().any(is_track);
                self.is_store_unread &= !words.contains(&Write::Clear);
            }
            // Links do not count then: whoever goes on from the store has to go on from what is in it.
            Told::Unkept => {
                self.is_store_stale |= !is_journal_only;
                words.retain(|write| !is_track(write));
            }
            Told::ByTheWay => effects.extend(self.leave_what_is_known_better(&mut words)),
        }
        let corrections = self.correct(&mut words);
        if told == Told::Kept && !self.is_leader && words.contains(&Write::Clear) {
            effects.extend(self.start_over_from_store());
        }
        effects.extend(self.absorb(&words));
        let entries = words.iter().flat_map(entries_of).map(|entry| entry.id).collect::<Vec<_>>();
        if told != Told::Kept && self.is_leader {
            effects.extend(self.keep(words, entries, Vec::new()));
        } else {
            self.journal.kept(entries);
            if told == Told::Kept {
                self.journal.stored(&words);
            }
        }
        if self.is_leader {
            effects.extend(self.keep(corrections, Vec::new(), Vec::new()));
        }
        effects.extend(self.carry());
        // A tab that asks nothing has no answer that would do it.
        self.tidy();
        effects
    }

    /// The store starts over, for what was in it was out of date. What was read from it and nobody has told since counts
    /// for nothing any more: it is read again.
    fn start_over_from_store(&mut self) -> Vec<Effect> {
        for id in self.messages.only_stored() {
            self.absorb_end_of_message(&id);
        }
        self.folders.forget_stored();
        self.sync.tracks.clear();
        let is_of_store =
            |pending: &Pending| matches!(pending, Pending::Reading(_, Purpose::List(_) | Purpose::Rows));
        self.pending.retain(|_, pending| !is_of_store(pending));
        let mut effects = Vec::new();
        // What was found is in no list of the store: hits go when their messages do.
        let folders = self.lists.keys().filter(|folder| folder.query().is_none());
        for folder in folders.cloned().collect::<Vec<_>>() {
            if let Some(list) = self.lists.get_mut(&folder).filter(|list| list.index().is_some()) {
                list.give_up_index();
                effects.extend(self.hold(&folder));
            }
        }
        effects
    }

    /// What a tab that follows learned by the way may be older than what is known here; and what happens in folders that
    /// are kept up is told to the tab that leads anyway. What is new there is asked for, and so are folders: they may be
    /// gone before all is read anew, and then nobody would tell.
    fn leave_what_is_known_better(&mut self, words: &mut [Write]) -> Vec<Effect> {
        let mut is_new = Vec::new();
        let are_folders_followed = self.is_leader && self.sync.link(None).is_some();
        for write in words {
            match write {
                Write::Headers(headers) => headers.retain(|header| {
                    let folder = header.parent_folder_id.as_ref();
                    let is_followed = self.is_leader && folder.is_some_and(|folder| self.is_followed(folder));
                    let is_known = self.messages.knows(&header.id);
                    if is_followed && !is_known {
                        is_new.push(header.id.clone());
                    }
                    !is_followed && !is_known
                }),
                Write::Entries(entries) => entries.retain(|entry| self.journal.get(entry.id).is_none()),
                Write::Folders(folders) => {
                    folders.retain(|folder| self.folders.said(&folder.id).is_none());
                    self.sync.is_folder_in_doubt |= are_folders_followed && !folders.is_empty();
                }
                _ => {}
            }
        }
        let effects = self.ask_whereabouts(&is_new);
        self.sync.seen_elsewhere.extend(is_new);
        effects
    }

    /// An entry that another tab wrote down late may be done with here, or in part: that must not come back. Or it may
    /// name a folder that has got its id since. What has to be written so that it is right.
    fn correct(&mut self, words: &mut [Write]) -> Vec<Write> {
        let mut corrections = Vec::new();
        for write in words {
            let Write::Entries(entries) = write else { continue };
            entries.retain_mut(|entry| {
                let heard = entry.change.count();
                let is_open = self.journal.is_open(entry);
                let is_renamed = self.folders.rename_made(&mut entry.change);
                if !is_open {
                    corrections.push(Write::ForgetEntries(vec![entry.id]));
                } else if entry.change.count() < heard || is_renamed {
                    corrections.push(Write::Entries(vec![entry.clone()]));
                }
                is_open
            });
        }
        corrections
    }

    /// This tab alone syncs and sends from now on.
    pub(super) fn take_the_lead(&mut self) -> Vec<Effect> {
        vec![self.load(Read::Journal, Purpose::Lead)]
    }

    pub(super) fn take_journal(&mut self, mut entries: Vec<Entry>) -> Vec<Effect> {
        let mut corrections = self.journal.overtake(&mut entries);
        let mut kept = [Write::Entries(entries)];
        corrections.extend(self.correct(&mut kept));
        for entry in kept.iter().flat_map(entries_of).cloned() {
            let id = entry.id;
            self.absorb_entry(entry);
            self.journal.kept([id]);
            self.journal.may_be_sent([id]);
        }
        self.journal.recount();
        self.journal.stored(&kept);
        if self.is_leader { self.keep(corrections, Vec::new(), Vec::new()) } else { Vec::new() }
    }

    pub(super) fn take_over(&mut self, stored: Option<Stored>) -> Vec<Effect> {
        let is_late = std::mem::replace(&mut self.is_leader, true);
        let is_unread = stored.is_none();
        let mut effects = Vec::new();
        if let Some(Stored::Journal(mut entries)) = stored.filter(|_| !mutant::is(Mutant::JournalNotReread)) {
            // What is here already is newer here than there.
            entries.retain(|entry| self.journal.get(entry.id).is_none());
            effects.extend(self.take_journal(entries));
        }
        if is_late {
            effects.extend(self.carry());
            return effects;
        }
        effects.extend(self.start_over_in_store());
        effects.extend(self.carry());
        effects.extend(self.look_for_news());
        // The store may work again some time: then others' work is found there.
        self.journal.is_read &= !is_unread;
        effects
    }

    /// Whether what is in the store counts for nothing: it is thrown away as soon as the store works.
    pub(super) fn is_store_to_be_cleared(&self) -> bool {
        let is_clearing = self.pending.values().any(|pending| match pending {
            Pending::Keeping(Unkept { writes, .. }) => writes.contains(&Write::Clear),
            _ => false,
        });
        self.is_store_stale
            || self.is_store_unread
            || is_clearing
            || self.unkept.writes.contains(&Write::Clear)
    }

    /// Where the store does not hold what is at hand, it starts over with that, as soon as it works.
    fn start_over_in_store(&mut self) -> Vec<Effect> {
        let mut writes = Vec::new();
        let is_unread = std::mem::take(&mut self.is_store_unread);
        if std::mem::take(&mut self.is_store_stale) || is_unread {
            writes.push(Write::Clear);
        }
        // What was learned before anybody led was not kept.
        if !self.folders.is_empty() {
            writes.push(Write::Folders(self.folders.all_said().cloned().collect()));
        }
        if !self.folders.has_no_names() {
            writes.push(Write::Names(self.folders.kept_names()));
        }
        self.write(writes, Vec::new())
    }

    /// The journal could not be read when this tab began to lead: it is tried again.
    pub(super) fn read_journal_again(&mut self) -> Vec<Effect> {
        let is_reading =
            |pending: &Pending| matches!(pending, Pending::Reading(Read::Journal, Purpose::Lead));
        if self.journal.is_read || self.pending.values().any(is_reading) {
            return Vec::new();
        }
        vec![self.load(Read::Journal, Purpose::Lead)]
    }
}

const fn is_track(write: &Write) -> bool {
    matches!(write, Write::Track { .. })
}

fn entries_of(write: &Write) -> &[Entry] {
    match write {
        Write::Entries(entries) => entries,
        _ => &[],
    }
}
