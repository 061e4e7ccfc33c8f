//! Operations on the rules of the Inbox.

mod create;
mod delete;
mod get;
mod list;
mod update;

pub use create::Create;
pub use delete::Delete;
pub use get::Get;
pub use list::List;
pub use update::Update;

use crate::model::RuleId;
use crate::protocol::path_segment;

/// The path of a rule.
fn rule_path(rule: &RuleId) -> String {
    format!("/me/mailFolders/inbox/messageRules/{}", path_segment(rule.as_str()))
}
