//! How the mailbox's questions are asked.

use super::{Answer, Exchange, Question};
use crate::model::{MailFolder, WellKnownFolder};
use crate::protocol::ops::message::LIST_FIELDS;
use crate::protocol::ops::{mail_folder, message};
use crate::protocol::{ApiError, Batch, DeltaQuery, Next, Operation, Remedy};

/// Changed messages to a page: little enough to be read and kept between two frames.
const CHANGES_PER_PAGE: usize = 200;
/// Messages on the first page: a screen and what one scrolls at once.
const FIRST_PAGE: usize = 50;

impl Question {
    /// Whether it is the engine that asks this.
    pub(super) fn is_of_engine(&self) -> bool {
        matches!(self, Self::Headers(_) | Self::FolderChanges { .. } | Self::Changes { .. })
    }

    /// How to ask the server.
    pub fn exchange(&self) -> Exchange {
        self.exchange_of_screen().unwrap_or_else(|| self.exchange_of_engine())
    }

    /// How to ask the server what the first screen asks; nothing for the engine's questions.
    pub fn exchange_of_screen(&self) -> Option<Exchange> {
        Some(match self {
            Self::WellKnownFolders => {
                let each = WellKnownFolder::ALL.map(|folder| mail_folder::Get::new(folder.id()));
                let batch = Batch::new(each);
                let request = batch.request();
                Exchange::new(request, Box::new(move |response| existing(batch.read(response)?)))
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
            Self::Headers(_) | Self::FolderChanges { .. } | Self::Changes { .. } => return None,
        })
    }

    fn exchange_of_engine(&self) -> Exchange {
        match self {
            Self::Headers(ids) => {
                let each = ids.iter().cloned().map(message::GetHeader::new);
                Exchange::of(Batch::new(each), Answer::Headers)
            }
            Self::FolderChanges { link } => Exchange::of(
                following(mail_folder::Delta::new(CHANGES_PER_PAGE), link.as_ref()),
                Answer::FolderChanges,
            ),
            Self::Changes { folder, link } => {
                let query = DeltaQuery::new().select(LIST_FIELDS).newest_first();
                let count = if link.is_none() { FIRST_PAGE } else { CHANGES_PER_PAGE };
                let first = mail_folder::MessageDelta::new(folder.clone(), query, count);
                Exchange::of(following(first, link.as_ref()), Answer::Changes)
            }
            of_screen => of_screen.exchange(),
        }
    }
}

fn following<O>(first: O, link: Option<&String>) -> Next<O> {
    match link {
        Some(link) => Next::new(first, link.clone()),
        None => Next::start(first),
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
