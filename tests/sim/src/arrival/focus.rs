//! Focused or Other.

use super::{Arrival, facts};
use crate::model::Classification;
use crate::simulator::Simulator;

/// Puts a message of the Inbox into one of its tabs: by an override of the owner, else by what it looks like.
///
/// Other folders have no tabs; what is in them counts as focused.
pub(super) fn classify(simulator: &mut Simulator, arrival: &mut Arrival) {
    let Some(user) = simulator.users.get(arrival.user.0) else {
        return;
    };
    let inbox = user.mailbox.well_known("inbox");
    let content = &mut arrival.content;
    if !arrival.folders.iter().any(|folder| Some(*folder) == inbox) {
        content.classification = Classification::Focused;
        return;
    }
    let sender = content.from.as_ref().map(|from| from.address.to_lowercase()).unwrap_or_default();
    content.classification = match user.personal.override_of(&sender) {
        Some(wanted) => wanted.classify_as,
        None if facts::is_bulk(content) || is_machine(&sender) => Classification::Other,
        None => content.classification,
    };
}

/// Whether the address is that of a machine that writes to many.
fn is_machine(sender: &str) -> bool {
    const BULK: [&str; 4] = ["newsletter", "news@", "marketing", "notifications"];
    facts::is_robot(sender) || BULK.iter().any(|start| sender.starts_with(start))
}
