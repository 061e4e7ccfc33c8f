//! Get rule: `GET /me/mailFolders/inbox/messageRules/{id}`.
//!
//! Least scope: MailboxSettings.Read. Graph v1.0, Outlook REST beta; not in China.
//!
//! <https://learn.microsoft.com/graph/api/messagerule-get>

use super::rule_path;
use crate::model::{MessageRule, RuleId};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Asks for a rule.
#[derive(Debug, Clone)]
pub struct Get {
    rule: RuleId,
}

impl Get {
    /// Asks for `rule`.
    pub fn new(rule: RuleId) -> Self {
        Self { rule }
    }
}

impl Operation for Get {
    type Answer = MessageRule;

    fn request(&self) -> Request {
        Request::get(OperationId::GetRule, rule_path(&self.rule))
    }

    fn read(&self, response: &Response) -> Result<MessageRule, ApiError> {
        read_json(response)
    }
}
