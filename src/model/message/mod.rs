//! Messages (Graph `message`). What was not selected stays at its default.

use serde::{Deserialize, Serialize};

use super::lenient::{null_as_default, odd_date_as_none};
use super::{Attachment, ConversationId, FolderId, MessageId, Recipient, Timestamp};

mod details;
mod event_message;
mod extension;
mod mention;
mod new;
mod partial;
mod patch;

pub use details::{Flag, InferenceClass, InternetMessageHeader, MessageDetails, WholeMessage};
pub use event_message::{EventMessage, MeetingMessageType, MeetingRequestType};
pub use extension::{ExtendedProperty, MultiValueExtendedProperty, OpenExtension};
pub use mention::{Mention, MentionsPreview, NewMention};
pub use new::NewMessage;
pub use partial::PartialMessage;
pub use patch::{DraftPatch, MessagePatch};

/// A message; `body` and `attachments` are there only when they were asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Message {
    /// Its id.
    pub id: MessageId,
    /// The folder it lies in.
    #[serde(default)]
    pub parent_folder_id: Option<FolderId>,
    /// The conversation it is part of.
    #[serde(default)]
    pub conversation_id: Option<ConversationId>,
    /// Subject; may be empty.
    #[serde(default, deserialize_with = "null_as_default")]
    pub subject: String,
    /// The first 255 characters of the body as text.
    #[serde(default, deserialize_with = "null_as_default")]
    pub body_preview: String,
    /// Whose message it is; absent on some drafts and reports.
    #[serde(default)]
    pub from: Option<Recipient>,
    /// Who sent it, where that is somebody else.
    #[serde(default)]
    pub sender: Option<Recipient>,
    /// To.
    #[serde(default, deserialize_with = "null_as_default")]
    pub to_recipients: Vec<Recipient>,
    /// Cc.
    #[serde(default, deserialize_with = "null_as_default")]
    pub cc_recipients: Vec<Recipient>,
    /// Bcc.
    #[serde(default, deserialize_with = "null_as_default")]
    pub bcc_recipients: Vec<Recipient>,
    /// Where answers should go.
    #[serde(default, deserialize_with = "null_as_default")]
    pub reply_to: Vec<Recipient>,
    /// When it arrived.
    #[serde(default, deserialize_with = "odd_date_as_none")]
    pub received_date_time: Option<Timestamp>,
    /// When it was sent.
    #[serde(default, deserialize_with = "odd_date_as_none")]
    pub sent_date_time: Option<Timestamp>,
    /// Has attachments other than inline ones.
    #[serde(default, deserialize_with = "null_as_default")]
    pub has_attachments: bool,
    /// Was read.
    #[serde(default, deserialize_with = "null_as_default")]
    pub is_read: bool,
    /// Was not sent yet.
    #[serde(default, deserialize_with = "null_as_default")]
    pub is_draft: bool,
    /// How urgent the sender calls it.
    #[serde(default, deserialize_with = "null_as_default")]
    pub importance: Importance,
    /// Follow-up flag.
    #[serde(default, deserialize_with = "null_as_default")]
    pub flag: FollowupFlag,
    /// Names of its categories.
    #[serde(default, deserialize_with = "null_as_default")]
    pub categories: Vec<String>,
    /// Focused or other, in the Inbox.
    #[serde(default)]
    pub inference_classification: Option<InferenceClass>,
    /// The body.
    #[serde(default)]
    pub body: Option<ItemBody>,
    /// Its attachments, inline ones too.
    #[serde(default, deserialize_with = "null_as_default")]
    pub attachments: Vec<Attachment>,
}

/// A body with its type.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct ItemBody {
    /// Text or HTML.
    pub content_type: BodyType,
    /// The body itself: hostile until shown otherwise.
    #[serde(deserialize_with = "null_as_default")]
    pub content: String,
}

plain_enum! {
    /// What a body is written in.
    BodyType {
        /// HTML.
        Html = "html",
        /// Plain text, also for a type this version does not know: shown as it stands, it does no harm.
        #[default]
        Text = "text",
    }
}

plain_enum! {
    /// How urgent a message is.
    Importance {
        /// Low.
        Low = "low",
        /// Normal, also for a value this version does not know.
        #[default]
        Normal = "normal",
        /// High.
        High = "high",
    }
}

/// The follow-up flag of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct FollowupFlag {
    /// Its state.
    pub flag_status: FlagStatus,
}

plain_enum! {
    /// The states of a follow-up flag.
    FlagStatus {
        /// To do.
        Flagged = "flagged",
        /// Done.
        Complete = "complete",
        /// No flag, also for a value this version does not know.
        #[default]
        NotFlagged = "notFlagged",
    }
}

impl Message {
    /// A message of which nothing is known but its id.
    pub fn with_id(id: MessageId) -> Self {
        Self {
            id,
            parent_folder_id: None,
            conversation_id: None,
            subject: String::new(),
            body_preview: String::new(),
            from: None,
            sender: None,
            to_recipients: Vec::new(),
            cc_recipients: Vec::new(),
            bcc_recipients: Vec::new(),
            reply_to: Vec::new(),
            received_date_time: None,
            sent_date_time: None,
            has_attachments: false,
            is_read: false,
            is_draft: false,
            importance: Importance::default(),
            flag: FollowupFlag::default(),
            categories: Vec::new(),
            inference_classification: None,
            body: None,
            attachments: Vec::new(),
        }
    }

    /// Whether it stands out as to be followed up.
    pub fn is_flagged(&self) -> bool {
        self.flag.flag_status == FlagStatus::Flagged
    }

    /// Who a reader would say it is from: `from`, else `sender`.
    pub fn author(&self) -> Option<&Recipient> {
        self.from.as_ref().or(self.sender.as_ref())
    }

    /// The moment to show: arrival, else sending.
    pub fn moment(&self) -> Option<Timestamp> {
        self.received_date_time.or(self.sent_date_time)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selected_row_of_graph_is_read() {
        let message: Message = serde_json::from_str(
            r#"{"@odata.etag":"W/\"x\"","id":"AAMk=","receivedDateTime":"2024-05-01T10:00:00Z","subject":null,
                "isRead":true,"importance":"high","flag":{"flagStatus":"flagged"},
                "from":{"emailAddress":{"name":"Ada","address":"ada@example.org"}}}"#,
        )
        .unwrap();
        assert_eq!(message.subject, "");
        assert!(message.is_flagged());
        assert_eq!(message.importance, Importance::High);
        assert_eq!(message.author().unwrap().email_address.label(), "Ada");
    }

    #[test]
    fn a_date_that_is_none_costs_only_itself() {
        let message: Message =
            serde_json::from_str(r#"{"id":"A","subject":"x","receivedDateTime":"soon","sentDateTime":null}"#)
                .unwrap();
        assert_eq!((message.subject.as_str(), message.moment()), ("x", None));
    }

    #[test]
    fn values_from_the_future_do_not_break_a_message() {
        let message: Message = serde_json::from_str(
            r#"{"id":"A","importance":"unknownFutureValue","flag":{"flagStatus":"someday"},"body":{"contentType":"rtf","content":"x"}}"#,
        )
        .unwrap();
        assert_eq!(message.importance, Importance::Normal);
        assert_eq!(message.body.unwrap().content_type, BodyType::Text);
    }
}
