//! How mail travels: who may send it, where it arrives, what comes of it later.

mod admin;
mod delivery;
mod due;
mod meeting;
mod recall;
mod reports;
mod sender;

pub use meeting::{Invitation, Invited};
pub use recall::RecallPolicy;

pub(crate) use delivery::submitted;
pub(crate) use due::{Job, held_until};
pub(crate) use meeting::Reply;

use crate::model::Timestamp;
use crate::simulator::UserId;

/// The largest message a tenant sends unless told otherwise: 35 MB.
const MAX_MESSAGE_SIZE: u64 = 35 * 1024 * 1024;
/// 31 December 2026: received messages refuse changes of what they say to whoever lacks the extra permission.
const ADVANCED_WRITE: Timestamp = Timestamp(1_798_675_200_000);

/// The mail flow of the tenant: its settings, and what is yet to happen.
#[derive(Debug, Clone)]
pub(crate) struct Transport {
    /// Bytes; larger messages are refused when they are sent.
    pub(crate) max_message_size: u64,
    /// Whether the `comment` of `createReply` and its like reaches the draft, which it does not in Exchange.
    pub(crate) comments_reach_drafts: bool,
    /// How many changes of drafts are still to be refused as conflicts.
    pub(crate) draft_conflicts: u32,
    /// Whether receipts are written where a message asks for them.
    pub(crate) receipts: bool,
    /// From when on changing a received message needs `Mail-Advanced.ReadWrite`.
    pub(crate) advanced_write_from: Timestamp,
    pub(crate) recall: RecallPolicy,
    pub(crate) jobs: Vec<Job>,
}

impl Default for Transport {
    fn default() -> Transport {
        Transport {
            max_message_size: MAX_MESSAGE_SIZE,
            comments_reach_drafts: false,
            draft_conflicts: 0,
            receipts: false,
            advanced_write_from: ADVANCED_WRITE,
            recall: RecallPolicy::default(),
            jobs: Vec::new(),
        }
    }
}

/// What the mail flow knows of one user.
#[derive(Debug, Clone, Default)]
pub(crate) struct Post {
    /// Who may send in this user's name.
    pub(crate) send_as: Vec<UserId>,
    /// Who may send on this user's behalf.
    pub(crate) send_on_behalf: Vec<UserId>,
    /// Whether the user's tokens carry `Mail-Advanced.ReadWrite`.
    pub(crate) advanced_write: bool,
}
