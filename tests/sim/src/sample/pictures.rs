//! Photos of the coast and the company's logo, drawn as gradients.

use std::fmt::Write as _;

use super::{
    dice::Dice,
    generator::Desk,
    letter::{self, Filed},
    people::builders,
    png,
    slots::Slots,
};
use crate::model::NewMessage;

/// So many different photos are drawn.
const DIFFERENT: usize = 6;

/// Adds the logo under a letter; only to some, a mailbox must not be full of logos.
pub(super) fn sign(desk: &mut Desk, message: &mut NewMessage) {
    if !desk.dice.percent(25) || !desk.spend(3) {
        return;
    }
    if let crate::model::Body::Html(html) = &mut message.body {
        let id = format!("logo.{}@northwind-harbour.example", desk.dice.hex());
        let image = format!(
            "<p><img src=\"cid:{id}\" alt=\"Northwind Harbour\" width=\"96\" height=\"48\"></p></body>"
        );
        *html = html.replacen("</body>", &image, 1);
        message.attachments.push(letter::picture("logo.png".to_owned(), id, logo()));
    }
}

/// Photos from a site, shown in the letter or attached to it.
pub(super) fn photos(desk: &mut Desk) -> Vec<Filed> {
    let slots = Slots::draw(&mut desk.dice);
    let person = desk.dice.pick(builders());
    let count = desk.dice.between(1, 3);
    let shown = desk.dice.percent(60);
    let said = slots.fill(desk.dice.pick(&[
        "A few pictures from {place}, taken at low tide.",
        "This is what {thing} looks like today.",
        "The light was too good not to stop. You can see {thing} on the left.",
        "Before and after, for the {doc}.",
        "Greetings from {place}. No rain for once.",
    ]));
    let mut inner = format!("<p>Hi Ada,</p><p>{said}</p>");
    let mut attachments = Vec::new();
    for number in 1..=count {
        if !desk.spend(8) {
            break;
        }
        let name = format!("IMG_{}.png", 2000 + desk.dice.below(7000));
        let bytes = coast(desk);
        if shown {
            let id = format!("{number}.{}@northwind-harbour.example", desk.dice.hex());
            let _ =
                write!(inner, "<p><img src=\"cid:{id}\" alt=\"{}\" width=\"480\"></p>", slots.project.place);
            attachments.push(letter::picture(name, id, bytes));
        } else {
            attachments.push(letter::file(name, "image/png", bytes));
        }
    }
    let _ = write!(inner, "<p>{}</p>", person.first_name());
    let subject = slots.fill(desk.dice.pick(&[
        "Photos from {place}",
        "{place} today",
        "Pictures of {thing}",
        "Site photos {code}",
    ]));
    let mut message =
        letter::to_owner(&mut desk.dice, person.mailbox(), subject, letter::html(&inner), desk.at);
    message.attachments = attachments;
    vec![(desk.folder(slots.project.folder), message)]
}

/// A picture from the album; the first few are drawn, later letters show them again.
fn coast(desk: &mut Desk) -> Vec<u8> {
    if desk.album.len() < DIFFERENT {
        let drawn = draw_coast(&mut desk.dice);
        desk.album.push(drawn.clone());
        return drawn;
    }
    let at = desk.dice.below(desk.album.len());
    desk.album.get(at).cloned().unwrap_or_default()
}

/// A sky over a sea under a low sun: every picture has its own colours and horizon.
fn draw_coast(dice: &mut Dice) -> Vec<u8> {
    let mut channel = |low, high| u8::try_from(dice.between(low, high)).unwrap_or_default();
    let sky = [channel(90, 230), channel(120, 200), channel(170, 250)];
    let sea = [channel(10, 60), channel(60, 120), channel(90, 160)];
    let horizon = u16::from(channel(80, 130));
    let sun = u16::from(channel(40, 240));
    png::picture(320, 200, |x, y| {
        let (base, depth) = if y < horizon { (sky, (horizon - y) / 2) } else { (sea, (y - horizon) / 2) };
        let (dx, dy) = (x.abs_diff(sun), y.abs_diff(horizon.saturating_sub(30)));
        if y < horizon && u32::from(dx).pow(2) + u32::from(dy).pow(2) < 300 {
            return [255, 226, 150];
        }
        base.map(|value| value.saturating_sub(u8::try_from(depth / 2).unwrap_or(u8::MAX)))
    })
}

/// A wave in the company's blue.
pub(super) fn logo() -> Vec<u8> {
    png::picture(96, 48, |x, y| {
        let wave = 24 + (x % 32).abs_diff(16) / 2;
        if y > wave {
            [16, 84, 128]
        } else if y + 4 > wave {
            [240, 248, 252]
        } else {
            [120, 190, 220]
        }
    })
}
