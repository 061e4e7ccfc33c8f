//! Parcels: entries of the journal on their way to the server, several at once.

use super::mutant::{self, Mutant};
use super::{Action, Answer, Change, Entry, EntryId, Exchange, FolderAction};
use crate::model::{FolderId, FolderPatch, MessageId, NewFolder, Patch};
use crate::protocol::ops::{mail_folder, message};
use crate::protocol::{Request, Response, ServiceError, batch_of, read_batch};

/// Up to 20 units of work: one request, or one batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    pub(super) units: Vec<Unit>,
}

/// What one request of a parcel is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) entry: EntryId,
    pub(super) task: Task,
}

/// What is done, to what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Task {
    /// Something to a message.
    Message { action: Action, message: MessageId },
    /// Something to a folder.
    Folder { action: FolderAction, folder: FolderId },
    /// Look whether a draft is one still: it was sent, and the answer was lost.
    LookForDraft(MessageId),
    /// Look whether a folder is there by now: it was made, and the answer was lost.
    LookForFolder { folder: FolderId, parent: Option<FolderId>, name: String },
    /// Nothing: it was done or not, and there is no way to know.
    GiveUp(MessageId),
}

/// What a task works on: two tasks with a subject in common keep their order.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Subject {
    /// A message.
    Message(MessageId),
    /// A folder.
    Folder(FolderId),
}

/// The names of folders that are still to be made begin so; no id of Exchange does.
const NEW_FOLDER: &str = "new:";

impl Task {
    /// The tasks of an entry.
    pub(super) fn of(entry: &Entry) -> Vec<Self> {
        match &entry.change {
            Change::Messages { action, messages } => {
                messages.iter().map(|message| Self::of_message(entry, action, message)).collect()
            }
            Change::Folder { action, folder } => vec![match action {
                FolderAction::Create { parent, name } if entry.is_sent => {
                    Self::LookForFolder { folder: folder.clone(), parent: parent.clone(), name: name.clone() }
                }
                _ => Self::Folder { action: action.clone(), folder: folder.clone() },
            }],
        }
    }

    fn of_message(entry: &Entry, action: &Action, message: &MessageId) -> Self {
        match action {
            Action::Send if entry.is_sent && !mutant::is(Mutant::SendAgain) => {
                Self::LookForDraft(message.clone())
            }
            Action::Copy(_) if entry.is_sent && !mutant::is(Mutant::CopyAgain) => {
                Self::GiveUp(message.clone())
            }
            _ => Self::Message { action: action.clone(), message: message.clone() },
        }
    }

    /// Whether asking twice may do more than asking once.
    pub(super) fn is_once(&self) -> bool {
        match self {
            Self::Message { action, .. } => action.is_once(),
            Self::Folder { action, .. } => matches!(action, FolderAction::Create { .. }),
            Self::LookForDraft(_) | Self::LookForFolder { .. } | Self::GiveUp(_) => true,
        }
    }

    /// Whether it only looks what became of something.
    pub(super) fn is_look(&self) -> bool {
        matches!(self, Self::LookForDraft(_) | Self::LookForFolder { .. } | Self::GiveUp(_))
    }

    /// The message it is about.
    pub(super) fn message(&self) -> Option<&MessageId> {
        match self {
            Self::Message { message, .. } | Self::LookForDraft(message) | Self::GiveUp(message) => {
                Some(message)
            }
            Self::Folder { .. } | Self::LookForFolder { .. } => None,
        }
    }

    /// Whether it is about this folder, or in it.
    pub(super) fn needs(&self, folder: &FolderId) -> bool {
        self.subjects().contains(&Subject::Folder(folder.clone()))
    }

    /// What it is about.
    pub(super) fn subject(&self) -> Subject {
        match self {
            Self::Message { message, .. } | Self::LookForDraft(message) | Self::GiveUp(message) => {
                Subject::Message(message.clone())
            }
            Self::Folder { folder, .. } | Self::LookForFolder { folder, .. } => {
                Subject::Folder(folder.clone())
            }
        }
    }

    /// What has to be done with before this can be done.
    pub(super) fn subjects(&self) -> Vec<Subject> {
        let needed = match self {
            Self::Message { action: Action::Move(folder) | Action::Copy(folder), .. }
            | Self::Folder { action: FolderAction::Move(folder), .. } => Some(folder),
            Self::Folder { action: FolderAction::Create { parent, .. }, .. }
            | Self::LookForFolder { parent, .. } => parent.as_ref(),
            _ => None,
        };
        let is_new = |folder: &&FolderId| folder.as_str().starts_with(NEW_FOLDER);
        let needed = needed.filter(is_new).map(|folder| Subject::Folder(folder.clone()));
        std::iter::once(self.subject()).chain(needed).collect()
    }

    fn exchange(&self) -> Exchange {
        match self {
            Self::Message { action, message } => action_exchange(action, message),
            Self::Folder { action, folder } => folder_exchange(action, folder),
            Self::LookForDraft(message) | Self::GiveUp(message) => {
                Exchange::of(message::GetHeader::new(message.clone()), |header| {
                    Answer::Content(Box::new(header))
                })
            }
            Self::LookForFolder { parent: None, .. } => {
                Exchange::of(mail_folder::List::new(), Answer::Folders)
            }
            Self::LookForFolder { parent: Some(parent), .. } => {
                Exchange::of(mail_folder::ListChildFolders::new(parent.clone()), Answer::Folders)
            }
        }
    }
}

fn action_exchange(action: &Action, id: &MessageId) -> Exchange {
    if let Some(patch) = action.patch() {
        return Exchange::of(message::Update::new(id.clone(), patch), |_| Answer::Done);
    }
    match action {
        Action::Move(to) => {
            Exchange::of(message::Move::new(id.clone(), to.clone()), |moved| Answer::Moved(moved.id))
        }
        Action::Copy(to) => {
            Exchange::of(message::Copy::new(id.clone(), to.clone()), |copy| Answer::Content(Box::new(copy)))
        }
        Action::Send => Exchange::of(message::Send::new(id.clone()), |()| Answer::Done),
        // What is only a property was patched above.
        _ => Exchange::of(message::PermanentDelete::new(id.clone()), |()| Answer::Done),
    }
}

fn folder_exchange(action: &FolderAction, folder: &FolderId) -> Exchange {
    match action {
        FolderAction::Create { parent, name } => {
            let new = NewFolder { display_name: name.clone(), ..NewFolder::default() };
            match parent {
                None => Exchange::of(mail_folder::Create::new(new), Answer::Folder),
                Some(parent) => {
                    Exchange::of(mail_folder::CreateChild::new(parent.clone(), new), Answer::Folder)
                }
            }
        }
        FolderAction::Rename(name) => {
            let patch = FolderPatch { display_name: Patch::Set(name.clone()), ..FolderPatch::default() };
            Exchange::of(mail_folder::Update::new(folder.clone(), patch), Answer::Folder)
        }
        FolderAction::Move(to) => {
            Exchange::of(mail_folder::Move::new(folder.clone(), to.clone()), Answer::Folder)
        }
    }
}

impl Parcel {
    /// How to carry it to the server. The answer is one of [`Answer::Parcel`].
    pub fn exchange(&self) -> Exchange {
        let mut exchanges: Vec<Exchange> = self.units.iter().map(|unit| unit.task.exchange()).collect();
        if exchanges.len() == 1
            && let Some(only) = exchanges.pop()
        {
            let request = only.request.clone();
            let read = move |response: &Response| Ok(Answer::Parcel(vec![only.read(response)]));
            return Exchange::new(request, Box::new(read));
        }
        let requests: Vec<Request> = exchanges.iter().map(|exchange| exchange.request.clone()).collect();
        let read = move |response: &Response| {
            let answers = read_batch(response, exchanges.len())?;
            let read = |(exchange, answer): (&Exchange, Response)| {
                if answer.is_success() {
                    exchange.read(&answer)
                } else {
                    Err(ServiceError::read(&answer).into())
                }
            };
            Ok(Answer::Parcel(exchanges.iter().zip(answers).map(read).collect()))
        };
        Exchange::new(batch_of(requests), Box::new(read))
    }
}
