//! Whose mailbox is kept on this device.

use crate::browser::token::MailAuth;
use crate::browser::{location, settings};

/// The name of the database of the mailbox at this service.
///
/// The page may tell whose it is only after the first screen; so the account of the last time serves until then, and
/// if it turns out to be another one, the page is loaded anew. Nothing of one mailbox is shown in the other.
pub(super) fn database(api_base: &str) -> String {
    let setting = setting(api_base);
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

/// The setting that holds the account of the last time.
fn setting(api_base: &str) -> String {
    format!("account {api_base}")
}

/// The database of an account.
pub(super) struct Kept {
    api_base: String,
    /// The page's name for the account; empty where nobody was known.
    pub(super) account: String,
}

impl Kept {
    /// Reads the name of a database.
    pub(super) fn read(database: &str) -> Option<Self> {
        let (api_base, account) = database.strip_prefix("outpost ")?.split_once(' ')?;
        Some(Self { api_base: api_base.to_owned(), account: account.to_owned() })
    }

    /// Whether both are of the same service.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        self.api_base == other.api_base
    }

    /// The next start shows the mailbox of this account.
    pub(super) fn give_way_to(&self, account: &str) {
        settings::set(&setting(&self.api_base), account);
    }
}
