//! Create message: `POST /me/messages`.
//!
//! Least scope: Mail.ReadWrite. Graph v1.0, Outlook REST v2.0; beta of either with mentions, Graph beta with a link
//! to the cloud; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/user-post-messages>

use crate::model::{FolderId, Message, NewAttachment, NewMessage};
use crate::protocol::ops::mail_folder::folder_path;
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Creates a draft.
#[derive(Debug, Clone)]
pub struct Create {
    draft: NewMessage,
    folder: Option<FolderId>,
}

impl Create {
    /// Creates `draft` in Drafts.
    pub fn new(draft: NewMessage) -> Self {
        Self { draft, folder: None }
    }

    /// Creates `draft` in another folder.
    pub fn in_folder(draft: NewMessage, folder: FolderId) -> Self {
        Self { draft, folder: Some(folder) }
    }

    fn operation(&self) -> OperationId {
        if !self.draft.mentions.is_empty() {
            OperationId::CreateDraftWithMentions
        } else if self.draft.attachments.iter().any(is_reference) {
            OperationId::CreateDraftWithReference
        } else if self.folder.is_some() {
            OperationId::CreateDraftInFolder
        } else {
            OperationId::CreateDraft
        }
    }
}

fn is_reference(attachment: &NewAttachment) -> bool {
    matches!(attachment, NewAttachment::Reference { .. })
}

impl Operation for Create {
    type Answer = Message;

    fn request(&self) -> Request {
        let path = self
            .folder
            .as_ref()
            .map_or_else(|| "/me/messages".to_owned(), |folder| folder_path(folder, "/messages"));
        Request::post(self.operation(), path, &self.draft)
    }

    fn read(&self, response: &Response) -> Result<Message, ApiError> {
        read_json(response)
    }
}
