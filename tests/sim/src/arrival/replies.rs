//! Automatic replies: once to each sender while they are on.

use super::{Arrival, Posted, facts, new_message_id, own_address};
use crate::json::changes;
use crate::model::{Address, Body, NewMessage};
use crate::personal::Personal;
use crate::personal::settings::Audience;
use crate::simulator::{Simulator, UserId};
use crate::store::Details;

/// Answers a message for an owner who is away.
pub(super) fn answer(simulator: &mut Simulator, arrival: &mut Arrival) {
    if arrival.is_junk || facts::is_automatic(&arrival.content) {
        return;
    }
    let Some(reply) = reply(simulator, arrival.user, &arrival.content) else {
        return;
    };
    if let (Some(user), Some(to)) = (simulator.users.get_mut(arrival.user.0), reply.to.first()) {
        user.personal.answered.insert(to.address.to_lowercase());
    }
    arrival.outgoing.push(Posted::new(reply, Details::default()));
}

fn reply(simulator: &mut Simulator, user: UserId, message: &NewMessage) -> Option<NewMessage> {
    let own = own_address(simulator, user)?;
    let sender = message.from.clone()?;
    let owner = simulator.users.get(user.0)?;
    let is_answered = owner.personal.answered.contains(&sender.address.to_lowercase());
    let is_own = sender.address.eq_ignore_ascii_case(&own.address);
    if !owner.personal.settings.automatic_replies.are_on(simulator.now) || is_answered || is_own {
        return None;
    }
    if !is_named(message, &own) && came_through_group(simulator, message) {
        return None;
    }
    let text = text_for(&owner.personal, &sender.address, simulator.is_internal(&sender.address))?;
    let id = new_message_id(simulator, &own.address);
    let mut reply = changes::blank(id, simulator.now);
    reply.subject = format!("Automatic reply: {}", message.subject);
    reply.body = Body::Html(text);
    reply.conversation_key.clone_from(&message.conversation_key);
    reply.headers = vec![
        ("Auto-Submitted".to_owned(), "auto-replied".to_owned()),
        ("X-Auto-Response-Suppress".to_owned(), "All".to_owned()),
        ("In-Reply-To".to_owned(), message.internet_message_id.clone()),
    ];
    reply.from = Some(own);
    reply.to = vec![sender];
    reply.is_read = false;
    reply.is_draft = false;
    Some(reply)
}

/// What a sender is told; `None` when nothing.
pub(crate) fn text_for(owner: &Personal, sender: &str, is_internal: bool) -> Option<String> {
    let replies = &owner.settings.automatic_replies;
    let is_told = match replies.audience {
        Audience::Nobody => false,
        Audience::Contacts => owner.knows(sender),
        Audience::Everybody => true,
    };
    let text = match (is_internal, is_told) {
        (true, _) => &replies.internal,
        (false, true) => &replies.external,
        (false, false) => return None,
    };
    (!text.is_empty()).then(|| text.clone())
}

fn is_named(message: &NewMessage, own: &Address) -> bool {
    let mut named = message.to.iter().chain(&message.cc);
    named.any(|named| named.address.eq_ignore_ascii_case(&own.address))
}

/// Whether a group brought the message; otherwise who is not named got a blind copy.
fn came_through_group(simulator: &Simulator, message: &NewMessage) -> bool {
    message.to.iter().chain(&message.cc).any(|named| simulator.group(&named.address).is_some())
}
