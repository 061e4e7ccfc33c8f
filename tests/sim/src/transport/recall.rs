//! Recalling sent messages within the tenant: asked for now, done later, reported by mail.

use super::due::{Job, Task};
use super::reports::Report;
use crate::model::{Address, NewMessage, Timestamp};
use crate::simulator::{Simulator, UserId};
use crate::store::{Mailbox, MessageKey};

/// Who sends the reports.
const REPORTER: &str = "Office365Reports@microsoft.com";

/// What a tenant says of recalling messages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecallPolicy {
    /// `MessageRecallEnabled`: without it every recall fails.
    pub enabled: bool,
    /// `RecallReadMessagesEnabled`: whether messages that were read are recalled too.
    pub read_too: bool,
    /// How long after it was asked for a recall is done, in milliseconds.
    pub delay_ms: i64,
}

impl Default for RecallPolicy {
    fn default() -> RecallPolicy {
        RecallPolicy { enabled: true, read_too: true, delay_ms: 60_000 }
    }
}

/// A recall that was asked for.
#[derive(Debug, Clone)]
pub(crate) struct Recall {
    owner: UserId,
    sent: Box<NewMessage>,
}

impl Simulator {
    /// Notes that a sent message is to be recalled.
    pub(crate) fn request_recall(&mut self, owner: UserId, sent: NewMessage) {
        let due = Timestamp(self.now.0.saturating_add(self.transport.recall.delay_ms));
        let task = Task::Recall(Recall { owner, sent: Box::new(sent) });
        self.transport.jobs.push(Job { due, task });
    }

    /// Takes the message out of the mailboxes it reached, and tells its sender how that went.
    pub(super) fn carry_out(&mut self, recall: &Recall, at: Timestamp) {
        let Recall { owner, sent } = recall;
        let named: Vec<Address> = sent.to.iter().chain(&sent.cc).chain(&sent.bcc).cloned().collect();
        let outcomes: Vec<(Address, bool)> = named
            .into_iter()
            .map(|recipient| {
                let recalled = self.recall_from(*owner, &recipient, sent);
                (recipient, recalled)
            })
            .collect();
        self.report_recall(*owner, sent, &outcomes, at);
    }

    /// Whether the message could be taken back from one recipient.
    fn recall_from(&mut self, owner: UserId, recipient: &Address, sent: &NewMessage) -> bool {
        let RecallPolicy { enabled, read_too, .. } = self.transport.recall;
        let Some(user) = self.user(&recipient.address).filter(|_| enabled) else {
            return false;
        };
        let Some(mailbox) = self.mailbox_mut(user) else {
            return false;
        };
        let found = arrived(mailbox, sent, user == owner);
        let (taken, kept): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|(_, is_read)| read_too || !is_read);
        for (key, _) in &taken {
            mailbox.destroy_message(*key);
        }
        !taken.is_empty() && kept.is_empty()
    }

    fn report_recall(
        &mut self,
        owner: UserId,
        sent: &NewMessage,
        outcomes: &[(Address, bool)],
        at: Timestamp,
    ) {
        let count = outcomes.iter().filter(|(_, recalled)| *recalled).count();
        let rows = outcomes.iter().map(|(recipient, recalled)| {
            let outcome = if *recalled { "Recalled" } else { "Recall failed" };
            format!("<tr><td>{}</td><td>{outcome}</td></tr>", recipient.address)
        });
        let Some(to) = self.address_of(owner) else {
            return;
        };
        let html = format!(
            "<p>Message recall report</p><p>Subject: {}<br>Completed: {}<br>Recalled: {count} of {}</p>\
             <table><tr><th>Recipient</th><th>Status</th></tr>{}</table>",
            sent.subject,
            crate::clock::iso(at),
            outcomes.len(),
            rows.collect::<String>()
        );
        let from = Address { name: "Office365Reports".to_owned(), address: REPORTER.to_owned() };
        let subject = format!("Recall Report: {}", sent.subject);
        let report = self.report(Report { to, from, class: "IPM.Note", subject, html, about: sent });
        self.deliver_posted(report);
    }
}

/// The copies of a message that arrived in a mailbox, with whether they were read.
fn arrived(mailbox: &Mailbox, sent: &NewMessage, is_sender: bool) -> Vec<(MessageKey, bool)> {
    let sent_items = mailbox.well_known("sentitems").filter(|_| is_sender);
    let is_copy = |message: &&crate::store::Message| {
        message.content.internet_message_id == sent.internet_message_id && Some(message.folder) != sent_items
    };
    let mut found: Vec<_> =
        mailbox.messages().filter(is_copy).map(|message| (message.key, message.content.is_read)).collect();
    found.sort_unstable();
    found
}
