//! The person at a tab: opens folders and messages, and asks for changes to what is on screen.

use outpost::mailbox::{Action, Change, FolderAction, Mailbox};
use outpost::model::{FlagStatus, FolderId, InferenceClass, MailFolder, Message, MessageId, WellKnownFolder};

use crate::world::World;

/// What a person does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Go,
    Look,
    Open,
    Close,
    Refresh,
    Poll,
    Change,
    Bulk,
    Folder,
    Send,
    Undo,
    Job,
}

const ACTS: [(u64, Act); 12] = [
    (8, Act::Go),
    (3, Act::Look),
    (5, Act::Open),
    (2, Act::Close),
    (2, Act::Refresh),
    (6, Act::Poll),
    (30, Act::Change),
    (5, Act::Bulk),
    (6, Act::Folder),
    (2, Act::Send),
    (8, Act::Undo),
    (3, Act::Job),
];

/// Rows on a screen.
const SCREEN: usize = 20;

impl World {
    /// The person does something in some tab.
    pub(crate) fn person_acts(&mut self) {
        let living = self.all_living();
        let Some(tab) = self.dice.pick(&living).copied() else { return };
        let Some(act) = self.dice.weighed(&ACTS) else { return };
        match act {
            Act::Go => {
                if let Some(folder) = self.some_folder(tab) {
                    self.go(tab, &folder);
                }
            }
            Act::Look => {
                let folder = self.tabs[tab].folder.clone();
                let first = self.dice.below(SCREEN);
                self.update(tab, |mailbox| mailbox.look(&folder, first..first + SCREEN));
            }
            Act::Open => self.open_message(tab),
            Act::Close => self.update(tab, Mailbox::close),
            Act::Refresh => {
                let folder = self.tabs[tab].folder.clone();
                self.update(tab, |mailbox| mailbox.refresh(&folder, 0..SCREEN));
            }
            Act::Poll => self.update(tab, Mailbox::poll),
            Act::Change => self.change_some(tab, 3),
            Act::Bulk => self.change_some(tab, 60),
            Act::Folder => self.change_folder(tab),
            Act::Send => self.send_draft(tab),
            Act::Undo => self.undo(tab),
            Act::Job => self.handle_job(tab),
        }
    }

    /// Opens a folder in place of the one on screen.
    pub(crate) fn go(&mut self, tab: usize, folder: &FolderId) {
        let folder = self.address(tab, folder);
        let before = std::mem::replace(&mut self.tabs[tab].folder, folder.clone());
        note!(self, "{} goes to {folder}", self.tabs[tab].name);
        self.update(tab, |mailbox| mailbox.leave(&before));
        self.update(tab, |mailbox| mailbox.look(&folder, 0..SCREEN));
    }

    /// The messages on screen: those of the list whose headers are at hand.
    fn on_screen(&self, tab: usize, folder: &FolderId) -> Vec<Message> {
        let Some(mailbox) = &self.tabs[tab].mailbox else { return Vec::new() };
        let ids: Vec<&MessageId> = mailbox.list(folder).map(|list| list.ids().collect()).unwrap_or_default();
        ids.into_iter().filter_map(|id| mailbox.message(id)).cloned().collect()
    }

    fn open_message(&mut self, tab: usize) {
        let folder = self.tabs[tab].folder.clone();
        let shown = self.on_screen(tab, &folder);
        let at = self.dice.below(shown.len());
        let Some(message) = shown.get(at) else { return };
        let neighbours: Vec<MessageId> =
            shown.iter().skip(at + 1).take(2).map(|next| next.id.clone()).collect();
        self.open(tab, &message.id.clone(), &neighbours);
    }

    fn change_some(&mut self, tab: usize, most: usize) {
        let folder = self.tabs[tab].folder.clone();
        let mut shown = self.on_screen(tab, &folder);
        let count = 1 + self.dice.below(most);
        while shown.len() > count {
            let out = self.dice.below(shown.len());
            shown.remove(out);
        }
        let Some(first) = shown.first() else { return };
        let Some(action) = self.some_action(tab, first, most) else { return };
        let messages = shown.into_iter().map(|message| message.id);
        self.command(tab, Change::messages(action, messages));
    }

    fn some_action(&mut self, tab: usize, first: &Message, most: usize) -> Option<Action> {
        let kind = self.dice.weighed(&[
            (10, 'r'),
            (5, 'f'),
            (4, 'c'),
            (2, 'o'),
            (9, 'm'),
            (4, 'd'),
            (1, 'j'),
            (2, 'y'),
            (2, 'x'),
        ])?;
        Some(match kind {
            'r' => Action::Read(!first.is_read),
            'f' if first.flag.flag_status == FlagStatus::NotFlagged => Action::Flag(FlagStatus::Flagged),
            'f' => Action::Flag(if self.dice.chance(500) {
                FlagStatus::Complete
            } else {
                FlagStatus::NotFlagged
            }),
            'c' => {
                let names = ["Red", "Blue"].into_iter().filter(|_| self.dice.chance(500));
                Action::Categories(names.map(str::to_owned).collect())
            }
            'o' => Action::Focus(if self.dice.chance(500) {
                InferenceClass::Focused
            } else {
                InferenceClass::NonFocused
            }),
            'm' => Action::Move(self.some_folder(tab)?),
            'd' => Action::Move(self.real(tab, WellKnownFolder::DeletedItems)?),
            'j' => Action::Move(self.real(tab, WellKnownFolder::JunkEmail)?),
            // Copies and destructions of everything at once leave nothing to look at.
            'y' if most < 10 => Action::Copy(self.some_folder(tab)?),
            'x' if most < 10 => Action::Destroy,
            _ => return None,
        })
    }

    fn change_folder(&mut self, tab: usize) {
        let name = self.new_name("Mine");
        let parent = self.some_folder(tab);
        if self.dice.chance(350) {
            let parent = parent.filter(|_| self.dice.chance(500));
            let folder = FolderId::from(format!("new:{name}"));
            self.command(tab, Change::Folder { action: FolderAction::Create { parent, name }, folder });
            return;
        }
        let Some(folder) = self.some_folder(tab).filter(|folder| !self.is_well_known(folder)) else { return };
        let shown = self.shown_folders(tab).into_iter().find(|shown| shown.id == folder);
        if shown.is_some_and(|shown| self.is_unheard_of(&shown)) {
            return;
        }
        let kind = self.dice.weighed(&[(3, 'r'), (2, 'm'), (2, 'd')]);
        let action = match (kind, parent) {
            (Some('r'), _) => FolderAction::Rename(name),
            (Some('m'), Some(parent)) if !self.lies_in(tab, &parent, &folder) => FolderAction::Move(parent),
            (Some('d'), _) => match self.real(tab, WellKnownFolder::DeletedItems) {
                Some(bin) => FolderAction::Move(bin),
                None => return,
            },
            _ => return,
        };
        self.command(tab, Change::Folder { action, folder });
    }

    fn send_draft(&mut self, tab: usize) {
        let drafts = WellKnownFolder::Drafts.id();
        let shown = self.on_screen(tab, &drafts);
        let drafts: Vec<&Message> = shown.iter().filter(|message| message.is_draft).collect();
        if let Some(draft) = self.dice.pick(&drafts) {
            let id = draft.id.clone();
            self.command(tab, Change::messages(Action::Send, [id]));
        } else {
            self.go(tab, &WellKnownFolder::Drafts.id());
        }
    }

    /// A folder that a tab shows, by its id.
    fn some_folder(&mut self, tab: usize) -> Option<FolderId> {
        // What lies in the outbox is not shown while that is empty.
        let mut folders = self.shown_folders(tab);
        folders.retain(|folder| folder.display_name != "Outbox");
        self.dice.pick(&folders).map(|folder| folder.id.clone())
    }

    /// The folders that a tab shows, as it shows them, by id.
    pub(crate) fn shown_folders(&self, tab: usize) -> Vec<MailFolder> {
        self.tabs[tab].mailbox.as_ref().map(shown_folders).unwrap_or_default()
    }

    /// What addresses and lists call a folder: its well-known name, where it has one.
    pub(crate) fn address(&self, tab: usize, folder: &FolderId) -> FolderId {
        let mailbox = self.tabs[tab].mailbox.as_ref();
        mailbox.map_or_else(|| folder.clone(), |mailbox| mailbox.folders().canonical(folder))
    }

    fn real(&self, tab: usize, name: WellKnownFolder) -> Option<FolderId> {
        self.tabs[tab].mailbox.as_ref()?.folders().get(&name.id()).map(|folder| folder.id.clone())
    }

    /// Whether a folder is another or lies in it, as a tab shows it.
    fn lies_in(&self, tab: usize, folder: &FolderId, other: &FolderId) -> bool {
        let Some(mailbox) = &self.tabs[tab].mailbox else { return true };
        folder == other || mailbox.folders().ancestors(folder).contains(&self.address(tab, other))
    }

    /// A name that nothing has had before.
    pub(crate) fn new_name(&mut self, word: &str) -> String {
        self.names += 1;
        format!("{word} {}", self.names)
    }
}

/// The folders that a mailbox shows, by id.
fn shown_folders(mailbox: &Mailbox) -> Vec<MailFolder> {
    let mut expanded = rustc_hash::FxHashSet::default();
    loop {
        let rows = mailbox.folders().rows(&expanded, &|a, b| a.cmp(b));
        let before = expanded.len();
        expanded.extend(rows.iter().filter(|row| row.is_expandable).map(|row| row.id.clone()));
        if expanded.len() == before {
            let mut folders: Vec<MailFolder> =
                rows.iter().filter_map(|row| mailbox.folders().get(&row.id)).cloned().collect();
            folders.sort_by(|a, b| a.id.cmp(&b.id));
            return folders;
        }
    }
}
