//! Update rule: `PATCH /me/mailFolders/inbox/messageRules/{id}`.
//!
//! Least scope: MailboxSettings.ReadWrite. Graph v1.0, Outlook REST beta; not in China. Conditions, exceptions and
//! actions are replaced as wholes. Rules made by Outlook are read-only.
//!
//! <https://learn.microsoft.com/graph/api/messagerule-update>

use super::rule_path;
use crate::model::{MessageRule, RuleId, RulePatch};
use crate::protocol::{ApiError, Operation, OperationId, Request, Response, read_json};

/// Changes a rule.
#[derive(Debug, Clone)]
pub struct Update {
    rule: RuleId,
    patch: RulePatch,
}

impl Update {
    /// Changes `rule` as `patch` says.
    pub fn new(rule: RuleId, patch: RulePatch) -> Self {
        Self { rule, patch }
    }
}

impl Operation for Update {
    type Answer = MessageRule;

    fn request(&self) -> Request {
        Request::patch(OperationId::UpdateRule, rule_path(&self.rule), &self.patch)
    }

    fn read(&self, response: &Response) -> Result<MessageRule, ApiError> {
        read_json(response)
    }
}
