//! Find the reports of recalls: `GET /me/messages`.
//!
//! Least scope: Mail.Read. Graph v1.0; all clouds. There is no operation that tells how a recall went: the service
//! mails a report.
//!
//! <https://learn.microsoft.com/graph/api/user-list-messages>

use super::LIST_FIELDS;
use crate::model::{Message, Timestamp};
use crate::protocol::{
    ApiError, Operation, OperationId, Page, Query, Request, Response, property, read_json,
};

/// Asks for the reports that came since a moment, the newest first.
#[derive(Debug, Clone, Copy)]
pub struct FindRecallReports {
    since: Timestamp,
}

impl FindRecallReports {
    /// Asks for those that came at `since` or later.
    pub fn new(since: Timestamp) -> Self {
        Self { since }
    }
}

/// Who sends the reports ("Recall an Outlook email message in Exchange Online").
const REPORTER: &str = "Office365Reports@microsoft.com";

impl Operation for FindRecallReports {
    type Answer = Page<Message>;

    fn request(&self) -> Request {
        Request::get(OperationId::FindRecallReport, {
            let filter = property::RECEIVED.since(self.since).and(&property::FROM_ADDRESS.is(REPORTER));
            Query::new().select(LIST_FIELDS).newest_first().filter(&filter).on("/me/messages")
        })
    }

    fn read(&self, response: &Response) -> Result<Page<Message>, ApiError> {
        read_json(response)
    }
}
