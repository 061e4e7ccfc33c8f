//! Newsletters: HTML laid out with tables, the way senders still build it.

use super::{
    dice::Dice,
    generator::Desk,
    letter::{self, Filed},
};
use crate::model::{Address, Body};

/// A publication: name, domain, colour, folder, subjects, stories (headline and first lines).
#[derive(Clone, Copy)]
struct Paper {
    name: &'static str,
    domain: &'static str,
    color: &'static str,
    subjects: &'static [&'static str],
    stories: &'static [(&'static str, &'static str)],
}

impl Default for Paper {
    fn default() -> Paper {
        PAPERS[0]
    }
}

const PAPERS: [Paper; 5] = [
    Paper {
        name: "Tideline Weekly",
        domain: "tideline-weekly.example",
        color: "#0b5d7a",
        subjects: &[
            "What the autumn storms taught five harbours",
            "Low water, high stakes",
            "The quiet return of the sailing freighter",
            "Quays that grow: a visit to three building sites",
            "This week on the coast",
        ],
        stories: &[
            (
                "A breakwater made of oysters",
                "Three years after the first shells went down, the reef takes a third off the waves. The engineers who laughed have stopped laughing.",
            ),
            (
                "Why pilots still draw by hand",
                "Screens fail, pencils do not. A morning on the pilot boat with people who know every shoal by its name.",
            ),
            (
                "The price of sand",
                "Clean sand costs twice as much as two years ago. Who pays for it, and what ports do about it.",
            ),
            (
                "Cranes that listen",
                "Microphones on the boom hear a worn bearing weeks before it fails. A small port tried it for a season.",
            ),
            (
                "Letters to the editor",
                "On our piece about wooden piles, a reader of ninety-one years remembers driving them.",
            ),
            (
                "A timetable for seals",
                "Works stop for six weeks each summer. The calendar is not in the contract, but everyone keeps it.",
            ),
        ],
    },
    Paper {
        name: "The Plain Engineer",
        domain: "plain-engineer.example",
        color: "#8a3b12",
        subjects: &[
            "Five drawings that went wrong",
            "How much detail is enough?",
            "Notes on notes",
            "Checklists, and why we hate them",
            "The spreadsheet nobody dares to open",
        ],
        stories: &[
            (
                "Round numbers",
                "If every figure in a table ends in a zero, somebody guessed. That can be fine, as long as it is said.",
            ),
            (
                "One page, one decision",
                "A team in the north cut its reports to a page. Meetings became shorter, then rarer.",
            ),
            ("Tolerance", "A millimetre costs nothing on paper. We asked a workshop what it costs in steel."),
            (
                "The second reader",
                "Most mistakes are found by whoever reads the drawing next. Make it easy for them.",
            ),
            (
                "Ask the site",
                "The people who will build it know three things you do not. A list of questions to begin with.",
            ),
        ],
    },
    Paper {
        name: "Code & Current",
        domain: "code-current.example",
        color: "#3d3d8f",
        subjects: &[
            "Forecasts that admit what they do not know",
            "Shipping small, shipping often",
            "The cost of a second",
            "Data that outlives its project",
        ],
        stories: &[
            (
                "Logs people can read",
                "An error that names the file, the line and the next step saves an hour each time. We counted.",
            ),
            (
                "A model in the browser",
                "The tide solver of the seventies runs on a telephone now. It is still the best one.",
            ),
            (
                "Deleting is a feature",
                "A team removed a third of its settings. Two customers noticed; one said thank you.",
            ),
            (
                "Tests by the sea",
                "Salt, wind and a failing battery: how to test a sensor without drowning it.",
            ),
            ("Names", "We asked forty developers to name the same variable. There were thirty-one answers."),
        ],
    },
    Paper {
        name: "Varmouth Evening",
        domain: "varmouth-evening.example",
        color: "#4a6b1f",
        subjects: &[
            "New ferry times from Monday",
            "The market is back on the quay",
            "Your weekend in Varmouth",
            "Road works at the old lock",
        ],
        stories: &[
            (
                "Concert in the dry dock",
                "Two hundred seats, one choir, and the best acoustics in the county. Doors open at six.",
            ),
            ("Bus line 4 takes the long way", "Until the bridge is repaired, plan for ten minutes more."),
            ("Library opens on Sundays", "The reading room stays open until five, the cafe a little longer."),
            ("Swimmers' club seeks towels", "After a record season the club is short of the simplest thing."),
            ("The storks are early", "Three pairs have been counted on the warehouse roofs."),
        ],
    },
    Paper {
        name: "Ledger & Lamp",
        domain: "ledger-lamp.example",
        color: "#6b2147",
        subjects: &["Budgets for the patient", "Reading a contract in an hour", "What a delay really costs"],
        stories: &[
            (
                "Ten clauses to read first",
                "Payment, change, weather, and who decides what counts as weather.",
            ),
            (
                "Pay your suppliers sooner",
                "Thirty days became ten, and the offers became cheaper. A controller explains.",
            ),
            (
                "Meetings by candlelight",
                "An office without power for a day got more done than in the week before.",
            ),
            (
                "The forgotten subscription",
                "A reader found forty-one. We made a list to check against yours.",
            ),
        ],
    },
];

/// One issue of a newsletter.
pub(super) fn newsletter(desk: &mut Desk) -> Vec<Filed> {
    let paper = desk.dice.pick(&PAPERS);
    let issue = desk.dice.between(40, 380);
    let headline = desk.dice.pick(paper.subjects);
    let stories = desk.dice.some(paper.stories, 3);
    let body = layout(&mut desk.dice, paper, headline, issue, &stories);
    let from = Address { name: paper.name.to_owned(), address: format!("news@{}", paper.domain) };
    let subject =
        if desk.dice.percent(40) { format!("{headline} | No. {issue}") } else { headline.to_owned() };
    let message = letter::to_owner(&mut desk.dice, from, subject, Body::Html(body), desk.at);
    let folder = desk.folder("Inbox/Newsletters");
    vec![(folder, letter::automatic(message, paper.domain))]
}

fn layout(dice: &mut Dice, paper: Paper, headline: &str, issue: i64, stories: &[(&str, &str)]) -> String {
    let rows: String = stories.iter().map(|story| self::story(dice, paper, story)).collect();
    let Paper { name, domain, color, .. } = paper;
    format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><style>\
         @media (max-width:600px){{.wide{{width:100%!important}}}}a{{color:{color}}}</style></head>\
         <body style=\"margin:0;background:#eef1f3\"><div style=\"display:none;max-height:0;overflow:hidden\">{headline}</div>\
         <table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\"><tr><td align=\"center\" style=\"padding:24px\">\
         <table role=\"presentation\" class=\"wide\" width=\"600\" cellpadding=\"0\" cellspacing=\"0\" style=\"background:#ffffff;font-family:Georgia,serif\">\
         <tr><td style=\"background:{color};color:#ffffff;padding:20px 32px;font-size:24px\">{name}\
         <span style=\"float:right;font-size:13px;line-height:28px\">No. {issue}</span></td></tr>\
         <tr><td style=\"padding:28px 32px 4px\"><h1 style=\"margin:0;font-size:28px;line-height:34px\">{headline}</h1></td></tr>\
         {rows}\
         <tr><td style=\"padding:20px 32px;background:#f6f7f8;color:#6d7780;font:12px Arial,sans-serif\">\
         You receive {name} because you asked for it at {domain}.<br>\
         <a href=\"https://{domain}/unsubscribe\">Unsubscribe</a> &middot; <a href=\"https://{domain}/preferences\">Preferences</a>\
         </td></tr></table></td></tr></table></body></html>"
    )
}

fn story(dice: &mut Dice, paper: Paper, (title, text): &(&str, &str)) -> String {
    let Paper { domain, color, .. } = paper;
    let minutes = dice.between(2, 9);
    let number = dice.between(1000, 9999);
    format!(
        "<tr><td style=\"padding:16px 32px;border-bottom:1px solid #e3e7ea\">\
         <h2 style=\"margin:0 0 6px;font-size:19px\"><a href=\"https://{domain}/{number}\" style=\"color:{color};text-decoration:none\">{title}</a></h2>\
         <p style=\"margin:0 0 8px;font-size:16px;line-height:24px\">{text}</p>\
         <table role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\"><tr><td bgcolor=\"{color}\" style=\"border-radius:3px;padding:8px 14px\">\
         <a href=\"https://{domain}/{number}\" style=\"color:#ffffff;font:13px Arial,sans-serif;text-decoration:none\">Read on, {minutes} minutes</a>\
         </td></tr></table></td></tr>"
    )
}
