//! What a row of the list stands for.

use crate::app::Session;
use crate::model::{FolderId, MessageId};

/// What a row of the list holds: a message, or a place whose message is not known.
#[derive(Debug, Clone)]
pub(super) enum Slot {
    /// A message.
    Message(MessageId),
    /// A place of a folder, counted from 0.
    Place(FolderId, usize),
}

impl Slot {
    /// What stands at this place of the folder on screen.
    pub(super) fn at(session: Session, index: usize) -> Self {
        match session.id_at(index) {
            Some(message) => Self::Message(message),
            None => Self::Place(session.folder(), index),
        }
    }

    /// Its name among the others; ids are written without spaces.
    pub(super) fn key(self) -> String {
        match self {
            Self::Message(message) => message.into(),
            Self::Place(folder, index) => format!("{folder} {index}"),
        }
    }

    /// Whether it looks selected.
    pub(super) fn is_chosen(&self, session: Session) -> bool {
        matches!(self, Self::Message(message) if session.is_selected(message))
    }
}
