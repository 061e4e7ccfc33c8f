//! Arriving mail: the one way by which a delivered message gets into a mailbox, step by step.

mod facts;
mod focus;
mod forward;
mod gate;
mod junk;
mod predicates;
mod recipients;
mod replies;
mod rules;

use std::collections::VecDeque;

pub(crate) use replies::text_for;

use crate::model::{Address, NewMessage, Timestamp};
use crate::simulator::{Simulator, UserId};
use crate::store::{Details, FolderKey};

/// How many messages one delivery may bring about: replies, forwards, and what follows from them.
const MAX_CHAIN: usize = 200;
/// How many messages that left the tenant are remembered.
const MAX_SENT_OUTSIDE: usize = 1000;

/// A message under way.
#[derive(Debug, Clone)]
pub(crate) struct Posted {
    pub(crate) message: NewMessage,
    /// Where it goes when that is not what its header says.
    pub(crate) envelope: Option<Vec<Address>>,
    /// What its sender asked for, and what kind of message it is.
    pub(crate) details: Details,
}

impl Posted {
    /// A message that goes where its header says.
    pub(crate) fn new(message: NewMessage, details: Details) -> Posted {
        Posted { message, envelope: None, details }
    }
}

/// A message on its way into one mailbox.
struct Arrival {
    user: UserId,
    /// As it will be stored.
    content: NewMessage,
    details: Details,
    /// Where it goes.
    folders: Vec<FolderKey>,
    /// It is junk: neither rules nor replies touch it.
    is_junk: bool,
    /// What it brings about.
    outgoing: Vec<Posted>,
}

/// What happens to a message between the gate of a mailbox and its folder, in this order.
const STEPS: [fn(&mut Simulator, &mut Arrival); 5] =
    [junk::divert, rules::run, focus::classify, replies::answer, into_folders];

impl Simulator {
    /// Delivers a message to every recipient of the tenant; how many mailboxes that are.
    pub fn deliver(&mut self, message: &NewMessage) -> usize {
        self.deliver_posted(Posted::new(message.clone(), Details::default()))
    }

    /// Delivers a message and what follows from it; how many mailboxes it reached.
    pub(crate) fn deliver_posted(&mut self, posted: Posted) -> usize {
        let mut waiting = VecDeque::from([posted]);
        let mut reached = None;
        for _ in 0..MAX_CHAIN {
            let Some(posted) = waiting.pop_front() else {
                break;
            };
            let count = self.deliver_one(&posted, &mut waiting);
            reached.get_or_insert(count);
        }
        reached.unwrap_or_default()
    }

    /// Messages that went to addresses outside the tenant, oldest first; the last 1,000 of them.
    pub fn sent_outside(&self) -> &[NewMessage] {
        &self.sent_outside
    }

    /// Lets through what waits for the moderator of a mailbox; how many messages that were.
    pub fn release_held(&mut self, user: UserId) -> usize {
        let held = self.users.get_mut(user.0).map(|user| std::mem::take(&mut user.personal.held));
        let held = held.unwrap_or_default();
        for posted in &held {
            for posted in self.enter(user, posted) {
                self.deliver_posted(posted);
            }
        }
        held.len()
    }

    fn deliver_one(&mut self, posted: &Posted, waiting: &mut VecDeque<Posted>) -> usize {
        let found = recipients::find(self, posted);
        if !found.outside.is_empty() {
            if self.sent_outside.len() >= MAX_SENT_OUTSIDE {
                self.sent_outside.remove(0);
            }
            self.sent_outside.push(posted.message.clone());
        }
        waiting.extend(found.returned);
        for user in &found.users {
            match gate::check(self, *user, &posted.message) {
                gate::Verdict::Pass => {
                    waiting.extend(self.enter(*user, posted));
                    waiting.extend(self.delivered_report(*user, posted));
                }
                gate::Verdict::Hold => gate::hold(self, *user, posted),
                gate::Verdict::Return(returned) => waiting.extend(returned.map(|report| *report)),
            }
        }
        found.users.len()
    }

    /// Takes a message through all steps into a mailbox; what it brings about.
    fn enter(&mut self, user: UserId, posted: &Posted) -> Vec<Posted> {
        let inbox = self.mailbox(user).and_then(|mailbox| mailbox.well_known("inbox"));
        let mut arrival = Arrival {
            user,
            content: NewMessage { bcc: Vec::new(), is_draft: false, ..posted.message.clone() },
            details: posted.details.clone(),
            folders: inbox.into_iter().collect(),
            is_junk: false,
            outgoing: Vec::new(),
        };
        for step in STEPS {
            step(self, &mut arrival);
        }
        arrival.outgoing
    }

    /// Whether an address belongs to the tenant.
    pub(crate) fn is_internal(&self, address: &str) -> bool {
        self.user(address).is_some() || self.group(address).is_some()
    }
}

/// The last step: the message is stored where the others said.
fn into_folders(simulator: &mut Simulator, arrival: &mut Arrival) {
    let own = simulator.account(arrival.user).map(|account| account.address.clone()).unwrap_or_default();
    let Some(mailbox) = simulator.mailbox_mut(arrival.user) else {
        return;
    };
    let mentions = crate::store::seen_by(&arrival.details.mentions, &own);
    let details = Details { mentions, ..arrival.details.clone() };
    for folder in &arrival.folders {
        let received: Timestamp = arrival.content.received;
        // A rule that names a folder no longer there has an error and does not run: the folder exists.
        let _ = mailbox.store_message(*folder, arrival.content.clone(), details.clone(), received);
    }
}

/// An address as it stands in a header, of the user's own.
fn own_address(simulator: &Simulator, user: UserId) -> Option<Address> {
    let account = simulator.account(user)?;
    Some(Address { name: account.name.clone(), address: account.address.clone() })
}

/// A `Message-ID` nobody else has.
fn new_message_id(simulator: &mut Simulator, from: &str) -> String {
    let domain = from.rsplit_once('@').map_or("contoso.com", |(_, domain)| domain);
    format!("<{}@{domain}>", simulator.random.guid())
}
