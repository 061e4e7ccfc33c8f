//! The simulator: users of one tenant with their mailboxes, and what a test may do to them from outside.

use crate::admin::Group;
use crate::auth::{TokenOptions, Tokens};
use crate::cloud::Cloud;
use crate::fault::Faults;
use crate::model::{NewMessage, Timestamp};
use crate::personal::Personal;
use crate::random::Random;
use crate::store::{FolderKey, Mailbox};
use crate::transport::{Post, Transport};
use crate::uploads::Uploads;

/// A user of the simulator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UserId(pub(crate) usize);

/// What a simulator is made from.
#[derive(Debug, Clone)]
pub struct Options {
    /// Seed of every random choice: ids, chances of faults, order of batch answers.
    pub seed: u64,
    /// The time until the first request brings its own.
    pub start: Timestamp,
    /// The cloud it stands in: some lack operations and properties.
    pub cloud: Cloud,
}

impl Default for Options {
    fn default() -> Options {
        Options { seed: 1, start: Timestamp(1_767_225_600_000), cloud: Cloud::Global }
    }
}

/// How a user signs in and is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The object id, a GUID.
    pub id: String,
    /// The display name.
    pub name: String,
    /// The address, which is the user principal name too.
    pub address: String,
    /// The tenant, a GUID.
    pub tenant_id: String,
}

#[derive(Debug, Clone)]
pub(crate) struct User {
    pub(crate) account: Account,
    pub(crate) mailbox: Mailbox,
    /// Bytes and content type.
    pub(crate) photo: Option<(Vec<u8>, String)>,
    /// What the mailbox has beside its mail.
    pub(crate) personal: Personal,
    /// Who else may open the mailbox.
    pub(crate) delegates: Vec<UserId>,
    pub(crate) post: Post,
}

/// A mail service: plain state, answered to by [`Simulator::handle`].
#[derive(Debug, Clone)]
pub struct Simulator {
    pub(crate) random: Random,
    pub(crate) now: Timestamp,
    pub(crate) users: Vec<User>,
    pub(crate) tokens: Tokens,
    pub(crate) faults: Faults,
    pub(crate) sync: crate::sync::SyncQuirks,
    pub(crate) throttle: crate::throttle::Throttle,
    pub(crate) cloud: Cloud,
    /// How long the request under way lasts, until it is taken note of; an item of a batch lasts no time of its own.
    pub(crate) lasts_ms: Option<u64>,
    pub(crate) groups: Vec<Group>,
    /// Messages that left the tenant.
    pub(crate) sent_outside: Vec<NewMessage>,
    pub(crate) transport: Transport,
    pub(crate) uploads: Uploads,
    tenant_id: String,
    tokens_refused: bool,
}

impl Simulator {
    /// A tenant without users.
    pub fn new(options: &Options) -> Simulator {
        let mut random = Random::new(options.seed);
        Simulator {
            tenant_id: random.guid(),
            random,
            now: options.start,
            users: Vec::new(),
            tokens: Tokens::default(),
            faults: Faults::default(),
            sync: crate::sync::SyncQuirks::default(),
            throttle: crate::throttle::Throttle::default(),
            cloud: options.cloud,
            lasts_ms: None,
            groups: Vec::new(),
            sent_outside: Vec::new(),
            transport: Transport::default(),
            uploads: Uploads::default(),
            tokens_refused: false,
        }
    }

    /// Adds a user with an empty mailbox.
    pub fn add_user(&mut self, name: &str, address: &str) -> UserId {
        let account = Account {
            id: self.random.guid(),
            name: name.to_owned(),
            address: address.to_owned(),
            tenant_id: self.tenant_id.clone(),
        };
        let mut mailbox = Mailbox::new(self.random.bytes16());
        mailbox.cloud = self.cloud;
        let personal = Personal::new(mailbox.guid());
        let post = Post::default();
        self.users.push(User { account, mailbox, photo: None, personal, delegates: Vec::new(), post });
        UserId(self.users.len() - 1)
    }

    /// All users in the order they came.
    pub fn users(&self) -> impl Iterator<Item = UserId> + use<> {
        (0..self.users.len()).map(UserId)
    }

    /// The user an object id or address names.
    pub fn user(&self, id_or_address: &str) -> Option<UserId> {
        let is_named = |user: &User| {
            user.account.id.eq_ignore_ascii_case(id_or_address)
                || user.account.address.eq_ignore_ascii_case(id_or_address)
        };
        self.users.iter().position(is_named).map(UserId)
    }

    /// How a user is called.
    pub fn account(&self, user: UserId) -> Option<&Account> {
        self.users.get(user.0).map(|user| &user.account)
    }

    /// Gives a user a photo, or takes it away.
    pub fn set_photo(&mut self, user: UserId, photo: Option<(Vec<u8>, &str)>) {
        if let Some(user) = self.users.get_mut(user.0) {
            user.photo = photo.map(|(bytes, content_type)| (bytes, content_type.to_owned()));
        }
    }

    /// Lets another user open a mailbox under `/users/{owner}`.
    pub fn share(&mut self, owner: UserId, delegate: UserId) {
        if let Some(owner) = self.users.get_mut(owner.0) {
            owner.delegates.push(delegate);
        }
    }

    /// The folder at a path like `Inbox/Projects/2024`; with `create`, what is missing is made.
    pub fn folder_by_path(&mut self, user: UserId, path: &str, create: bool) -> Option<FolderKey> {
        let mailbox = self.mailbox_mut(user)?;
        let mut at = mailbox.root();
        for (depth, name) in path.split('/').map(str::trim).filter(|name| !name.is_empty()).enumerate() {
            let known = if depth == 0 { mailbox.well_known(name) } else { None };
            at = match known.or_else(|| mailbox.child_named(at, name)) {
                Some(found) => found,
                None if create => mailbox.create_folder(at, name, false).ok()?,
                None => return None,
            };
        }
        Some(at)
    }

    /// Puts a message into a folder; its immutable id, or `None` when user or folder are gone.
    pub fn insert(&mut self, user: UserId, folder: FolderKey, message: NewMessage) -> Option<String> {
        let received = message.received;
        let mailbox = self.mailbox_mut(user)?;
        let key = mailbox.store_message(folder, message, crate::store::Details::default(), received).ok()?;
        mailbox.message(key).ok().map(|message| mailbox.message_id(message, true))
    }

    /// A bearer token of that user, good for so many milliseconds from now on.
    pub fn issue_token(&mut self, user: UserId, lifetime_ms: i64) -> String {
        self.issue_token_as(user, &TokenOptions { lifetime_ms, ..TokenOptions::default() })
    }

    /// A bearer token that permits only what its scopes do.
    pub fn issue_token_with_scopes(&mut self, user: UserId, lifetime_ms: i64, scopes: &[&str]) -> String {
        let scopes = scopes.iter().map(|scope| (*scope).to_owned()).collect();
        self.issue_token_as(user, &TokenOptions { lifetime_ms, scopes: Some(scopes), claims: None })
    }

    /// A bearer token on terms.
    pub fn issue_token_as(&mut self, user: UserId, options: &TokenOptions) -> String {
        let expires = Timestamp(self.now.0.saturating_add(options.lifetime_ms));
        self.tokens.issue(user, expires, options, &mut self.random)
    }

    /// Makes every token in circulation count as expired.
    pub fn expire_tokens(&mut self) {
        self.tokens.expire_all();
    }

    /// Whether the token endpoint of the HTTP server refuses, as after a sign-out elsewhere.
    pub fn refuse_tokens(&mut self, refuse: bool) {
        self.tokens_refused = refuse;
    }

    /// Whether tokens are refused at present.
    pub fn tokens_refused(&self) -> bool {
        self.tokens_refused
    }

    /// The rules by which requests go wrong.
    pub fn faults(&mut self) -> &mut Faults {
        &mut self.faults
    }

    /// The time of the latest request.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Brings the clock forward; it never goes back. What was due until then happens.
    pub fn set_now(&mut self, now: Timestamp) {
        self.now = self.now.max(now);
        self.run_due();
    }

    pub(crate) fn mailbox(&self, user: UserId) -> Option<&Mailbox> {
        self.users.get(user.0).map(|user| &user.mailbox)
    }

    pub(crate) fn mailbox_mut(&mut self, user: UserId) -> Option<&mut Mailbox> {
        self.users.get_mut(user.0).map(|user| &mut user.mailbox)
    }
}
