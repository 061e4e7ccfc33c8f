//! Operations on messages.

mod classify;
mod copy_to;
mod count;
mod create;
mod create_deferred;
mod create_extension;
mod create_forward;
mod create_mime;
mod create_reply;
mod create_reply_all;
mod delete;
mod delete_mention;
mod find_recall_reports;
mod forward;
mod get;
mod get_details;
mod get_event;
mod get_header;
mod get_mentions;
mod get_value;
mod list;
mod list_mentioning;
mod mark_as_junk;
mod mark_as_not_junk;
mod move_to;
mod permanent_delete;
mod recall;
mod reply;
mod reply_all;
mod report;
mod send;
mod set_flag;
mod unsubscribe;
mod update;
mod update_draft;

pub use classify::Classify;
pub use copy_to::Copy;
pub use count::Count;
pub use create::Create;
pub use create_deferred::CreateDeferred;
pub use create_extension::CreateExtension;
pub use create_forward::CreateForward;
pub use create_mime::CreateMime;
pub use create_reply::CreateReply;
pub use create_reply_all::CreateReplyAll;
pub use delete::Delete;
pub use delete_mention::DeleteMention;
pub use find_recall_reports::FindRecallReports;
pub use forward::Forward;
pub use get::Get;
pub use get_details::GetDetails;
pub use get_event::GetEvent;
pub use get_header::GetHeader;
pub use get_mentions::GetMentions;
pub use get_value::GetValue;
pub use list::List;
pub use list_mentioning::ListMentioning;
pub use mark_as_junk::MarkAsJunk;
pub use mark_as_not_junk::MarkAsNotJunk;
pub use move_to::Move;
pub use permanent_delete::PermanentDelete;
pub use recall::Recall;
pub use reply::Reply;
pub use reply_all::ReplyAll;
pub use report::{Report, Verdict};
pub use send::Send;
pub use set_flag::SetFlag;
pub use unsubscribe::Unsubscribe;
pub use update::Update;
pub use update_draft::UpdateDraft;

use serde::Serialize;

use crate::model::{FolderId, MessageId, NewAttachment, NewMessage};
use crate::protocol::{Dialect, OperationId, Request, path_segment};

/// What a row of the list shows and what opening it needs to know.
pub(crate) const LIST_FIELDS: &[&str] = &[
    "id",
    "parentFolderId",
    "conversationId",
    "subject",
    "bodyPreview",
    "from",
    "sender",
    "toRecipients",
    "receivedDateTime",
    "sentDateTime",
    "hasAttachments",
    "isRead",
    "isDraft",
    "importance",
    "flag",
    "categories",
    "inferenceClassification",
];

/// What an answer on the fly says: a comment above the original, or a message of its own. Both are refused.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Answer {
    /// Text above the original.
    Comment(String),
    /// A message with what is to differ from the one that the service makes.
    Message(Box<NewMessage>),
}

impl Answer {
    /// Where it takes beta: Outlook REST takes a message nowhere else, nor either dialect mentions, nor Graph links to
    /// the cloud.
    fn beta_in(&self) -> &'static [Dialect] {
        let Self::Message(message) = self else { return &[] };
        let is_link = |attachment: &NewAttachment| matches!(attachment, NewAttachment::Reference { .. });
        if message.mentions.is_empty() && !message.attachments.iter().any(is_link) {
            &[Dialect::Outlook]
        } else {
            &[Dialect::Graph, Dialect::Outlook]
        }
    }
}

/// Asks for the draft of an answer, the dates of the quoted header in this time zone where one is wanted.
fn draft_of_answer(
    operation: OperationId,
    message: &MessageId,
    action: &str,
    time_zone: Option<&str>,
) -> Request {
    Request::act(operation, message_path(message, action)).in_time_zone(time_zone)
}

/// Where a message or folder is to go.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Destination<'a> {
    pub(super) destination_id: &'a FolderId,
}

/// The path of a message and of what follows it.
pub(super) fn message_path(message: &MessageId, rest: &str) -> String {
    format!("/me/messages/{}{rest}", path_segment(message.as_str()))
}
