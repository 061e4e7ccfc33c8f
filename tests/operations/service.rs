//! The simulated service in the same process, asked by the client's own operations.

use std::any::type_name;
use std::collections::BTreeMap;

use base64::Engine as _;
use graph_sim::contract::{Judge, Violation};
use graph_sim::model::{Address, NewMessage, Timestamp};
use graph_sim::{Options, Outcome, Simulator, TokenOptions, UserId};
use outpost::model::{BodyType, EmailAddress, ItemBody, Message, MessageId, Recipient};
use outpost::protocol::ops::message;
use outpost::protocol::{
    ApiError, Body, Decision, Dialect, Operation, OperationId, Outcome as Attempt, Renewal, Request,
    Response, RetryPolicy, ServiceError, Spelling, Step, Upload,
};

use crate::naming;

/// Tuesday, 3 March 2026, 09:30 UTC.
pub(crate) const START: Timestamp = Timestamp(1_772_530_200_000);
const DAY: i64 = 86_400_000;
const OUTLOOK: &str = "https://outlook.office.com/api";
const GRAPH: &str = "https://graph.microsoft.com";

/// An operation that was carried out: by which type, and by which request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Proof {
    pub(crate) function: String,
    pub(crate) route: String,
}

/// A tenant of four, and Ada at her mailbox.
pub(crate) struct Service {
    pub(crate) simulator: Simulator,
    pub(crate) ada: UserId,
    pub(crate) ben: UserId,
    pub(crate) dialect: Dialect,
    pub(crate) now: Timestamp,
    pub(crate) token: String,
    /// What was carried out with success.
    pub(crate) proofs: BTreeMap<OperationId, Proof>,
    /// Every attempt so far.
    pub(crate) log: Vec<Sent>,
    /// Faults may answer what Graph would not: then only requests are judged.
    pub(crate) is_hostile: bool,
    judge: Option<Judge>,
}

/// One attempt at a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sent {
    pub(crate) at: Timestamp,
    pub(crate) operation: OperationId,
    /// `None` where no answer came.
    pub(crate) status: Option<u16>,
    /// Milliseconds to wait, as the service said.
    pub(crate) told_to_wait: i64,
}

impl Service {
    pub(crate) fn new(dialect: Dialect) -> Self {
        let mut simulator = Simulator::new(&Options { seed: 11, start: START, ..Options::default() });
        let ada = simulator.add_user("Ada Lovelace", "ada@contoso.com");
        let ben = simulator.add_user("Ben Okri", "ben@contoso.com");
        simulator.add_user("Cleo Ives", "cleo@contoso.com");
        let token = simulator.issue_token(ada, DAY * 400);
        let judge = Judge::find();
        if judge.is_none() {
            println!("SKIPPED: the contract of the API is not beside the repository");
        }
        Self {
            simulator,
            ada,
            ben,
            dialect,
            now: START,
            token,
            proofs: BTreeMap::new(),
            log: Vec::new(),
            is_hostile: false,
            judge,
        }
    }

    /// Asks an operation that must succeed.
    pub(crate) fn ask<O: Operation>(&mut self, operation: &O) -> O::Answer {
        match self.call(operation) {
            Ok(answer) => answer,
            Err(error) => panic!("{}: {error} ({error:?})", type_name::<O>()),
        }
    }

    /// Asks an operation.
    pub(crate) fn call<O: Operation>(&mut self, operation: &O) -> Result<O::Answer, ApiError> {
        let request = operation.request();
        let response = self.send(&request)?;
        let answer = operation.read(&response)?;
        self.note::<O>(&request);
        Ok(answer)
    }

    fn note<O>(&mut self, request: &Request) {
        let proof = Proof { function: naming::function::<O>(), route: naming::route(request) };
        self.proofs.entry(request.operation).or_insert(proof);
    }

    /// Sends a request as the app does: until it succeeds or is refused for good. Waiting is turning the clock.
    pub(crate) fn send(&mut self, request: &Request) -> Result<Response, ApiError> {
        if self.dialect == Dialect::Outlook
            && let Body::Batch(items) = &request.body
        {
            return items
                .iter()
                .map(|item| self.exchange(item))
                .collect::<Result<_, _>>()
                .map(Response::of_items);
        }
        let response = self.exchange(request)?;
        if response.is_success() { Ok(response) } else { Err(ServiceError::read(&response).into()) }
    }

    fn exchange(&mut self, request: &Request) -> Result<Response, ApiError> {
        let mut policy = RetryPolicy::new(request);
        loop {
            let attempt = self.attempt(request)?;
            let outcome = attempt.as_ref().map_or(Attempt::Lost, Attempt::Answered);
            match policy.decide(outcome, 0.0) {
                Decision::RenewToken(renewal) => self.renew(&renewal),
                Decision::Park(renewal) => {
                    self.renew(&renewal);
                    policy.resumed(false);
                }
                Decision::Wait { millis, .. } => self.wait(i64::from(millis)),
                Decision::TakeAsDone => return Ok(Response::new(204, Vec::new(), Vec::new())),
                Decision::Take { .. } => {
                    let response = attempt.ok_or(ApiError::Unreachable)?;
                    return Ok(self.spelling().decode(request, response));
                }
            }
        }
    }

    fn spelling(&self) -> Spelling {
        match self.dialect {
            Dialect::Graph => Spelling::GRAPH,
            Dialect::Outlook => Spelling::OUTLOOK,
        }
    }

    /// One attempt, judged by the contract.
    fn attempt(&mut self, request: &Request) -> Result<Option<Response>, ApiError> {
        let base = if self.dialect == Dialect::Graph { GRAPH } else { OUTLOOK };
        let encoded = self.spelling().encode(request.clone());
        let url = self.dialect.address(base, &encoded)?;
        let method = graph_sim::Method::parse(encoded.method.as_str()).expect("a method the service knows");
        let mut sent = graph_sim::Request::new(method, url);
        if !request.is_upload() {
            sent = sent.with_token(&self.token);
        }
        for (name, value) in encoded.headers() {
            sent = sent.with_header(name, &value);
        }
        sent.body = encoded.content().unwrap_or_default().into_owned();
        let reply = self.simulator.handle(&sent, self.now);
        let answer = reply.answer();
        let told_to_wait =
            answer.and_then(|answer| answer.header("Retry-After")?.parse::<i64>().ok()).unwrap_or_default();
        self.log.push(Sent {
            at: self.now,
            operation: request.operation,
            status: answer.map(|answer| answer.status),
            told_to_wait: told_to_wait * 1_000,
        });
        match reply.outcome {
            Outcome::Dropped => {
                self.judge(|judge| judge.request(&sent));
                Ok(None)
            }
            Outcome::Answer(answer) => {
                let is_hostile = self.is_hostile;
                self.judge(
                    |judge| {
                        if is_hostile { judge.request(&sent) } else { judge.exchange(&sent, &answer) }
                    },
                );
                Ok(Some(Response::new(answer.status, answer.headers, answer.body)))
            }
        }
    }

    fn judge(&self, ask: impl FnOnce(&Judge) -> Vec<Violation>) {
        let violations = self.judge.as_ref().map(ask).unwrap_or_default();
        assert!(violations.is_empty(), "{violations:#?}");
    }

    /// A new token, which fulfils the claims of a challenge where there were some.
    fn renew(&mut self, renewal: &Renewal) {
        let claims = match renewal {
            Renewal::WithClaims(claims) => Some(claims.as_str()),
            Renewal::No | Renewal::Forced => None,
        };
        let decode = |claims: &str| {
            let bytes = base64::engine::general_purpose::STANDARD.decode(claims).expect("claims are base64");
            String::from_utf8(bytes).expect("claims are JSON")
        };
        let options =
            TokenOptions { lifetime_ms: DAY, claims: claims.map(decode), ..TokenOptions::default() };
        self.token = self.simulator.issue_token_as(self.ada, &options);
    }

    /// Lets time pass, in milliseconds.
    pub(crate) fn wait(&mut self, millis: i64) {
        self.now = Timestamp(self.now.0 + millis);
        self.simulator.set_now(self.now);
    }
}

impl Service {
    /// Puts a letter into a folder of Ada's; its id.
    pub(crate) fn put(&mut self, path: &str, letter: NewMessage) -> MessageId {
        let folder = self.simulator.folder_by_path(self.ada, path, true).expect("the folder can be made");
        self.simulator.insert(self.ada, folder, letter).expect("the letter can be put in").as_str().into()
    }

    /// A draft of Ada's to these people.
    pub(crate) fn draft(&mut self, subject: &str, to: &[&str]) -> Message {
        self.ask(&message::Create::new(new_message(subject, to)))
    }

    /// The subjects in a folder of somebody, newest first.
    pub(crate) fn subjects(&self, user: UserId, path: &str) -> Vec<String> {
        let messages = self.simulator.messages_in(user, path);
        messages.into_iter().map(|message| message.content.subject).collect()
    }
}

/// A letter from Ben to Ada, an hour old.
pub(crate) fn letter(subject: &str) -> NewMessage {
    let person = |name: &str, address: &str| Address { name: name.into(), address: address.into() };
    let received = Timestamp(START.0 - 3_600_000);
    NewMessage {
        subject: subject.into(),
        from: Some(person("Ben Okri", "ben@contoso.com")),
        to: vec![person("Ada Lovelace", "ada@contoso.com"), person("Cleo Ives", "cleo@contoso.com")],
        body: graph_sim::model::Body::Html(format!("<p>About {subject}</p>")),
        sent: received,
        received,
        internet_message_id: format!("<{}@contoso.com>", subject.replace(' ', ".")),
        conversation_key: subject.into(),
        ..NewMessage::default()
    }
}

/// What Ada writes.
pub(crate) fn new_message(subject: &str, to: &[&str]) -> outpost::model::NewMessage {
    outpost::model::NewMessage {
        subject: Some(subject.into()),
        body: Some(ItemBody { content_type: BodyType::Html, content: format!("<p>{subject}</p>") }),
        to_recipients: to.iter().map(|address| recipient(address)).collect(),
        ..Default::default()
    }
}

pub(crate) fn recipient(address: &str) -> Recipient {
    Recipient { email_address: EmailAddress { name: String::new(), address: address.into() } }
}

impl Service {
    /// Sends one request of an upload, once, and lets the upload decide what next.
    pub(crate) fn upload(&mut self, upload: &mut Upload, request: impl FnOnce(&Upload) -> Request) -> Step {
        let request = request(upload);
        let attempt = self.attempt(&request).expect("the address of the session can be used");
        if attempt.as_ref().is_some_and(Response::is_success) {
            self.note::<Upload>(&request);
        }
        let outcome = attempt.as_ref().ok_or(ApiError::Unreachable);
        upload.settle(outcome, 0.0)
    }

    /// Sends a request that no operation makes, and notes who made it.
    pub(crate) fn send_noted<O>(&mut self, request: &Request) -> Result<Response, ApiError> {
        let response = self.send(request)?;
        self.note::<O>(request);
        Ok(response)
    }
}
