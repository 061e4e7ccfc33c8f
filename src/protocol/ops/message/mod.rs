//! Operations on messages.

mod get;
mod move_to;
mod update;

pub use get::Get;
pub use move_to::Move;
pub use update::Update;

/// What a row of the list shows and what opening it needs to know.
pub(super) const LIST_FIELDS: &[&str] = &[
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
];
