//! Mail of blocked senders.

use super::Arrival;
use crate::simulator::Simulator;

/// Sends mail of a blocked sender to Junk Email.
pub(super) fn divert(simulator: &mut Simulator, arrival: &mut Arrival) {
    let Some(user) = simulator.users.get(arrival.user.0) else {
        return;
    };
    let is_blocked = arrival.content.from.as_ref().is_some_and(|from| user.personal.blocks(&from.address));
    if is_blocked && let Some(junk) = user.mailbox.well_known("junkemail") {
        arrival.folders = vec![junk];
        arrival.is_junk = true;
    }
}
