//! Mail the service writes about other mail: receipts, reports of recalls.

use crate::arrival::Posted;
use crate::model::{Address, Body, NewMessage};
use crate::simulator::{Simulator, UserId};
use crate::store::{Details, MessageKey};

/// Mail the service writes.
pub(super) struct Report<'a> {
    pub(super) to: Address,
    pub(super) from: Address,
    /// The message class.
    pub(super) class: &'a str,
    pub(super) subject: String,
    pub(super) html: String,
    /// The message it is about.
    pub(super) about: &'a NewMessage,
}

impl Simulator {
    /// Tells a sender that a message has arrived, where the sender asked and the tenant does so.
    pub(crate) fn delivered_report(&mut self, recipient: UserId, posted: &Posted) -> Option<Posted> {
        if !self.transport.receipts || !posted.details.delivery_receipt {
            return None;
        }
        let Address { name, address } = self.address_of(recipient)?;
        let domain = address.rsplit_once('@').map_or("contoso.com", |(_, domain)| domain);
        Some(self.report(Report {
            to: posted.message.from.clone()?,
            from: Address { name: "Microsoft Outlook".to_owned(), address: format!("postmaster@{domain}") },
            class: "REPORT.IPM.Note.DR",
            subject: format!("Delivered: {}", posted.message.subject),
            html: format!(
                "<p>Your message has been delivered to the following recipients:</p><p>{name} ({address})</p>"
            ),
            about: &posted.message,
        }))
    }

    /// Tells a sender that a message was read, where the sender asked and was not told yet.
    pub(crate) fn report_read(&mut self, reader: UserId, key: MessageKey) {
        let own = self.address_of(reader);
        let Some(message) = self.mailbox(reader).and_then(|mailbox| mailbox.message(key).ok()) else {
            return;
        };
        let (read, details) = (message.content.clone(), &message.details);
        let asked = details.read_receipt && !details.receipt_sent && !read.is_draft && read.is_read;
        let (Some(own), Some(sender)) = (own, read.from.clone()) else {
            return;
        };
        if !self.transport.receipts || !asked || sender.address.eq_ignore_ascii_case(&own.address) {
            return;
        }
        if let Some(mailbox) = self.mailbox_mut(reader) {
            mailbox.note_receipt(key);
        }
        let report = self.report(Report {
            to: sender,
            html: format!(
                "<p>Your message</p><p>To: {}<br>Subject: {}</p><p>was read.</p>",
                own.name, read.subject
            ),
            from: own,
            class: "REPORT.IPM.Note.IPNRN",
            subject: format!("Read: {}", read.subject),
            about: &read,
        });
        self.deliver_posted(report);
    }

    /// A report on its way; nobody answers it by machine.
    pub(super) fn report(&mut self, report: Report<'_>) -> Posted {
        let Report { to, from, class, subject, html, about } = report;
        let domain = from.address.rsplit_once('@').map_or("contoso.com", |(_, domain)| domain);
        let id = format!("<{}@{domain}>", self.random.guid());
        let mut headers = crate::compose::threading(about);
        headers.push(("Auto-Submitted".to_owned(), "auto-generated".to_owned()));
        let message = NewMessage {
            subject,
            from: Some(from),
            to: vec![to],
            body: Body::Html(format!("<html><body>{html}</body></html>")),
            conversation_key: about.conversation_key.clone(),
            headers,
            is_read: false,
            is_draft: false,
            ..crate::json::changes::blank(id, self.now)
        };
        Posted::new(message, Details { class: Some(class.to_owned()), ..Details::default() })
    }
}
