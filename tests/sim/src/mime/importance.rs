//! How urgent the sender called a message, and whether it went to a crowd.

use super::fields::Fields;
use crate::model::{Classification, Importance};

/// From `Importance`, else the older `X-Priority`, `X-MSMail-Priority` and `Priority`.
pub(super) fn importance(fields: &Fields) -> Importance {
    let names = ["Importance", "X-Priority", "X-MSMail-Priority", "Priority"];
    names.iter().find_map(|name| fields.first(name).and_then(read)).unwrap_or_default()
}

fn read(value: &str) -> Option<Importance> {
    let word = value.split([' ', '(', ';']).next().unwrap_or_default().to_ascii_lowercase();
    match word.as_str() {
        "high" | "urgent" | "highest" | "1" | "2" => Some(Importance::High),
        "normal" | "3" => Some(Importance::Normal),
        "low" | "non-urgent" | "lowest" | "4" | "5" => Some(Importance::Low),
        _ => None,
    }
}

/// Mail of lists and machines goes to the other tab.
pub(super) fn classification(fields: &Fields) -> Classification {
    let bulk = fields
        .first("Precedence")
        .is_some_and(|value| ["bulk", "list", "junk"].iter().any(|kind| value.eq_ignore_ascii_case(kind)));
    let list = fields.first("List-Id").or(fields.first("List-Unsubscribe")).is_some();
    if bulk || list { Classification::Other } else { Classification::Focused }
}
