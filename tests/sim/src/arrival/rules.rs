//! The rules of the Inbox at work.

use super::{Arrival, Posted, forward, predicates};
use crate::model::NewMessage;
use crate::personal::rule::{Actions, Rule};
use crate::simulator::Simulator;
use crate::store::FolderKey;

/// Where rules want a message.
#[derive(Default)]
struct Places {
    moves: Vec<FolderKey>,
    copies: Vec<FolderKey>,
    is_destroyed: bool,
}

/// Runs the rules that are on and sound, in their order, until one says stop.
///
/// Every rule sees the message as it came, not as the rules before it made it.
pub(super) fn run(simulator: &mut Simulator, arrival: &mut Arrival) {
    if arrival.is_junk {
        return;
    }
    let Some(user) = simulator.users.get(arrival.user.0) else {
        return;
    };
    let runs = |rule: &&Rule| rule.is_enabled && !rule.has_error(&user.mailbox);
    let rules: Vec<Rule> = user.personal.rules.iter().filter(runs).cloned().collect();
    let bin = user.mailbox.well_known("deleteditems");
    let me = user.account.address.clone();
    let original = arrival.content.clone();
    let mut places = Places::default();
    for rule in rules.iter().filter(|rule| predicates::applies(rule, &original, &me)) {
        places.take(&rule.actions, bin);
        change(&rule.actions, &mut arrival.content);
        arrival.outgoing.extend(send_on(simulator, arrival, &rule.actions, &original));
        if rule.actions.stop == Some(true) {
            break;
        }
    }
    places.settle(&mut arrival.folders);
}

impl Places {
    fn take(&mut self, actions: &Actions, bin: Option<FolderKey>) {
        self.copies.extend(actions.copy_to);
        self.moves.extend(actions.move_to);
        if actions.delete == Some(true) {
            self.moves.extend(bin);
        }
        self.is_destroyed |= actions.permanent_delete == Some(true);
    }

    /// The folders the message ends in, each once.
    fn settle(self, folders: &mut Vec<FolderKey>) {
        if self.is_destroyed {
            folders.clear();
        } else if !self.moves.is_empty() {
            *folders = self.moves;
        }
        folders.extend(self.copies);
        let mut seen = Vec::new();
        folders.retain(|folder| {
            let is_new = !seen.contains(folder);
            seen.push(*folder);
            is_new
        });
    }
}

fn change(actions: &Actions, content: &mut NewMessage) {
    content.is_read |= actions.mark_as_read == Some(true);
    content.importance = actions.mark_importance.unwrap_or(content.importance);
    for category in &actions.categories {
        if !content.categories.iter().any(|held| held.eq_ignore_ascii_case(category)) {
            content.categories.push(category.clone());
        }
    }
}

/// What the actions send to others; nothing when the message went round already.
fn send_on(
    simulator: &mut Simulator,
    arrival: &Arrival,
    actions: &Actions,
    original: &NewMessage,
) -> Vec<Posted> {
    let Some(own) = super::own_address(simulator, arrival.user) else {
        return Vec::new();
    };
    if forward::is_loop(original, &own.address) {
        return Vec::new();
    }
    let mut posted = Vec::new();
    if !actions.forward_to.is_empty() {
        posted.push(forward::inline(simulator, original, &own, &actions.forward_to));
    }
    if !actions.forward_as_attachment_to.is_empty() {
        posted.push(forward::attached(simulator, original, &own, &actions.forward_as_attachment_to));
    }
    if !actions.redirect_to.is_empty() {
        posted.push(forward::redirected(original, &own, &actions.redirect_to));
    }
    posted
}
