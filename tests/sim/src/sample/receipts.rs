//! Receipts of shops.

use super::{
    clock,
    generator::Desk,
    letter::{self, Filed},
};
use crate::model::Address;

/// A shop: name, domain, what it sells with prices in cents.
#[derive(Clone, Copy, Default)]
struct Shop {
    name: &'static str,
    domain: &'static str,
    goods: &'static [(&'static str, i64)],
}

const SHOPS: [Shop; 4] = [
    Shop {
        name: "Paper Lantern Books",
        domain: "paper-lantern.example",
        goods: &[
            ("Harbours of the North, hardback", 4200),
            ("Field notes, pack of three", 1290),
            ("Atlas of tides", 3650),
            ("The Salt Road, paperback", 1190),
        ],
    },
    Shop {
        name: "Tackle & Thread",
        domain: "tackle-thread.example",
        goods: &[
            ("Rain jacket, yellow, size M", 12900),
            ("Wool hat", 2450),
            ("Work gloves, two pairs", 1980),
            ("Deck shoes, 39", 8900),
        ],
    },
    Shop {
        name: "Corner Roastery",
        domain: "corner-roastery.example",
        goods: &[
            ("Filter coffee, 1 kg", 2650),
            ("Espresso, 500 g", 1490),
            ("Paper filters", 390),
            ("Two cups, glazed", 3200),
        ],
    },
    Shop {
        name: "Bright Bicycle Repair",
        domain: "bright-bicycle.example",
        goods: &[
            ("Winter service", 7900),
            ("Brake pads", 2200),
            ("Inner tube, fitted", 1600),
            ("Dynamo lamp", 5490),
        ],
    },
];

/// A receipt or the notice that an order is on its way.
pub(super) fn receipt(desk: &mut Desk) -> Vec<Filed> {
    let shop = desk.dice.pick(&SHOPS);
    let number = desk.dice.between(100_000, 999_999);
    let bought = desk.dice.some(shop.goods, 2);
    let total: i64 = bought.iter().map(|(_, price)| price).sum();
    let rows: Vec<String> = bought
        .iter()
        .map(|(what, price)| format!("<tr><td>{what}</td><td align=\"right\">{}</td></tr>", euros(*price)))
        .collect();
    let rows = rows.concat();
    let is_sent = desk.dice.percent(40);
    let (subject, said) = if is_sent {
        (
            format!("Your order {number} is on its way"),
            "we packed your order this morning. It should be with you in two to three days.",
        )
    } else {
        (format!("Receipt for order {number}"), "thank you for your order. Here is what you bought.")
    };
    let inner = format!(
        "<table width=\"520\" style=\"border:1px solid #ddd\" cellpadding=\"8\"><tr><td colspan=\"2\"><h2>{}</h2>\
         <p>Dear Ada Brandt,<br>{said}</p></td></tr>{rows}<tr><td><b>Total</b></td><td align=\"right\"><b>{}</b></td></tr>\
         <tr><td colspan=\"2\" style=\"color:#888\">Order {number}, {}. Questions? Just answer this message.</td></tr></table>",
        letter::escape(shop.name),
        euros(total),
        clock::date(desk.at)
    );
    let from = Address { name: shop.name.to_owned(), address: format!("orders@{}", shop.domain) };
    let message = letter::to_owner(&mut desk.dice, from, subject, letter::html(&inner), desk.at);
    vec![(desk.folder("Receipts"), message)]
}

fn euros(cents: i64) -> String {
    format!("&euro; {}.{:02}", cents / 100, cents % 100)
}
