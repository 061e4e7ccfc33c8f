//! Going into a search and out of it again. What is found is a list like that of a folder (`mailbox/engine/searching.rs`).

use leptos::prelude::*;

use super::Session;
use crate::browser::environment;
use crate::model::FolderId;
use crate::route::Place;

const FIELD: &str = ".shell_search input";

impl Session {
    /// Looks for words. Those typed one after the other are one place: Back returns to where the person was before.
    pub fn search(&self, words: &str) {
        let place = Place::folder(FolderId::search(words));
        let here = self.place.get_untracked();
        if here.folder.query().is_none() {
            self.before_search().set_value(Some(here));
            self.go(&place);
        } else if here.message.is_some() {
            self.go(&place);
        } else if here != place {
            self.replace(&place);
        }
    }

    /// Goes back to where the person was before they searched.
    pub fn stop_search(&self) {
        if self.place.with_untracked(|here| here.folder.query().is_some()) {
            self.go(&self.before_search().get_value().unwrap_or_default());
        }
    }

    /// From a message among the hits back to them, from them back to the folder. Tells whether this is a search at all.
    pub(super) fn leave_search(self) -> bool {
        let is_search = self.place.with_untracked(|here| here.folder.query().is_some());
        match untrack(|| self.open_message()) {
            Some(_) if is_search => self.close_message(),
            _ => self.stop_search(),
        }
        is_search
    }

    /// Moves the focus to the field. In windows that show one pane it is over the list.
    pub(super) fn begin_search(self) {
        if environment::shows_one_pane() && untrack(|| self.open_message()).is_some() {
            self.close_message();
            environment::focus_after_paint(FIELD);
        } else {
            environment::focus(FIELD);
        }
    }
}
