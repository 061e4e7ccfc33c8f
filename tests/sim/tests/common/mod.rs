//! What the tests of the simulator share: a small tenant and a way to talk to it.
#![allow(dead_code, reason = "every test file uses another part of it")]

#[cfg(feature = "contract")]
use graph_sim::contract::Judge;
use graph_sim::model::{Address, Attachment, AttachmentContent, Body};
use graph_sim::model::{NewMessage, Timestamp};
use graph_sim::{Method, Options, Outcome, Request, Response, Simulator, UserId};
use serde_json::Value;

/// Sunday, 1 March 2026, 09:30 UTC.
pub(crate) const NOW: Timestamp = Timestamp(1_772_357_400_000);
/// An hour in milliseconds.
pub(crate) const HOUR: i64 = 3_600_000;

/// A tenant with two users, and the token of the first.
pub(crate) struct Tenant {
    pub(crate) simulator: Simulator,
    pub(crate) ada: UserId,
    pub(crate) ben: UserId,
    pub(crate) token: String,
    pub(crate) now: Timestamp,
    /// Judges every exchange by the contract, where that is at hand.
    #[cfg(feature = "contract")]
    pub(crate) judge: Option<Judge>,
}

impl Tenant {
    pub(crate) fn new() -> Tenant {
        let mut simulator = Simulator::new(&Options { seed: 7, start: NOW, ..Options::default() });
        let ada = simulator.add_user("Ada Lovelace", "ada@contoso.com");
        let ben = simulator.add_user("Ben Okri", "ben@contoso.com");
        let token = simulator.issue_token(ada, HOUR);
        Tenant {
            simulator,
            ada,
            ben,
            token,
            now: NOW,
            #[cfg(feature = "contract")]
            judge: Judge::find(),
        }
    }

    /// Puts messages into Ada's folder, the first one oldest, a minute apart; gives their immutable ids.
    pub(crate) fn fill(&mut self, path: &str, count: i64) -> Vec<String> {
        let folder = self.simulator.folder_by_path(self.ada, path, true).unwrap();
        let messages = (0..count).map(|number| letter(number, NOW.0 - (count - number) * 60_000));
        messages.map(|message| self.simulator.insert(self.ada, folder, message).unwrap()).collect()
    }

    pub(crate) fn insert(&mut self, path: &str, message: NewMessage) -> String {
        let folder = self.simulator.folder_by_path(self.ada, path, true).unwrap();
        self.simulator.insert(self.ada, folder, message).unwrap()
    }

    /// A request of Ada's with immutable ids.
    pub(crate) fn request(&self, method: Method, path: &str) -> Request {
        Request::new(method, format!("https://graph.microsoft.com/v1.0{path}"))
            .with_token(&self.token)
            .with_header("Prefer", "IdType=\"ImmutableId\"")
    }

    /// Sends a request that must be legal, as its answer must be.
    pub(crate) fn send(&mut self, request: &Request) -> Response {
        let response = self.send_unseen(request);
        #[cfg(feature = "contract")]
        if let Some(judge) = &self.judge {
            let found = judge.exchange(request, &response);
            assert!(found.is_empty(), "status {}: {}", response.status, told(&found));
        }
        response
    }

    /// Sends a request that is illegal on purpose; its answer must be a refusal as Graph words it. A batch with an
    /// illegal item is answered like any other: the refusal is inside.
    pub(crate) fn send_wild(&mut self, request: &Request) -> Response {
        let response = self.send_unseen(request);
        #[cfg(feature = "contract")]
        if let Some(judge) = &self.judge {
            assert!(!judge.contract().check_request(request).is_empty(), "{} is legal", request.url);
            if judge.contract().has_operation(request) {
                let found = judge.answer(request, &response);
                assert!(found.is_empty(), "status {}: {}", response.status, told(&found));
            }
        }
        let is_batch = request.url.ends_with("/$batch");
        assert!(response.status >= 400 || is_batch, "{} was answered with {}", request.url, response.status);
        response
    }

    /// Sends a request past the contract: for answers that a fault spoils on their way.
    pub(crate) fn send_unseen(&mut self, request: &Request) -> Response {
        match self.simulator.handle(request, self.now).outcome {
            Outcome::Answer(response) => response,
            Outcome::Dropped => panic!("{} was dropped", request.url),
        }
    }

    /// Sends an illegal GET.
    pub(crate) fn get_wild(&mut self, path: &str) -> Response {
        let request = self.request(Method::Get, path);
        self.send_wild(&request)
    }

    pub(crate) fn get(&mut self, path: &str) -> Response {
        let request = self.request(Method::Get, path);
        self.send(&request)
    }

    /// A GET that must succeed.
    pub(crate) fn json(&mut self, path: &str) -> Value {
        let response = self.get(path);
        assert_eq!(response.status, 200, "{path}: {}", String::from_utf8_lossy(&response.body));
        response.to_json().unwrap()
    }

    pub(crate) fn delete(&mut self, path: &str) -> Response {
        let request = self.request(Method::Delete, path);
        self.send(&request)
    }

    pub(crate) fn post(&mut self, path: &str, body: &Value) -> Response {
        let request = self.request(Method::Post, path).with_json(body);
        self.send(&request)
    }

    pub(crate) fn patch(&mut self, path: &str, body: &Value) -> Response {
        let request = self.request(Method::Patch, path).with_json(body);
        self.send(&request)
    }

    /// The subjects of a list in its order.
    pub(crate) fn subjects(&mut self, path: &str) -> Vec<String> {
        let page = self.json(path);
        page["value"].as_array().unwrap().iter().map(|message| text(&message["subject"])).collect()
    }
}

#[cfg(feature = "contract")]
fn told(violations: &[graph_sim::contract::Violation]) -> String {
    violations.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// The text of a JSON string.
pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is no string")).to_owned()
}

/// The error code of an answer.
pub(crate) fn code(response: &Response) -> String {
    text(&response.to_json().unwrap()["error"]["code"])
}

/// An id as it must stand in a path.
pub(crate) fn in_path(id: &str) -> String {
    id.replace('=', "%3D")
}

/// An unread letter.
pub(crate) fn letter(number: i64, received: i64) -> NewMessage {
    NewMessage {
        subject: format!("Letter {number}"),
        from: Some(address("Cleo", "cleo@fabrikam.com")),
        to: vec![address("Ada Lovelace", "ada@contoso.com")],
        body: Body::Html(format!("<p>The text of <b>letter {number}</b></p>")),
        sent: Timestamp(received - 1000),
        received: Timestamp(received),
        internet_message_id: format!("<{number}@fabrikam.com>"),
        conversation_key: format!("thread {number}"),
        headers: vec![("X-Number".into(), number.to_string())],
        ..NewMessage::default()
    }
}

pub(crate) fn address(name: &str, address: &str) -> Address {
    Address { name: name.into(), address: address.into() }
}

/// A small file.
pub(crate) fn file(name: &str, is_inline: bool) -> Attachment {
    Attachment {
        name: name.into(),
        content_type: "image/png".into(),
        is_inline,
        content_id: is_inline.then(|| "logo@1".to_owned()),
        content: AttachmentContent::File(vec![1, 2, 3]),
    }
}
