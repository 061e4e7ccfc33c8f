//! One folder of a mailbox.

use super::log::Log;
use super::order::Order;
use super::search::Search;

/// A folder within its mailbox; never given to another folder again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FolderKey(pub(crate) u64);

/// A folder with its place in the tree and the order of its messages.
#[derive(Debug, Clone)]
pub(crate) struct Folder {
    pub(crate) key: FolderKey,
    /// `None` for the root alone.
    pub(crate) parent: Option<FolderKey>,
    pub(crate) name: String,
    pub(crate) well_known: Option<&'static str>,
    pub(crate) hidden: bool,
    pub(crate) children: Vec<FolderKey>,
    pub(crate) order: Order,
    /// What happened to its messages.
    pub(crate) log: Log,
    /// The number of the last change to itself or its counts.
    pub(crate) change: u64,
    /// What it shows, where it is a search folder.
    pub(crate) search: Option<Search>,
    /// User configurations: name and XML.
    pub(crate) configurations: Vec<(String, Vec<u8>)>,
}

impl Folder {
    pub(crate) fn total(&self) -> usize {
        self.order.all().len()
    }

    pub(crate) fn unread(&self) -> usize {
        self.order.unread().len()
    }
}
