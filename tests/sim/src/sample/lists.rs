//! Posts on mailing lists: plain text with wrapped lines, quotes, lists, code, a footer.

use std::fmt::Write as _;

use super::{
    generator::Desk,
    letter::{self, Filed},
};
use crate::model::{Address, Body};

/// Who posts there.
const POSTERS: [(&str, &str); 6] = [
    ("Halvard Nygård", "halvard@fjordnet.example"),
    ("M. Castellanos", "mcast@oceanlab.example"),
    ("Bronwen Pryce", "bronwen.pryce@estuary.example"),
    ("Ilya S.", "ilya@buoys.example"),
    ("Tamsin Okafor", "t.okafor@deltaworks.example"),
    ("Gus", "gus@slackwater.example"),
];

/// Subject, what is quoted, what is said, a list or a sample below.
const POSTS: [(&str, &str, &str, &str); 7] = [
    (
        "Gauge drift after lightning",
        "Has anybody seen a constant offset after a storm?",
        "Yes, twice. In both cases the reference had moved, not the sensor. Measure\nthe bolt against the levelling mark before you open the housing.",
        "  before storm   +1.204 m\n  after storm    +1.251 m\n  after bolt     +1.203 m",
    ),
    (
        "Which datum for old charts?",
        "The 1962 sheets give no datum at all.",
        "They are referred to low water springs of the old gauge. I subtract 31 cm\nand have never been wrong by more than a hand.",
        "* check the harbour book first\n* then the note in the lower left corner\n* then ask somebody older",
    ),
    (
        "Parsing the new wave files",
        "The header has a different length on some days.",
        "It is not the header. The day the clock changes has a 25th hour. This is what\nI do now:",
        "    for line in file:\n        if line.startswith(\"#\"):\n            continue\n        hour, height = line.split(\";\")[:2]",
    ),
    (
        "[ANN] Meeting in the autumn",
        "Will there be a meeting this year?",
        "There will. Two days, short talks, a long walk. Send your title in one\nsentence; a summary is not needed.",
        "Day 1   talks, soup, talks\nDay 2   walk to the lighthouse (9 km, flat)",
    ),
    (
        "Cheap temperature chains",
        "We need twelve of them and have no money.",
        "We build ours from garden hose, a chain of sensors and patience. They last\ntwo winters. The parts list is below.",
        "- hose, 25 m\n- 10 sensors\n- silicone, a lot\n- one rainy weekend",
    ),
    (
        "Re: Silt in intakes",
        "The divers clean ours every month.",
        "Try turning the grille by 90 degrees. It sounds silly. It cut our cleaning\nfrom twelve times a year to three.",
        "",
    ),
    (
        "Licence of the tide tables",
        "May we print them in the yearbook?",
        "The numbers are free, the layout is not. Set them in your own type and name\nthe office as the source, then everybody is happy.",
        "",
    ),
];

/// One post.
pub(super) fn post(desk: &mut Desk) -> Vec<Filed> {
    let dice = &mut desk.dice;
    let (subject, quoted, said, sample) = dice.pick(&POSTS);
    let (name, address) = dice.pick(&POSTERS);
    let (asked, _) = dice.pick(&POSTERS);
    let mut text = format!("{asked} wrote:\n> {quoted}\n\n{said}\n");
    if !sample.is_empty() {
        let _ = write!(text, "\n{sample}\n");
    }
    let _ = write!(
        text,
        "\n-- \n{name}\n_______________________________________________\nTidewatch mailing list\nhttps://lists.tidewatch.example/\n"
    );
    let from = Address { name: name.to_owned(), address: address.to_owned() };
    let mut message =
        letter::to_owner(dice, from, format!("[tidewatch] {subject}"), Body::Text(text), desk.at);
    message.to = vec![Address {
        name: "Tidewatch".to_owned(),
        address: "tidewatch@lists.tidewatch.example".to_owned(),
    }];
    vec![(desk.folder("Inbox/Tidewatch"), letter::automatic(message, "lists.tidewatch.example"))]
}
