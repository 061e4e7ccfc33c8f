//! What happens in a mailbox: a state machine without clock, network or screen.
//!
//! Every method that may need the outside returns [`Effect`]s; the outside answers with [`Mailbox::settle`],
//! [`Mailbox::loaded`] or [`Mailbox::kept`]. Tickets grow, so a ticket also tells what was asked before what.

mod change;
mod content;
mod doors;
mod effect;
mod engine;
mod finding;
mod folder_layers;
mod folders;
#[cfg(test)]
mod folders_tests;
#[cfg(test)]
mod hits_tests;
mod index;
mod journal;
mod learning;
mod list;
#[cfg(test)]
mod list_tests;
mod memory_store;
mod messages;
pub mod mutant;
mod overlay;
mod parcel;
mod pending;
mod placing;
mod question;
#[cfg(test)]
mod searching_tests;
mod starting;
mod state;
#[cfg(test)]
mod state_tests;
mod storage;
#[cfg(test)]
mod stretches_tests;
mod undo;
mod unkept;
#[cfg(test)]
mod unkept_tests;

pub use change::{Action, Change, FolderAction};
pub use content::ContentState;
pub use effect::{Alarm, Answer, Effect, Exchange, Notice, Question, Ticket};
pub use engine::{Engine, Reach};
pub use finding::{Lower, mentions, mentions_inside};
pub use folders::{Collate, FolderRow, Folders};
pub use journal::{Entry, EntryId};
pub use list::{MessageList, PAGE_ROWS, Row};
pub use memory_store::{
    CONTENT_BUDGET, MemoryStore, folder_of, merge_into_header, place, touches_content, whole,
};
pub use parcel::Parcel;
pub use state::Mailbox;
pub use storage::{Key, Read, Snapshot, StorageError, Stored, Told, Track, Write};
pub use undo::Job;

use pending::{Pending, Purpose};
