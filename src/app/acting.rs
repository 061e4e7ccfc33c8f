//! What buttons and keys ask for, and what it does to messages, to what is selected and to what is open.

use leptos::prelude::*;
use rustc_hash::FxHashSet;

use super::{Asking, Done, Session, wording};
use crate::browser::keys::Focus;
use crate::command::{self, Command, FLAG, Stroke};
use crate::mailbox::{Action, Change, EntryId, Row};
use crate::model::{FlagStatus, FolderId, Message, MessageId, WellKnownFolder};
use crate::protocol::ApiError;
use crate::route::Place;

impl Session {
    /// Does what a key asks for, if one of the profile's was pressed.
    pub(super) fn press(self, stroke: Stroke<'_>, focus: Focus) -> bool {
        let Some(command) = command::command(self.preferences.keys.get_untracked(), stroke) else {
            return false;
        };
        match command {
            Command::Leave => return self.leave() || self.leave_search(),
            Command::Search => self.begin_search(),
            // In the text of a message it selects the text.
            Command::SelectAll if focus == Focus::Reading => return false,
            Command::SelectAll => self.select_all(),
            Command::Select => self.select_focused(focus),
            Command::Next => self.step(1),
            Command::Previous => self.step(-1),
            Command::Back => self.close_message(),
            Command::Undo => self.undo(),
            Command::Flag => self.run(self.toggled(FLAG), self.targets()),
            _ => self.run(command, self.targets()),
        }
        true
    }

    /// What a button or a key asks for, on these messages.
    pub fn run(&self, command: Command, messages: Vec<MessageId>) {
        let place = untrack(|| self.well_known());
        let command = command.in_folder(place);
        if messages.is_empty() || !command.applies_in(place) {
            return;
        }
        match command {
            Command::MarkAsRead => self.act(Action::Read(true), messages),
            Command::MarkAsUnread => self.act(Action::Read(false), messages),
            Command::Flag => self.act(Action::Flag(FlagStatus::Flagged), messages),
            Command::ClearFlag => self.act(Action::Flag(FlagStatus::NotFlagged), messages),
            Command::Archive => self.move_to(WellKnownFolder::Archive.id(), messages),
            Command::Junk => self.move_to(WellKnownFolder::JunkEmail.id(), messages),
            Command::NotJunk => self.move_to(WellKnownFolder::Inbox.id(), messages),
            Command::Delete if place == Some(WellKnownFolder::DeletedItems) => {
                self.asking().set(Some(Asking::Destroying(messages)));
            }
            Command::Delete => self.move_to(WellKnownFolder::DeletedItems.id(), messages),
            Command::Move => self.asking().set(Some(Asking::Folder(messages))),
            _ => {}
        }
    }

    /// Moves messages to a folder.
    pub fn move_to(&self, folder: FolderId, messages: Vec<MessageId>) {
        self.act(Action::Move(folder), messages);
    }

    /// Does something to messages. Where they leave the folder, the next one is opened in the place of one that was
    /// open.
    pub fn act(&self, action: Action, messages: Vec<MessageId>) {
        let leaves = matches!(action, Action::Move(_) | Action::Destroy);
        let next = leaves.then(|| self.after(&messages)).flatten();
        if leaves {
            self.select_nothing();
        }
        self.dispatch(Change::Messages { action, messages });
        if let Some(place) = next {
            self.replace(&place);
        }
    }

    /// A change was made: says so, and offers to take it back where that can be.
    pub(super) fn say_made(&self, change: &Change) {
        let text = wording::done(change, &|folder| self.name_folder(folder));
        let is_final = matches!(change, Change::Messages { action: Action::Destroy, .. });
        self.say_done(Done { text, can_undo: !is_final });
    }

    /// A change was taken back: says so.
    pub(super) fn say_undone(&self, change: &Change) {
        let text = wording::undone(change, &|folder| self.name_folder(folder));
        self.say_done(Done { text, can_undo: false });
    }

    /// A message could not be changed: says which and why. Work on several lists its failures itself.
    pub(super) fn say_failed(&self, job: EntryId, change: Change, error: &ApiError) {
        let is_listed = self
            .mailbox
            .with_untracked(|mailbox| mailbox.jobs().any(|other| other.id == job && other.total > 1));
        if is_listed {
            return;
        }
        let first = match &change {
            Change::Messages { messages, .. } => self.subject(messages.first()),
            Change::Folder { .. } => None,
        };
        let text = wording::not_done(&change, first.as_deref(), error, &|folder| self.name_folder(folder));
        self.fail(text, Some(change));
        self.forget_job(job);
    }

    fn say_done(&self, done: Done) {
        self.said().set(done.text.clone());
        self.done().set(Some(done));
    }

    /// What commands are meant for: the selected messages, else the open one.
    pub fn targets(&self) -> Vec<MessageId> {
        let chosen: Vec<_> = self.selection().with_untracked(|selection| selection.iter().cloned().collect());
        if chosen.is_empty() { untrack(|| self.open_message()).into_iter().collect() } else { chosen }
    }

    /// Of two commands that exclude each other, the one that applies to the targets.
    pub fn toggled(&self, pair: [Command; 2]) -> Command {
        let targets = self.targets();
        self.mailbox.with_untracked(|mailbox| {
            Command::toggle_all(pair, targets.iter().filter_map(|id| mailbox.message(id)))
        })
    }

    /// Which of the folders every mailbox has the person is in.
    pub fn well_known(&self) -> Option<WellKnownFolder> {
        let folder = self.folder();
        self.mailbox.with(|mailbox| mailbox.folders().well_known(&folder))
    }

    /// Which folder this is, and what it is called.
    pub fn name_folder(&self, folder: &FolderId) -> (Option<WellKnownFolder>, String) {
        self.mailbox.with_untracked(|mailbox| {
            let (folders, known) = (mailbox.folders(), mailbox.folders().well_known(folder));
            let usual = || known.map(|name| wording::well_known(name).to_owned());
            let name = folders.get(folder).map(|folder| folder.display_name.clone()).or_else(usual);
            (known, name.unwrap_or_else(|| wording::UNNAMED.to_owned()))
        })
    }

    /// The subject of a message, where it is known.
    pub fn subject(&self, message: Option<&MessageId>) -> Option<String> {
        let read = |message: &Message| wording::subject(message).to_owned();
        self.mailbox.with_untracked(|mailbox| mailbox.message(message?).map(read))
    }

    /// Where to go once these have left the folder: to the next older message in place of the open one, else to the
    /// next newer, else to the list. Nowhere while the open one stays.
    fn after(&self, messages: &[MessageId]) -> Option<Place> {
        let open = untrack(|| self.open_message()).filter(|open| messages.contains(open))?;
        let folder = untrack(|| self.folder());
        let gone: FxHashSet<&MessageId> = messages.iter().collect();
        let next = self.mailbox.with_untracked(|mailbox| {
            let list = mailbox.list(&folder)?;
            let here = mailbox.position(&folder, &open)?;
            let stays = |at: usize| match list.row(at) {
                Row::Message(id) if !gone.contains(id) => Some(id.clone()),
                _ => None,
            };
            let total = list.total().unwrap_or_default();
            (here + 1..total).find_map(stays).or_else(|| (0..here).rev().find_map(stays))
        });
        Some(Place { folder, message: next })
    }
}
