//! Searching the mail on this device, with a store in memory that answers when the test lets it.

use std::collections::VecDeque;

use super::*;
use crate::model::{FolderId, MailFolder, Message, MessageId, Timestamp, WellKnownFolder};
use crate::protocol::ApiError;

pub(super) struct World {
    pub(super) mailbox: Mailbox,
    pub(super) store: MemoryStore,
    /// What was asked for and not answered yet.
    pub(super) waiting: VecDeque<Effect>,
    /// The store cannot be used.
    pub(super) is_broken: bool,
    /// How many stretches were asked for.
    pub(super) searched: usize,
    /// Messages that the server was asked for by their ids; it answers when the test lets it.
    pub(super) asked: Vec<(Ticket, Vec<MessageId>)>,
    /// The content that the server was asked for.
    content: Option<Ticket>,
}

pub(super) fn folder(id: &str) -> MailFolder {
    serde_json::from_str(&format!(r#"{{"id":"{id}","displayName":"{id}","totalItemCount":9}}"#)).unwrap()
}

pub(super) fn header(number: i64, folder: &str, subject: &str) -> Message {
    let mut message = Message::with_id(format!("m{number:04}").as_str().into());
    message.parent_folder_id = Some(folder.into());
    message.received_date_time = Some(Timestamp(number));
    message.subject = subject.into();
    message
}

pub(super) fn search(words: &str) -> FolderId {
    FolderId::search(words)
}

impl World {
    /// A mailbox seen before: Inbox F, bin B, and these headers.
    pub(super) fn with(headers: Vec<Message>) -> Self {
        let mut store = MemoryStore::new(str::to_lowercase);
        store.write(vec![
            Write::Folders(vec![folder("F"), folder("B")]),
            Write::Names(vec![("inbox".into(), "F".into()), ("deleteditems".into(), "B".into())]),
            Write::Headers(headers),
        ]);
        let (mut mailbox, effects) = Mailbox::start(7, &WellKnownFolder::Inbox.id());
        mailbox.compare_by(str::to_lowercase);
        let mut world = Self {
            mailbox,
            store,
            waiting: effects.into(),
            is_broken: false,
            searched: 0,
            asked: Vec::new(),
            content: None,
        };
        world.waiting.extend(world.mailbox.equip(Engine::WHOLE));
        world.settle();
        world
    }

    /// Answers what the store was asked, and what follows from that.
    pub(super) fn settle(&mut self) {
        while self.step() {}
    }

    /// Answers one question of the store. Those to the server are noted.
    pub(super) fn step(&mut self) -> bool {
        let Some(effect) = self.waiting.pop_front() else { return false };
        let effects = match effect {
            Effect::Load(ticket, read) => {
                let is_search = matches!(read, Read::Search { .. } | Read::SearchInside { .. });
                self.searched += usize::from(is_search);
                let answer =
                    if self.is_broken { Err(StorageError::Unavailable) } else { Ok(self.store.read(read)) };
                self.mailbox.loaded(ticket, answer)
            }
            Effect::Keep(ticket, _) if self.is_broken => {
                self.mailbox.kept(ticket, Err(StorageError::Unavailable))
            }
            Effect::Keep(ticket, writes) => {
                self.store.write(writes);
                self.mailbox.kept(ticket, Ok(()))
            }
            Effect::Ask(ticket, Question::Headers(ids)) => {
                self.asked.push((ticket, ids));
                Vec::new()
            }
            Effect::Ask(ticket, Question::Content(_)) => {
                self.content = Some(ticket);
                Vec::new()
            }
            Effect::Ask(_, Question::Rows { folder, .. }) => {
                assert_eq!(folder.query(), None, "the server knows nothing of searches");
                Vec::new()
            }
            _ => Vec::new(),
        };
        self.waiting.extend(effects);
        true
    }

    pub(super) fn look(&mut self, words: &str) {
        self.waiting.extend(self.mailbox.look(&search(words), 0..20));
    }

    pub(super) fn search(&mut self, words: &str) -> Vec<MessageId> {
        self.look(words);
        self.settle();
        self.hits(words)
    }

    pub(super) fn hits(&self, words: &str) -> Vec<MessageId> {
        self.mailbox.list(&search(words)).map(|list| list.ids().cloned().collect()).unwrap_or_default()
    }

    pub(super) fn total(&self, words: &str) -> Option<usize> {
        self.mailbox.list(&search(words)).and_then(MessageList::total)
    }

    pub(super) fn reach(&self, words: &str) -> Option<Reach> {
        self.mailbox.reach(&search(words))
    }

    pub(super) fn apply(&mut self, action: Action, message: &str) {
        self.waiting.extend(self.mailbox.apply(Change::messages(action, [message.into()])));
        self.settle();
    }

    /// Another tab tells what it kept.
    pub(super) fn tell(&mut self, words: Vec<Write>) {
        self.store.write(words.clone());
        self.waiting.extend(self.mailbox.overhear(words, Told::Kept));
        self.settle();
    }

    /// The server answers what it was asked last by ids.
    pub(super) fn answer_headers(&mut self, answers: Vec<Result<Message, ApiError>>) {
        let ticket = self.asked.last().unwrap().0;
        self.waiting.extend(self.mailbox.settle(ticket, Ok(Answer::Headers(answers))));
        self.settle();
    }

    /// Opens a message, whose content the server has.
    pub(super) fn open(&mut self, content: Message) {
        self.waiting.extend(self.mailbox.open(&content.id, &[]));
        self.settle();
        let ticket = self.content.take().unwrap();
        self.waiting.extend(self.mailbox.settle(ticket, Ok(Answer::Content(Box::new(content)))));
        self.settle();
    }
}

pub(super) fn ids(names: &[&str]) -> Vec<MessageId> {
    names.iter().map(|name| (*name).into()).collect()
}

#[test]
fn each_word_is_wanted_in_any_case_in_every_folder_and_the_newest_stand_first() {
    let mut world = World::with(vec![
        header(1, "F", "Invoice for MAY"),
        header(2, "other", "the may invoice"),
        header(3, "F", "invoice"),
        header(4, "B", "invoice of may, thrown away"),
    ]);
    assert_eq!(world.search("may Invoice"), ids(&["m0002", "m0001"]));
    assert_eq!((world.total("may Invoice"), world.reach("may Invoice")), (Some(2), Some(Reach::All)));
    let place = world.mailbox.position(&search("may Invoice"), &"m0001".into());
    assert_eq!(place, Some(1), "a hit is found in the list of hits");
}

#[test]
fn there_is_no_word_of_nothing_found_before_the_end() {
    let mut world = World::with((0..3_000).map(|number| header(number, "F", "post")).collect());
    world.look("absent");
    let mut steps = 0;
    while world.reach("absent") == Some(Reach::Looking) {
        assert_eq!(world.total("absent"), None, "after {steps} steps");
        assert!(world.step(), "it goes on by itself");
        steps += 1;
    }
    assert_eq!(world.total("absent"), Some(0));
    assert_eq!(world.search("   "), ids(&[]), "without words nothing is looked for");
}

#[test]
fn the_first_hits_are_here_before_all_is_looked_through() {
    let mut headers: Vec<_> = (0..3_000).map(|number| header(number, "F", "post")).collect();
    headers[2_999].subject = "rare".into();
    headers[0].subject = "rare".into();
    let mut world = World::with(headers);
    world.look("rare");
    while world.hits("rare").is_empty() {
        assert!(world.step());
    }
    assert_eq!((world.hits("rare"), world.reach("rare")), (ids(&["m2999"]), Some(Reach::Looking)));
    world.settle();
    assert_eq!(world.hits("rare"), ids(&["m2999", "m0000"]));
}

#[test]
fn a_newer_search_stops_the_older_and_going_back_goes_on() {
    let mut world =
        World::with((0..3_000).map(|number| header(number, "F", &format!("n{number}"))).collect());
    world.look("n0");
    world.step();
    world.look("n1");
    world.settle();
    assert_eq!((world.reach("n0"), world.reach("n1")), (Some(Reach::Looking), Some(Reach::Enough)));
    assert_eq!(world.search("n0"), ids(&["m0000"]));
}

#[test]
fn more_letters_show_what_is_left_of_the_hits_at_once() {
    let mut world = World::with(vec![header(1, "F", "invoice"), header(2, "F", "inventory")]);
    world.search("inv");
    world.look("invo");
    assert_eq!(world.hits("invo"), ids(&["m0001"]), "before the store has said anything");
    assert_eq!(world.reach("invo"), Some(Reach::Looking));
    world.settle();
    assert_eq!(world.hits("invo"), ids(&["m0001"]));
}

#[test]
fn what_i_do_shows_in_the_hits_and_undo_brings_back() {
    let mut world =
        World::with(vec![header(1, "F", "plan a"), header(2, "F", "plan b"), header(3, "F", "plan c")]);
    world.apply(Action::Move("deleteditems".into()), "m0003");
    assert_eq!(world.search("plan"), ids(&["m0002", "m0001"]), "thrown away before, and not sent yet");
    world.apply(Action::Move("elsewhere".into()), "m0001");
    world.apply(Action::Read(true), "m0002");
    assert_eq!(world.hits("plan"), ids(&["m0002", "m0001"]), "what is moved is still found");
    let moved = world.mailbox.message(&"m0001".into()).and_then(|message| message.parent_folder_id.clone());
    assert_eq!(moved, Some("elsewhere".into()));
    assert!(world.mailbox.message(&"m0002".into()).is_some_and(|message| message.is_read));
    world.apply(Action::Move("deleteditems".into()), "m0002");
    assert_eq!(world.hits("plan"), ids(&["m0001"]));
    world.waiting.extend(world.mailbox.undo());
    world.settle();
    assert_eq!(world.hits("plan"), ids(&["m0002", "m0001"]));
}

#[test]
fn another_id_and_news_and_losses_are_followed() {
    let mut world = World::with(vec![header(1, "F", "plan a")]);
    world.search("plan");
    let news = Write::Headers(vec![header(2, "F", "plan b"), header(3, "F", "other")]);
    let renamed = Write::Rename { from: "m0001".into(), to: "m0009".into() };
    world.waiting.extend(world.mailbox.overhear(vec![news, renamed], Told::Kept));
    world.settle();
    assert_eq!(world.hits("plan"), ids(&["m0002", "m0009"]));
    world.waiting.extend(world.mailbox.overhear(vec![Write::ForgetMessages(ids(&["m0002"]))], Told::Kept));
    world.settle();
    assert_eq!(world.hits("plan"), ids(&["m0009"]));
}

#[test]
fn without_a_store_what_is_in_memory_is_looked_through() {
    let mut world = World::with(vec![header(1, "F", "plan a")]);
    world.waiting.extend(world.mailbox.look(&WellKnownFolder::Inbox.id(), 0..20));
    world.settle();
    world.is_broken = true;
    assert_eq!(world.search("plan"), ids(&["m0001"]));
    assert_eq!(world.reach("plan"), Some(Reach::Memory));
}
