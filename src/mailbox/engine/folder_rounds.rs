//! Rounds of the folders themselves: their names, places and counts.

use crate::mailbox::{Effect, Mailbox, Ticket, Track, Write};
use crate::model::{DeltaItem, FolderId, PartialFolder, Patch};
use crate::protocol::DeltaPage;

impl Mailbox {
    pub(super) fn learn_folder_changes(
        &mut self,
        asked: Ticket,
        page: DeltaPage<PartialFolder>,
    ) -> Vec<Effect> {
        // All pages of a round tell what was so when its first was asked for.
        let began = *self.sync.folders_asked.get_or_insert(asked);
        let mut writes = Vec::new();
        let mut present = Vec::new();
        for item in page.value {
            match item {
                DeltaItem::Present(folder) if folder.is_hidden == Patch::Set(true) => {}
                DeltaItem::Present(folder) => {
                    self.note_seen(None, folder.id.as_str());
                    let held =
                        present.iter().position(|held: &crate::model::MailFolder| held.id == folder.id);
                    match held.and_then(|at| present.get_mut(at)) {
                        Some(held) => folder.merge_into(held),
                        None => present.push(self.folders.merged(folder)),
                    }
                }
                DeltaItem::Removed { id, .. } => {
                    present.retain(|held| held.id != id);
                    self.note_unseen(None, id.as_str());
                    writes.push(Write::ForgetFolder(id));
                }
            }
        }
        for folder in &mut present {
            self.folders.bring_up_to_date(folder, began);
        }
        writes.push(Write::Folders(present));
        self.sync.folders_told = self.latest();
        let has_more = page.next_link.is_some();
        let mut is_in_doubt = !has_more && std::mem::take(&mut self.sync.is_folder_in_doubt);
        if page.delta_link.is_some()
            && let Some(seen) = self.sync.resyncs.remove(&None)
        {
            let unseen = self.folders.all_said().filter(|folder| !seen.contains(folder.id.as_str()));
            // What was told of since it began may have been made since: the next one will say.
            let (told, unseen): (Vec<_>, Vec<_>) =
                unseen.partition(|folder| self.folders.is_older(&folder.id, began));
            is_in_doubt |= !told.is_empty();
            let unseen = unseen.into_iter();
            let mut unseen: Vec<_> = unseen.map(|folder| folder.id.clone()).collect();
            let named = |write: &Write, id: &FolderId| matches!(write, Write::Folders(folders) if folders.iter().any(|folder| folder.id == *id));
            unseen.retain(|id| !writes.iter().any(|write| named(write, id)));
            unseen.sort_unstable();
            writes.extend(unseen.into_iter().map(Write::ForgetFolder));
        }
        let track = Track {
            is_complete: self.sync.tracks.get(&None).is_some_and(|track| track.is_complete) || !has_more,
            link: page.next_link.or(page.delta_link).filter(|_| !is_in_doubt),
            reached: None,
            is_anew: has_more && self.sync.resyncs.contains_key(&None),
        };
        writes.push(Write::Track { folder: None, track });
        let mut effects = self.write(writes, Vec::new());
        if !has_more {
            self.sync.folders_asked = None;
            self.folders.counted_until(began);
        }
        self.close_page(None, has_more);
        effects.extend(self.next_round());
        effects
    }
}
