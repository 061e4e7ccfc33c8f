//! The mail service: graph-sim with the person's mailbox, a second person, and a door for those who watch.

use std::collections::BTreeMap;

use graph_sim::model::{Address, NewMessage, Timestamp};
use graph_sim::sync::{Gone, SyncQuirks};
use graph_sim::{Effect, FaultRule, FolderKey, Method, Options, Outcome, Simulator, UserId};
use outpost::model::{FolderId, MailFolder};
use outpost::protocol::{ApiError, Dialect, Operation, Request, Response, ServiceError};

use crate::agenda::Moment;
use crate::dice::Dice;
use crate::weather::{Fate, Trouble, Weather};

/// When histories begin: Tuesday, 3 March 2026, 09:30 UTC.
const START: i64 = 1_772_530_200_000;
const BASE: &str = "https://graph.example";
const DAY: i64 = 86_400_000;
/// How long a token is good, in milliseconds: short, so that it ends within a history.
const TOKEN_LIFE: i64 = 240_000;

/// The address of the person whose mailbox it is.
pub(crate) const OWNER: &str = "ada@contoso.com";
/// The address of the second person.
pub(crate) const FRIEND: &str = "ben@contoso.com";

/// The service and whom it knows.
pub(crate) struct Service {
    simulator: Simulator,
    owner: UserId,
    friend: UserId,
    owner_token: String,
    friend_token: String,
    /// Messages made so far, for their names.
    made: u64,
    /// The folders that devices made, by the name they made them under.
    folders_made: BTreeMap<String, Vec<FolderId>>,
}

/// A moment of a history as the service's clock has it.
pub(crate) fn timestamp(now: Moment) -> Timestamp {
    Timestamp(START + i64::try_from(now).unwrap_or_default())
}

impl Service {
    /// A small mailbox: some folders, some mail, some drafts.
    pub(crate) fn new(dice: &mut Dice, weather: &Weather) -> Self {
        let options = Options { seed: dice.number(), start: timestamp(0), ..Options::default() };
        let mut simulator = Simulator::new(&options);
        let owner = simulator.add_user("Ada Lovelace", OWNER);
        let friend = simulator.add_user("Ben Okri", FRIEND);
        *simulator.sync_quirks() = if weather.has(Trouble::Sync) { quirks(dice) } else { SyncQuirks::none() };
        let (owner_token, friend_token) =
            (simulator.issue_token(owner, 400 * DAY), simulator.issue_token(friend, 400 * DAY));
        let mut service = Self {
            simulator,
            owner,
            friend,
            owner_token,
            friend_token,
            made: 0,
            folders_made: BTreeMap::new(),
        };
        for path in ["Inbox", "Archive", "Projects", "Projects/Alpha", "Deleted Items", "Junk Email"] {
            let count = if path == "Inbox" {
                dice.weighed(&[(5, 12), (1, 40)]).unwrap_or(12) + dice.within(0, 10)
            } else {
                dice.within(0, 5)
            };
            for _ in 0..count {
                service.arrive(dice, 0, path);
            }
        }
        for _ in 0..3 {
            service.draft(dice);
        }
        service
    }

    /// A message arrives in a folder; some are older than others.
    pub(crate) fn arrive(&mut self, dice: &mut Dice, now: Moment, path: &str) {
        let age = dice.weighed(&[(6, 0), (3, 3), (1, 300)]).unwrap_or_default() * dice.within(0, 100_000);
        let mut message = self.letter(dice, Timestamp(timestamp(now).0 - age.cast_signed()));
        message.is_read = dice.chance(400);
        message.from = Some(address(FRIEND));
        message.to = vec![address(OWNER)];
        if let Some(folder) = self.folder(path) {
            self.simulator.insert(self.owner, folder, message);
        }
    }

    fn draft(&mut self, dice: &mut Dice) {
        let mut message = self.letter(dice, timestamp(0));
        (message.is_draft, message.is_read) = (true, true);
        message.from = Some(address(OWNER));
        message.to = vec![address(FRIEND)];
        if let Some(folder) = self.folder("Drafts") {
            self.simulator.insert(self.owner, folder, message);
        }
    }

    fn letter(&mut self, dice: &mut Dice, at: Timestamp) -> NewMessage {
        self.made += 1;
        let categories = if dice.chance(200) { vec!["Red".to_owned()] } else { Vec::new() };
        let flag = if dice.chance(200) { graph_sim::model::Flag::Flagged } else { Default::default() };
        NewMessage {
            subject: format!("Letter {}", self.made),
            // The service gives whole seconds.
            sent: Timestamp(at.0 / 1_000 * 1_000),
            received: Timestamp(at.0 / 1_000 * 1_000),
            internet_message_id: format!("<{}@contoso.com>", self.made),
            conversation_key: format!("c{}", self.made % 7),
            categories,
            flag,
            ..NewMessage::default()
        }
    }

    fn folder(&mut self, path: &str) -> Option<FolderKey> {
        self.simulator.folder_by_path(self.owner, path, true)
    }

    /// A token for a device, good for a while.
    pub(crate) fn token(&mut self, now: Moment) -> String {
        self.simulator.set_now(timestamp(now));
        self.simulator.issue_token(self.owner, TOKEN_LIFE)
    }

    /// Every token in circulation ends.
    pub(crate) fn expire_tokens(&mut self) {
        self.simulator.expire_tokens();
        let (owner, friend) = (self.owner, self.friend);
        self.owner_token = self.simulator.issue_token(owner, 400 * DAY);
        self.friend_token = self.simulator.issue_token(friend, 400 * DAY);
    }

    /// Every link of a sync in circulation ends.
    pub(crate) fn expire_links(&mut self) {
        self.simulator.sync_quirks().expire_tokens();
    }

    /// A request of a device arrives and has its fate; the answer, where one leaves.
    pub(crate) fn serve(
        &mut self,
        request: &graph_sim::Request,
        fate: Fate,
        items: f64,
        now: Moment,
    ) -> Option<Response> {
        for effect in effects(fate, request, items) {
            self.simulator.faults().push(effect);
        }
        let reply = self.simulator.handle(request, timestamp(now));
        self.simulator.faults().clear();
        self.note_folder(request, &reply.outcome);
        let Outcome::Answer(answer) = reply.outcome else { return None };
        Some(match fate {
            Fate::LostBefore | Fate::LostAfter => return None,
            Fate::BrokenAfter => Response::new(504, Vec::new(), b"{}".to_vec()),
            _ => Response::new(answer.status, answer.headers, answer.body),
        })
    }

    /// Asks an operation as the mailbox's owner, past all weather: for those who change the mailbox from elsewhere,
    /// and for those who judge.
    pub(crate) fn ask<O: Operation>(&mut self, operation: &O, now: Moment) -> Result<O::Answer, ApiError> {
        let token = self.owner_token.clone();
        self.ask_as(operation, &token, now)
    }

    /// Asks an operation as the second person.
    pub(crate) fn ask_as_friend<O: Operation>(
        &mut self,
        operation: &O,
        now: Moment,
    ) -> Result<O::Answer, ApiError> {
        let token = self.friend_token.clone();
        self.ask_as(operation, &token, now)
    }

    fn ask_as<O: Operation>(
        &mut self,
        operation: &O,
        token: &str,
        now: Moment,
    ) -> Result<O::Answer, ApiError> {
        let sent = wire(&operation.request(), token)?;
        let response = self.serve(&sent, Fate::Fine, 0.0, now).ok_or(ApiError::Unreachable)?;
        if response.is_success() {
            operation.read(&response)
        } else {
            Err(ServiceError::read(&response).into())
        }
    }

    /// Notes that a folder was made.
    fn note_folder(&mut self, request: &graph_sim::Request, outcome: &Outcome) {
        let path = request.url.to_lowercase();
        let is_about_folders = path.ends_with("/mailfolders") || path.ends_with("/childfolders");
        if let Outcome::Answer(answer) = outcome
            && request.method == Method::Post
            && is_about_folders
            && let Ok(folder) = serde_json::from_slice::<MailFolder>(&answer.body)
            && answer.status == 201
        {
            self.folders_made.entry(folder.display_name).or_default().push(folder.id);
        }
    }

    /// The folders that devices made under a name.
    pub(crate) fn folders_made(&self, name: &str) -> &[FolderId] {
        self.folders_made.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    /// The letters that were destroyed, as often as they were.
    pub(crate) fn destroyed(&self) -> Vec<String> {
        self.simulator.purged(self.owner).into_iter().map(|message| message.internet_message_id).collect()
    }

    /// What the second person has received: the subjects, with how often each.
    pub(crate) fn received_by_friend(&self, internet_message_id: &str) -> usize {
        self.simulator.find_messages(self.friend, internet_message_id).len()
    }

    /// All messages of the mailbox that are the same letter: the original and its copies.
    pub(crate) fn letters(&self, internet_message_id: &str) -> usize {
        self.simulator.find_messages(self.owner, internet_message_id).len()
    }

    /// The letter a message is or is a copy of.
    pub(crate) fn letter_of(&self, message: &str) -> Option<String> {
        self.simulator.message(self.owner, message).map(|state| state.content.internet_message_id)
    }
}

/// A request as it goes over the wire.
pub(crate) fn wire(request: &Request, token: &str) -> Result<graph_sim::Request, ApiError> {
    let encoded = request;
    let url = Dialect::Graph.address(BASE, encoded)?;
    let mut headers = vec![("Authorization".to_owned(), format!("Bearer {token}"))];
    headers.extend(encoded.headers().into_iter().map(|(name, value)| (name.to_owned(), value)));
    Ok(graph_sim::Request {
        method: Method::parse(encoded.method.as_str()).unwrap_or(Method::Get),
        url,
        headers,
        body: encoded.content().unwrap_or_default().into_owned(),
    })
}

/// A fate as rules of the simulator; `items` is how likely each item of a batch is struck on its own.
fn effects(fate: Fate, request: &graph_sim::Request, items: f64) -> Vec<FaultRule> {
    let whole = match fate {
        Fate::LostBefore => Some(Effect::DropBefore),
        Fate::Throttled(retry_after) => Some(Effect::Throttle { retry_after }),
        Fate::Broken(status, retry_after) => Some(Effect::ServerError { status, retry_after }),
        Fate::Page => Some(Effect::Html { status: 503 }),
        Fate::Expired => Some(Effect::ExpiredToken),
        Fate::Fine | Fate::LostAfter | Fate::BrokenAfter => None,
    };
    let mut rules: Vec<FaultRule> = whole.map(|effect| FaultRule::new(effect).times(1)).into_iter().collect();
    if items > 0.0 && request.url.ends_with("/$batch") {
        let strikes = [
            Effect::Throttle { retry_after: Some(2) },
            Effect::Throttle { retry_after: None },
            Effect::ServerError { status: 503, retry_after: None },
            Effect::DropBefore,
            Effect::DropAfter,
        ];
        rules.extend(strikes.map(|effect| FaultRule::new(effect).at("/me/").with_probability(items)));
    }
    rules
}

fn quirks(dice: &mut Dice) -> SyncQuirks {
    let nasty = SyncQuirks::nasty(dice.number());
    let gone = if dice.chance(500) { Gone::SyncStateNotFound } else { Gone::ResyncRequired };
    let token_lifetime_ms = dice.weighed(&[(3, None), (1, Some(120_000))]).flatten();
    SyncQuirks { gone, token_lifetime_ms, ..nasty }
}

fn address(address: &str) -> Address {
    Address { name: String::new(), address: address.to_owned() }
}
