//! What few ask of a message: everything beside what list and reader need.

use serde::{Deserialize, Serialize};

use super::{
    EventMessage, ExtendedProperty, FlagStatus, ItemBody, Mention, MentionsPreview, Message,
    MultiValueExtendedProperty, OpenExtension,
};
use crate::model::DateTimeTimeZone;

open_enum! {
    /// Which inbox mail goes to (Graph `inferenceClassificationType`).
    InferenceClass {
        /// Focused.
        Focused = "focused",
        /// Graph's `other`: the inbox beside the focused one.
        NonFocused = "other",
    }
}

resource! {
    /// One header line of a message as sent over SMTP; of those given when sending, the names start with `x-`.
    InternetMessageHeader {
        /// Name, without the colon.
        name: String,
        /// Value.
        value: String,
    }
}

/// The follow-up flag with its dates; `dueDateTime` needs `startDateTime` (Graph `followupFlag`).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Flag {
    /// Its state: always sent, since a flag without one says nothing.
    pub flag_status: FlagStatus,
    /// When work on it should begin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date_time: Option<DateTimeTimeZone>,
    /// When it should be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_date_time: Option<DateTimeTimeZone>,
    /// When it was done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completed_date_time: Option<DateTimeTimeZone>,
}

impl From<FlagStatus> for Flag {
    fn from(flag_status: FlagStatus) -> Self {
        Self { flag_status, ..Self::default() }
    }
}

resource! {
    /// The properties of a message beside those of [`Message`]; each is there only when it was asked for.
    MessageDetails {
        /// Which kind of message, such as `#microsoft.graph.eventMessageRequest`; absent on plain messages.
        #[serde(rename = "@odata.type")]
        odata_type: Option<String>,
        /// The version to name in `If-Match`.
        #[serde(rename = "@odata.etag")]
        etag: Option<String>,
        /// The version, as it stands inside the etag.
        change_key: Option<String>,
        /// The `Message-ID` header.
        internet_message_id: Option<String>,
        /// The headers, in the order of transport; only when selected.
        internet_message_headers: Vec<InternetMessageHeader>,
        /// Place within the conversation, in base64.
        conversation_index: Option<String>,
        /// The body without what it quotes; only when selected.
        unique_body: Option<ItemBody>,
        /// Where Outlook on the web shows it.
        web_link: Option<String>,
        /// Whether the sender wants to know of its arrival.
        is_delivery_receipt_requested: Option<bool>,
        /// Whether the sender wants to know of its being read.
        is_read_receipt_requested: Option<bool>,
        /// The follow-up flag with its dates.
        flag: Flag,
        /// Extended properties of one value that were asked for.
        single_value_extended_properties: Vec<ExtendedProperty>,
        /// Extended properties of several values that were asked for.
        multi_value_extended_properties: Vec<MultiValueExtendedProperty>,
        /// Open extensions; only when expanded.
        extensions: Vec<OpenExtension>,
        /// Mentions; only when expanded, beta only.
        mentions: Vec<Mention>,
        /// Whether the mailbox's owner is mentioned; beta only.
        mentions_preview: Option<MentionsPreview>,
        /// What the `List-Unsubscribe` header gives; beta only.
        unsubscribe_data: Vec<String>,
        /// Whether the service can unsubscribe; beta only.
        unsubscribe_enabled: Option<bool>,
    }
    dates {
        /// When it came into being.
        created_date_time,
        /// When it was last changed.
        last_modified_date_time,
    }
}

whole! {
    /// A message with everything there is to ask.
    WholeMessage {
        /// What list and reader need.
        message: Message,
        /// The rest.
        details: MessageDetails,
        /// What only meeting messages have; its default on others.
        event_message: EventMessage,
    }
}
