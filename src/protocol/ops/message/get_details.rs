//! Get message: `GET /me/messages/{id}`.
//!
//! Least scope: Mail.Read. Graph v1.0, Outlook REST v2.0; all clouds.
//!
//! <https://learn.microsoft.com/graph/api/message-get>

use super::{LIST_FIELDS, message_path};
use crate::model::{MessageId, WholeMessage};
use crate::protocol::{ApiError, Operation, OperationId, Query, Request, Response, read_json};

/// Asks for a message with everything that is not asked for to read it: headers, receipts, extended properties, the
/// event of a meeting request.
#[derive(Debug, Clone)]
pub struct GetDetails {
    message: MessageId,
}

impl GetDetails {
    /// Asks for `message`.
    pub fn new(message: MessageId) -> Self {
        Self { message }
    }
}

/// What comes with the message besides what a list shows.
const DETAIL_FIELDS: &[&str] = &[
    "conversationIndex",
    "body",
    "uniqueBody",
    "ccRecipients",
    "bccRecipients",
    "replyTo",
    "createdDateTime",
    "lastModifiedDateTime",
    "internetMessageId",
    "internetMessageHeaders",
    "isDeliveryReceiptRequested",
    "isReadReceiptRequested",
    "changeKey",
    "webLink",
];

/// The class and the size of a message have no properties of their own.
const EXPANSION: &str = "singleValueExtendedProperties($filter=id eq 'String 0x001A' or id eq 'LONG 0x0E08')";

impl Operation for GetDetails {
    type Answer = WholeMessage;

    fn request(&self) -> Request {
        Request::get(OperationId::GetMessage, {
            let query = Query::new().select(&[LIST_FIELDS, DETAIL_FIELDS].concat()).expand(EXPANSION);
            query.on(&message_path(&self.message, ""))
        })
    }

    fn read(&self, response: &Response) -> Result<WholeMessage, ApiError> {
        read_json(response)
    }
}
