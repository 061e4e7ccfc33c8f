//! Changes: what happens to messages and folders, as values.

use serde::{Deserialize, Serialize};

use super::mutant::{self, Mutant};
use crate::model::{
    Flag, FlagStatus, FolderId, FollowupFlag, InferenceClass, MailFolder, Message, MessageId, MessagePatch,
    PartialMessage, Patch, WellKnownFolder,
};

/// What is done to one message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Action {
    /// Mark as read or unread.
    Read(bool),
    /// Set or take away the follow-up flag.
    Flag(FlagStatus),
    /// The names of its categories.
    Categories(Vec<String>),
    /// Focused or other.
    Focus(InferenceClass),
    /// Move to a folder, by its id.
    Move(FolderId),
    /// Make a copy in a folder, by its id.
    Copy(FolderId),
    /// Delete for good.
    Destroy,
    /// Send the draft.
    Send,
}

/// What is done to one folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FolderAction {
    /// Make it, under this name; at the top where no parent is named.
    Create {
        /// The folder it lies in.
        parent: Option<FolderId>,
        /// Its name.
        name: String,
    },
    /// Give it this name.
    Rename(String),
    /// Move it into this folder; into the deleted items to delete it.
    Move(FolderId),
}

/// A change to the mailbox: what a person did, or a part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// The same for any number of messages.
    Messages {
        /// What is done.
        action: Action,
        /// To which messages.
        messages: Vec<MessageId>,
    },
    /// Something for one folder.
    Folder {
        /// What is done.
        action: FolderAction,
        /// To which folder; one that is to be made has a name of our own until then.
        folder: FolderId,
    },
}

impl Change {
    /// The same for these messages.
    pub fn messages(action: Action, messages: impl IntoIterator<Item = MessageId>) -> Self {
        Self::Messages { action, messages: messages.into_iter().collect() }
    }

    /// The messages it is about.
    pub fn message_ids(&self) -> &[MessageId] {
        match self {
            Self::Messages { messages, .. } => messages,
            Self::Folder { .. } => &[],
        }
    }

    /// A folder got its id: names it by that. Tells whether it was named.
    pub(super) fn rename_folder(&mut self, from: &FolderId, to: &FolderId) -> bool {
        let mut named: Vec<&mut FolderId> = Vec::new();
        match self {
            Self::Messages { action: Action::Move(folder) | Action::Copy(folder), .. } => named.push(folder),
            Self::Messages { .. } => {}
            Self::Folder { action, folder } => {
                named.push(folder);
                match action {
                    FolderAction::Create { parent, .. } => named.extend(parent),
                    FolderAction::Move(folder) => named.push(folder),
                    FolderAction::Rename(_) => {}
                }
            }
        }
        let mut is_named = false;
        for folder in named.into_iter().filter(|folder| *folder == from) {
            folder.clone_from(to);
            is_named = true;
        }
        is_named
    }

    /// Takes out the messages of which nothing of it would be left, since the other was done to them after it.
    pub(super) fn leave_what_is_overtaken_by(&mut self, later: &Self) {
        if let (Self::Messages { action, messages }, Self::Messages { action: over, messages: done }) =
            (self, later)
            && action.is_overtaken_by(over)
        {
            messages.retain(|id| !done.contains(id));
        }
    }

    /// Whether it is about nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.count() == 0
    }

    /// How many messages or folders it is about.
    pub fn count(&self) -> usize {
        match self {
            Self::Messages { messages, .. } => messages.len(),
            Self::Folder { .. } => 1,
        }
    }
}

impl FolderAction {
    /// Does it to a folder that is there.
    pub(super) fn make(&self, folder: &mut MailFolder) {
        match self {
            Self::Create { .. } => {}
            Self::Rename(name) => folder.display_name.clone_from(name),
            Self::Move(parent) => folder.parent_folder_id = Some(parent.clone()),
        }
    }
}

impl Action {
    /// Whether asking twice may do more than asking once.
    pub(super) fn is_once(&self) -> bool {
        matches!(self, Self::Copy(_) | Self::Send)
    }

    /// Whether what this does to a message is nothing once the other was done to it after that.
    pub(super) fn is_overtaken_by(&self, later: &Self) -> bool {
        match self {
            Self::Move(_) => matches!(later, Self::Move(_) | Self::Destroy | Self::Send),
            Self::Copy(_) | Self::Destroy | Self::Send => false,
            _ => std::mem::discriminant(self) == std::mem::discriminant(later),
        }
    }

    /// Does it to a header. What leaves the mailbox or makes another message does nothing to it.
    pub(super) fn make(&self, message: &mut Message) {
        match self {
            Self::Read(is_read) => message.is_read = *is_read,
            Self::Flag(status) => message.flag.flag_status = *status,
            Self::Categories(categories) => message.categories.clone_from(categories),
            Self::Focus(class) => message.inference_classification = Some(class.clone()),
            Self::Move(folder) => message.parent_folder_id = Some(folder.clone()),
            Self::Send => {
                message.is_draft = false;
                message.parent_folder_id = Some(WellKnownFolder::SentItems.id());
            }
            Self::Copy(_) | Self::Destroy => {}
        }
    }

    /// What undoes it on a message that is as `before`; nothing where the message is so already or nothing can.
    pub(super) fn inverse(&self, before: &Message) -> Option<Self> {
        let inverse = match self {
            Self::Read(_) => Self::Read(before.is_read),
            Self::Flag(_) => Self::Flag(before.flag.flag_status),
            Self::Categories(_) => Self::Categories(before.categories.clone()),
            Self::Focus(_) => Self::Focus(before.inference_classification.clone()?),
            Self::Move(_) if mutant::is(Mutant::UndoElsewhere) => Self::Move(WellKnownFolder::Inbox.id()),
            Self::Move(_) => Self::Move(before.parent_folder_id.clone()?),
            Self::Copy(_) | Self::Destroy | Self::Send => return None,
        };
        (inverse != *self).then_some(inverse)
    }

    /// Whether a message that is as `before` is so already.
    pub(super) fn is_made(&self, before: &Message) -> bool {
        match self {
            Self::Copy(_) | Self::Destroy | Self::Send => false,
            _ => {
                let mut after = before.clone();
                self.make(&mut after);
                after == *before
            }
        }
    }

    /// Its parts as the service tells of a changed message.
    pub(super) fn partial(&self, message: MessageId) -> PartialMessage {
        let mut partial = PartialMessage::keep(message);
        match self {
            Self::Read(is_read) => partial.is_read = Patch::Set(*is_read),
            Self::Flag(status) => partial.flag = Patch::Set(FollowupFlag { flag_status: *status }),
            Self::Categories(categories) => partial.categories = Patch::Set(categories.clone()),
            Self::Focus(class) => partial.inference_classification = Patch::Set(class.clone()),
            Self::Move(folder) => partial.parent_folder_id = Patch::Set(folder.clone()),
            Self::Send => partial.is_draft = Patch::Set(false),
            Self::Copy(_) | Self::Destroy => {}
        }
        partial
    }

    /// Does it to what the service told in part: to what it told.
    pub(super) fn make_partial(&self, told: &mut PartialMessage) {
        fn put<T>(told: &mut Patch<T>, made: Patch<T>) {
            if !told.is_keep() && !made.is_keep() {
                *told = made;
            }
        }
        let made = self.partial(told.id.clone());
        put(&mut told.is_read, made.is_read);
        put(&mut told.flag, made.flag);
        put(&mut told.categories, made.categories);
        put(&mut told.inference_classification, made.inference_classification);
        put(&mut told.parent_folder_id, made.parent_folder_id);
        put(&mut told.is_draft, made.is_draft);
    }

    /// The properties to change on the server, where that is all there is to it.
    pub(super) fn patch(&self) -> Option<MessagePatch> {
        let keep = MessagePatch::default;
        Some(match self {
            Self::Read(is_read) => MessagePatch { is_read: Patch::Set(*is_read), ..keep() },
            Self::Flag(status) => MessagePatch { flag: Patch::Set(Flag::from(*status)), ..keep() },
            Self::Categories(names) => MessagePatch { categories: Patch::Set(names.clone()), ..keep() },
            Self::Focus(class) => {
                MessagePatch { inference_classification: Patch::Set(class.clone()), ..keep() }
            }
            Self::Move(_) | Self::Copy(_) | Self::Destroy | Self::Send => return None,
        })
    }
}
