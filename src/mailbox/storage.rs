//! What is kept of a mailbox on this device, as plain values: what to write, what to read, and what was read.
//!
//! The store holds what the server said last, and beside it the journal of what the person did since; what is on
//! screen is the one under the other. Each list of writes is one transaction: all of it is kept or nothing.

use serde::{Deserialize, Serialize};

use super::journal::{Entry, EntryId};
use crate::model::{FolderId, MailFolder, Message, MessageId, PartialMessage};

/// One thing to write. Tabs tell each other what they wrote in this form too.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Write {
    /// What the server said of folders and messages is given up, and how far their synchronisation was: it could not
    /// be read, so nobody knows what in it is still so. Contents and journal stay.
    Clear,
    /// Folders as they are now.
    Folders(Vec<MailFolder>),
    /// A folder is gone, with the headers in it and how far its synchronisation was.
    ForgetFolder(FolderId),
    /// Which folders are the well-known ones: all of them, by the name Graph takes.
    Names(Vec<(String, FolderId)>),
    /// Headers as they are now: messages without body and attachments, whole. The old place is given up.
    Headers(Vec<Message>),
    /// What changed of headers; those that are not kept stay so.
    Merge(Vec<PartialMessage>),
    /// Messages are gone: headers and contents.
    ForgetMessages(Vec<MessageId>),
    /// A message got another id: header and content. What is kept under the new one already is newer, and stays.
    Rename {
        /// Its id so far.
        from: MessageId,
        /// Its id from now on.
        to: MessageId,
    },
    /// A folder that was made got its id. What is kept names it by that in the writes beside this one; it tells other
    /// tabs, which know it by its first name.
    RenameFolder {
        /// What it was called until then.
        from: FolderId,
        /// Its id.
        to: FolderId,
    },
    /// A message with its body and attachments, and that it was looked at just now. Where its header is kept, only
    /// body and attachments are read from it, so that the two cannot disagree.
    Content(Box<Message>),
    /// How far the synchronisation of a folder is; of the folders themselves where there is no folder.
    Track {
        /// Which folder.
        folder: Option<FolderId>,
        /// How far it is.
        track: Track,
    },
    /// Entries of the journal, new or changed.
    Entries(Vec<Entry>),
    /// Entries of the journal that are done or given up.
    ForgetEntries(Vec<EntryId>),
    /// Parts of an entry came to nothing: called back before they were sent, or refused. What is kept does not change
    /// by this; it tells other tabs that they leave the journal next without the server having them.
    TakeBack {
        /// Which entry.
        entry: EntryId,
        /// Which of its messages; none where it is about a folder.
        messages: Vec<MessageId>,
    },
}

/// How it stands with what another tab tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Told {
    /// It is in the store.
    Kept,
    /// It was to be in the store, and could not be kept.
    Unkept,
    /// A tab that follows learned it by the way: the one that leads keeps it, if it does not know better.
    ByTheWay,
}

/// How far the synchronisation of a folder is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Track {
    /// Where to go on: a link of the server, as it stands. None at the very beginning.
    pub link: Option<String>,
    /// Whether a first round came to its end: then everything in the folder is known.
    pub is_complete: bool,
    /// How far the first round came, newest first: the moment of the oldest message it told of, in milliseconds since
    /// 1970. What is older may be known by chance, but not in its place.
    #[serde(default)]
    pub reached: Option<i64>,
    /// Everything is read once more: what does not come up until the end is gone. What came up so far is only in the
    /// memory of the tab that reads, so another one has to begin again.
    #[serde(default)]
    pub is_anew: bool,
}

/// Where a message stands in its folder: the newest first, then by id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    /// Milliseconds since 1970 of the moment to show; 0 where there is none.
    pub moment: i64,
    /// Which message.
    pub id: MessageId,
    /// Whether it was read, for counting.
    pub is_read: bool,
}

/// One thing to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Read {
    /// All that the first screen needs, in one go: folders, names, tracks, and the newest rows of a folder.
    Start {
        /// The folder on screen: an id or a well-known name.
        folder: FolderId,
        /// How many rows.
        rows: usize,
    },
    /// The keys of a folder's messages in order, from behind `after`.
    Keys {
        /// The folder's id, not its well-known name.
        folder: FolderId,
        /// The last one that is known.
        after: Option<Key>,
        /// How many at most.
        limit: usize,
    },
    /// Headers.
    Headers(Vec<MessageId>),
    /// A message with its body; counts as a look at it.
    Content(MessageId),
    /// The journal.
    Journal,
    /// A stretch of a search: which of the next `span` headers of all folders, the newest first, hold each of the
    /// words, in any case: in sender, recipients, subject or preview.
    Search {
        /// The words, in small letters.
        words: Vec<String>,
        /// The header to go on behind; from the newest without.
        after: Option<Key>,
        /// How many headers to look through.
        span: usize,
    },
    /// A stretch of a search through the contents that are kept: which messages of the next `span`, by id, hold each of
    /// the words, in any case: in the text of the body or where [`Read::Search`] looks.
    SearchInside {
        /// The words, in small letters.
        words: Vec<String>,
        /// The message to go on behind; from the first without.
        after: Option<MessageId>,
        /// How many contents to look through.
        span: usize,
    },
}

/// What was read.
#[derive(Debug, Clone, PartialEq)]
pub enum Stored {
    /// To [`Read::Start`].
    Start(Box<Snapshot>),
    /// To [`Read::Keys`]; fewer than asked for are the last ones.
    Keys(Vec<Key>),
    /// To [`Read::Headers`]: those that are kept.
    Headers(Vec<Message>),
    /// To [`Read::Search`].
    Found {
        /// The headers that hold the words, newest first.
        headers: Vec<Message>,
        /// Behind which header to go on, where there may be more; whether it was read is not told.
        next: Option<Key>,
    },
    /// To [`Read::SearchInside`].
    FoundInside {
        /// The headers of those that hold the words, by id; a content whose header is not kept is not found.
        headers: Vec<Message>,
        /// Behind which message to go on, where there may be more.
        next: Option<MessageId>,
    },
    /// To [`Read::Content`], if it is kept.
    Content(Option<Box<Message>>),
    /// To [`Read::Journal`], in order.
    Journal(Vec<Entry>),
}

/// All that the first screen needs. A new store gives an empty one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Snapshot {
    /// All folders.
    pub folders: Vec<MailFolder>,
    /// Which of them are the well-known ones.
    pub names: Vec<(String, FolderId)>,
    /// How far the synchronisation is, by folder.
    pub tracks: Vec<(Option<FolderId>, Track)>,
    /// Whether the journal holds anything. Then the rows are not shown before it was read: they may be moved by it.
    pub has_journal: bool,
    /// The newest headers of the folder asked for, newest first.
    pub rows: Vec<Message>,
}

/// Why something could not be read or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// There is no room (the browser's `QuotaExceededError`).
    #[error("the browser has no room left")]
    Full,
    /// A newer Outpost, in another tab or before, changed how things are kept: this page has to be loaded again.
    #[error("a newer version of Outpost keeps the mail here")]
    Newer,
    /// It does not work here: switched off, private window, broken, thrown away under us.
    #[error("the browser keeps nothing here")]
    Unavailable,
}

impl Write {
    /// Whether it belongs to the journal: to what the person did, not to what the server said.
    pub fn is_journal(&self) -> bool {
        matches!(
            self,
            Self::Entries(_) | Self::ForgetEntries(_) | Self::TakeBack { .. } | Self::RenameFolder { .. }
        )
    }

    /// Whether there is nothing to write.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Folders(folders) => folders.is_empty(),
            Self::Headers(headers) => headers.is_empty(),
            Self::Merge(partials) => partials.is_empty(),
            Self::ForgetMessages(ids) => ids.is_empty(),
            Self::Entries(entries) => entries.is_empty(),
            Self::ForgetEntries(ids) => ids.is_empty(),
            _ => false,
        }
    }
}

impl Key {
    /// The key of a message.
    pub fn of(message: &Message) -> Self {
        let moment = message.moment().map_or(0, |moment| moment.0);
        Self { moment, id: message.id.clone(), is_read: message.is_read }
    }

    /// The same place, for those who go on from there: whether the message was read is left out.
    #[must_use]
    pub fn place(self) -> Self {
        Self { is_read: false, ..self }
    }

    /// How two keys stand in a list.
    pub fn order(&self, other: &Self) -> std::cmp::Ordering {
        other.moment.cmp(&self.moment).then_with(|| self.id.cmp(&other.id))
    }
}
