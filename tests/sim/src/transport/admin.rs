//! What a test may say about the mail flow, past the API.

use super::{Post, RecallPolicy};
use crate::model::Timestamp;
use crate::simulator::{Simulator, UserId};

impl Simulator {
    /// Lets `delegate` send mail that looks as if `owner` had sent it (Send As).
    pub fn allow_send_as(&mut self, owner: UserId, delegate: UserId) {
        self.post_of(owner, |post| post.send_as.push(delegate));
    }

    /// Lets `delegate` send mail from `owner` that names the delegate as its sender (Send on Behalf).
    pub fn allow_send_on_behalf(&mut self, owner: UserId, delegate: UserId) {
        self.post_of(owner, |post| post.send_on_behalf.push(delegate));
    }

    /// Lets a user change what received messages say: `Mail-Advanced.ReadWrite`.
    pub fn grant_advanced_write(&mut self, user: UserId) {
        self.post_of(user, |post| post.advanced_write = true);
    }

    /// From when on recipients and senders of received messages need that permission; 31 December 2026 by itself.
    pub fn set_advanced_write_from(&mut self, from: Timestamp) {
        self.transport.advanced_write_from = from;
    }

    /// The largest message the tenant sends, in bytes; 35 MB by itself.
    pub fn set_max_message_size(&mut self, bytes: u64) {
        self.transport.max_message_size = bytes;
    }

    /// Whether the `comment` of `createReply`, `createReplyAll` and `createForward` reaches the draft's body.
    ///
    /// By itself it does not: Microsoft lists that among the known issues.
    pub fn set_comments_reach_drafts(&mut self, reach: bool) {
        self.transport.comments_reach_drafts = reach;
    }

    /// Refuses the next changes of drafts with 412, as a server does that is still busy with them.
    pub fn conflict_drafts(&mut self, times: u32) {
        self.transport.draft_conflicts = times;
    }

    /// Whether delivery and read receipts are written where a message asks for them; not by itself.
    pub fn set_receipts(&mut self, written: bool) {
        self.transport.receipts = written;
    }

    /// What the tenant says of recalling messages.
    pub fn set_recall_policy(&mut self, policy: RecallPolicy) {
        self.transport.recall = policy;
    }

    fn post_of(&mut self, user: UserId, change: impl FnOnce(&mut Post)) {
        if let Some(user) = self.users.get_mut(user.0) {
            change(&mut user.post);
        }
    }
}
