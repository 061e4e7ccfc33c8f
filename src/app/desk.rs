//! What the person has at hand: what is selected, asked, done and told. It is not kept.

use leptos::prelude::*;

use super::{Failure, Session};
use crate::command::Selection;
use crate::mailbox::Notice;
use crate::model::MessageId;
use crate::route::Place;

/// What the person is asked before something is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asking {
    /// Which folder to move these to.
    Folder(Vec<MessageId>),
    /// Whether these may be deleted for good.
    Destroying(Vec<MessageId>),
}

/// What was done last, to be read and taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// What was done, in words.
    pub text: String,
    /// Whether Undo takes it back.
    pub can_undo: bool,
}

/// Tells the person something.
pub(super) type Teller = fn(Session, Notice);

/// What the person has at hand: one place for all of it, for a session is copied into every callback.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Desk {
    selection: RwSignal<Selection>,
    asking: RwSignal<Option<Asking>>,
    done: RwSignal<Option<Done>>,
    failures: RwSignal<Vec<Failure>>,
    said: RwSignal<String>,
    is_cut_off: RwSignal<bool>,
    before_search: StoredValue<Option<Place>>,
    teller: StoredValue<Option<Teller>>,
}

impl Session {
    /// What is selected of the folder on screen.
    pub fn selection(&self) -> RwSignal<Selection> {
        self.desk.with_value(|desk| desk.selection)
    }

    /// What the person is asked.
    pub fn asking(&self) -> RwSignal<Option<Asking>> {
        self.desk.with_value(|desk| desk.asking)
    }

    /// What was done last, as long as it is told.
    pub fn done(&self) -> RwSignal<Option<Done>> {
        self.desk.with_value(|desk| desk.done)
    }

    /// What went wrong lately.
    pub fn failures(&self) -> RwSignal<Vec<Failure>> {
        self.desk.with_value(|desk| desk.failures)
    }

    /// Whether the browser knows that there is no network.
    pub fn is_cut_off(&self) -> RwSignal<bool> {
        self.desk.with_value(|desk| desk.is_cut_off)
    }

    /// Who tells the person what the core has to say: it comes with the engine, and the words with it.
    pub(super) fn teller(&self) -> StoredValue<Option<Teller>> {
        self.desk.with_value(|desk| desk.teller)
    }

    /// Where the person was before they searched.
    pub(super) fn before_search(&self) -> StoredValue<Option<Place>> {
        self.desk.with_value(|desk| desk.before_search)
    }

    /// What the live region says.
    pub fn said(&self) -> RwSignal<String> {
        self.desk.with_value(|desk| desk.said)
    }
}
