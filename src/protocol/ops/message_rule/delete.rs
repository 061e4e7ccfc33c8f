//! Delete rule: `DELETE /me/mailFolders/inbox/messageRules/{id}`.
//!
//! Least scope: MailboxSettings.ReadWrite. Graph v1.0, Outlook REST beta; not in China.
//!
//! <https://learn.microsoft.com/graph/api/messagerule-delete>

use super::rule_path;
use crate::model::RuleId;
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_nothing};

/// Deletes a rule.
#[derive(Debug, Clone)]
pub struct Delete {
    rule: RuleId,
}

impl Delete {
    /// Deletes `rule`.
    pub fn new(rule: RuleId) -> Self {
        Self { rule }
    }
}

impl Operation for Delete {
    type Answer = ();

    fn request(&self) -> Request {
        Request::delete(OperationId::DeleteRule, rule_path(&self.rule))
    }

    fn read(&self, response: &Response) -> Result<(), ApiError> {
        read_nothing(response)
    }
}
