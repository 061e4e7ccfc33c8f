//! The core against the simulated mail service in one process: no browser, no network, no waiting.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail"
)]

use std::collections::VecDeque;

use graph_sim::contract::{Judge, Violation};
use graph_sim::{FaultRule, Outcome, Simulator, UserId, sample};
use outpost::mailbox::{
    Action, Alarm, Answer, Change, ContentState, Effect, Engine, Exchange, Mailbox, Notice, Read, Row, Stored,
};
use outpost::model::{FlagStatus, FolderId, MessageId, WellKnownFolder};
use outpost::protocol::{ApiError, Dialect, Response, ServiceError};
use rustc_hash::FxHashSet;

const NOW: graph_sim::model::Timestamp = graph_sim::model::Timestamp(1_790_000_000_000);

/// A person at a mailbox, with the service in the same process.
struct World {
    service: Simulator,
    user: UserId,
    token: String,
    mailbox: Mailbox,
    told: Vec<Notice>,
    alarms: Vec<Alarm>,
    /// Judges every exchange by the contract of the API, where that is at hand.
    judge: Option<Judge>,
}

impl World {
    /// A mailbox with so many generated messages, its folders already known.
    fn with(messages: usize) -> Self {
        let mut service = Simulator::new(&graph_sim::Options { seed: 7, start: NOW, ..Default::default() });
        let user = service.add_user(sample::OWNER_NAME, sample::OWNER_ADDRESS);
        sample::fill(&mut service, user, messages, 7, NOW);
        let token = service.issue_token(user, 3_600_000);
        let (mailbox, effects) = Mailbox::start(7, &inbox());
        let (told, alarms) = (Vec::new(), Vec::new());
        let mut world = Self { service, user, token, mailbox, told, alarms, judge: Judge::find() };
        world.perform(effects);
        world.update(|mailbox| mailbox.equip(Engine::WHOLE));
        world.update(Mailbox::lead);
        world
    }

    /// Changes the core and does what it asks for until it asks for nothing more.
    fn update(&mut self, change: impl FnOnce(&mut Mailbox) -> Vec<Effect>) {
        let effects = change(&mut self.mailbox);
        self.perform(effects);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        let mut queue = VecDeque::from(effects);
        while let Some(effect) = queue.pop_front() {
            let (ticket, exchange) = match effect {
                Effect::Ask(ticket, question) => (ticket, question.exchange()),
                Effect::Send(ticket, parcel) => (ticket, parcel.exchange()),
                Effect::Tell(notice) => {
                    self.told.push(notice);
                    continue;
                }
                Effect::Wake(alarm, _) => {
                    self.alarms.push(alarm);
                    continue;
                }
                Effect::Load(ticket, read) => {
                    queue.extend(self.mailbox.loaded(ticket, Ok(nothing_for(&read))));
                    continue;
                }
                Effect::Keep(ticket, _) => {
                    queue.extend(self.mailbox.kept(ticket, Ok(())));
                    continue;
                }
                Effect::Cancel(_) | Effect::Share(_) => continue,
            };
            let outcome = self.ask(&exchange);
            queue.extend(self.mailbox.settle(ticket, outcome));
        }
    }

    fn ask(&mut self, exchange: &Exchange) -> Result<Answer, ApiError> {
        let request = &exchange.request;
        let mut headers = vec![("Authorization".to_owned(), format!("Bearer {}", self.token))];
        headers.extend(request.headers().into_iter().map(|(name, value)| (name.to_owned(), value)));
        let request = graph_sim::Request {
            method: graph_sim::Method::parse(request.method.as_str()).unwrap(),
            url: Dialect::Graph.address("https://graph.example", request).unwrap(),
            headers,
            body: request.content().unwrap_or_default().into_owned(),
        };
        match self.service.handle(&request, NOW).outcome {
            Outcome::Dropped => {
                self.judge(|judge| judge.request(&request));
                Err(ApiError::Unreachable)
            }
            Outcome::Answer(answer) => {
                self.judge(|judge| judge.exchange(&request, &answer));
                let response = Response::new(answer.status, answer.headers, answer.body);
                if response.is_success() {
                    exchange.read(&response)
                } else {
                    Err(ServiceError::read(&response).into())
                }
            }
        }
    }

    /// Another client of the same person.
    fn other_client(&mut self, method: &str, path: &str, body: &str) {
        let request = graph_sim::Request {
            method: graph_sim::Method::parse(method).unwrap(),
            url: format!("https://graph.example{path}"),
            headers: vec![
                ("Authorization".to_owned(), format!("Bearer {}", self.token)),
                ("Content-Type".to_owned(), "application/json".to_owned()),
                ("Prefer".to_owned(), r#"IdType="ImmutableId""#.to_owned()),
            ],
            body: body.as_bytes().to_vec(),
        };
        let Outcome::Answer(answer) = self.service.handle(&request, NOW).outcome else { panic!("no answer") };
        assert!(answer.status < 300, "{}", answer.status);
    }

    fn judge(&self, ask: impl FnOnce(&Judge) -> Vec<Violation>) {
        let violations = self.judge.as_ref().map(ask).unwrap_or_default();
        assert!(violations.is_empty(), "{violations:?}");
    }

    fn id_at(&self, folder: &FolderId, index: usize) -> MessageId {
        self.mailbox.message_at(folder, index).expect("a message").id.clone()
    }

    /// A message of the Inbox that nobody has read.
    fn unread(&self) -> MessageId {
        let unread = (0..50).filter_map(|row| self.mailbox.message_at(&inbox(), row));
        unread.into_iter().find(|message| !message.is_read).expect("an unread message").id.clone()
    }

    fn unread_count(&self) -> usize {
        self.mailbox.folders().get(&inbox()).unwrap().unread_item_count
    }
}

/// What a store that keeps nothing answers.
fn nothing_for(read: &Read) -> Stored {
    match read {
        Read::Start { .. } => Stored::Start(Box::default()),
        Read::Keys { .. } => Stored::Keys(Vec::new()),
        Read::Headers(_) => Stored::Headers(Vec::new()),
        Read::Search { .. } => Stored::Found { headers: Vec::new(), next: None },
        Read::SearchInside { .. } => Stored::FoundInside { headers: Vec::new(), next: None },
        Read::Content(_) => Stored::Content(None),
        Read::Journal => Stored::Journal(Vec::new()),
    }
}

fn inbox() -> FolderId {
    WellKnownFolder::Inbox.id()
}

#[test]
fn the_tree_holds_every_folder_the_service_shows() {
    let world = World::with(400);
    let everything: FxHashSet<FolderId> = all_folders(&world.mailbox);
    let rows = world.mailbox.folders().rows(&everything, &|a, b| a.cmp(b));
    // The outbox is empty and not shown; hidden folders are not asked for.
    let hidden = ["Outbox", "Sync Issues"];
    let shown = world.service.folder_paths(world.user);
    let wanted = shown.iter().filter(|path| !hidden.iter().any(|hidden| path.starts_with(hidden))).count();
    assert_eq!(rows.len(), wanted, "{shown:?}");
    assert_eq!(rows[0].well_known, Some(WellKnownFolder::Inbox));
    assert!(rows.iter().any(|row| row.level > 1));
}

/// The ids of all folders, found by opening everything that can be opened.
fn all_folders(mailbox: &Mailbox) -> FxHashSet<FolderId> {
    let mut open = FxHashSet::default();
    loop {
        let rows = mailbox.folders().rows(&open, &|a, b| a.cmp(b));
        let before = open.len();
        open.extend(rows.into_iter().filter(|row| row.is_expandable).map(|row| row.id));
        if open.len() == before {
            return open;
        }
    }
}

#[test]
fn every_row_of_a_folder_can_be_looked_at_in_order() {
    let mut world = World::with(600);
    world.update(|mailbox| mailbox.look(&inbox(), 0..1));
    let total = world.mailbox.list(&inbox()).unwrap().total().unwrap();
    assert!(total > 100, "{total}");
    let mut last = None;
    let mut seen = FxHashSet::default();
    for row in 0..total {
        world.update(|mailbox| mailbox.look(&inbox(), row..row + 1));
        let message = world.mailbox.message_at(&inbox(), row).unwrap();
        assert!(last.is_none_or(|last| message.received_date_time <= last), "row {row} is out of order");
        last = Some(message.received_date_time);
        assert!(seen.insert(message.id.clone()), "row {row} stands twice");
    }
    assert_eq!(world.mailbox.list(&inbox()).unwrap().row(total), Row::Loading);
}

#[test]
fn reading_a_message_reads_it_on_the_service_too() {
    let mut world = World::with(400);
    world.update(|mailbox| mailbox.look(&inbox(), 0..50));
    let (id, before) = (world.unread(), world.unread_count());
    world.update(|mailbox| mailbox.open(&id, &[]));
    assert!(
        matches!(world.mailbox.content(&id), Some(ContentState::Here(content)) if content.body.is_some())
    );
    assert_eq!(world.unread_count(), before - 1);
    assert!(world.service.message(world.user, id.as_str()).unwrap().is_read());
}

#[test]
fn a_change_whose_request_is_lost_waits_and_goes_again() {
    let mut world = World::with(400);
    world.update(|mailbox| mailbox.look(&inbox(), 0..50));
    let (id, before) = (world.unread(), world.unread_count());
    world.service.faults().push(FaultRule::new(graph_sim::Effect::DropBefore).times(1));
    world.update(|mailbox| mailbox.apply(Change::messages(Action::Read(true), [id.clone()])));
    assert_eq!((world.mailbox.waiting(), world.unread_count()), (1, before - 1));
    assert!(!world.service.message(world.user, id.as_str()).unwrap().is_read());
    let alarm = world.alarms.pop().expect("a second try");
    world.update(|mailbox| mailbox.woke(alarm));
    assert_eq!((world.mailbox.waiting(), world.unread_count()), (0, before - 1));
    assert!(world.service.message(world.user, id.as_str()).unwrap().is_read());
}

#[test]
fn what_is_moved_is_gone_at_once_and_undo_brings_it_back() {
    let mut world = World::with(400);
    world.update(|mailbox| mailbox.look(&inbox(), 0..50));
    let total = world.mailbox.list(&inbox()).unwrap().total();
    let ids: Vec<_> = (2..40).map(|row| world.id_at(&inbox(), row)).collect();
    let to = WellKnownFolder::Archive.id();
    world.update(|mailbox| mailbox.apply(Change::messages(Action::Move(to), ids.clone())));
    assert_eq!(world.mailbox.list(&inbox()).unwrap().total(), total.map(|total| total - 38));
    assert!(ids.iter().all(|id| world.mailbox.position(&inbox(), id).is_none()));
    world.update(Mailbox::undo);
    assert_eq!(world.mailbox.list(&inbox()).unwrap().total(), total);
    assert_eq!(world.id_at(&inbox(), 2), ids[0]);
    assert_eq!(world.mailbox.waiting(), 0);
}

#[test]
fn what_others_do_comes_with_the_next_poll() {
    let mut world = World::with(400);
    world.update(|mailbox| mailbox.look(&inbox(), 0..50));
    let id = world.unread();
    let path = format!("/v1.0/me/messages/{id}");
    world.other_client("PATCH", &path, r#"{"isRead":true}"#);
    world.update(Mailbox::poll);
    assert!(world.mailbox.message(&id).unwrap().is_read);
    world.update(|mailbox| mailbox.apply(Change::messages(Action::Flag(FlagStatus::Flagged), [id.clone()])));
    world.update(Mailbox::poll);
    assert!(world.mailbox.message(&id).unwrap().is_flagged());
}

#[test]
fn neighbours_are_here_before_they_are_opened() {
    let mut world = World::with(400);
    world.update(|mailbox| mailbox.look(&inbox(), 0..50));
    let (here, next) = (world.id_at(&inbox(), 3), world.id_at(&inbox(), 4));
    let was_read = world.mailbox.message(&next).unwrap().is_read;
    world.update(|mailbox| mailbox.open(&here, std::slice::from_ref(&next)));
    assert!(matches!(world.mailbox.content(&next), Some(ContentState::Here(_))));
    assert_eq!(world.mailbox.message(&next).unwrap().is_read, was_read, "fetching ahead is not reading");
}
