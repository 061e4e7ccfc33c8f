//! What an administrator or a mail program sets up past the API, for tests and for the demo.

use serde_json::Value;

use crate::json::rule::RuleChanges;
use crate::json::{contact, settings};
use crate::model::{Address, Classification};
use crate::personal::{Contact, MailTips, Profile, rule};
use crate::routes;
use crate::simulator::{Simulator, UserId};

/// A distribution group.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    pub(crate) name: String,
    pub(crate) address: String,
    /// Addresses of users, of other groups, of people outside.
    pub(crate) members: Vec<String>,
    pub(crate) tips: MailTips,
}

impl Simulator {
    /// Makes a distribution group; members may be users, other groups and outsiders.
    pub fn add_group(&mut self, name: &str, address: &str, members: &[&str]) {
        self.groups.push(Group {
            name: name.to_owned(),
            address: address.to_owned(),
            members: members.iter().map(|member| (*member).to_owned()).collect(),
            tips: MailTips::default(),
        });
    }

    /// Sets how a user or group receives; false when nobody has that address.
    pub fn set_mail_tips(&mut self, address: &str, tips: MailTips) -> bool {
        if let Some(user) = self.user(address).and_then(|user| self.users.get_mut(user.0)) {
            user.personal.tips = tips;
            return true;
        }
        let group = self.groups.iter_mut().find(|group| group.address.eq_ignore_ascii_case(address));
        group.map(|group| group.tips = tips).is_some()
    }

    /// Sends future mail of an address, or of a whole domain, to Junk Email.
    pub fn block_sender(&mut self, user: UserId, sender: &str) {
        if let Some(user) = self.users.get_mut(user.0) {
            let sender = sender.to_lowercase();
            if !user.personal.blocked_senders.contains(&sender) {
                user.personal.blocked_senders.push(sender);
            }
        }
    }

    /// The blocked addresses and domains of a user, in lower case.
    pub fn blocked_senders(&self, user: UserId) -> &[String] {
        self.users.get(user.0).map(|user| user.personal.blocked_senders.as_slice()).unwrap_or_default()
    }

    /// Takes a sender off the list of blocked ones.
    pub fn unblock_sender(&mut self, user: UserId, sender: &str) {
        if let Some(user) = self.users.get_mut(user.0) {
            user.personal.blocked_senders.retain(|blocked| !blocked.eq_ignore_ascii_case(sender));
        }
    }

    /// Makes a rule out of the JSON `POST …/messageRules` takes; its id, or `None` when the JSON is no rule.
    ///
    /// A read-only rule is one a mail program made: it runs, but the API does not change it.
    pub fn add_rule(&mut self, user: UserId, rule: &Value, is_read_only: bool) -> Option<String> {
        let owner = self.users.get_mut(user.0)?;
        let changes = RuleChanges::read(rule.as_object()?, &owner.mailbox).ok()?;
        let mut made = changes.into_new(owner.personal.next_rule_id()).ok()?;
        made.is_read_only = is_read_only;
        let id = made.id.clone();
        rule::place(&mut owner.personal.rules, made);
        Some(id)
    }

    /// Changes settings by the JSON `PATCH /mailboxSettings` takes; false when it is refused.
    pub fn change_settings(&mut self, user: UserId, change: &Value) -> bool {
        let (Some(user), Some(change)) = (self.users.get_mut(user.0), change.as_object()) else {
            return false;
        };
        let changed = settings::changed(&user.personal.settings, change);
        if let Ok((settings, replies_changed)) = changed {
            user.personal.settings = settings;
            if replies_changed {
                user.personal.answered.clear();
            }
            return true;
        }
        false
    }

    /// Makes an override, or changes the one that sender has; its id.
    pub fn add_override(&mut self, user: UserId, sender: Address, as_what: Classification) -> Option<String> {
        let user = self.users.get_mut(user.0)?;
        routes::set_override(&mut user.personal, sender, as_what).ok()
    }

    /// Gives a category its colour, `preset0` to `preset24` or `none`; makes it when there is none of that name.
    pub fn set_category(&mut self, user: UserId, name: &str, color: &str) {
        if let Some(user) = self.users.get_mut(user.0) {
            user.personal.set_category(name, color);
        }
    }

    /// Adds a contact by the JSON `POST /contacts` takes in v1.0; its id.
    pub fn add_contact(&mut self, user: UserId, fields: &Value) -> Option<String> {
        let now = self.now;
        let user = self.users.get_mut(user.0)?;
        let fields = contact::read(fields.as_object()?, crate::url::Version::V1).ok()?;
        let number = user.personal.next_number();
        let id = contact::id(user.mailbox.guid(), number);
        user.personal.contacts.push(Contact { id: id.clone(), change: number, created: now, fields });
        Some(id)
    }

    /// Says what somebody does, where, and in which department, as the directory knows it.
    pub fn set_profile(&mut self, user: UserId, job_title: &str, department: &str, office: &str) {
        let known = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        if let Some(user) = self.users.get_mut(user.0) {
            user.personal.profile =
                Profile { job_title: known(job_title), department: known(department), office: known(office) };
        }
    }

    /// Says what a mailbox is for: `user`, `shared`, `room`, `equipment`, `linked` or `others`.
    pub fn set_user_purpose(&mut self, user: UserId, purpose: &'static str) {
        if let Some(user) = self.users.get_mut(user.0) {
            user.personal.settings.purpose = purpose;
        }
    }

    pub(crate) fn group(&self, address: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.address.eq_ignore_ascii_case(address))
    }
}
