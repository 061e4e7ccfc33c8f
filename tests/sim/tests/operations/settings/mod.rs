//! Settings, rules, Focused Inbox, automatic replies, mail tips, categories, people, search.

mod categories;
mod contacts;
mod directory;
mod focus;
mod gate;
mod mail_tips;
mod mailbox;
mod people;
mod replies;
mod rule_actions;
mod rule_conditions;
mod rules;
mod search;
mod search_query;

use graph_sim::model::NewMessage;
use graph_sim::{Method, Request, Response};
use serde_json::Value;

use crate::common::{Tenant, address, letter};

impl Tenant {
    /// A letter from Cleo to Ada that arrives now.
    pub(super) fn arriving(&self, subject: &str) -> NewMessage {
        NewMessage {
            subject: subject.to_owned(),
            internet_message_id: format!("<{subject}@fabrikam.com>"),
            ..letter(1, self.now.0)
        }
    }

    /// A request of Ada's to beta.
    pub(super) fn beta(&self, method: Method, path: &str) -> Request {
        Request::new(method, format!("https://graph.microsoft.com/beta{path}")).with_token(&self.token)
    }

    /// Sends JSON that is illegal on purpose.
    pub(super) fn send_json_wild(&mut self, method: Method, path: &str, body: &Value) -> Response {
        let request = self.request(method, path).with_json(body);
        self.send_wild(&request)
    }

    /// The subjects in a folder of Ada's, newest first.
    pub(super) fn held(&self, path: &str) -> Vec<String> {
        self.simulator
            .messages_in(self.ada, path)
            .into_iter()
            .map(|message| message.content.subject)
            .collect()
    }

    /// The subjects in Ben's Inbox, newest first.
    pub(super) fn held_by_ben(&self) -> Vec<String> {
        self.simulator
            .messages_in(self.ben, "inbox")
            .into_iter()
            .map(|message| message.content.subject)
            .collect()
    }
}

/// A letter from Ben to Ada.
pub(super) fn from_ben(tenant: &Tenant, subject: &str) -> NewMessage {
    NewMessage { from: Some(address("Ben Okri", "ben@contoso.com")), ..tenant.arriving(subject) }
}
