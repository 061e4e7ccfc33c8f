//! The gate of a mailbox: full, closed to some senders, moderated; and the report to whom it turns away.

use super::{Posted, facts, new_message_id};
use crate::model::{Address, Body, NewMessage};
use crate::simulator::{Simulator, UserId};
use crate::store::Details;

/// What the gate says.
pub(super) enum Verdict {
    Pass,
    /// It waits for a moderator.
    Hold,
    /// It comes back, with a report where its sender is owed one.
    Return(Option<Box<Posted>>),
}

/// Why a message comes back: an enhanced status code and words for it.
pub(super) type Reason = (&'static str, &'static str);

pub(super) const FULL: Reason = ("5.2.2", "The recipient's mailbox is full and can't accept messages now.");
pub(super) const RESTRICTED: Reason =
    ("5.7.1", "Your message can't be delivered because delivery to this address is restricted.");
pub(super) const UNKNOWN: Reason = ("5.1.10", "The email address couldn't be found at this organization.");
pub(super) const TOO_LARGE: Reason = ("5.2.3", "The message is larger than the recipient accepts.");

/// Whether a message may enter a mailbox.
pub(super) fn check(simulator: &mut Simulator, user: UserId, message: &NewMessage) -> Verdict {
    let Some(owner) = simulator.users.get(user.0) else {
        return Verdict::Return(None);
    };
    let (tips, address) = (&owner.personal.tips, owner.account.address.clone());
    let sender = message.from.as_ref().map(|from| from.address.as_str()).unwrap_or_default();
    let too_large = |limit: u32| crate::size::of(message) > u64::from(limit);
    let reason = if tips.mailbox_full {
        FULL
    } else if tips.restricts(sender) {
        RESTRICTED
    } else if tips.max_message_size.is_some_and(too_large) {
        TOO_LARGE
    } else if tips.moderated && !address.eq_ignore_ascii_case(sender) {
        return Verdict::Hold;
    } else {
        return Verdict::Pass;
    };
    Verdict::Return(returned(simulator, message, &address, reason).map(Box::new))
}

/// Keeps a message for the moderator.
pub(super) fn hold(simulator: &mut Simulator, user: UserId, posted: &Posted) {
    if let Some(owner) = simulator.users.get_mut(user.0) {
        owner.personal.held.push(posted.clone());
    }
}

/// The report that a message could not be delivered; nobody is told about automatic mail.
pub(super) fn returned(
    simulator: &mut Simulator,
    message: &NewMessage,
    recipient: &str,
    (status, words): Reason,
) -> Option<Posted> {
    let sender = message.from.clone()?;
    if facts::is_automatic(message) {
        return None;
    }
    let domain = recipient.rsplit_once('@').map_or("contoso.com", |(_, domain)| domain);
    let postmaster =
        Address { name: "Microsoft Outlook".to_owned(), address: format!("postmaster@{domain}") };
    let id = new_message_id(simulator, &postmaster.address);
    let mut report = crate::json::changes::blank(id, simulator.now);
    report.subject = format!("Undeliverable: {}", message.subject);
    report.body = Body::Html(format!(
        "<html><body><p>Delivery has failed to these recipients or groups:</p><p>{recipient}</p><p>{words}</p>\
         <p>Remote server returned '550 {status}'</p></body></html>"
    ));
    report.conversation_key.clone_from(&message.conversation_key);
    report.headers = vec![
        ("Content-Type".to_owned(), "multipart/report; report-type=delivery-status".to_owned()),
        ("Auto-Submitted".to_owned(), "auto-replied".to_owned()),
        ("In-Reply-To".to_owned(), message.internet_message_id.clone()),
    ];
    report.from = Some(postmaster);
    report.to = vec![sender];
    report.is_read = false;
    report.is_draft = false;
    let class = Some("REPORT.IPM.Note.NDR".to_owned());
    Some(Posted::new(report, Details { class, ..Details::default() }))
}
