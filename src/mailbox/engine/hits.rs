//! The hits of searches: what is thrown away leaves them, and comes back with Undo; what comes in, moves or goes is
//! followed by its id.

use super::searching::Search;
use super::whereabouts::IDS_AT_ONCE;
use crate::mailbox::finding::{everything, head, holds};
use crate::mailbox::messages::Standing;
use crate::mailbox::{Effect, Mailbox, MessageList};
use crate::model::{FolderId, Message, MessageId, WellKnownFolder};

impl Mailbox {
    /// A message holds the words: it stands among the hits, unless it was thrown away.
    pub(super) fn find(&mut self, folder: &FolderId, id: &MessageId) {
        let Some(standing) = self.messages.shown_standing(id) else { return };
        let is_put_away = self.is_put_away(&standing.folder);
        let Some(search) = self.searches.get_mut(folder) else { return };
        if search.found.insert(id.clone())
            && !is_put_away
            && let Some(list) = self.lists.get_mut(folder)
        {
            list.place(None, Some(&standing.key(id)));
        }
    }

    /// What lies in the deleted items or in the junk folder nobody looks for.
    fn is_put_away(&self, folder: &FolderId) -> bool {
        let is_bin = |folder: &FolderId| {
            let well_known = self.folders.well_known(folder);
            matches!(well_known, Some(WellKnownFolder::DeletedItems | WellKnownFolder::JunkEmail))
        };
        is_bin(folder) || self.folders.ancestors(folder).iter().any(is_bin)
    }

    /// Whether a message is a hit of any search: then it stays at hand, so that what becomes of it is known.
    pub(super) fn is_hit(&self, id: &MessageId) -> bool {
        self.searches.open.iter().any(|search| search.found.contains(id))
    }

    /// A message stands elsewhere, or not at all, or looks different.
    pub(super) fn move_hit(&mut self, id: &MessageId, before: Option<&Standing>, after: Option<&Standing>) {
        let after = after.filter(|standing| !self.is_put_away(&standing.folder));
        let (before, after) =
            (before.map(|standing| standing.key(id)), after.map(|standing| standing.key(id)));
        for search in self.searches.open.iter().filter(|search| search.found.contains(id)) {
            if let Some(list) = self.lists.get_mut(&search.folder) {
                list.place(before.as_ref(), after.as_ref());
            }
        }
    }

    /// A message got another id, and stood here under the one before.
    pub(super) fn rename_hit(&mut self, from: &MessageId, to: &MessageId, before: Option<&Standing>) {
        self.move_hit(from, before, None);
        for search in &mut self.searches.open {
            if search.found.remove(from) {
                search.found.insert(to.clone());
            }
        }
    }

    /// Folders lie elsewhere: with them their messages may have been thrown away, or brought back.
    pub(super) fn sift_hits(&mut self) {
        let hits = |search: &Search| {
            search.found.iter().map(|id| (search.folder.clone(), id.clone())).collect::<Vec<_>>()
        };
        let hits: Vec<_> = self.searches.open.iter().flat_map(hits).collect();
        for (folder, id) in hits {
            let Some(standing) = self.messages.shown_standing(&id) else { continue };
            let key = standing.key(&id);
            let is_put_away = self.is_put_away(&standing.folder);
            let Some(list) = self.lists.get_mut(&folder) else { continue };
            if is_put_away {
                list.place(Some(&key), None);
            } else {
                list.place(None, Some(&key));
            }
        }
    }

    /// News came: it may be what is looked for.
    pub(super) fn find_in(&mut self, header: &Message) {
        if !self.searches.is_empty() {
            self.find_where(&header.id, &head(header));
        }
    }

    /// A body came: it may hold what is looked for.
    pub(super) fn find_inside(&mut self, content: &Message) {
        if !self.searches.is_empty() {
            self.find_where(&content.id, &everything(content));
        }
    }

    fn find_where(&mut self, id: &MessageId, text: &str) {
        let text = (self.searches.lower())(text);
        let is_new = |search: &&Search| {
            !search.words.is_empty() && !search.found.contains(id) && holds(&text, &search.words)
        };
        let searches: Vec<_> =
            self.searches.open.iter().filter(is_new).map(|search| search.folder.clone()).collect();
        for folder in searches {
            self.find(&folder, id);
        }
    }

    /// Asks the server about hits in view that lie where nobody tells what happens: in folders that are not kept up.
    pub(super) fn check_hits(&mut self, folder: &FolderId) -> Vec<Effect> {
        if self.is_offline {
            return Vec::new();
        }
        let Some(list) = self.lists.get(folder) else { return Vec::new() };
        let is_unsure = |id: &&MessageId| {
            let said = self.messages.standing(id).filter(|_| !self.messages.overlay.covers(id));
            said.is_some_and(|said| !self.is_followed(&said.folder)) && !self.searches.checked.contains(*id)
        };
        let unsure: Vec<MessageId> = in_view(list).filter(is_unsure).cloned().collect();
        self.searches.checked.extend(unsure.iter().cloned());
        self.ask_whereabouts(&unsure)
    }

    /// Some time has passed: what was so then may not be.
    pub(super) fn check_hits_again(&mut self) -> Vec<Effect> {
        self.searches.checked.clear();
        match self.searches.followed.clone() {
            Some(folder) => self.check_hits(&folder),
            None => Vec::new(),
        }
    }
}

/// The hits on screen, a batch at most.
fn in_view(list: &MessageList) -> impl Iterator<Item = &MessageId> {
    let seen = list.seen();
    seen.take(IDS_AT_ONCE).filter_map(|at| Some(&list.index()?.get(at)?.id))
}
