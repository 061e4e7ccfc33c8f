//! The mailbox as a whole: what is known, what is on its way, and how answers change it.

use std::collections::HashMap;
use std::ops::Range;

use super::content::Contents;
use super::list::Wanted;
use super::overlay::Overlay;
use super::{
    Answer, Change, ContentState, Effect, Folders, MessageList, Notice, PAGE_ROWS, Question, Row, Ticket,
};
use crate::model::{FolderId, MailFolder, Message, MessageId};
use crate::protocol::{ApiError, Page, Remedy};

/// Messages remembered before those that stand in no list any more are dropped.
const MOST_MESSAGES: usize = 3_000;

/// All that is known of a mailbox.
#[derive(Debug, Clone, Default)]
pub struct Mailbox {
    folders: Folders,
    lists: HashMap<FolderId, MessageList>,
    messages: HashMap<MessageId, Message>,
    contents: Contents,
    overlay: Overlay,
    pending: HashMap<Ticket, Pending>,
    last_ticket: u64,
    /// Opened, and to be marked as read once it is here.
    unread_on_opening: Option<MessageId>,
}

#[derive(Debug, Clone)]
enum Pending {
    Asked(Question),
    Sent { change: Change, inverse: Change },
}

impl Mailbox {
    /// A mailbox nobody has looked into yet, and the first questions: which folders there are.
    pub fn open_mailbox() -> (Self, Vec<Effect>) {
        let mut mailbox = Self::default();
        let effects = mailbox.ask_folders();
        (mailbox, effects)
    }

    /// The folders.
    pub fn folders(&self) -> &Folders {
        &self.folders
    }

    /// The list of a folder, if anybody has looked.
    pub fn list(&self, folder: &FolderId) -> Option<&MessageList> {
        self.lists.get(folder)
    }

    /// A message as its row shows it.
    pub fn message(&self, message: &MessageId) -> Option<&Message> {
        self.messages.get(message)
    }

    /// The message at a position of a folder.
    pub fn message_at(&self, folder: &FolderId, index: usize) -> Option<&Message> {
        match self.lists.get(folder)?.row(index) {
            Row::Message(id) => self.messages.get(id),
            Row::Loading | Row::Failed(_) => None,
        }
    }

    /// How far the content of a message is, if it was asked for.
    pub fn content(&self, message: &MessageId) -> Option<ContentState> {
        self.contents.get(message)
    }

    /// The eye rests on some rows of a folder.
    pub fn look(&mut self, folder: &FolderId, range: Range<usize>) -> Vec<Effect> {
        let wanted = self.lists.entry(folder.clone()).or_default().look(&range);
        self.ask_rows(folder, wanted)
    }

    /// The person moved to another folder: nobody waits for this one's rows.
    pub fn leave(&mut self, folder: &FolderId) -> Vec<Effect> {
        let tickets = self.lists.get_mut(folder).map(MessageList::leave).unwrap_or_default();
        self.cancel(tickets)
    }

    /// Asks anew for the folders and for the rows under the eye; what is on screen stays until the answers come.
    pub fn refresh(&mut self, folder: &FolderId, range: Range<usize>) -> Vec<Effect> {
        let mut effects = self.ask_folders();
        let list = self.lists.entry(folder.clone()).or_default();
        list.forgive();
        let wanted = list.refresh(&range);
        effects.extend(self.ask_rows(folder, wanted));
        effects
    }

    /// The person opened a message; `neighbours` are worth having before they are asked for.
    pub fn open(&mut self, message: &MessageId, neighbours: &[MessageId]) -> Vec<Effect> {
        let mut wanted = vec![message.clone()];
        wanted.extend_from_slice(neighbours);
        let cancelled = self.contents.cancel_but(&wanted);
        let mut effects = self.cancel(cancelled);
        self.contents.touch(message);
        for id in wanted {
            if self.contents.is_missing(&id) {
                let ticket = self.ask(Question::Content(id.clone()), &mut effects);
                self.contents.asked(id, ticket);
            }
        }
        self.unread_on_opening = Some(message.clone());
        effects.extend(self.read_what_is_open());
        effects
    }

    /// The person closed the message: nobody waits for it or its neighbours, and it was not read after all.
    pub fn close(&mut self) -> Vec<Effect> {
        self.unread_on_opening = None;
        let tickets = self.contents.cancel_but(&[]);
        self.cancel(tickets)
    }

    /// Makes a change: here at once, on the server as soon as may be.
    pub fn apply(&mut self, change: Change) -> Vec<Effect> {
        let Some(inverse) = self.make(&change) else { return Vec::new() };
        let ticket = self.next_ticket();
        self.overlay.add(ticket, change.clone());
        self.pending.insert(ticket, Pending::Sent { change: change.clone(), inverse });
        vec![Effect::Send(ticket, change)]
    }

    /// An answer came, or it is certain that none will.
    pub fn settle(&mut self, ticket: Ticket, outcome: Result<Answer, ApiError>) -> Vec<Effect> {
        let effects = match (self.pending.remove(&ticket), outcome) {
            (Some(Pending::Asked(question)), Ok(answer)) => self.learn(ticket, question, answer),
            (Some(Pending::Asked(question)), Err(error)) => self.learn_failure(ticket, question, error),
            (Some(Pending::Sent { .. }), Ok(_)) => {
                self.overlay.committed(ticket, Ticket(self.last_ticket + 1));
                Vec::new()
            }
            (Some(Pending::Sent { change, inverse }), Err(error)) => {
                self.overlay.dropped(ticket);
                let _ = self.make(&inverse);
                vec![Effect::Tell(Notice::Undone(change, error))]
            }
            // Cancelled before.
            (None, _) => Vec::new(),
        };
        self.overlay.tidy(self.pending.keys().min().copied());
        effects
    }

    fn learn(&mut self, ticket: Ticket, question: Question, answer: Answer) -> Vec<Effect> {
        match (question, answer) {
            (_, Answer::WellKnownFolders(named)) => {
                self.folders.named(Ok(named));
                Vec::new()
            }
            (_, Answer::Folders(page)) => self.learn_folders(page),
            (Question::Rows { folder, skip, .. }, Answer::Rows(page)) => {
                self.learn_rows(ticket, &folder, skip, page);
                Vec::new()
            }
            (Question::Content(id), Answer::Content(content)) => self.learn_content(ticket, id, *content),
            _ => Vec::new(),
        }
    }

    fn learn_folders(&mut self, page: Page<MailFolder>) -> Vec<Effect> {
        self.folders.answered(None);
        let mut effects = Vec::new();
        if let Some(link) = page.next_link {
            self.ask_about_folders(Question::MoreFolders(link), &mut effects);
        }
        for folder in page.value {
            if folder.child_folder_count > 0 {
                self.ask_about_folders(Question::ChildFolders(folder.id.clone()), &mut effects);
            }
            self.folders.learn(folder);
        }
        effects
    }

    fn learn_rows(&mut self, ticket: Ticket, folder: &FolderId, skip: usize, page: Page<Message>) {
        let mut rows = Vec::with_capacity(page.value.len());
        for mut message in page.value {
            self.overlay.cover(&mut message, ticket);
            rows.push(message.id.clone());
            self.messages.insert(message.id.clone(), message);
        }
        if let Some(list) = self.lists.get_mut(folder) {
            list.arrived(skip / PAGE_ROWS, ticket, rows, page.count);
        }
        self.forget_unlisted();
    }

    fn learn_content(&mut self, ticket: Ticket, id: MessageId, mut content: Message) -> Vec<Effect> {
        self.overlay.cover(&mut content, ticket);
        let row = Message { body: None, attachments: Vec::new(), ..content.clone() };
        self.contents.arrived(&id, content);
        self.messages.insert(id, row);
        self.read_what_is_open()
    }

    fn learn_failure(&mut self, ticket: Ticket, question: Question, error: ApiError) -> Vec<Effect> {
        match question {
            Question::Rows { folder, skip, .. } => {
                let list = self.lists.get_mut(&folder);
                if list.is_some_and(|list| list.failed(skip / PAGE_ROWS, ticket, error.clone())) {
                    return vec![Effect::Tell(Notice::NotRefreshed(error))];
                }
            }
            Question::Content(id) => self.contents.failed(id, error),
            // A folder that went away between two questions is no failure of the tree.
            Question::ChildFolders(_) if error.remedy() == Remedy::Gone => self.folders.answered(None),
            Question::WellKnownFolders => self.folders.named(Err(error)),
            Question::Folders | Question::MoreFolders(_) | Question::ChildFolders(_) => {
                self.folders.answered(Some(error));
            }
        }
        Vec::new()
    }

    /// Opening a message reads it, once it is known whether it was read.
    fn read_what_is_open(&mut self) -> Vec<Effect> {
        let is_here = |id: &MessageId| matches!(self.contents.get(id), Some(ContentState::Here(_)));
        if !self.unread_on_opening.as_ref().is_some_and(is_here) {
            return Vec::new();
        }
        match self.unread_on_opening.take() {
            Some(message) => self.apply(Change::SetRead { message, is_read: true }),
            None => Vec::new(),
        }
    }

    /// Makes a change to the message and to the counts that depend on it.
    fn make(&mut self, change: &Change) -> Option<Change> {
        let message = self.messages.get_mut(change.message())?;
        let inverse = change.make(message)?;
        if let (Change::SetRead { is_read, .. }, Some(folder)) = (change, message.parent_folder_id.clone()) {
            self.folders.move_unread(&folder, *is_read);
        }
        Some(inverse)
    }

    fn ask_folders(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.ask_about_folders(Question::WellKnownFolders, &mut effects);
        self.ask_about_folders(Question::Folders, &mut effects);
        effects
    }

    fn ask_about_folders(&mut self, question: Question, effects: &mut Vec<Effect>) {
        self.folders.asked();
        self.ask(question, effects);
    }

    fn ask_rows(&mut self, folder: &FolderId, wanted: Wanted) -> Vec<Effect> {
        let mut effects = self.cancel(wanted.cancel);
        for number in wanted.ask {
            let question =
                Question::Rows { folder: folder.clone(), skip: number * PAGE_ROWS, top: PAGE_ROWS };
            let ticket = self.ask(question, &mut effects);
            if let Some(list) = self.lists.get_mut(folder) {
                list.asked(number, ticket);
            }
        }
        effects
    }

    fn ask(&mut self, question: Question, effects: &mut Vec<Effect>) -> Ticket {
        let ticket = self.next_ticket();
        self.pending.insert(ticket, Pending::Asked(question.clone()));
        effects.push(Effect::Ask(ticket, question));
        ticket
    }

    fn cancel(&mut self, tickets: Vec<Ticket>) -> Vec<Effect> {
        for ticket in &tickets {
            self.pending.remove(ticket);
        }
        tickets.into_iter().map(Effect::Cancel).collect()
    }

    fn next_ticket(&mut self) -> Ticket {
        self.last_ticket += 1;
        Ticket(self.last_ticket)
    }

    fn forget_unlisted(&mut self) {
        if self.messages.len() <= MOST_MESSAGES {
            return;
        }
        let listed: std::collections::HashSet<_> =
            self.lists.values().flat_map(MessageList::ids).cloned().collect();
        let contents = &self.contents;
        self.messages.retain(|id, _| listed.contains(id) || contents.get(id).is_some());
    }
}
