//! Tickets and hotels.

use super::{
    clock,
    generator::Desk,
    letter::{self, Filed},
    pdf,
};
use crate::model::{Address, Timestamp};

const ROUTES: [(&str, &str); 8] = [
    ("Varmouth", "Skarvik"),
    ("Varmouth", "Lindesand"),
    ("Lindesand", "Port Ombre"),
    ("Varmouth", "Oudewater"),
    ("Skarvik", "Hammervik"),
    ("Varmouth", "Kalamos"),
    ("Port Ombre", "Varmouth"),
    ("Hammervik", "Lindesand"),
];
const HOTELS: [&str; 6] = [
    "Hotel Leuchtfeuer",
    "The Tern and Tide",
    "Pension Seestern",
    "Auberge du Phare",
    "Fjordhuset",
    "Casa da Ria",
];

/// A ticket for a train or a ferry, or a room.
pub(super) fn trip(desk: &mut Desk) -> Vec<Filed> {
    let dice = &mut desk.dice;
    let (from, to) = dice.pick(&ROUTES);
    let day = clock::date(Timestamp(desk.at.0 + dice.between(3, 40) * clock::DAY));
    let code: String = dice.hex().chars().take(6).collect::<String>().to_uppercase();
    let (hour, minute) = (dice.between(6, 19), dice.between(0, 11) * 5);
    let (subject, sender, domain, rows) = if dice.percent(40) {
        let hotel = dice.pick(&HOTELS);
        let nights = dice.between(1, 4);
        let rows = vec![
            ("Hotel", format!("{hotel}, {to}")),
            ("Arrival", day),
            ("Nights", nights.to_string()),
            ("Price", format!("€{} with breakfast", nights * dice.between(68, 140))),
        ];
        (format!("Your room in {to}: {hotel}"), "Quiet Rooms", "quiet-rooms.example", rows)
    } else {
        let kind = dice.pick(&["train", "ferry", "night train"]);
        let rows = vec![
            ("From", from.to_owned()),
            ("To", to.to_owned()),
            ("Departure", format!("{day}, {hour:02}:{minute:02}")),
            ("Seat", format!("Car {}, seat {}", dice.between(1, 12), dice.between(11, 98))),
        ];
        (format!("Your {kind} ticket {from} - {to}"), "Overland Tickets", "overland.example", rows)
    };
    let lines: Vec<String> = rows.iter().map(|(what, value)| format!("{what}: {value}")).collect();
    let cells: Vec<String> = rows
        .iter()
        .map(|(what, value)| format!("<tr><th align=\"left\">{what}</th><td>{value}</td></tr>"))
        .collect();
    let cells = cells.concat();
    let inner = format!(
        "<h2>Thank you, Ada Brandt</h2><p>Booking code <b style=\"font-family:monospace\">{code}</b></p>\
         <table cellpadding=\"6\">{cells}</table><p>You can change or return the booking free of charge until the day before.</p>"
    );
    let from = Address { name: sender.to_owned(), address: format!("booking@{domain}") };
    let mut message = letter::to_owner(&mut desk.dice, from, subject, letter::html(&inner), desk.at);
    if desk.spend(2) {
        let page = pdf::page(&format!("Booking {code}"), &lines);
        message.attachments.push(letter::file(format!("booking-{code}.pdf"), "application/pdf", page));
    }
    vec![(desk.folder("Travel"), message)]
}
