//! What somebody asked for, as far as it can be held against the mailbox.

use std::collections::BTreeSet;

use outpost::mailbox::{EntryId, Ticket};
use outpost::model::{FlagStatus, FolderId, MessageId};

use crate::agenda::Moment;

/// What a deed is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Subject {
    /// A message.
    Message(MessageId),
    /// A folder.
    Folder(FolderId),
}

/// What a deed makes true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// Read or not.
    Read(bool),
    /// Its follow-up flag.
    Flag(FlagStatus),
    /// Its categories.
    Categories(Vec<String>),
    /// Focused or other, by its name.
    Focus(String),
    /// The folder it lies in.
    Place(FolderId),
    /// It is no more.
    Gone,
    /// A folder's name.
    Name(String),
}

/// Two deeds that set the same property are in each other's way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Property {
    Read,
    Flag,
    Categories,
    Focus,
    Place,
    Name,
}

impl Subject {
    /// The folder it is, if any.
    pub(crate) fn each_folder(&mut self, visit: impl Fn(&mut FolderId)) {
        if let Self::Folder(folder) = self {
            visit(folder);
        }
    }
}

impl Value {
    /// The folder it names, if any.
    pub(crate) fn each_folder(&mut self, visit: impl Fn(&mut FolderId)) {
        if let Self::Place(folder) = self {
            visit(folder);
        }
    }

    pub(crate) fn property(&self) -> Property {
        match self {
            Self::Read(_) => Property::Read,
            Self::Flag(_) => Property::Flag,
            Self::Categories(_) => Property::Categories,
            Self::Focus(_) => Property::Focus,
            Self::Place(_) | Self::Gone => Property::Place,
            Self::Name(_) => Property::Name,
        }
    }
}

/// Who did something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Author {
    /// The person, in a tab.
    Tab(usize),
    /// Somebody elsewhere: done on the service at once.
    Others,
}

/// How sure it is that a command reaches the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// In the memory of its tab alone.
    InMemory,
    /// In the journal since then: it must arrive.
    Kept(Moment),
    /// It may have arrived, or not: the tab went before it was kept, it was called back, or it was refused.
    Uncertain,
}

/// Something that was asked for at once.
#[derive(Debug, Clone)]
pub(crate) struct Command {
    pub(crate) author: Author,
    pub(crate) at: Moment,
    pub(crate) state: State,
    /// The jobs that carry it.
    pub(crate) jobs: BTreeSet<EntryId>,
    /// Transactions that must end well before it is kept.
    pub(crate) keeps: Vec<Ticket>,
    /// What it is about.
    pub(crate) subjects: Vec<Subject>,
    /// What entries of the journal were made for.
    pub(crate) entered: Vec<Subject>,
    /// Of an undo: what was called back before it was sent.
    pub(crate) called_back: Vec<Subject>,
    pub(crate) is_undo: bool,
    /// Some of it was told to have failed.
    pub(crate) has_failed: bool,
    /// In words, for people.
    pub(crate) words: String,
    pub(crate) deeds: Vec<Deed>,
    /// Letters that get a copy.
    pub(crate) copies: Vec<String>,
    /// Letters that are sent.
    pub(crate) sends: Vec<String>,
    /// The name of a folder that is made, and what it is called until then.
    pub(crate) made: Option<(FolderId, String)>,
}

/// One property that one command sets.
#[derive(Debug, Clone)]
pub(crate) struct Deed {
    pub(crate) subject: Subject,
    pub(crate) value: Value,
    /// It was told to have failed.
    pub(crate) has_failed: bool,
    /// It had left the journal by then: what others did later came after it.
    pub(crate) settled: Option<Moment>,
}

impl Command {
    pub(crate) fn new(author: Author, at: Moment, words: String) -> Self {
        Self {
            author,
            at,
            state: State::InMemory,
            jobs: BTreeSet::new(),
            keeps: Vec::new(),
            subjects: Vec::new(),
            entered: Vec::new(),
            called_back: Vec::new(),
            is_undo: false,
            has_failed: false,
            words,
            deeds: Vec::new(),
            copies: Vec::new(),
            sends: Vec::new(),
            made: None,
        }
    }

    pub(crate) fn does(&mut self, subject: Subject, value: Value) {
        self.subjects.push(subject.clone());
        self.deeds.push(Deed { subject, value, has_failed: false, settled: None });
    }

    /// Whether it sets what this deed sets.
    pub(crate) fn touches(&self, deed: &Deed) -> bool {
        let is_it = |own: &Deed| own.subject == deed.subject && own.value.property() == deed.value.property();
        self.deeds.iter().any(is_it)
    }

    /// Whether it must be in effect, unless something later touched the same.
    pub(crate) fn is_sure(&self) -> bool {
        self.state != State::Uncertain
    }
}
