//! Letters of colleagues and clients, single and as conversations with answers.

use super::{
    clock::{DAY, HOUR, MINUTE},
    dice::Dice,
    generator::Desk,
    letter::{self, Filed},
    people::{self, Person, builders, people},
    phrases::{ASKS, CLOSINGS, FACTS, OPENERS, REPLIES, SUBJECTS},
    pictures, quotes,
    slots::Slots,
};
use crate::model::{Body, Importance, NewMessage, Timestamp};

/// One letter of a colleague.
pub(super) fn note(desk: &mut Desk) -> Vec<Filed> {
    let slots = Slots::draw(&mut desk.dice);
    let person = desk.dice.pick(builders());
    let subject = subject(desk, &slots);
    let mut message = if desk.bulk {
        let text = short(&mut desk.dice, &slots, person.first_name());
        letter::to_owner(&mut desk.dice, person.mailbox(), subject, Body::Text(text), desk.at)
    } else {
        let body = body(&mut desk.dice, &slots, "Ada", person.first_name());
        let inner = format!("{body}{}", letter::signature(person));
        let mut message =
            letter::to_owner(&mut desk.dice, person.mailbox(), subject, letter::html(&inner), desk.at);
        pictures::sign(desk, &mut message);
        message
    };
    copy_to(&mut desk.dice, &mut message, person);
    if desk.dice.percent(6) {
        message.importance = Importance::High;
    } else if desk.dice.percent(2) {
        message.importance = Importance::Low;
    }
    vec![(desk.folder(slots.project.folder), message)]
}

/// One letter of a client.
pub(super) fn client(desk: &mut Desk) -> Vec<Filed> {
    let slots = Slots::draw(&mut desk.dice);
    let client = slots.project.client;
    let subject = subject(desk, &slots);
    let first = client.contact.split(' ').next().unwrap_or_default();
    let body = body(&mut desk.dice, &slots, "Ms Brandt", first);
    let inner = format!("{body}<p style=\"color:#777\">{}<br>{}</p>", client.contact, client.name);
    let message = letter::to_owner(&mut desk.dice, client.mailbox(), subject, letter::html(&inner), desk.at);
    vec![(desk.folder(slots.project.folder), message)]
}

/// A conversation of two to five messages in HTML or plain text.
pub(super) fn thread(desk: &mut Desk, plain: bool) -> Vec<Filed> {
    let slots = Slots::draw(&mut desk.dice);
    let person = desk.dice.pick(builders());
    let third = desk.dice.pick(builders());
    let length = desk.dice.between(2, 5);
    let folder = desk.folder(slots.project.folder);
    let mut moments = moments(desk, length);
    let at = moments.pop().unwrap_or(desk.at);
    let subject = subject(desk, &slots);
    let first_body = opening(desk, &slots, person, plain);
    let mut first = letter::to_owner(&mut desk.dice, person.mailbox(), subject, first_body, at);
    first.cc = vec![third.mailbox()];
    let mut filed: Vec<Filed> = vec![(folder.clone(), first)];
    for step in 1..length {
        let (Some((_, last)), Some(at)) = (filed.last(), moments.pop()) else { break };
        let (reply, folder) = match step % 3 {
            1 => (answer(&mut desk.dice, &slots, last, None, plain, at), "Sent Items".to_owned()),
            2 => (answer(&mut desk.dice, &slots, last, Some(person), plain, at), folder.clone()),
            _ => (answer(&mut desk.dice, &slots, last, Some(third), plain, at), folder.clone()),
        };
        filed.push((folder, reply));
    }
    filed
}

/// When the messages of a conversation are written, the last one first; people sleep in between.
fn moments(desk: &mut Desk, length: i64) -> Vec<Timestamp> {
    let mut at = desk.at.0;
    let mut moments = vec![desk.at];
    for _ in 1..length {
        at -= desk.dice.between(6 * MINUTE, 4 * HOUR);
        if at.rem_euclid(DAY) < 6 * HOUR {
            at -= 9 * HOUR;
        }
        moments.push(Timestamp(at));
    }
    moments
}

fn opening(desk: &mut Desk, slots: &Slots, person: Person, plain: bool) -> Body {
    if plain {
        return Body::Text(short(&mut desk.dice, slots, person.first_name()));
    }
    let body = body(&mut desk.dice, slots, "Ada", person.first_name());
    letter::html(&format!("{body}{}", letter::signature(person)))
}

/// An answer to `last` by `person`, or by the owner.
fn answer(
    dice: &mut Dice,
    slots: &Slots,
    last: &NewMessage,
    person: Option<Person>,
    plain: bool,
    at: Timestamp,
) -> NewMessage {
    let mut sentences = vec![slots.fill(dice.pick(&REPLIES))];
    if dice.percent(45) {
        sentences.push(slots.fill(dice.pick(&FACTS)));
    }
    if dice.percent(25) {
        sentences.push(slots.fill(dice.pick(&ASKS)));
    }
    let said = sentences.iter().map(|sentence| capital(sentence)).collect::<Vec<_>>().join(" ");
    let name = person.map_or("Ada", Person::first_name);
    let body = if plain {
        Body::Text(quotes::text(&format!("{said}\n\n{name}"), last))
    } else {
        letter::html(&quotes::html(&format!("<p>{}</p><p>{name}</p>", letter::escape(&said)), last))
    };
    let subject = format!("RE: {}", last.subject.trim_start_matches("RE: "));
    let mut reply = if let Some(person) = person {
        letter::to_owner(dice, person.mailbox(), subject, body, at)
    } else {
        letter::by_owner(dice, last.from.iter().cloned().collect(), subject, body, at)
    };
    reply.cc.clone_from(&last.cc);
    reply.cc.retain(|copied| Some(copied) != reply.from.as_ref());
    link(&mut reply, last);
    reply
}

/// Makes `reply` an answer to `last`: the headers say so, the conversation is the same.
fn link(reply: &mut NewMessage, last: &NewMessage) {
    let earlier = last.headers.iter().find(|field| field.0 == "References");
    let before = earlier.map(|field| format!("{} ", field.1)).unwrap_or_default();
    reply.headers.push(("In-Reply-To".to_owned(), last.internet_message_id.clone()));
    reply.headers.push(("References".to_owned(), format!("{before}{}", last.internet_message_id)));
    reply.conversation_key.clone_from(&last.conversation_key);
}

/// A letter the owner has not sent yet, some of them half written.
pub(super) fn draft(desk: &mut Desk) -> Vec<Filed> {
    let slots = Slots::draw(&mut desk.dice);
    let person = desk.dice.pick(builders());
    let sentence = capital(&slots.fill(desk.dice.pick(&OPENERS)));
    let unfinished = desk.dice.percent(50);
    let more = if unfinished {
        " I think we should".to_owned()
    } else {
        format!(" {}", slots.fill(desk.dice.pick(&ASKS)))
    };
    let inner = format!(
        "<p>Hi {},</p><p>{}{}</p>",
        person.first_name(),
        letter::escape(&sentence),
        letter::escape(&more)
    );
    let to = if unfinished && desk.dice.percent(40) { Vec::new() } else { vec![person.mailbox()] };
    let subject = subject(desk, &slots);
    let mut message = letter::by_owner(&mut desk.dice, to, subject, letter::html(&inner), desk.at);
    message.is_draft = true;
    vec![("Drafts".to_owned(), message)]
}

/// Somebody forwards a conversation as an attached message.
pub(super) fn forwarded(desk: &mut Desk) -> Vec<Filed> {
    let inner = client(desk).into_iter().next().map(|filed| filed.1);
    let Some(inner) = inner else { return Vec::new() };
    let person = desk.dice.pick(builders());
    let subject = format!("FW: {}", inner.subject);
    let body = letter::html(&format!(
        "<p>Ada, see the attached message. I think it was meant for you.</p><p>{}</p>",
        person.first_name()
    ));
    let mut message = letter::to_owner(&mut desk.dice, person.mailbox(), subject, body, desk.at);
    message.attachments.push(letter::message_attachment(inner));
    vec![(desk.folder("Inbox/Team"), message)]
}

fn subject(desk: &mut Desk, slots: &Slots) -> String {
    capital(&slots.fill(desk.dice.pick(&SUBJECTS)))
}

/// Two to five sentences with greeting and closing, as paragraphs.
fn body(dice: &mut Dice, slots: &Slots, whom: &str, name: &str) -> String {
    let greeting = dice.pick(&["Hi", "Hello", "Dear", "Good morning", "Good afternoon"]);
    let mut paragraphs = vec![format!("{greeting} {whom},"), slots.fill(dice.pick(&OPENERS))];
    let count = dice.below(3) + 1;
    let facts: Vec<String> = dice.some(&FACTS, count).iter().map(|fact| capital(&slots.fill(fact))).collect();
    if dice.percent(30) && facts.len() > 1 {
        let items = letter::escape(&facts.join("\n")).replace('\n', "</li><li>");
        paragraphs.push(format!("<ul><li>{items}</li></ul>"));
    } else {
        paragraphs.push(facts.join(" "));
    }
    paragraphs.push(slots.fill(dice.pick(&ASKS)));
    paragraphs.push(format!("{},<br>{name}", slots.fill(dice.pick(&CLOSINGS))));
    let html = |paragraph: &String| {
        if paragraph.starts_with("<ul>") {
            paragraph.clone()
        } else {
            format!("<p>{}</p>", capital(paragraph))
        }
    };
    paragraphs.iter().map(html).collect()
}

/// A few lines of plain text.
fn short(dice: &mut Dice, slots: &Slots, name: &str) -> String {
    let opener = capital(&slots.fill(dice.pick(&OPENERS)));
    let fact = capital(&slots.fill(dice.pick(&FACTS)));
    let ask = slots.fill(dice.pick(&ASKS));
    format!("Hi Ada,\n\n{opener} {fact}\n\n{ask}\n\n{name}\n")
}

fn copy_to(dice: &mut Dice, message: &mut NewMessage, sender: Person) {
    if dice.percent(30) {
        let copied = dice.some(people(), 3);
        message.cc = copied.into_iter().filter(|person| *person != sender).map(Person::mailbox).collect();
    }
    if dice.percent(12) {
        // The owner is one of many: the letter went to a colleague.
        message.cc.push(people::owner());
        message.to = vec![dice.pick(people()).mailbox()];
    }
}

/// Sentences that begin with a slot begin with a capital all the same.
pub(super) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
