//! What to know before writing to somebody (Graph `mailTips`).

use crate::model::{DateTimeTimeZone, EmailAddress, Flags, LocaleInfo, Recipient};

open_enum! {
    /// What can be asked.
    MailTipsOption {
        /// Automatic replies.
        AutomaticReplies = "automaticReplies",
        /// Whether the mailbox is full.
        MailboxFullStatus = "mailboxFullStatus",
        /// What the recipient's administrator wants said.
        CustomMailTip = "customMailTip",
        /// How many members of a group are outside.
        ExternalMemberCount = "externalMemberCount",
        /// How many members a group has.
        TotalMemberCount = "totalMemberCount",
        /// How large a message may be.
        MaxMessageSize = "maxMessageSize",
        /// Whether only some may write.
        DeliveryRestriction = "deliveryRestriction",
        /// Whether somebody approves messages first.
        ModerationStatus = "moderationStatus",
        /// Inside or outside.
        RecipientScope = "recipientScope",
        /// Who else could be meant.
        RecipientSuggestions = "recipientSuggestions",
    }
}

open_enum! {
    /// Where a recipient is, as seen from the mailbox.
    RecipientScope {
        /// Nowhere.
        None = "none",
        /// In the organisation.
        Internal = "internal",
        /// Outside.
        External = "external",
        /// Outside, at a partner.
        ExternalPartner = "externalPartner",
        /// Outside, at nobody's partner.
        ExternalNonPartner = "externalNonPartner",
    }
}

resource! {
    /// What somebody who is away lets say.
    AutomaticRepliesMailTips {
        /// The text in HTML: hostile until shown otherwise. Empty where automatic replies are off.
        message: String,
        /// Its language.
        message_language: Option<LocaleInfo>,
        /// From when.
        scheduled_start_time: Option<DateTimeTimeZone>,
        /// Until when.
        scheduled_end_time: Option<DateTimeTimeZone>,
    }
}

resource! {
    /// Why nothing is known of a recipient.
    MailTipsError {
        /// For programs.
        code: String,
        /// For persons.
        message: String,
    }
}

resource! {
    /// What is known of one recipient.
    MailTips {
        /// Who.
        email_address: EmailAddress,
        /// Automatic replies.
        automatic_replies: Option<AutomaticRepliesMailTips>,
        /// What the recipient's administrator wants said.
        custom_mail_tip: Option<String>,
        /// Whether only some may write.
        delivery_restricted: Option<bool>,
        /// Why nothing is known.
        error: Option<MailTipsError>,
        /// How many members of a group are outside.
        external_member_count: Option<i32>,
        /// How many members a group has.
        total_member_count: Option<i32>,
        /// Whether somebody approves messages first.
        is_moderated: Option<bool>,
        /// Whether the mailbox is full.
        mailbox_full: Option<bool>,
        /// How large a message may be, in bytes.
        max_message_size: Option<i32>,
        /// Inside or outside.
        recipient_scope: Option<Flags<RecipientScope>>,
        /// Who else could be meant.
        recipient_suggestions: Vec<Recipient>,
    }
}
