//! Long reports: headings, tables of many rows, notes.

use super::{
    clock,
    dice::Dice,
    generator::Desk,
    letter::{self, Filed},
    people::{builders, people},
    phrases::FACTS,
    slots::Slots,
    threads::capital,
};
use crate::model::{Body, Timestamp};

const STATES: [(&str, &str); 4] =
    [("on time", "#2e7d32"), ("late", "#b71c1c"), ("done", "#546e7a"), ("at risk", "#b26a00")];
const WORKS: [&str; 18] = [
    "Dredging, section A",
    "Dredging, section B",
    "Sheet piles",
    "Anchor wall",
    "Pile caps",
    "Deck, bays 1 to 6",
    "Fenders",
    "Bollards",
    "Crane rail",
    "Drainage",
    "Cable ducts",
    "Lighting",
    "Access road",
    "Pump house",
    "Control room",
    "Navigation lights",
    "Tide gauge",
    "Handover papers",
];

/// A weekly or monthly report of a project.
pub(super) fn report(desk: &mut Desk) -> Vec<Filed> {
    let slots = Slots::draw(&mut desk.dice);
    let person = desk.dice.pick(builders());
    let period = desk.dice.pick(&["Weekly", "Monthly", "Quarterly"]);
    let title = slots.fill(&format!("{period} report {{project}}, {}", clock::date(desk.at)));
    let dice = &mut desk.dice;
    let (notes, works, gauges) = (notes(dice, &slots), works(dice), readings(dice, desk.at));
    let inner = format!(
        "<h1 style=\"font-size:20pt\">{title}</h1><p>Client: {} &middot; Reference: {} &middot; Author: {}</p>\
         <h2>Summary</h2>{notes}<h2>Progress</h2>{works}<h2>Readings</h2>{gauges}\
         <p style=\"color:#777\">Values are provisional until the survey of the next month.</p>",
        slots.project.client.name,
        slots.project.code,
        letter::escape(person.name)
    );
    let body: Body = letter::html(&inner);
    let mut message = letter::to_owner(&mut desk.dice, person.mailbox(), title, body, desk.at);
    message.cc = desk.dice.some(people(), 4).into_iter().map(super::people::Person::mailbox).collect();
    vec![(desk.folder(slots.project.folder), message)]
}

fn notes(dice: &mut Dice, slots: &Slots) -> String {
    let facts = dice.some(&FACTS, 7);
    let paragraph = |facts: &[&str]| {
        let said: Vec<String> = facts.iter().map(|fact| capital(&slots.fill(fact))).collect();
        format!("<p>{}</p>", letter::escape(&said.join(" ")))
    };
    facts.chunks(3).map(paragraph).collect()
}

fn works(dice: &mut Dice) -> String {
    let rows = WORKS.iter().map(|work| {
        let (state, color) = dice.pick(&STATES);
        let percent = if state == "done" { 100 } else { dice.between(5, 95) };
        let days = if state == "late" { format!("+{} d", dice.between(2, 21)) } else { "&ndash;".to_owned() };
        format!(
            "<tr><td>{work}</td><td align=\"right\">{percent} %</td><td style=\"color:{color}\">{state}</td><td>{days}</td></tr>"
        )
    });
    let rows: String = rows.collect();
    format!("{}{rows}</table>", head(&["Work", "Done", "State", "Delay"]))
}

fn readings(dice: &mut Dice, at: Timestamp) -> String {
    let rows = (1..=28).rev().map(|day| {
        let date = clock::date(Timestamp(at.0 - day * clock::DAY));
        let (low, high) = (dice.between(-180, -40), dice.between(150, 340));
        let (wave, wind) = (dice.between(2, 38), dice.between(1, 8));
        format!(
            "<tr><td>{date}</td><td align=\"right\">{low}</td><td align=\"right\">{high}</td>\
             <td align=\"right\">{}.{}</td><td align=\"right\">{wind}</td></tr>",
            wave / 10,
            wave % 10
        )
    });
    let rows: String = rows.collect();
    format!("{}{rows}</table>", head(&["Day", "Low water, cm", "High water, cm", "Waves, m", "Wind, Bft"]))
}

fn head(columns: &[&str]) -> String {
    let cells = columns.join("</th><th align=\"left\">");
    format!(
        "<table border=\"1\" cellpadding=\"5\" style=\"border-collapse:collapse;border-color:#cfd8dc\">\
         <tr style=\"background:#e7eff3\"><th align=\"left\">{cells}</th></tr>"
    )
}
