//! What messages a rule is for, or spares (Graph `messageRulePredicates`).

use crate::model::Recipient;
use crate::model::settings::{ImportanceLevel, Sensitivity};

open_enum! {
    /// What a message asks of its reader.
    MessageActionFlag {
        /// Anything.
        Any = "any",
        /// To call.
        Call = "call",
        /// Not to forward it.
        DoNotForward = "doNotForward",
        /// To follow up.
        FollowUp = "followUp",
        /// Nothing: for information.
        Fyi = "fyi",
        /// To forward it.
        Forward = "forward",
        /// No response.
        NoResponseNecessary = "noResponseNecessary",
        /// To read it.
        Read = "read",
        /// To reply.
        Reply = "reply",
        /// To reply to all.
        ReplyToAll = "replyToAll",
        /// To review.
        Review = "review",
    }
}

resource! {
    /// Bounds of a size, in kilobytes.
    SizeRange {
        /// At least.
        minimum_size: Option<i32>,
        /// At most.
        maximum_size: Option<i32>,
    }
}

resource! {
    /// The conditions or exceptions of a rule. Lists match where one of their entries does; a rule is for messages
    /// that match every condition.
    RulePredicates {
        /// Texts in the body.
        body_contains: Vec<String>,
        /// Texts in body or subject.
        body_or_subject_contains: Vec<String>,
        /// Has one of these categories.
        categories: Vec<String>,
        /// Comes from one of these.
        from_addresses: Vec<Recipient>,
        /// Has attachments.
        has_attachments: Option<bool>,
        /// Texts in the headers.
        header_contains: Vec<String>,
        /// Is this important.
        importance: Option<ImportanceLevel>,
        /// Asks for an approval.
        is_approval_request: Option<bool>,
        /// Was forwarded by a rule.
        is_automatic_forward: Option<bool>,
        /// Is an automatic reply.
        is_automatic_reply: Option<bool>,
        /// Is encrypted.
        is_encrypted: Option<bool>,
        /// Invites to a meeting.
        is_meeting_request: Option<bool>,
        /// Answers an invitation.
        is_meeting_response: Option<bool>,
        /// Says that mail was not delivered.
        is_non_delivery_report: Option<bool>,
        /// Is protected by rights management.
        is_permission_controlled: Option<bool>,
        /// Is a read receipt.
        is_read_receipt: Option<bool>,
        /// Is signed.
        is_signed: Option<bool>,
        /// Is voice mail.
        is_voicemail: Option<bool>,
        /// Asks this of its reader.
        message_action_flag: Option<MessageActionFlag>,
        /// Does not name the mailbox's owner in To.
        not_sent_to_me: Option<bool>,
        /// Texts in To or Cc.
        recipient_contains: Vec<String>,
        /// Texts in From.
        sender_contains: Vec<String>,
        /// Is this sensitive.
        sensitivity: Option<Sensitivity>,
        /// Names the owner in Cc.
        sent_cc_me: Option<bool>,
        /// Names the owner alone in To.
        sent_only_to_me: Option<bool>,
        /// Was sent to one of these.
        sent_to_addresses: Vec<Recipient>,
        /// Names the owner in To.
        sent_to_me: Option<bool>,
        /// Names the owner in To or Cc.
        sent_to_or_cc_me: Option<bool>,
        /// Texts in the subject.
        subject_contains: Vec<String>,
        /// Is of this size.
        within_size_range: Option<SizeRange>,
    }
    keeps other
}
