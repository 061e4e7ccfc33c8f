//! What a rule does (Graph `messageRuleActions`).

use crate::model::settings::ImportanceLevel;
use crate::model::{FolderId, Recipient};

resource! {
    /// The actions of a rule.
    RuleActions {
        /// Give it these categories.
        assign_categories: Vec<String>,
        /// Put a copy there.
        copy_to_folder: Option<FolderId>,
        /// Move it to Deleted Items.
        delete: Option<bool>,
        /// Forward it as an attachment to these.
        forward_as_attachment_to: Vec<Recipient>,
        /// Forward it to these.
        forward_to: Vec<Recipient>,
        /// Mark it as read.
        mark_as_read: Option<bool>,
        /// Give it this importance.
        mark_importance: Option<ImportanceLevel>,
        /// Move it there.
        move_to_folder: Option<FolderId>,
        /// Delete it for good.
        permanent_delete: Option<bool>,
        /// Send it on to these as it is.
        redirect_to: Vec<Recipient>,
        /// Run no further rule.
        stop_processing_rules: Option<bool>,
    }
    keeps other
}
