//! Inbox rules (Graph `messageRule`). A PATCH replaces conditions and actions as a whole, so what this version does
//! not know of them is kept and sent back.

mod actions;
mod predicates;

pub use actions::RuleActions;
pub use predicates::{MessageActionFlag, RulePredicates, SizeRange};

use super::RuleId;

resource! {
    /// A rule of the Inbox.
    MessageRule (RuleId) {
        /// Its name.
        display_name: String,
        /// Its place in the order in which rules run, from 1.
        sequence: i32,
        /// Whether it runs.
        is_enabled: bool,
        /// Whether the service could not run it.
        has_error: bool,
        /// Whether only Outlook may change it.
        is_read_only: bool,
        /// What messages it is for: all, where absent.
        conditions: Option<RulePredicates>,
        /// What messages it spares.
        exceptions: Option<RulePredicates>,
        /// What it does.
        actions: Option<RuleActions>,
    }
    keeps other
}

resource! {
    /// A rule to make.
    NewRule {
        /// Its name.
        display_name: String,
        /// Its place in the order in which rules run, from 1.
        sequence: i32,
        /// Whether it runs; it does where this is absent.
        is_enabled: Option<bool>,
        /// What messages it is for: all, where absent.
        conditions: Option<RulePredicates>,
        /// What messages it spares.
        exceptions: Option<RulePredicates>,
        /// What it does.
        actions: RuleActions,
    }
}

patch! {
    /// A change to a rule. Conditions, exceptions and actions replace what was there: start from what was read.
    RulePatch {
        /// Its name.
        display_name: String,
        /// Its place in the order.
        sequence: i32,
        /// Whether it runs.
        is_enabled: bool,
        /// What messages it is for.
        conditions: RulePredicates,
        /// What messages it spares.
        exceptions: RulePredicates,
        /// What it does.
        actions: RuleActions,
    }
}
