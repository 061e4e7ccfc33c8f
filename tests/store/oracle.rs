//! What a store should hold, as plainly as it can be said: lists that are gone through from end to end.

use outpost::mailbox::{Entry, Key, Read, Snapshot, Stored, Track, Write};
use outpost::model::{FolderId, MailFolder, Message, MessageId, PartialMessage};

#[derive(Default)]
pub(crate) struct Oracle {
    budget: usize,
    folders: Vec<MailFolder>,
    names: Vec<(String, FolderId)>,
    tracks: Vec<(Option<FolderId>, Track)>,
    journal: Vec<Entry>,
    headers: Vec<Message>,
    /// The last used last.
    contents: Vec<Message>,
}

impl Oracle {
    pub(crate) fn new(budget: usize) -> Self {
        Self { budget, ..Self::default() }
    }

    pub(crate) fn write(&mut self, write: Write) {
        match write {
            Write::Folders(folders) => {
                for folder in folders {
                    self.folders.retain(|kept| kept.id != folder.id);
                    self.folders.push(folder);
                }
            }
            Write::ForgetFolder(folder) => {
                self.folders.retain(|kept| kept.id != folder);
                self.tracks.retain(|(kept, _)| kept.as_ref() != Some(&folder));
                self.headers.retain(|kept| kept.parent_folder_id.as_ref() != Some(&folder));
            }
            Write::Names(names) => self.names = names,
            Write::Headers(messages) => {
                for message in messages {
                    self.headers.retain(|kept| kept.id != message.id);
                    self.headers.push(message);
                }
            }
            Write::Clear => (self.folders, self.tracks, self.headers) = Default::default(),
            Write::Merge(partials) => partials.iter().for_each(|partial| self.merge(partial)),
            Write::ForgetMessages(ids) => {
                self.headers.retain(|kept| !ids.contains(&kept.id));
                self.contents.retain(|kept| !ids.contains(&kept.id));
            }
            Write::Rename { from, to } => {
                for list in [&mut self.headers, &mut self.contents] {
                    if from != to && list.iter().any(|kept| kept.id == to) {
                        list.retain(|kept| kept.id != from);
                    }
                    list.iter_mut().filter(|kept| kept.id == from).for_each(|kept| kept.id = to.clone());
                }
            }
            Write::Content(message) => {
                self.contents.retain(|kept| kept.id != message.id);
                self.contents.push(*message);
            }
            Write::Track { folder, track } => {
                self.tracks.retain(|(kept, _)| *kept != folder);
                self.tracks.push((folder, track));
            }
            Write::Entries(entries) => {
                for entry in entries {
                    self.journal.retain(|kept| kept.id != entry.id);
                    self.journal.push(entry);
                }
            }
            Write::ForgetEntries(ids) => self.journal.retain(|kept| !ids.contains(&kept.id)),
            Write::TakeBack { .. } | Write::RenameFolder { .. } => {}
        }
        let size = |message: &Message| serde_json::to_string(message).unwrap().len();
        self.contents.retain(|content| size(content) <= self.budget);
        while self.contents.iter().map(size).sum::<usize>() > self.budget {
            self.contents.remove(0);
        }
    }

    fn merge(&mut self, partial: &PartialMessage) {
        // All but the body is read from the header where there is one.
        let has_header = self.headers.iter().any(|kept| kept.id == partial.id);
        let is_of_content = !has_header || !partial.body.is_keep() || !partial.attachments.is_keep();
        for content in self.contents.iter_mut().filter(|kept| kept.id == partial.id && is_of_content) {
            partial.clone().merge_into(content);
        }
        for header in self.headers.iter_mut().filter(|kept| kept.id == partial.id) {
            partial.clone().merge_into(header);
            (header.body, header.attachments) = (None, Vec::new());
        }
    }

    pub(crate) fn read(&mut self, read: Read) -> Stored {
        match read {
            Read::Start { folder, rows } => {
                let named = self.names.iter().find(|(name, _)| name == folder.as_str());
                let folder = named.map_or(folder.clone(), |(_, id)| id.clone());
                let mut snapshot = Snapshot {
                    folders: self.folders.clone(),
                    names: self.names.clone(),
                    tracks: self.tracks.clone(),
                    has_journal: !self.journal.is_empty(),
                    rows: self.sorted(|message| message.parent_folder_id.as_ref() == Some(&folder), rows),
                };
                snapshot.folders.sort_by(|a, b| a.id.cmp(&b.id));
                snapshot.tracks.sort_by(|a, b| a.0.cmp(&b.0));
                Stored::Start(Box::new(snapshot))
            }
            Read::Keys { folder, after, limit } => {
                let is_behind = |message: &Message| {
                    after.as_ref().is_none_or(|after| Key::of(message).order(after).is_gt())
                        && message.parent_folder_id.as_ref() == Some(&folder)
                };
                Stored::Keys(self.sorted(is_behind, limit).iter().map(Key::of).collect())
            }
            Read::Headers(ids) => {
                let header = |id: &MessageId| self.headers.iter().find(|kept| kept.id == *id).cloned();
                Stored::Headers(ids.iter().filter_map(header).collect())
            }
            Read::Content(id) => {
                let Some(at) = self.contents.iter().position(|kept| kept.id == id) else {
                    return Stored::Content(None);
                };
                let content = self.contents.remove(at);
                self.contents.push(content.clone());
                let header = self.headers.iter().find(|kept| kept.id == id).cloned();
                let mut shown = header.unwrap_or_else(|| content.clone());
                (shown.body, shown.attachments) = (content.body, content.attachments);
                Stored::Content(Some(Box::new(shown)))
            }
            Read::Journal => Stored::Journal(self.journal()),
            Read::SearchInside { words, after, span } => self.search_inside(&words, after.as_ref(), span),
            Read::Search { words, after, span } => {
                let matches = |message: &Message| words.iter().all(|word| head_holds(message, word));
                let is_behind = |message: &Message| {
                    after.as_ref().is_none_or(|after| Key::of(message).order(after).is_gt())
                };
                let mut headers = self.sorted(is_behind, span);
                let last = headers.last().filter(|_| headers.len() == span).map(Key::of);
                let next = last.map(|last| Key { is_read: false, ..last });
                headers.retain(matches);
                Stored::Found { headers, next }
            }
        }
    }

    fn search_inside(&self, words: &[String], after: Option<&MessageId>, span: usize) -> Stored {
        let mut ids: Vec<_> = self.contents.iter().map(|content| content.id.clone()).collect();
        ids.retain(|id| after.is_none_or(|after| id > after));
        ids.sort();
        ids.truncate(span);
        let next = ids.last().filter(|_| ids.len() == span).cloned();
        let body = |id: &MessageId| {
            let content = self.contents.iter().find(|content| content.id == *id);
            let body = content.and_then(|content| content.body.clone()).unwrap_or_default();
            // All that the histories have of HTML.
            let text = body.content.replace("<style>Rechnung</style>", "").replace("&quot;", "\"");
            text.replace("&Auml;", "Ä").to_lowercase()
        };
        let holds = |header: &&Message| {
            words.iter().all(|word| head_holds(header, word) || body(&header.id).contains(word.as_str()))
        };
        let header = |id: &MessageId| self.headers.iter().find(|header| header.id == *id);
        let found = ids.iter().filter_map(header).filter(holds).cloned().collect();
        Stored::FoundInside { headers: found, next }
    }

    fn journal(&self) -> Vec<Entry> {
        let mut journal = self.journal.clone();
        journal.sort_by_key(|entry| entry.id);
        journal
    }

    fn sorted(&self, wanted: impl Fn(&Message) -> bool, limit: usize) -> Vec<Message> {
        let mut messages: Vec<Message> =
            self.headers.iter().filter(|message| wanted(message)).cloned().collect();
        messages.sort_by(|a, b| Key::of(a).order(&Key::of(b)));
        messages.truncate(limit);
        messages
    }
}

fn head_holds(message: &Message, word: &str) -> bool {
    let recipients = message.to_recipients.iter().chain(&message.cc_recipients);
    let people = message.from.iter().chain(&message.sender).chain(recipients);
    let people = people.map(|person| &person.email_address);
    let mut texts = vec![&message.subject, &message.body_preview];
    people.for_each(|person| texts.extend([&person.name, &person.address]));
    texts.iter().any(|text| text.to_lowercase().contains(word))
}
