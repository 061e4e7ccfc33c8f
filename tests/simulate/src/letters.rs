//! What must have happened exactly as often as it was asked for: copies, letters sent, folders made.

use std::collections::BTreeMap;

use outpost::model::{FolderId, MailFolder};

use crate::deed::{Command, Subject, Value};
use crate::tab::{Step, Tab};
use crate::world::World;

/// At least and at most so many.
#[derive(Debug, Default, Clone, Copy)]
struct Bounds {
    least: usize,
    most: usize,
}

impl Bounds {
    fn add(&mut self, is_sure: bool) {
        self.least += usize::from(is_sure);
        self.most += 1;
    }
}

impl World {
    /// Every letter has the copies that were asked for, and was sent once where it was sent.
    pub(crate) fn check_letters(&mut self) {
        let (mut copies, mut sends): (BTreeMap<&str, Bounds>, BTreeMap<&str, Bounds>) = Default::default();
        let is_sure = |command: &Command| command.is_sure() && !command.has_failed;
        for command in &self.ledger.commands {
            for letter in &command.copies {
                copies.entry(letter).or_default().add(is_sure(command));
            }
            for letter in &command.sends {
                sends.entry(letter).or_default().add(is_sure(command));
            }
        }
        let destroyed = self.service.destroyed();
        let wrong_copies = copies.iter().find_map(|(letter, bounds)| {
            let gone = destroyed.iter().filter(|other| other == letter).count();
            let count = self.service.letters(letter);
            let ever = count + gone;
            let is_right = (1 + bounds.least..=1 + bounds.most).contains(&ever);
            (!is_right).then(|| format!("{letter}: {count} and {gone} destroyed, not 1 and {bounds:?}"))
        });
        let wrong_sends = sends.iter().find_map(|(letter, bounds)| {
            let count = self.service.received_by_friend(letter);
            // However often it is asked for: a draft is sent once, and a copy of it is another draft.
            let drafts = 1 + copies.get(letter).map_or(0, |copies| copies.most);
            let most = drafts.min(bounds.most);
            // Somebody may have destroyed it before it was sent.
            let least = if destroyed.iter().any(|other| other == letter) { 0 } else { bounds.least.min(1) };
            let is_right = (least..=most).contains(&count);
            (!is_right).then(|| format!("{letter}: received {count} times, not {bounds:?}"))
        });
        let untrue = self.ledger.commands.iter().find_map(|command| {
            let is_only =
                |letter: &&String| sends.get(letter.as_str()).is_some_and(|bounds| bounds.most == 1);
            let mut letters = command.sends.iter().filter(|_| command.has_failed).filter(is_only);
            letters.find(|letter| self.service.received_by_friend(letter) > 0).cloned()
        });
        if let Some(what) = untrue {
            self.breaks("what was sent is not told to have failed", what);
        }
        if let Some(what) = wrong_copies {
            self.breaks("a copy is made once", what);
        }
        if let Some(what) = wrong_sends {
            self.breaks("a letter is sent once", what);
        }
    }

    /// Every folder that was asked for was made once. Where the tab ended while it was being made, or before it could
    /// write down that it was, nobody can know in time.
    pub(crate) fn check_made(&mut self) {
        let most = if self.devices.iter().any(|device| device.has_lost_word) { 2 } else { 1 };
        let wrong = self.ledger.commands.iter().find_map(|command| {
            let (_, name) = command.made.as_ref()?;
            let count = self.service.folders_made(name).len();
            let least = usize::from(command.is_sure() && !command.has_failed);
            (!(least..=most).contains(&count)).then(|| format!("{name}: {count} times"))
        });
        if let Some(what) = wrong {
            self.breaks("a folder is made once", what);
        }
    }

    /// Whether a folder was made whose maker has not heard of it. Once somebody moves or renames it, no client could
    /// tell that it is there.
    pub(crate) fn is_unheard_of(&mut self, folder: &MailFolder) -> bool {
        if !self.service.folders_made(&folder.display_name).contains(&folder.id) {
            return false;
        }
        let made = FolderId::from(format!("new:{}", folder.display_name));
        let is_shown =
            |tab: &Tab| tab.mailbox.as_ref().is_some_and(|mailbox| mailbox.folders().get(&made).is_some());
        self.tabs.iter().any(is_shown)
            || self.devices.iter_mut().any(|device| device.waits_for(&Subject::Folder(made.clone())))
    }

    /// The id that a folder got which a tab made.
    pub(crate) fn real_folder(&self, folder: &FolderId) -> Option<FolderId> {
        self.service.folders_made(folder.as_str().strip_prefix("new:")?).first().cloned()
    }

    /// A value in which a folder has its id.
    pub(crate) fn resolved(&self, value: &Value) -> Value {
        let mut value = value.clone();
        value.each_folder(|folder| self.name_folder(folder));
        value
    }

    /// Gives a folder its id: one that was made once the service has it, one that every mailbox has.
    fn name_folder(&self, folder: &mut FolderId) {
        let named = self.well_known.get(folder).cloned();
        if let Some(id) = named.or_else(|| self.real_folder(folder)) {
            *folder = id;
        }
    }

    /// Gives a subject that is a folder its id.
    pub(crate) fn name_subject(&self, subject: &mut Subject) {
        subject.each_folder(|folder| self.name_folder(folder));
    }

    /// Gives the folders of a step their ids.
    pub(crate) fn name_step(&self, step: &mut Step) {
        step.each_folder(&|folder| self.name_folder(folder));
    }

    /// All that was asked for names folders by their ids.
    pub(crate) fn name_folders(&mut self) {
        let mut ledger = std::mem::take(&mut self.ledger);
        ledger.each_folder(&|folder| self.name_folder(folder));
        self.ledger = ledger;
        for at in 0..self.tabs.len() {
            let mut undo = std::mem::take(&mut self.tabs[at].undo);
            for step in &mut undo {
                self.name_step(step);
            }
            self.tabs[at].undo = undo;
        }
    }
}
