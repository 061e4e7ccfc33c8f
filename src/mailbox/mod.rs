//! What happens in a mailbox: a state machine without clock, network or screen.
//!
//! Every method that may need the outside returns [`Effect`]s; the outside answers with [`Mailbox::settle`]. Tickets
//! grow, so a ticket also tells what was asked before what.

mod change;
mod content;
mod effect;
mod folders;
mod journal;
mod list;
mod overlay;
mod state;
#[cfg(test)]
mod state_tests;
mod storage;

pub use change::Change;
pub use content::ContentState;
pub use effect::{Answer, Effect, Exchange, Notice, Question, Ticket};
pub use folders::{Collate, FolderRow, Folders};
pub use journal::{Action, Entry, EntryId, FolderAction, Work};
pub use list::{MessageList, PAGE_ROWS, Row};
pub use state::Mailbox;
pub use storage::{Key, Read, Snapshot, StorageError, Stored, Track, Write};
