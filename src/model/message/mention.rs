//! Who is mentioned in a message (Graph `mention`, beta only).

use crate::model::{EmailAddress, MentionId};

resource! {
    /// Somebody's name with an `@` in a message.
    Mention (MentionId) {
        /// Who is mentioned.
        mentioned: EmailAddress,
        /// The text that mentions, where it differs from the name.
        mention_text: Option<String>,
        /// What the client calls the place in the body.
        client_reference: Option<String>,
        /// Who mentions.
        created_by: Option<EmailAddress>,
        /// Where the mention is shown in its context.
        deep_link: Option<String>,
        /// Which application made it.
        application: Option<String>,
    }
    dates {
        /// When it was made, on the client.
        created_date_time,
        /// When it was made, on the server.
        server_created_date_time,
    }
}

resource! {
    /// A mention to send with a new message.
    NewMention {
        /// Who is mentioned.
        mentioned: EmailAddress,
        /// The text that mentions, where it differs from the name.
        mention_text: Option<String>,
        /// What the client calls the place in the body.
        client_reference: Option<String>,
    }
}

resource! {
    /// Whether the mailbox's owner is mentioned.
    MentionsPreview {
        /// Whether so.
        is_mentioned: Option<bool>,
    }
}
