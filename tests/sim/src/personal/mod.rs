//! What a mailbox has beside its mail: rules, settings, categories, contacts, what others are told of it.

pub(crate) mod rule;
pub(crate) mod settings;
mod tips;

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE;
use serde_json::Value;

use crate::arrival::Posted;
use crate::json::Object;
use crate::model::{Address, Classification};
use crate::random::Random;
use rule::Rule;
use settings::Settings;
pub use tips::MailTips;

/// Everything of one user that is no message and no folder.
#[derive(Debug, Clone)]
pub(crate) struct Personal {
    pub(crate) settings: Settings,
    /// In the order they run.
    pub(crate) rules: Vec<Rule>,
    pub(crate) overrides: Vec<Override>,
    pub(crate) categories: Vec<Category>,
    pub(crate) contacts: Vec<Contact>,
    /// Addresses or domains, in lower case.
    pub(crate) blocked_senders: Vec<String>,
    /// Who got an automatic reply since they were turned on, in lower case.
    pub(crate) answered: BTreeSet<String>,
    pub(crate) tips: MailTips,
    pub(crate) profile: Profile,
    /// Messages that wait for a moderator.
    pub(crate) held: Vec<Posted>,
    seed: u64,
    last_number: u32,
}

/// A sender whose mail always goes to one tab of the Inbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Override {
    pub(crate) id: String,
    pub(crate) sender: Address,
    pub(crate) classify_as: Classification,
}

/// What the directory knows of a user.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Profile {
    pub(crate) job_title: Option<String>,
    pub(crate) department: Option<String>,
    pub(crate) office: Option<String>,
}

/// A category with its colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Category {
    pub(crate) id: String,
    pub(crate) name: String,
    /// `preset0` to `preset24`, or `none`.
    pub(crate) color: String,
}

/// A personal contact, its properties as Graph v1.0 spells them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Contact {
    pub(crate) id: String,
    pub(crate) change: u32,
    pub(crate) created: crate::model::Timestamp,
    pub(crate) fields: Object,
}

/// What a new mailbox has.
const CATEGORIES: [(&str, &str); 6] = [
    ("Red category", "preset0"),
    ("Orange category", "preset1"),
    ("Yellow category", "preset3"),
    ("Green category", "preset4"),
    ("Blue category", "preset7"),
    ("Purple category", "preset8"),
];

impl Personal {
    /// What a new mailbox has; the same seed gives the same ids.
    pub(crate) fn new(mailbox: [u8; 16]) -> Personal {
        let mut personal = Personal {
            settings: Settings::default(),
            rules: Vec::new(),
            overrides: Vec::new(),
            categories: Vec::new(),
            contacts: Vec::new(),
            blocked_senders: Vec::new(),
            answered: BTreeSet::new(),
            tips: MailTips::default(),
            profile: Profile::default(),
            held: Vec::new(),
            seed: crate::ids::hash(&format!("{mailbox:?}")),
            last_number: 0,
        };
        for (name, color) in CATEGORIES {
            let id = personal.next_guid();
            personal.categories.push(Category { id, name: name.to_owned(), color: color.to_owned() });
        }
        personal
    }

    /// A number no other thing of this mailbox has.
    pub(crate) fn next_number(&mut self) -> u32 {
        self.last_number += 1;
        self.last_number
    }

    /// A GUID no other thing has.
    pub(crate) fn next_guid(&mut self) -> String {
        let number = self.next_number();
        Random::new(self.seed ^ u64::from(number)).guid()
    }

    /// An id for a rule, as Exchange spells them: `AQAAAJ5dZqA=`.
    pub(crate) fn next_rule_id(&mut self) -> String {
        let start = self.seed.to_be_bytes();
        let number = u32::from_be_bytes([start[0] & 0x7f, start[1], start[2], start[3]]);
        let number = number.wrapping_add(self.next_number());
        let mut bytes = vec![1, 0, 0, 0];
        bytes.extend(number.to_be_bytes());
        URL_SAFE.encode(bytes)
    }

    /// Gives a category its colour; makes it when there is none of that name.
    pub(crate) fn set_category(&mut self, name: &str, color: &str) {
        if let Some(held) = self.categories.iter_mut().find(|held| held.name.eq_ignore_ascii_case(name)) {
            color.clone_into(&mut held.color);
        } else {
            let id = self.next_guid();
            self.categories.push(Category { id, name: name.to_owned(), color: color.to_owned() });
        }
    }

    /// Whether mail of a sender goes to Junk Email.
    pub(crate) fn blocks(&self, sender: &str) -> bool {
        let sender = sender.to_lowercase();
        let domain = sender.rsplit_once('@').map_or("", |(_, domain)| domain);
        self.blocked_senders.iter().any(|blocked| *blocked == sender || *blocked == domain)
    }

    /// The override of a sender.
    pub(crate) fn override_of(&self, sender: &str) -> Option<&Override> {
        self.overrides.iter().find(|held| held.sender.address.eq_ignore_ascii_case(sender))
    }

    /// Whether an address is one of a contact's.
    pub(crate) fn knows(&self, address: &str) -> bool {
        self.contacts.iter().flat_map(Contact::addresses).any(|held| held.eq_ignore_ascii_case(address))
    }
}

impl Contact {
    /// A property that is a text; empty when it has none.
    pub(crate) fn text(&self, name: &str) -> &str {
        self.fields.get(name).and_then(Value::as_str).unwrap_or_default()
    }

    /// Its mail addresses.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = &str> {
        let listed = self.fields.get("emailAddresses").and_then(Value::as_array);
        listed.into_iter().flatten().filter_map(|address| address.get("address").and_then(Value::as_str))
    }
}
