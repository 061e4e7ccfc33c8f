//! What must hold on screen at every moment: what the person did stays done, whatever older answers say.

use crate::command::shown;
use crate::deed::{Author, Command, Property, Value};
use crate::ledger::BY_ITSELF;
use crate::world::World;

/// How many of a tab's latest commands are looked at: those that older answers may still be on their way for.
const LATEST: usize = 6;

impl World {
    /// Holds what a tab shows against what was last done in it, where nobody else ever touched the same.
    pub(crate) fn watch_what_was_done(&mut self, tab: usize) {
        let Some(mailbox) = &self.tabs[tab].mailbox else { return };
        let commands = &self.ledger.commands;
        let own = commands.iter().enumerate().rev().filter(|(_, command)| command.author == Author::Tab(tab));
        let mut wrong = None;
        for (at, command) in own.take(LATEST).filter(|(_, command)| is_plain(command)) {
            for deed in command.deeds.iter().filter(|deed| deed.value != Value::Gone) {
                // Opening reads, and when that comes to be known here depends on the storage.
                let is_alone = deed.value.property() != Property::Read
                    && commands
                        .iter()
                        .enumerate()
                        .all(|(other, command)| other == at || !command.touches(deed));
                let is = shown(mailbox, &deed.subject, &deed.value);
                if let Some(is) = is.filter(|is| is_alone && self.resolved(is) != self.resolved(&deed.value))
                {
                    wrong = Some(format!(
                        "{}: {:?} is {is:?}, not {:?}",
                        command.words, deed.subject, deed.value
                    ));
                }
            }
        }
        if let Some(what) = wrong {
            self.breaks("what was done stays done on screen", what);
        }
    }
}

/// Whether what a command asked for is to be seen for certain.
fn is_plain(command: &Command) -> bool {
    let is_asked_for = command.words != BY_ITSELF && !command.is_undo;
    is_asked_for && command.is_sure() && !command.has_failed && command.sends.is_empty()
}
