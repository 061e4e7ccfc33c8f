//! What the core asks the outside to do, and what comes back.

use crate::model::{FolderId, MailFolder, Message, MessageId, WellKnownFolder};
use crate::protocol::ops::{mail_folder, message};
use crate::protocol::{ApiError, Batch, Next, Operation, Page, Remedy, Request, Response};

use super::Change;

/// Names one thing that was asked for. Later tickets are greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ticket(pub(super) u64);

/// Something for the outside to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Ask the server, then [`super::Mailbox::settle`].
    Ask(Ticket, Question),
    /// Carry a change to the server, then [`super::Mailbox::settle`].
    Send(Ticket, Change),
    /// The answer is not wanted any more: stop asking.
    Cancel(Ticket),
    /// Tell the person.
    Tell(Notice),
}

/// Something a person should hear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// A change was refused and is undone.
    Undone(Change, ApiError),
    /// What is on screen could not be brought up to date.
    NotRefreshed(ApiError),
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
}

/// The answer to a question or a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// To [`Question::WellKnownFolders`]: those that exist.
    WellKnownFolders(Vec<(WellKnownFolder, MailFolder)>),
    /// To [`Question::Folders`] and its like.
    Folders(Page<MailFolder>),
    /// To [`Question::Rows`].
    Rows(Page<Message>),
    /// To [`Question::Content`].
    Content(Box<Message>),
    /// To a change: done.
    Done,
}

/// One exchange with the server, as plain as the transport needs it.
pub struct Exchange {
    /// The request to send.
    pub request: Request,
    read: Reader,
}

type Reader = Box<dyn Fn(&Response) -> Result<Answer, ApiError>>;

impl Exchange {
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

impl Question {
    /// How to ask the server.
    pub fn exchange(&self) -> Exchange {
        match self {
            Self::WellKnownFolders => {
                let each = WellKnownFolder::ALL.map(|folder| mail_folder::Get::new(folder.id()));
                let batch = Batch::new(each);
                let request = batch.request();
                Exchange { request, read: Box::new(move |response| existing(batch.read(response)?)) }
            }
            Self::Folders => Exchange::of(mail_folder::List::new(), Answer::Folders),
            Self::MoreFolders(link) => {
                Exchange::of(Next::new(mail_folder::List::new(), link.clone()), Answer::Folders)
            }
            Self::ChildFolders(parent) => {
                Exchange::of(mail_folder::ListChildFolders::new(parent.clone()), Answer::Folders)
            }
            Self::Rows { folder, skip, top } => {
                Exchange::of(mail_folder::ListMessages::new(folder.clone(), *skip, *top), Answer::Rows)
            }
            Self::Content(id) => {
                Exchange::of(message::Get::new(id.clone()), |message| Answer::Content(Box::new(message)))
            }
        }
    }
}

/// A mailbox without an archive or an outbox is whole all the same; one whose answer failed otherwise is not.
fn existing(answers: Vec<Result<MailFolder, ApiError>>) -> Result<Answer, ApiError> {
    let mut named = Vec::with_capacity(answers.len());
    for (name, folder) in WellKnownFolder::ALL.into_iter().zip(answers) {
        match folder {
            Ok(folder) => named.push((name, folder)),
            Err(error) if error.remedy() == Remedy::Gone => {}
            Err(error) => return Err(error),
        }
    }
    Ok(Answer::WellKnownFolders(named))
}
