//! Whose mailbox is kept on this device.

use crate::browser::token::MailAuth;
use crate::browser::{location, settings};

/// The name of the database of the mailbox at this service. Another Outpost on the same host, in another folder of it,
/// has its own.
///
/// The page may tell whose it is only after the first screen; so the account of the last time serves until then, and
/// if it turns out to be another one, the page is loaded anew. Nothing of one mailbox is shown in the other.
pub(super) fn database(api_base: &str) -> String {
    let place = format!("{} {api_base}", location::folder());
    let setting = setting(&place);
    let account = if let Some(told) = told() {
        settings::set(&setting, &told);
        told
    } else {
        let guess = settings::get(&setting).unwrap_or_default();
        let shown = guess.clone();
        // What changes later is for `signed_out` to see.
        MailAuth::on_ready(move || {
            if let Some(told) = told().filter(|told| *told != shown) {
                settings::set(&setting, &told);
                location::reload();
            }
        });
        guess
    };
    format!("outpost {place} {account}")
}

/// Whose mailbox the page says it is; of nobody, and so empty, where it says that nobody is signed in.
fn told() -> Option<String> {
    Some(MailAuth::provided()?.accounts()?.into_iter().next().unwrap_or_default())
}

/// The setting that holds the account of the last time.
fn setting(place: &str) -> String {
    format!("account {place}")
}

/// The database of an account.
pub(super) struct Kept {
    /// Where the app lies on this host, and its service.
    place: String,
    /// The page's name for the account; empty where nobody was known.
    pub(super) account: String,
}

impl Kept {
    /// Reads the name of a database.
    pub(super) fn read(database: &str) -> Option<Self> {
        let (folder, rest) = database.strip_prefix("outpost ")?.split_once(' ')?;
        let (api_base, account) = rest.split_once(' ')?;
        Some(Self { place: format!("{folder} {api_base}"), account: account.to_owned() })
    }

    /// Whether both are of the same app and service.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        self.place == other.place
    }

    /// The next start shows the mailbox of this account.
    pub(super) fn give_way_to(&self, account: &str) {
        settings::set(&setting(&self.place), account);
    }
}
