//! What the native benchmarks share: the simulated service in the same process, with mailboxes of several sizes.
//!
//! `cargo xtask bench --only native` runs them and prints a table; the browser's are in `tests/e2e/src/bin/bench`.

pub mod engine;

use graph_sim::model::Timestamp;
use graph_sim::{Options, Outcome, Simulator, UserId, sample};
use outpost::model::{FolderId, WellKnownFolder};
use outpost::protocol::ops::mail_folder::{ListMessages, MessageDelta};
use outpost::protocol::{DeltaQuery, Dialect, Operation, Request, Response};

/// How many messages the mailboxes hold.
pub const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

/// How many messages a page of a delta query has at most.
pub const DELTA_PAGE: usize = 200;

/// What a row of the list shows: what a synchronisation has to bring.
const FIELDS: [&str; 16] = [
    "id",
    "parentFolderId",
    "conversationId",
    "subject",
    "bodyPreview",
    "from",
    "sender",
    "toRecipients",
    "receivedDateTime",
    "sentDateTime",
    "hasAttachments",
    "isRead",
    "isDraft",
    "flag",
    "importance",
    "categories",
];

/// How long a token lives, in milliseconds: longer than any benchmark.
const LIFETIME: i64 = 24 * 3_600_000;

const NOW: Timestamp = Timestamp(1_767_603_600_000);

/// A mailbox whose messages are all in the Inbox, and the service around it.
pub struct Service {
    simulator: Simulator,
    user: UserId,
    token: String,
}

impl Service {
    /// A mailbox of so many messages.
    pub fn with(messages: usize) -> Self {
        let mut simulator = Simulator::new(&Options { start: NOW, ..Options::default() });
        let user = simulator.add_user(sample::OWNER_NAME, sample::OWNER_ADDRESS);
        if let Some(inbox) = simulator.folder_by_path(user, "Inbox", true) {
            for message in sample::inbox(messages, 1, NOW) {
                simulator.insert(user, inbox, message);
            }
        }
        let token = simulator.issue_token(user, LIFETIME);
        Self { simulator, user, token }
    }

    /// What the service answers to the client's request; an empty answer where it gives none.
    pub fn answer(&mut self, request: &Request) -> Response {
        let mut headers = vec![("Authorization".to_owned(), format!("Bearer {}", self.token))];
        headers.extend(request.headers().into_iter().map(|(name, value)| (name.to_owned(), value)));
        let asked = graph_sim::Request {
            method: graph_sim::Method::parse(request.method.as_str()).unwrap_or(graph_sim::Method::Get),
            url: Dialect::Graph.address("https://graph.example", request).unwrap_or_default(),
            headers,
            body: request.content().unwrap_or_default().into_owned(),
        };
        match self.simulator.handle(&asked, NOW).outcome {
            Outcome::Answer(answer) => Response::new(answer.status, answer.headers, answer.body),
            Outcome::Dropped => Response::new(0, Vec::new(), Vec::new()),
        }
    }

    /// Makes so many changes to the Inbox.
    pub fn churn(&mut self, changes: usize) {
        self.simulator.churn(self.user, "Inbox", changes, 1);
    }
}

/// The Inbox.
pub fn inbox() -> FolderId {
    WellKnownFolder::Inbox.id()
}

/// The first question of a synchronisation of the Inbox.
pub fn first_delta() -> MessageDelta {
    MessageDelta::new(inbox(), DeltaQuery::new().select(&FIELDS).newest_first(), DELTA_PAGE)
}

/// A question for a page of the list, as today's list asks.
pub fn list_page(skip: usize) -> ListMessages {
    ListMessages::new(inbox(), skip, outpost::mailbox::PAGE_ROWS)
}

/// Whether the service took the request: a benchmark of refusals would be fast and wrong.
pub fn accepted<O: Operation>(operation: &O, response: &Response) -> bool {
    response.is_success() && operation.read(response).is_ok()
}
