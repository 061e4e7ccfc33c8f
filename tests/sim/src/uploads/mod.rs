//! Upload sessions for large attachments: opened through Graph, filled at an origin of their own without a token.

mod answer;
mod range;

use crate::model::Timestamp;
use crate::simulator::{Simulator, UserId};
use crate::store::MessageKey;

pub(crate) use answer::answer;

/// Where sessions live unless told otherwise.
const ORIGIN: &str = "https://outlook.office.com";
/// How long a session lives after its last range, in milliseconds.
const LIFETIME_MS: i64 = 2 * 3_600_000;

/// The sessions, and where they live.
#[derive(Debug, Clone)]
pub(crate) struct Uploads {
    /// Without a slash at the end.
    pub(crate) origin: String,
    lifetime_ms: i64,
    sessions: Vec<Session>,
}

impl Default for Uploads {
    fn default() -> Uploads {
        Uploads { origin: ORIGIN.to_owned(), lifetime_ms: LIFETIME_MS, sessions: Vec::new() }
    }
}

/// A file that is to be attached.
#[derive(Debug, Clone)]
pub(crate) struct AttachmentItem {
    pub(crate) name: String,
    pub(crate) size: usize,
    pub(crate) content_type: Option<String>,
    pub(crate) is_inline: bool,
    pub(crate) content_id: Option<String>,
}

/// The draft a session belongs to.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) owner: UserId,
    pub(crate) message: MessageKey,
    /// Whether the client speaks of immutable ids.
    pub(crate) immutable_ids: bool,
}

/// A session under way.
#[derive(Debug, Clone)]
struct Session {
    id: String,
    authtoken: String,
    place: Place,
    item: AttachmentItem,
    received: Vec<u8>,
    expires: Timestamp,
}

/// Whether a URL is that of an upload session.
pub(crate) fn is_upload(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    path.contains("/api/") && path.contains("/attachmentsessions(")
}

impl Simulator {
    /// Where upload sessions live from now on: `https://outlook.office.com` by itself.
    pub fn set_upload_origin(&mut self, origin: &str) {
        origin.trim_end_matches('/').clone_into(&mut self.uploads.origin);
    }

    /// How long a session opened from now on lives after its last range, in milliseconds; two hours by itself.
    pub fn set_upload_lifetime(&mut self, lifetime_ms: i64) {
        self.uploads.lifetime_ms = lifetime_ms;
    }

    /// How many upload sessions are open.
    pub fn open_uploads(&self) -> usize {
        self.uploads.sessions.iter().filter(|session| session.expires > self.now).count()
    }

    /// Opens a session; its URL and when it expires.
    pub(crate) fn open_upload(&mut self, place: Place, item: AttachmentItem) -> Option<(String, Timestamp)> {
        let session = Session {
            id: format!("AAMk{}AAA=", self.random.guid().replace('-', "")),
            authtoken: format!("eyJhbGciOiJSUzI1NiIs{}", self.random.guid().replace('-', "")),
            place,
            item,
            received: Vec::new(),
            expires: self.upload_expiry(),
        };
        let message = self.upload_message_url(&session.place)?;
        let url = format!("{message}/AttachmentSessions('{}')?authtoken={}", session.id, session.authtoken);
        let expires = session.expires;
        self.uploads.sessions.push(session);
        Some((url, expires))
    }

    /// The URL of a draft where its sessions live; `None` when the draft is gone.
    fn upload_message_url(&self, place: &Place) -> Option<String> {
        let account = self.account(place.owner)?;
        let mailbox = self.mailbox(place.owner)?;
        let id = mailbox.message_id(mailbox.message(place.message).ok()?, place.immutable_ids);
        let (origin, user, tenant) = (&self.uploads.origin, &account.id, &account.tenant_id);
        Some(format!("{origin}/api/v2.0/Users('{user}@{tenant}')/Messages('{id}')"))
    }

    fn upload_expiry(&self) -> Timestamp {
        Timestamp(self.now.0.saturating_add(self.uploads.lifetime_ms))
    }
}
