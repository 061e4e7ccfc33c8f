//! What the core asks the outside to do, and what comes back.

use super::{Change, EntryId, Parcel, Read, StorageError, Write};
use crate::model::{
    FolderId, MailFolder, Message, MessageId, PartialFolder, PartialMessage, WellKnownFolder,
};
use crate::protocol::{ApiError, DeltaPage, Operation, Page, Request, Response};

/// Names one thing that was asked for. Later tickets are greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Ticket(pub(super) u64);

/// Something for the outside to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Ask the server, then [`super::Mailbox::settle`].
    Ask(Ticket, Question),
    /// Carry work of the journal to the server, then [`super::Mailbox::settle`].
    Send(Ticket, Parcel),
    /// The answer is not wanted any more: stop asking.
    Cancel(Ticket),
    /// Read from the store, then [`super::Mailbox::loaded`].
    Load(Ticket, Read),
    /// Write to the store in one transaction, tell the other tabs, then [`super::Mailbox::kept`]. One after the other.
    Keep(Ticket, Vec<Write>),
    /// Tell the other tabs what this one, which follows, learned by the way.
    Share(Vec<Write>),
    /// Call [`super::Mailbox::woke`] in so many milliseconds.
    Wake(Alarm, u32),
    /// Tell the person.
    Tell(Notice),
}

/// What the mailbox wants to be woken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Alarm {
    /// To try again what could not be sent.
    Journal,
    /// To try again to look for news.
    Sync,
}

/// Something a person should hear.
#[derive(Debug, Clone, PartialEq)]
pub enum Notice {
    /// A change was made that can be undone.
    Made(Change),
    /// A change was undone.
    Undone(Change),
    /// A change was refused and taken back, for these messages.
    Failed {
        /// The job it was part of.
        job: EntryId,
        /// What to try again.
        change: Change,
        /// Why: for the last one, where there are several.
        error: ApiError,
    },
    /// What is on screen could not be brought up to date.
    NotRefreshed(ApiError),
    /// The browser keeps nothing: everything goes on in memory.
    NotKept(StorageError),
    /// A message got another id, for whoever names it.
    Renamed {
        /// Its id so far.
        from: MessageId,
        /// Its id from now on.
        to: MessageId,
    },
}

/// A question about the mailbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Which ids the well-known folders have.
    WellKnownFolders,
    /// The first page of the top-level folders.
    Folders,
    /// Another page of folders.
    MoreFolders(String),
    /// What lies directly in a folder.
    ChildFolders(FolderId),
    /// A stretch of a folder's messages, newest first.
    Rows {
        /// The folder.
        folder: FolderId,
        /// Position of the first.
        skip: usize,
        /// How many at most.
        top: usize,
    },
    /// A message with body and attachment list.
    Content(MessageId),
    /// Messages as they are now, up to 20: where they are, if they are.
    Headers(Vec<MessageId>),
    /// What changed among the folders.
    FolderChanges {
        /// Where to go on; from the beginning without.
        link: Option<String>,
    },
    /// What changed in a folder.
    Changes {
        /// The folder.
        folder: FolderId,
        /// Where to go on; from the beginning, newest first, without.
        link: Option<String>,
    },
}

/// The answer to a question or a change.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// To [`Question::WellKnownFolders`]: those that exist.
    WellKnownFolders(Vec<(WellKnownFolder, MailFolder)>),
    /// To [`Question::Folders`] and its like.
    Folders(Page<MailFolder>),
    /// To [`Question::Rows`].
    Rows(Page<Message>),
    /// To [`Question::Content`].
    Content(Box<Message>),
    /// To [`Question::Headers`], in its order.
    Headers(Vec<Result<Message, ApiError>>),
    /// To [`Question::FolderChanges`].
    FolderChanges(DeltaPage<PartialFolder>),
    /// To [`Question::Changes`].
    Changes(DeltaPage<PartialMessage>),
    /// To a parcel: the answer to each of its units.
    Parcel(Vec<Result<Answer, ApiError>>),
    /// To a change: done.
    Done,
    /// To a move: done, and the message has this id now.
    Moved(MessageId),
    /// To a change of a folder: the folder as it is now.
    Folder(MailFolder),
}

/// One exchange with the server, as plain as the transport needs it.
pub struct Exchange {
    /// The request to send.
    pub request: Request,
    read: Reader,
}

type Reader = Box<dyn Fn(&Response) -> Result<Answer, ApiError>>;

impl Exchange {
    pub(super) fn new(request: Request, read: Reader) -> Self {
        Self { request, read }
    }

    /// Reads the answer of a request that succeeded.
    pub fn read(&self, response: &Response) -> Result<Answer, ApiError> {
        (self.read)(response)
    }

    pub(super) fn of<O: Operation + 'static>(operation: O, wrap: fn(O::Answer) -> Answer) -> Self {
        Self {
            request: operation.request(),
            read: Box::new(move |response| operation.read(response).map(wrap)),
        }
    }
}
