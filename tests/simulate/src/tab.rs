//! A tab: one running Outpost, from its start to its end without notice.

use std::collections::{BTreeMap, VecDeque};

use outpost::mailbox::{Action, Change, FolderAction, Mailbox, Read, Ticket, Write};
use outpost::model::FolderId;

use crate::deed::{Subject, Value};

/// How many changes back a tab can go.
const MOST_UNDONE: usize = 10;

/// Work for the storage of the device; a tab's is done in order.
pub(crate) enum Job {
    /// To read.
    Load(Ticket, Read),
    /// To keep, all or nothing.
    Keep(Ticket, Vec<Write>),
}

/// Something that an undo brings back.
#[derive(Debug, Clone)]
pub(crate) struct Restore {
    /// Of what.
    pub(crate) subject: Subject,
    /// What was shown of it.
    pub(crate) value: Value,
    /// The change was refused for it: then nothing is brought back.
    pub(crate) has_failed: bool,
}

/// A change that can be undone.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    /// It in words: as the ledger has it.
    pub(crate) words: String,
    /// The change.
    pub(crate) change: Change,
    /// What undoing it brings back.
    pub(crate) restores: Vec<Restore>,
}

impl Step {
    /// Every folder it names, to give it the id it got.
    pub(crate) fn each_folder(&mut self, visit: &impl Fn(&mut FolderId)) {
        match &mut self.change {
            Change::Messages { action: Action::Move(to) | Action::Copy(to), .. } => visit(to),
            Change::Messages { .. } => {}
            Change::Folder { action, folder } => {
                visit(folder);
                if let FolderAction::Move(to) = action {
                    visit(to);
                }
            }
        }
        for restore in &mut self.restores {
            restore.subject.each_folder(visit);
            restore.value.each_folder(visit);
        }
    }

    /// Nothing is brought back: it was called back.
    pub(crate) fn came_to_nothing(&mut self) {
        self.restores.iter_mut().for_each(|restore| restore.has_failed = true);
    }
}

/// A tab.
pub(crate) struct Tab {
    /// Its name in traces: the device and a number.
    pub(crate) name: String,
    /// The device it is on.
    pub(crate) device: usize,
    /// Its core; none once the tab is gone.
    pub(crate) mailbox: Option<Mailbox>,
    /// Its requests under way.
    pub(crate) flights: BTreeMap<Ticket, u64>,
    /// What the storage has still to do for it.
    pub(crate) jobs: VecDeque<Job>,
    /// The last write failed: nothing is read until it went again.
    pub(crate) is_behind: bool,
    /// When the last word of another tab reaches it: they come in order.
    pub(crate) overhears_at: u64,
    /// The folder on screen.
    pub(crate) folder: FolderId,
    /// What undoing brings back, the latest change last.
    pub(crate) undo: VecDeque<Step>,
}

impl Tab {
    pub(crate) fn is_alive(&self) -> bool {
        self.mailbox.is_some()
    }

    /// A change was made that can be undone.
    pub(crate) fn did(&mut self, step: Step) {
        if self.undo.len() == MOST_UNDONE {
            self.undo.pop_front();
        }
        self.undo.push_back(step);
    }

    /// The latest change that is this one, or had this part.
    pub(crate) fn find_step(&self, undone: &Change) -> Option<usize> {
        self.undo.iter().rposition(|step| match (&step.change, undone) {
            (Change::Messages { action: a, messages }, Change::Messages { action: b, messages: part }) => {
                a == b && part.iter().any(|id| messages.contains(id))
            }
            (Change::Folder { action: a, .. }, Change::Folder { action: b, .. }) => a == b,
            _ => false,
        })
    }

    /// A change was refused for something: undoing it brings nothing back.
    pub(crate) fn refused(&mut self, refused: &Change, subject: &Subject) {
        let is_same = |made: &Change| match (made, refused) {
            (Change::Messages { action: made, .. }, Change::Messages { action: refused, .. }) => {
                made == refused
            }
            (Change::Folder { action: made, .. }, Change::Folder { action: refused, .. }) => made == refused,
            _ => false,
        };
        let steps = self.undo.iter_mut().filter(|step| is_same(&step.change));
        let restores = steps.flat_map(|step| &mut step.restores);
        restores.filter(|restore| restore.subject == *subject).for_each(|restore| restore.has_failed = true);
    }
}
