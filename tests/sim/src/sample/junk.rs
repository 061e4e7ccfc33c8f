//! Junk: what filters catch, harmless in content.

use super::{
    generator::Desk,
    letter::{self, Filed},
};
use crate::model::{Address, Classification};

const TRICKS: [(&str, &str, &str); 8] = [
    (
        "Account Department",
        "Your parcel could not be delivered",
        "A small fee of &euro; 1.99 is outstanding. Confirm your address within 24 hours or the parcel goes back to a country we cannot name.",
    ),
    (
        "Dr. E. Fortune",
        "Confidential: your share of 4.5 million",
        "I write to you in trust. A distant relative, lost at sea, has left a sum. I only need your bank details and your patience.",
    ),
    (
        "Mailbox Team",
        "Your mailbox is 99.8% full",
        "Dear user, your mailbox will be closed today. Click to extend the storage. Do not ask your administrator, he is very busy.",
    ),
    (
        "Miracle Descaler",
        "Barnacles HATE this one trick!!!",
        "Ship owners are furious. One spoon of our powder and the hull shines like new. Order three, get seven.",
    ),
    (
        "Top Rank Service",
        "Your web site is invisible",
        "I looked at your site and was sad. For a low price we put it on page one of every search. Answer YES.",
    ),
    (
        "Invoice Center",
        "Payment advice 0099381 (urgent!)",
        "See the document at the link below. It needs macros, a password, and a moment without your colleagues.",
    ),
    (
        "Crypto Lighthouse",
        "Last chance to be early",
        "Three friends of a friend have retired. The coin is named after a fish. The window closes at midnight.",
    ),
    (
        "HR Survey",
        "Win a tablet: two questions",
        "You have been selected, as was everybody. Enter your password to prove that you are you.",
    ),
];

/// One message caught by the filter.
pub(super) fn spam(desk: &mut Desk) -> Vec<Filed> {
    let dice = &mut desk.dice;
    let (name, subject, said) = dice.pick(&TRICKS);
    let domain: String = dice.hex().chars().take(10).collect();
    let from = Address { name: name.to_owned(), address: format!("noreply@{domain}.example") };
    let inner = format!(
        "<center><h1 style=\"color:#c00\">{subject}</h1><p>{said}</p>\
         <p><a href=\"https://{domain}.example/go?id={}\" style=\"background:#c00;color:#fff;padding:14px 30px\">CLICK HERE</a></p></center>",
        dice.hex()
    );
    let mut message = letter::to_owner(dice, from, subject.to_owned(), letter::html(&inner), desk.at);
    message.classification = Classification::Other;
    vec![("Junk Email".to_owned(), message)]
}
