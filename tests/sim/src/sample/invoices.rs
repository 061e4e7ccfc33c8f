//! Invoices of suppliers, with the PDF attached.

use super::{
    clock,
    generator::Desk,
    letter::{self, Filed},
    pdf,
    projects::{PROJECTS, SUPPLIERS},
    slots::thousands,
};
use crate::model::{Address, Timestamp};

/// One invoice, sometimes a reminder of one.
pub(super) fn invoice(desk: &mut Desk) -> Vec<Filed> {
    let (name, address, service) = desk.dice.pick(&SUPPLIERS);
    let project = desk.dice.pick(&PROJECTS);
    let number = format!(
        "{}-{:05}",
        clock::date(desk.at).rsplit(' ').next().unwrap_or_default(),
        desk.dice.below(99_999)
    );
    let net = desk.dice.between(90, 24_000);
    let tax = net * 19 / 100;
    let due = clock::date(Timestamp(desk.at.0 + 30 * clock::DAY));
    let is_reminder = desk.dice.percent(12);
    let subject = if is_reminder {
        format!("Reminder: invoice {number} is overdue")
    } else {
        format!("Invoice {number} for {}", project.code)
    };
    let said = if is_reminder {
        "our records show that the invoice below has not been paid yet. If your payment crossed this message, please disregard it."
    } else {
        "thank you for your order. Please find the invoice attached."
    };
    let row = |what: &str, amount: i64| {
        format!(
            "<tr><td style=\"padding:4px 16px 4px 0\">{what}</td><td align=\"right\">&euro; {}.00</td></tr>",
            thousands(amount)
        )
    };
    let inner = format!(
        "<p>Dear Ms Brandt,</p><p>{said}</p><table style=\"border-collapse:collapse\">{}{}{}</table>\
         <p>Project {}, order {}. Payable until <b>{due}</b>.</p><p>{}<br>{}</p>",
        row(&letter::escape(service), net),
        row("VAT 19 %", tax),
        row("<b>Total</b>", net + tax),
        project.name,
        project.code,
        letter::escape(name),
        address
    );
    let from = Address { name: name.to_owned(), address: address.to_owned() };
    let mut message = letter::to_owner(&mut desk.dice, from, subject, letter::html(&inner), desk.at);
    if desk.spend(2) {
        let lines = [
            format!("Invoice {number}, {}", clock::date(desk.at)),
            format!("Northwind Harbour, Quayside 7, Varmouth, order {}", project.code),
            String::new(),
            format!("{service}: EUR {net}.00"),
            format!("VAT 19 %: EUR {tax}.00"),
            format!("Total: EUR {}.00, payable until {due}", net + tax),
        ];
        let file = format!("Invoice {number}.pdf");
        message.attachments.push(letter::file(file, "application/pdf", pdf::page(name, &lines)));
    }
    if desk.dice.percent(30) {
        message.categories.push("Money".to_owned());
    }
    vec![(desk.folder("Receipts/Invoices"), message)]
}
