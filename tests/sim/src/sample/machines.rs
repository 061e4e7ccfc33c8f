//! Mail of machines: builds, monitoring, backups.

use std::fmt::Write as _;

use super::{
    dice::Dice,
    generator::Desk,
    letter::{self, Filed},
    people::people,
};
use crate::model::{Address, Body, Importance, NewMessage};

const REPOSITORIES: [&str; 5] =
    ["tide-forecast", "berth-planner", "site-diary", "mooring-solver", "gauge-firmware"];
const BRANCHES: [&str; 7] =
    ["main", "release/4.2", "fix-gauge-drift", "faster-solver", "timezones", "offline-diary", "new-import"];
const FAILURES: [&str; 8] = [
    "harmonic::tests::spring_tide_is_highest ... FAILED\n  left: 412\n right: 411",
    "error[E0382]: borrow of moved value: `reading`\n  --> src/import.rs:88:21",
    "diary/photos.spec: expected 3 rows, found 2",
    "Timed out after 900 s in step \"simulate a season\"",
    "disk quota exceeded while writing target/report.html",
    "lint: function `settle` has 93 lines, the limit is 80",
    "connection to test database refused (attempt 5 of 5)",
    "snapshot `mooring-plan` changed by 14 pixels",
];

/// A build that passed or failed, or a word from the monitoring.
pub(super) fn build(desk: &mut Desk) -> Vec<Filed> {
    let filed = desk.folder("Inbox/Builds");
    let message = if desk.dice.percent(25) { alert(desk) } else { result(desk) };
    vec![(filed, letter::automatic(message, "builds.northwind-harbour.example"))]
}

fn result(desk: &mut Desk) -> NewMessage {
    let dice = &mut desk.dice;
    let (repository, branch) = (dice.pick(&REPOSITORIES), dice.pick(&BRANCHES));
    let (number, seconds) = (dice.between(800, 9_900), dice.between(41, 890));
    let author = dice.pick(people()).name;
    let commit: String = dice.hex().chars().take(9).collect();
    let failed = dice.percent(30);
    let word = if failed {
        "failed"
    } else if dice.percent(20) {
        "passed again"
    } else {
        "passed"
    };
    let subject = format!("[{repository}] Build #{number} {word} on {branch}");
    let mut text = format!(
        "Build #{number} of {repository} {word}.\n\nBranch:  {branch}\nCommit:  {commit} by {author}\nTook:    {} min {} s\n",
        seconds / 60,
        seconds % 60
    );
    if failed {
        let _ = write!(text, "\n{}\n", dice.pick(&FAILURES));
    }
    let _ = write!(text, "\nhttps://builds.northwind-harbour.example/{repository}/{number}\n");
    letter::to_owner(dice, robot("Build Server", "builds"), subject, Body::Text(text), desk.at)
}

fn alert(desk: &mut Desk) -> NewMessage {
    let dice = &mut desk.dice;
    let (subject, text) = incident(dice);
    let mut message =
        letter::to_owner(dice, robot("Watchman", "watchman"), subject, Body::Text(text), desk.at);
    if message.subject.starts_with("DOWN") {
        message.importance = Importance::High;
    }
    message
}

fn incident(dice: &mut Dice) -> (String, String) {
    let gauge = dice.pick(&[
        "Varmouth outer gauge",
        "Skarvik tide gauge",
        "Lindesand camera 2",
        "share01",
        "print server",
    ]);
    let minutes = dice.between(3, 190);
    match dice.below(4) {
        0 => (
            format!("DOWN: {gauge}"),
            format!("{gauge} has not answered for {minutes} minutes.\nLast value was plausible.\n"),
        ),
        1 => (
            format!("UP: {gauge}"),
            format!("{gauge} answers again after {minutes} minutes.\nNo data was lost.\n"),
        ),
        2 => (
            format!("Backup of {gauge} finished"),
            format!(
                "{} files, {} GB in {minutes} minutes. Nothing to do.\n",
                dice.between(900, 88_000),
                dice.between(2, 640)
            ),
        ),
        _ => (
            format!("Battery of {gauge} at {} %", dice.between(9, 24)),
            "Please plan a visit within the next two weeks.\n".to_owned(),
        ),
    }
}

fn robot(name: &str, local: &str) -> Address {
    Address { name: name.to_owned(), address: format!("{local}@northwind-harbour.example") }
}
