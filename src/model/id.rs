//! Ids as types, so that a folder's id cannot be handed in for a message's.
//!
//! Ids are opaque and case-sensitive (Graph, "Immutable identifiers for Outlook resources").

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(from = "String", into = "String")]
        pub struct $name(Arc<str>);

        impl $name {
            /// The id as the service spells it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0.as_ref().to_owned()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }
    };
}

id! {
    /// A folder: its id, or its well-known name such as `inbox`, which Graph takes in the id's place.
    FolderId
}
id! {
    /// A message. Outpost asks for immutable ids, which survive a move within the mailbox.
    MessageId
}
id! {
    /// An attachment of one message.
    AttachmentId
}
id! {
    /// What the messages of one conversation share.
    ConversationId
}
id! {
    /// What a meeting message is about; an event's answer goes to it.
    EventId
}
id! {
    /// An inbox rule.
    RuleId
}
id! {
    /// A decision on which inbox a sender's mail goes to.
    OverrideId
}
id! {
    /// A category of the mailbox's list.
    CategoryId
}
id! {
    /// A mention in a message.
    MentionId
}
id! {
    /// A contact.
    ContactId
}
id! {
    /// A person that Graph thinks relevant.
    PersonId
}
id! {
    /// A user of the directory.
    UserId
}
id! {
    /// A configuration item of a folder.
    UserConfigurationId
}

/// What the id of a search begins with: no id of the service does.
const SEARCH: &str = "?";

impl FolderId {
    /// The place of what is found for a query: a folder that the service knows nothing of.
    pub fn search(query: &str) -> Self {
        Self(format!("{SEARCH}{query}").into())
    }

    /// What is looked for, where this is a search.
    pub fn query(&self) -> Option<&str> {
        self.0.strip_prefix(SEARCH).filter(|query| !query.is_empty())
    }
}
