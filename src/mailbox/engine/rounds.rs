//! Rounds of synchronisation: page after page of what changed, each taken in and kept before the next link is.
//!
//! A message that is told to be gone may have come back meanwhile (PITFALLS 3), and of one that is told in part
//! nothing else may be known: those are asked for by their ids before the page counts as taken in.

use rustc_hash::FxHashSet;

use super::whereabouts::IDS_AT_ONCE;
use crate::mailbox::mutant::{self, Mutant};
use crate::mailbox::{Alarm, Answer, Effect, Mailbox, Notice, Question, Ticket, Track, Write};
use crate::model::{DeltaItem, FolderId, MessageId, PartialMessage, Patch};
use crate::protocol::{ApiError, DeltaPage, Remedy};

/// When to try again after a round failed, in milliseconds.
const PAUSE_MILLIS: u32 = 15_000;

/// A round under way.
#[derive(Debug, Clone)]
pub(in crate::mailbox) struct Round {
    /// Which folder, by its id; the folders themselves under none.
    pub(super) folder: Option<FolderId>,
    /// Messages to be asked for before the page counts.
    pub(super) doubted: Vec<MessageId>,
    /// Messages the page told of.
    told: Vec<MessageId>,
    /// How far the folder is once they are answered.
    track: Track,
    /// Whether another page follows.
    has_more: bool,
    /// Whether a page was answered, and waits for what is in doubt.
    pub(super) has_page: bool,
}

impl Mailbox {
    /// Asks for the next page of whoever is next, if nothing is under way.
    pub(super) fn next_round(&mut self) -> Vec<Effect> {
        // The store sets the pace: what waits for it goes in one transaction, which must not grow.
        if !self.is_leader || self.sync.round.is_some() || self.sync.is_unavailable || self.is_keeping_late()
        {
            return Vec::new();
        }
        let Some(folder) = self.sync.queue.pop_front() else { return Vec::new() };
        let mut effects = Vec::new();
        if let Some(folder) = &folder {
            let name = self.folders.canonical(folder);
            effects.extend(self.hold(&name));
            if !self.lists.get(&name).and_then(|list| list.index()).is_some_and(|index| index.is_loaded) {
                // Its turn comes when what the store has of it is here.
                self.sync.queue.push_back(Some(folder.clone()));
                if self.sync.queue.iter().all(|queued| self.is_loading(queued.as_ref())) {
                    return effects;
                }
                effects.extend(self.next_round());
                return effects;
            }
        }
        let link = self.sync.link(folder.as_ref());
        if link.is_none() {
            self.begin_anew(folder.as_ref());
        }
        let track = self.sync.tracks.get(&folder).cloned().unwrap_or_default();
        self.sync.round = Some(Round {
            folder: folder.clone(),
            doubted: Vec::new(),
            told: Vec::new(),
            track,
            has_more: false,
            has_page: false,
        });
        let question = match folder {
            Some(folder) => Question::Changes { folder, link },
            None => Question::FolderChanges { link },
        };
        self.ask(question, &mut effects);
        effects
    }

    /// The engine's own questions are answered, or will not be.
    pub(super) fn settle_question(
        &mut self,
        ticket: Ticket,
        question: Question,
        outcome: Result<Answer, ApiError>,
    ) -> Vec<Effect> {
        match (question, outcome) {
            (Question::Headers(ids), Ok(Answer::Headers(answers))) => {
                self.learn_whereabouts(ticket, ids, answers)
            }
            (_, Ok(Answer::FolderChanges(page))) => self.learn_folder_changes(ticket, page),
            (Question::Changes { folder, link }, Ok(Answer::Changes(page))) => {
                self.learn_changes(ticket, &folder, link.is_none(), page)
            }
            (Question::Headers(_), Err(error)) => self.end_round_early(&error),
            (Question::FolderChanges { .. }, Err(error)) => self.end_round(None, &error),
            (Question::Changes { folder, .. }, Err(error)) => self.end_round(Some(folder), &error),
            _ => Vec::new(),
        }
    }

    fn is_loading(&self, folder: Option<&FolderId>) -> bool {
        let list = folder.and_then(|folder| self.lists.get(&self.folders.canonical(folder)));
        list.and_then(|list| list.index()).is_some_and(|index| !index.is_loaded)
    }

    pub(super) fn learn_changes(
        &mut self,
        asked: Ticket,
        folder: &FolderId,
        is_first: bool,
        page: DeltaPage<PartialMessage>,
    ) -> Vec<Effect> {
        let place = Some(folder.clone());
        let (mut writes, mut doubted) = (Vec::new(), Vec::new());
        let mut track = self.sync.tracks.get(&place).cloned().unwrap_or_default();
        let mut told = Vec::new();
        for item in page.value {
            match item {
                DeltaItem::Present(mut partial) => {
                    if let Patch::Set(moment) = &partial.received_date_time {
                        track.reached = Some(track.reached.map_or(moment.0, |reached| reached.min(moment.0)));
                    }
                    told.push(partial.id.clone());
                    self.note_seen(Some(folder), partial.id.as_str());
                    doubted.retain(|id| *id != partial.id);
                    let id = partial.id.clone();
                    // Told in part, and without its folder: that it came back here has to be asked.
                    let said = self.messages.standing(&id).filter(|_| partial.parent_folder_id.is_keep());
                    if said.is_some_and(|said| said.folder != *folder) {
                        doubted.push(id);
                        continue;
                    }
                    // Asked while my change was on its way, it may tell of one that came after that.
                    if self.messages.overlay.bring_partial_up_to_date(&mut partial, asked) {
                        doubted.push(id.clone());
                    }
                    match self.write_of(partial) {
                        Some(write) => self.absorb_one(write, &mut writes),
                        None if mutant::is(Mutant::PartOverlooked) => {}
                        None => doubted.push(id),
                    }
                }
                DeltaItem::Removed { id, .. } => {
                    self.note_unseen(Some(folder), id.as_str());
                    let may_be_here = self.may_be_in(folder, &id);
                    if mutant::is(Mutant::RemovedUnasked) {
                        self.absorb_one(Write::ForgetMessages(vec![id]), &mut writes);
                    } else if may_be_here && !doubted.contains(&id) {
                        doubted.push(id);
                    }
                }
            }
        }
        let has_more = page.next_link.is_some();
        doubted.extend(self.unseen(folder, is_first, !has_more, &told));
        let mut once = FxHashSet::default();
        doubted.retain(|id| once.insert(id.clone()));
        track.is_anew = has_more && self.sync.resyncs.contains_key(&place);
        track.is_complete |= !has_more;
        track.link = page.next_link.or(page.delta_link);
        self.sync.round = Some(Round { folder: place, doubted, told, track, has_more, has_page: true });
        if mutant::is(Mutant::PageUnkept) {
            writes.clear();
        }
        self.finish_page(writes)
    }

    /// What a told message comes to: a whole header where it is one, else what changed of one that is known.
    fn write_of(&self, partial: PartialMessage) -> Option<Write> {
        if mutant::is(Mutant::PartReplaces) {
            return Some(Write::Headers(vec![partial.into_message()]));
        }
        let is_whole = !partial.subject.is_keep() && !partial.received_date_time.is_keep();
        if is_whole && !partial.parent_folder_id.is_keep() {
            let header = match self.messages.said(&partial.id) {
                Some(said) => {
                    let mut header = said.clone();
                    partial.merge_into(&mut header);
                    header
                }
                None => partial.into_message(),
            };
            return Some(Write::Headers(vec![header]));
        }
        self.messages.knows(&partial.id).then(|| Write::Merge(vec![partial]))
    }

    /// Takes a write in and adds it to those to keep, together with its like.
    fn absorb_one(&mut self, write: Write, writes: &mut Vec<Write>) {
        // Changes of messages ask for nothing.
        let _ = self.absorb(std::slice::from_ref(&write));
        match (writes.last_mut(), write) {
            (Some(Write::Headers(held)), Write::Headers(more)) => held.extend(more),
            (Some(Write::Merge(held)), Write::Merge(more)) => held.extend(more),
            (_, write) => writes.push(write),
        }
    }

    /// Asks for what is in doubt; once nothing is, the page counts, and the next one is asked for. `writes` are what the
    /// page told, still to be kept.
    pub(super) fn finish_page(&mut self, mut writes: Vec<Write>) -> Vec<Effect> {
        let Some(round) = &mut self.sync.round else { return self.keep(writes, Vec::new(), Vec::new()) };
        if !round.doubted.is_empty() {
            let count = round.doubted.len().min(IDS_AT_ONCE);
            let ids: Vec<_> = round.doubted.iter().take(count).cloned().collect();
            let mut effects = self.keep(writes, Vec::new(), Vec::new());
            self.ask(Question::Headers(ids), &mut effects);
            return effects;
        }
        let (folder, track, has_more) = (round.folder.clone(), round.track.clone(), round.has_more);
        let told = std::mem::take(&mut round.told);
        let is_at_its_end = self.absorb_track(folder.as_ref(), track.clone());
        // Whoever comes after must not take what is in the store for all there is before it was compared.
        let name = folder.as_ref().map(|folder| self.folders.canonical(folder));
        if !name.is_some_and(|name| self.goes_on_without_keys(&name)) {
            writes.push(Write::Track { folder: folder.clone(), track });
        }
        let mut effects = self.keep(writes, Vec::new(), Vec::new());
        // Now it is their turn in the list.
        for id in &told {
            self.stand(id);
        }
        if let Some(folder) = folder.as_ref().filter(|_| is_at_its_end) {
            self.stand_all(&self.folders.canonical(folder));
        }
        self.close_page(folder, has_more);
        if let Some(name) = self.sync.opened.back().cloned() {
            effects.extend(self.look_again(&name));
        }
        effects.extend(self.next_round());
        effects
    }

    /// The page is taken in. Others have their turn before the next one.
    pub(super) fn close_page(&mut self, folder: Option<FolderId>, has_more: bool) {
        self.sync.round = None;
        if has_more {
            self.sync.enqueue(folder);
        } else {
            self.sync.resyncs.remove(&folder);
        }
    }

    /// What was in doubt could not be asked for: the page is asked for again some time.
    pub(super) fn end_round_early(&mut self, error: &ApiError) -> Vec<Effect> {
        match self.sync.round.as_ref().filter(|round| round.has_page).map(|round| round.folder.clone()) {
            Some(folder) => self.end_round(folder, error),
            None => Vec::new(),
        }
    }

    /// A round could not go on.
    pub(super) fn end_round(&mut self, folder: Option<FolderId>, error: &ApiError) -> Vec<Effect> {
        self.sync.round = None;
        match error {
            ApiError::Refused(refusal) if refusal.ends_sync() => {
                // Everything is read anew. What is here stays, and my changes over it, until the end shows what is gone.
                let track =
                    Track { link: None, ..self.sync.tracks.get(&folder).cloned().unwrap_or_default() };
                let mut writes = vec![Write::Track { folder: folder.clone(), track }];
                if mutant::is(Mutant::ResyncDropsChanges) {
                    let waiting = self.journal.entries().map(|entry| entry.id).collect();
                    writes.push(Write::ForgetEntries(waiting));
                }
                let mut effects = self.write(writes, Vec::new());
                self.sync.enqueue(folder);
                effects.extend(self.next_round());
                effects
            }
            ApiError::Unavailable => {
                self.sync.is_unavailable = true;
                self.sync.queue.clear();
                let folders = self.lists.iter_mut().filter(|(folder, _)| folder.query().is_none());
                folders.for_each(|(_, list)| list.give_up_index());
                Vec::new()
            }
            error if error.remedy() == Remedy::Gone => {
                // The folder is no longer there: that is for the folders' own round to say.
                self.sync.enqueue(None);
                self.next_round()
            }
            error => {
                let mut effects = Vec::new();
                // What nobody asked for fails in silence, and is tried again.
                if std::mem::take(&mut self.sync.is_asked_for) && *error != ApiError::Cancelled {
                    effects.push(Effect::Tell(Notice::NotRefreshed(error.clone())));
                }
                // The others may fare better; this one has its turn after a while.
                effects.extend(self.next_round());
                effects.push(Effect::Wake(Alarm::Sync, PAUSE_MILLIS));
                effects
            }
        }
    }
}
