//! What the server answers to questions.

use super::messages::Standing;
use super::{Answer, Effect, Mailbox, Notice, PAGE_ROWS, Question, Ticket, Write};
use crate::model::{FolderId, MailFolder, Message, MessageId};
use crate::protocol::{ApiError, Page, Remedy};

impl Mailbox {
    pub(super) fn learn(&mut self, ticket: Ticket, question: Question, answer: Answer) -> Vec<Effect> {
        match (question, answer) {
            (_, Answer::WellKnownFolders(named)) => self.learn_names(ticket, named),
            (_, Answer::Folders(page)) => self.learn_folders(ticket, page),
            (Question::Rows { folder, skip, .. }, Answer::Rows(page)) => {
                self.learn_rows(ticket, &folder, skip, page)
            }
            (Question::Content(id), Answer::Content(content)) => self.learn_content(ticket, &id, *content),
            _ => Vec::new(),
        }
    }

    pub(super) fn learn_failure(
        &mut self,
        ticket: Ticket,
        question: Question,
        error: ApiError,
    ) -> Vec<Effect> {
        match question {
            Question::Rows { folder, skip, .. } => {
                let list = self.lists.get_mut(&self.folders.canonical(&folder));
                if list.is_some_and(|list| list.failed(skip / PAGE_ROWS, ticket, error.clone())) {
                    return vec![Effect::Tell(Notice::NotRefreshed(error))];
                }
            }
            Question::Content(id) => self.contents.failed(id, error),
            // A folder that went away between two questions is no failure of the tree.
            Question::ChildFolders(_) if error.remedy() == Remedy::Gone => self.folders.answered(None),
            Question::WellKnownFolders => {
                self.folders.named(Err(error));
                return self.poll();
            }
            Question::Folders | Question::MoreFolders(_) | Question::ChildFolders(_) => {
                self.folders.answered(Some(error));
            }
            // The engine's.
            Question::Headers(_) | Question::FolderChanges { .. } | Question::Changes { .. } => {}
        }
        Vec::new()
    }

    fn learn_names(
        &mut self,
        asked: Ticket,
        named: Vec<(crate::model::WellKnownFolder, MailFolder)>,
    ) -> Vec<Effect> {
        let mut folders: Vec<_> = named.iter().map(|(_, folder)| folder.clone()).collect();
        self.bring_up_to_date(&mut folders, asked);
        let before = self.folders.kept_names();
        self.folders.named(Ok(named));
        self.place_all_but(&before);
        self.absorb_folders(folders.clone());
        let writes = vec![Write::Names(self.folders.kept_names()), Write::Folders(folders)];
        let mut effects = self.keep(writes, Vec::new(), Vec::new());
        effects.extend(self.follow_lists());
        effects.extend(self.poll());
        effects
    }

    /// Leaves those out of which something newer was told, and puts over the others what was done to them since.
    fn bring_up_to_date(&self, folders: &mut Vec<MailFolder>, asked: Ticket) {
        folders.retain(|folder| !self.folders.is_older(&folder.id, asked));
        for folder in folders {
            self.folders.bring_up_to_date(folder, asked);
        }
    }

    fn learn_folders(&mut self, asked: Ticket, mut page: Page<MailFolder>) -> Vec<Effect> {
        self.folders.answered(None);
        let mut effects = Vec::new();
        if let Some(link) = page.next_link {
            self.ask_about_folders(Question::MoreFolders(link), &mut effects);
        }
        for folder in page.value.iter().filter(|folder| folder.child_folder_count > 0) {
            self.ask_about_folders(Question::ChildFolders(folder.id.clone()), &mut effects);
        }
        self.bring_up_to_date(&mut page.value, asked);
        self.absorb_folders(page.value.clone());
        effects.extend(self.keep(vec![Write::Folders(page.value)], Vec::new(), Vec::new()));
        effects.extend(self.follow_lists());
        effects
    }

    /// Rows of a list that is read page by page. Where the folder is synchronised, what they say of messages that are
    /// known counts for nothing: changes are told by the page after next at the latest, and these may be older.
    fn learn_rows(
        &mut self,
        ticket: Ticket,
        folder: &FolderId,
        skip: usize,
        page: Page<Message>,
    ) -> Vec<Effect> {
        // Its name may have become known since it was asked for.
        let folder = &self.folders.canonical(folder);
        let ids: Vec<MessageId> = page.value.iter().map(|row| row.id.clone()).collect();
        let mut rows = page.value;
        rows.retain(|row| !self.messages.is_older(&row.id, ticket));
        for row in &mut rows {
            self.messages.overlay.bring_up_to_date(row, ticket);
        }
        let shown = ids.iter().filter(|id| !self.is_moved_away(id, folder)).cloned().collect();
        if let Some(list) = self.lists.get_mut(folder) {
            list.arrived(skip / PAGE_ROWS, ticket, shown, page.count);
        }
        for row in &rows {
            self.messages.learn(row.clone(), self.latest(), true);
            self.place(&row.id);
        }
        self.keep(vec![Write::Headers(rows)], Vec::new(), Vec::new())
    }

    /// Whether a change that the server may not know of takes a message out of a folder.
    pub(super) fn is_moved_away(&self, id: &MessageId, folder: &FolderId) -> bool {
        let is_elsewhere = |shown: Option<Standing>| {
            shown.is_none_or(|shown| self.folders.canonical(&shown.folder) != *folder)
        };
        self.messages.overlay.covers(id) && is_elsewhere(self.messages.shown_standing(id))
    }

    pub(super) fn latest(&self) -> Ticket {
        Ticket(self.last_ticket)
    }

    fn learn_content(&mut self, ticket: Ticket, id: &MessageId, mut content: Message) -> Vec<Effect> {
        self.messages.overlay.bring_up_to_date(&mut content, ticket);
        let header = Message {
            body: None,
            attachments: Vec::new(),
            cc_recipients: Vec::new(),
            bcc_recipients: Vec::new(),
            reply_to: Vec::new(),
            ..content.clone()
        };
        self.contents.arrived(id, content.clone());
        let mut writes = Vec::new();
        if !self.messages.is_older(id, ticket) {
            self.messages.learn(header.clone(), self.latest(), true);
            self.place(id);
            writes.push(Write::Headers(vec![header]));
        }
        if let Some(engine) = self.engine {
            (engine.find_inside)(self, &content);
        }
        writes.push(Write::Content(Box::new(content)));
        let mut effects = self.keep(writes, Vec::new(), Vec::new());
        effects.extend(self.read_what_is_open());
        effects
    }
}
