//! The core against the simulated mail service in one process: no browser, no network, no waiting.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail")]

use std::collections::{HashSet, VecDeque};

use graph_sim::contract::{Judge, Violation};
use graph_sim::{FaultRule, Outcome, Simulator, UserId, sample};
use outpost::mailbox::{Answer, Change, ContentState, Effect, Exchange, Mailbox, Notice, Row};
use outpost::model::{FolderId, MessageId, WellKnownFolder};
use outpost::protocol::{ApiError, Dialect, Response, ServiceError};

const NOW: graph_sim::model::Timestamp = graph_sim::model::Timestamp(1_790_000_000_000);

/// A person at a mailbox, with the service in the same process.
struct World {
    service: Simulator,
    user: UserId,
    token: String,
    mailbox: Mailbox,
    told: Vec<Notice>,
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
        let (mailbox, effects) = Mailbox::open_mailbox();
        let mut world = Self { service, user, token, mailbox, told: Vec::new(), judge: Judge::find() };
        world.perform(effects);
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
                Effect::Send(ticket, change) => (ticket, change.exchange()),
                Effect::Tell(notice) => {
                    self.told.push(notice);
                    continue;
                }
                Effect::Cancel(_) => continue,
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

fn inbox() -> FolderId {
    WellKnownFolder::Inbox.id()
}

#[test]
fn the_tree_holds_every_folder_the_service_shows() {
    let world = World::with(400);
    let everything: HashSet<FolderId> = all_folders(&world.mailbox);
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
fn all_folders(mailbox: &Mailbox) -> HashSet<FolderId> {
    let mut open = HashSet::new();
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
    let mut seen = HashSet::new();
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
fn a_change_whose_answer_is_lost_is_taken_back_and_told() {
    let mut world = World::with(400);
    world.update(|mailbox| mailbox.look(&inbox(), 0..50));
    let (id, before) = (world.unread(), world.unread_count());
    world.service.faults().push(FaultRule::new(graph_sim::Effect::DropBefore).times(1));
    let change = Change::SetRead { message: id.clone(), is_read: true };
    world.update(|mailbox| mailbox.apply(change.clone()));
    assert_eq!(world.told, [Notice::Undone(change, ApiError::Unreachable)]);
    assert!(!world.mailbox.message(&id).unwrap().is_read);
    assert_eq!(world.unread_count(), before);
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
