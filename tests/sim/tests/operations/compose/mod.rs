//! Writing and sending: replies, drafts, attachments, mentions, and what becomes of mail that was sent.

mod attachments;
mod meetings;
mod mentions;
mod recalls;
mod replies;
mod sending;
mod uploads;
mod verdicts;

use graph_sim::inspect::MessageState;
use graph_sim::model::{NewMessage, Timestamp};
use graph_sim::{Method, Request, Response, UserId};
use serde_json::{Value, json};

use crate::common::{NOW, Tenant, address, in_path, letter, text};

/// A letter in Ada's Inbox that went to her, Ben and Dora; Cleo wrote it and wants answers elsewhere.
pub(crate) fn round_letter() -> NewMessage {
    NewMessage {
        subject: "Plan".into(),
        to: vec![address("Ada Lovelace", "ada@contoso.com"), address("Ben Okri", "ben@contoso.com")],
        cc: vec![address("Dora", "dora@fabrikam.com"), address("Ada", "ADA@contoso.com")],
        ..letter(1, NOW.0)
    }
}

/// A recipient as it stands in JSON.
pub(crate) fn recipient(address: &str) -> Value {
    json!({ "emailAddress": { "address": address } })
}

/// The path of a message of Ada's.
pub(crate) fn path_of(id: &str) -> String {
    format!("/me/messages/{}", in_path(id))
}

/// The addresses of a recipient list.
pub(crate) fn addresses(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|one| text(&one["emailAddress"]["address"])).collect()
}

/// The same request to beta.
pub(crate) fn beta(request: &Request) -> Request {
    Request { url: request.url.replace("/v1.0/", "/beta/"), ..request.clone() }
}

impl Tenant {
    pub(crate) fn post_beta(&mut self, path: &str, body: &Value) -> Response {
        let request = beta(&self.request(Method::Post, path).with_json(body));
        self.send(&request)
    }

    pub(crate) fn get_beta(&mut self, path: &str) -> Response {
        let request = beta(&self.request(Method::Get, path));
        self.send(&request)
    }

    /// A POST without a body.
    pub(crate) fn act(&mut self, path: &str) -> Response {
        let request = self.request(Method::Post, path);
        self.send(&request)
    }

    /// A draft of Ada's that must come about; its JSON.
    pub(crate) fn draft(&mut self, body: &Value) -> Value {
        let response = self.post("/me/messages", body);
        assert_eq!(response.status, 201, "{}", String::from_utf8_lossy(&response.body));
        response.to_json().unwrap()
    }

    pub(crate) fn inbox(&self, user: UserId) -> Vec<MessageState> {
        self.simulator.messages_in(user, "inbox")
    }

    /// Lets the clock pass.
    pub(crate) fn wait(&mut self, ms: i64) {
        self.now = Timestamp(self.now.0 + ms);
        self.simulator.set_now(self.now);
    }

    /// The extended property of a message, where it has it.
    pub(crate) fn extended(&mut self, id: &str, property: &str) -> Option<String> {
        let property = property.replace(' ', "%20");
        let expand = format!("singleValueExtendedProperties($filter=id%20eq%20'{property}')");
        let message = self.json(&format!("{}?$expand={expand}", path_of(id)));
        Some(text(message.get("singleValueExtendedProperties")?.get(0)?.get("value")?))
    }
}
