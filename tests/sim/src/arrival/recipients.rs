//! Whom a message goes to: groups opened, nobody twice.

use std::collections::BTreeSet;

use super::{Posted, gate};
use crate::model::Address;
use crate::simulator::{Simulator, UserId};

/// Where a message goes.
#[derive(Default)]
pub(super) struct Recipients {
    pub(super) users: BTreeSet<UserId>,
    /// Addresses outside the tenant.
    pub(super) outside: BTreeSet<String>,
    /// Reports about groups that do not take mail of this sender.
    pub(super) returned: Vec<Posted>,
    seen_groups: BTreeSet<String>,
}

/// Everyone a message goes to.
pub(super) fn find(simulator: &mut Simulator, posted: &Posted) -> Recipients {
    let message = &posted.message;
    let header = || message.to.iter().chain(&message.cc).chain(&message.bcc).cloned().collect();
    let named: Vec<Address> = posted.envelope.clone().unwrap_or_else(header);
    let mut found = Recipients::default();
    let mut refused = Vec::new();
    for recipient in named {
        let sender = message.from.as_ref().map(|from| from.address.as_str()).unwrap_or_default();
        found.add(simulator, &recipient.address, sender, &mut refused);
    }
    let unknown: Vec<String> =
        found.outside.iter().filter(|address| simulator.is_own_domain(address)).cloned().collect();
    for address in unknown {
        found.outside.remove(&address);
        let report = gate::returned(simulator, message, &address, gate::UNKNOWN);
        found.returned.extend(report);
    }
    for group in refused {
        let report = gate::returned(simulator, message, &group, gate::RESTRICTED);
        found.returned.extend(report);
    }
    found
}

impl Recipients {
    fn add(&mut self, simulator: &Simulator, address: &str, sender: &str, refused: &mut Vec<String>) {
        if let Some(user) = simulator.user(address) {
            self.users.insert(user);
        } else if let Some(group) = simulator.group(address) {
            if !self.seen_groups.insert(address.to_lowercase()) {
                return;
            }
            if group.tips.restricts(sender) {
                refused.push(address.to_owned());
                return;
            }
            // A moderated group lets nothing through here: nobody plays its moderator.
            if !group.tips.moderated {
                for member in &group.members {
                    self.add(simulator, member, sender, refused);
                }
            }
        } else {
            self.outside.insert(address.to_lowercase());
        }
    }
}
