//! Which scopes permit which operation, by the tables of the reference.

use crate::error::{ApiError, ApiResult};
use crate::exchange::Method;

/// The scopes of a token; every one when nothing is said.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scopes(Option<Vec<String>>);

const BASIC: [&str; 3] = ["Mail.ReadBasic", "Mail.Read", "Mail.ReadWrite"];
const READ: [&str; 2] = ["Mail.Read", "Mail.ReadWrite"];
const WRITE: [&str; 1] = ["Mail.ReadWrite"];
const SEND: [&str; 1] = ["Mail.Send"];
const SETTINGS: [&str; 2] = ["MailboxSettings.Read", "MailboxSettings.ReadWrite"];
const WRITE_SETTINGS: [&str; 1] = ["MailboxSettings.ReadWrite"];
const TIPS: [&str; 3] = ["Mail.Read", "Mail.ReadWrite", "MailTips.ReadBasic"];
const CONFIGURATIONS: [&str; 2] = ["MailboxConfigItem.Read", "MailboxConfigItem.ReadWrite"];
const CONTACTS: [&str; 2] = ["Contacts.Read", "Contacts.ReadWrite"];
const WRITE_CONTACTS: [&str; 1] = ["Contacts.ReadWrite"];
const CALENDARS: [&str; 3] = ["Calendars.ReadBasic", "Calendars.Read", "Calendars.ReadWrite"];
const WRITE_CALENDARS: [&str; 1] = ["Calendars.ReadWrite"];
const PEOPLE: [&str; 2] = ["People.Read", "People.Read.All"];
const USER: [&str; 7] = [
    "User.Read",
    "User.ReadWrite",
    "User.ReadBasic.All",
    "User.Read.All",
    "User.ReadWrite.All",
    "Directory.Read.All",
    "Directory.ReadWrite.All",
];
const USERS: [&str; 5] = [
    "User.ReadBasic.All",
    "User.Read.All",
    "User.ReadWrite.All",
    "Directory.Read.All",
    "Directory.ReadWrite.All",
];
const PHOTO: [&str; 7] = [
    "User.Read",
    "User.ReadWrite",
    "User.ReadBasic.All",
    "User.Read.All",
    "User.ReadWrite.All",
    "ProfilePhoto.Read.All",
    "ProfilePhoto.ReadWrite.All",
];
const PHOTOS: [&str; 5] = [
    "User.ReadBasic.All",
    "User.Read.All",
    "User.ReadWrite.All",
    "ProfilePhoto.Read.All",
    "ProfilePhoto.ReadWrite.All",
];
const WRITE_PHOTO: [&str; 2] = ["User.ReadWrite", "ProfilePhoto.ReadWrite.All"];

/// What is read of a message beyond its envelope.
const CONTENTS: [&str; 4] = ["attachments", "extensions", "mentions", "$value"];
/// What leaves the mailbox at once.
const SENDING: [&str; 5] = ["send", "reply", "replyall", "forward", "unsubscribe"];

impl Scopes {
    pub(crate) fn all() -> Scopes {
        Scopes(None)
    }

    pub(crate) fn of(names: &[&str]) -> Scopes {
        Scopes(Some(names.iter().map(|name| (*name).to_owned()).collect()))
    }

    /// Refuses an operation none of the scopes permits. `path` stands below the user, in lower case.
    pub(crate) fn check(&self, method: Method, path: &[&str], is_own: bool) -> ApiResult<()> {
        let permitting = permitting(method, path, is_own);
        if permitting.is_empty() || self.has_any(permitting, is_own) {
            return Ok(());
        }
        Err(ApiError::access_denied())
    }

    /// Whether mail is to be shown without its contents.
    pub(crate) fn is_basic(&self, is_own: bool) -> bool {
        !self.has_any(&READ, is_own) && self.has_any(&BASIC, is_own)
    }

    /// Whether one of the names is among the scopes; what is another's needs those that end in `.Shared` or `.All`,
    /// and what is shared includes what is one's own.
    fn has_any(&self, names: &[&str], is_own: bool) -> bool {
        let Some(held) = &self.0 else {
            return true;
        };
        held.iter().any(|held| {
            let shared = held.strip_suffix(".Shared");
            let counts = |name: &str| {
                let is_plain = held.eq_ignore_ascii_case(name) && (is_own || !is_mailbox_scope(name));
                is_plain || shared.is_some_and(|shared| shared.eq_ignore_ascii_case(name))
            };
            names.iter().any(|name| counts(name))
        })
    }
}

/// Whether the plain scope covers the own mailbox only.
fn is_mailbox_scope(name: &str) -> bool {
    !name.ends_with(".All")
}

/// The scopes that permit an operation; none for what is no operation.
fn permitting(method: Method, path: &[&str], is_own: bool) -> &'static [&'static str] {
    let reads = method == Method::Get;
    let Some((resource, rest)) = path.split_first() else {
        return if is_own { &USER } else { &USERS };
    };
    match *resource {
        "photo" | "photos" if !reads => &WRITE_PHOTO,
        "photo" | "photos" if is_own => &PHOTO,
        "photo" | "photos" => &PHOTOS,
        "mailfolders" | "messages" => mail(reads, rest),
        "sendmail" => &SEND,
        "query" => &READ,
        "inferenceclassification" if reads => &READ,
        "inferenceclassification" => &WRITE,
        "getmailtips" => &TIPS,
        "mailboxsettings" if reads => &SETTINGS,
        "mailboxsettings" => &WRITE_SETTINGS,
        "outlook" if rest.first() == Some(&"mastercategories") => {
            if reads {
                &SETTINGS
            } else {
                &WRITE_SETTINGS
            }
        }
        "outlook" | "translateexchangeids" => &USER,
        "people" => &PEOPLE,
        "contacts" if reads => &CONTACTS,
        "contacts" => &WRITE_CONTACTS,
        "events" if reads => &CALENDARS,
        "events" => &WRITE_CALENDARS,
        _ => &[],
    }
}

/// The scopes for folders and messages.
fn mail(reads: bool, rest: &[&str]) -> &'static [&'static str] {
    let has = |names: &[&str]| rest.iter().any(|segment| names.contains(segment));
    if has(&["messagerules"]) {
        return if reads { &SETTINGS } else { &WRITE_SETTINGS };
    }
    if has(&["userconfigurations"]) {
        return &CONFIGURATIONS;
    }
    match rest.last() {
        _ if reads && has(&CONTENTS) => &READ,
        _ if reads => &BASIC,
        Some(last) if SENDING.contains(last) => &SEND,
        _ => &WRITE,
    }
}

/// The scopes for the directory of the tenant.
pub(crate) fn check_directory(scopes: &Scopes) -> ApiResult<()> {
    if scopes.has_any(&USERS, true) { Ok(()) } else { Err(ApiError::access_denied()) }
}
