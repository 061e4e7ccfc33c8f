//! Whose mailbox is kept on this device.

use crate::browser::token::MailAuth;
use crate::browser::{location, settings};

/// The name of the database of the mailbox at this service.
///
/// The page may tell whose it is only after the first screen; so the account of the last time serves until then, and
/// if it turns out to be another one, the page is loaded anew. Nothing of one mailbox is shown in the other.
pub(super) fn database(api_base: &str) -> String {
    let setting = format!("account {api_base}");
    let known = MailAuth::provided().and_then(|auth| auth.account());
    if let Some(account) = &known {
        settings::set(&setting, account);
    }
    let account = known.or_else(|| settings::get(&setting)).unwrap_or_default();
    let shown = account.clone();
    MailAuth::on_ready(move || {
        let now = MailAuth::provided().and_then(|auth| auth.account());
        if let Some(now) = now.filter(|now| *now != shown) {
            settings::set(&setting, &now);
            location::reload();
        }
    });
    format!("outpost {api_base} {account}")
}
