//! List messages of a folder: `GET /me/mailFolders/{id}/messages`.
//!
//! Least scope: Mail.ReadBasic. Graph v1.0, Outlook REST v2.0; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/mailfolder-list-messages>

use super::folder_path;
use crate::model::{FolderId, Message};
use crate::protocol::ops::message::LIST_FIELDS;
use crate::protocol::{ApiError, Operation, OperationId, Page, Query, Request, Response, read_json};

/// Asks for a stretch of a folder's messages, newest first, with the number of all.
#[derive(Debug, Clone)]
pub struct ListMessages {
    folder: FolderId,
    skip: usize,
    top: usize,
}

impl ListMessages {
    /// Asks for `top` messages from position `skip` on.
    pub fn new(folder: FolderId, skip: usize, top: usize) -> Self {
        Self { folder, skip, top }
    }
}

impl Operation for ListMessages {
    type Answer = Page<Message>;

    fn request(&self) -> Request {
        let path = folder_path(&self.folder, "/messages");
        let query = Query::new().select(LIST_FIELDS).newest_first().top(self.top).skip(self.skip).count();
        Request::get(OperationId::ListFolderMessages, query.on(&path))
    }

    fn read(&self, response: &Response) -> Result<Self::Answer, ApiError> {
        read_json(response)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_id_is_encoded_and_the_order_is_newest_first() {
        let request = ListMessages::new("AA==".into(), 100, 50).request();
        assert!(
            request.target.starts_with("/me/mailFolders/AA%3D%3D/messages?$select=id,"),
            "{}",
            request.target
        );
        assert!(
            request.target.ends_with("&$orderby=receivedDateTime%20desc&$top=50&$skip=100&$count=true"),
            "{}",
            request.target
        );
    }
}
