//! Automatic replies (Graph `automaticRepliesSetting`).

use super::DateTimeTimeZone;

open_enum! {
    /// Whether automatic replies are sent.
    AutomaticRepliesStatus {
        /// No.
        Disabled = "disabled",
        /// Yes.
        AlwaysEnabled = "alwaysEnabled",
        /// Between two moments.
        Scheduled = "scheduled",
    }
}

open_enum! {
    /// Who outside the organisation gets them.
    ExternalAudience {
        /// Nobody.
        None = "none",
        /// Contacts of the mailbox's owner.
        ContactsOnly = "contactsOnly",
        /// Everybody.
        All = "all",
    }
}

resource! {
    /// What is answered while somebody is away.
    AutomaticRepliesSetting {
        /// Whether.
        status: Option<AutomaticRepliesStatus>,
        /// Who outside gets them.
        external_audience: Option<ExternalAudience>,
        /// What people outside are told, in HTML: hostile until shown otherwise.
        external_reply_message: Option<String>,
        /// What people inside are told, in HTML.
        internal_reply_message: Option<String>,
        /// From when, where scheduled.
        scheduled_start_date_time: Option<DateTimeTimeZone>,
        /// Until when, where scheduled.
        scheduled_end_date_time: Option<DateTimeTimeZone>,
    }
}
