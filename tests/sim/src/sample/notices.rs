//! Notices around the calendar: invitations in words, reminders, minutes, absences.

use super::{
    clock,
    generator::Desk,
    letter::{self, Filed},
    people::people,
    slots::Slots,
    threads::capital,
};
use crate::model::{Body, Timestamp};

/// Subject and text of a notice.
const NOTICES: [(&str, &str); 12] = [
    (
        "Invitation: {project} coordination, {day} {time}",
        "{other} invites you to the coordination for {project}.\n\nWhen: {when}, {time}, {few}0 minutes\nWhere: {room}\n\nPlease answer until {later}.",
    ),
    (
        "Moved: {project} review",
        "The review of the {doc} has been moved.\n\nNew time: {when}, {time}\nWhere: {room}\n\nThe agenda stays the same.",
    ),
    (
        "Cancelled: {day} stand-up",
        "The stand-up on {day} is cancelled. {person} will send a short note instead.",
    ),
    (
        "Reminder: timesheets",
        "Please enter your hours for last week until {day}, {time}. {few} people are still missing, you may be one of them.",
    ),
    (
        "Minutes: {project}, {day}",
        "Present: Ada Brandt, {other}, {person}\n\n1. {thing}: decided, order by {later}\n2. {thing2}: open, {person} asks {contact}\n3. Budget: {amount} released\n\nNext meeting: {when}, {room}",
    ),
    (
        "Accepted: site visit in {place}",
        "{contact} accepted your invitation.\n\nWhen: {when}, {time}\nWhere: {place}, gate {few}",
    ),
    (
        "Declined: workshop with {client}",
        "{other} declined: \"I am in {place} that day, please ask {person}.\"",
    ),
    (
        "Room {room} is booked",
        "You booked {room} for {when}, {time}. If you do not need it any longer, please give it back.",
    ),
    (
        "Fire drill on {day}",
        "There will be a fire drill on {day} between {time} and lunch. Leave by the nearest stairs and gather on the quay. Do not use the lift.",
    ),
    (
        "Away until {later}",
        "I am out of the office and will read your message on {later}. In urgent matters {person} can help you.",
    ),
    (
        "Safety briefing {code}",
        "Everybody who goes to {place} needs the briefing of this year. It takes {few} minutes and can be done at your desk.\n\nDue: {when}",
    ),
    (
        "Canteen on {day}",
        "On {day} the canteen closes at {time}. There will be soup before that, with leeks, and without.",
    ),
];

/// One notice.
pub(super) fn notice(desk: &mut Desk) -> Vec<Filed> {
    let slots = Slots::draw(&mut desk.dice);
    let (subject, text) = desk.dice.pick(&NOTICES);
    let when = clock::date(Timestamp(desk.at.0 + desk.dice.between(1, 12) * clock::DAY));
    let subject = capital(&slots.fill(subject));
    let text = slots.fill(&text.replace("{when}", &when));
    let person = desk.dice.pick(people());
    let body = if desk.bulk || desk.dice.percent(40) { Body::Text(text) } else { card(&subject, &text) };
    let message = letter::to_owner(&mut desk.dice, person.mailbox(), subject, body, desk.at);
    vec![(desk.folder("Inbox/Calendar"), message)]
}

fn card(subject: &str, text: &str) -> Body {
    let lines = letter::escape(text).replace('\n', "<br>");
    letter::html(&format!(
        "<table cellpadding=\"12\" style=\"border-left:4px solid #1b7f9c;background:#f3f8fa\"><tr><td>\
         <b>{}</b><br><br>{lines}</td></tr></table>",
        letter::escape(subject)
    ))
}
