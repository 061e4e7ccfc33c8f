//! A rule of the Inbox: what a message must be, and what then becomes of it.

use crate::model::{Address, Importance};
use crate::store::{FolderKey, Mailbox};

/// A rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rule {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) sequence: i32,
    pub(crate) is_enabled: bool,
    /// Made by a mail program; not to be changed here.
    pub(crate) is_read_only: bool,
    /// All must hold.
    pub(crate) conditions: Vec<Predicate>,
    /// None may hold.
    pub(crate) exceptions: Vec<Predicate>,
    pub(crate) actions: Actions,
}

/// One condition: a property of `messageRulePredicates`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Predicate {
    pub(crate) name: &'static str,
    pub(crate) wanted: Wanted,
}

/// What a predicate wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// One of these texts occurs.
    Words(Vec<String>),
    /// One of these people is there.
    People(Vec<Address>),
    /// It is so; `false` asks for nothing.
    Fact(bool),
    Importance(Importance),
    /// A member of an enumeration.
    Member(&'static str),
    /// In kilobytes.
    Size {
        least: Option<i32>,
        most: Option<i32>,
    },
}

/// Of what kind a predicate's value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PredicateKind {
    Words,
    People,
    Fact,
    Importance,
    Sensitivity,
    ActionFlag,
    Size,
}

use PredicateKind as Kind;

/// Every predicate there is.
pub(crate) const PREDICATES: [(&str, Kind); 30] = [
    ("bodyContains", Kind::Words),
    ("bodyOrSubjectContains", Kind::Words),
    ("categories", Kind::Words),
    ("fromAddresses", Kind::People),
    ("hasAttachments", Kind::Fact),
    ("headerContains", Kind::Words),
    ("importance", Kind::Importance),
    ("isApprovalRequest", Kind::Fact),
    ("isAutomaticForward", Kind::Fact),
    ("isAutomaticReply", Kind::Fact),
    ("isEncrypted", Kind::Fact),
    ("isMeetingRequest", Kind::Fact),
    ("isMeetingResponse", Kind::Fact),
    ("isNonDeliveryReport", Kind::Fact),
    ("isPermissionControlled", Kind::Fact),
    ("isReadReceipt", Kind::Fact),
    ("isSigned", Kind::Fact),
    ("isVoicemail", Kind::Fact),
    ("messageActionFlag", Kind::ActionFlag),
    ("notSentToMe", Kind::Fact),
    ("recipientContains", Kind::Words),
    ("senderContains", Kind::Words),
    ("sensitivity", Kind::Sensitivity),
    ("sentCcMe", Kind::Fact),
    ("sentOnlyToMe", Kind::Fact),
    ("sentToAddresses", Kind::People),
    ("sentToMe", Kind::Fact),
    ("sentToOrCcMe", Kind::Fact),
    ("subjectContains", Kind::Words),
    ("withinSizeRange", Kind::Size),
];

/// Members of `sensitivity`.
pub(crate) const SENSITIVITIES: [&str; 4] = ["normal", "personal", "private", "confidential"];
/// Members of `messageActionFlag`.
pub(crate) const ACTION_FLAGS: [&str; 11] = [
    "any",
    "call",
    "doNotForward",
    "followUp",
    "fyi",
    "forward",
    "noResponseNecessary",
    "read",
    "reply",
    "replyToAll",
    "review",
];

/// What becomes of a message: the properties of `messageRuleActions`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Actions {
    pub(crate) move_to: Option<FolderKey>,
    pub(crate) copy_to: Option<FolderKey>,
    pub(crate) delete: Option<bool>,
    pub(crate) permanent_delete: Option<bool>,
    pub(crate) forward_to: Vec<Address>,
    pub(crate) forward_as_attachment_to: Vec<Address>,
    pub(crate) redirect_to: Vec<Address>,
    pub(crate) categories: Vec<String>,
    pub(crate) mark_as_read: Option<bool>,
    pub(crate) mark_importance: Option<Importance>,
    pub(crate) stop: Option<bool>,
}

impl Rule {
    /// Whether a folder it needs is gone.
    pub(crate) fn has_error(&self, mailbox: &Mailbox) -> bool {
        let folders = [self.actions.move_to, self.actions.copy_to];
        folders.into_iter().flatten().any(|folder| mailbox.folder(folder).is_err())
    }
}

/// Puts a rule in its place; rules that held its number, and those that follow without a gap, go one down.
pub(crate) fn place(rules: &mut Vec<Rule>, rule: Rule) {
    let mut taken = rule.sequence;
    rules.sort_by_key(|held| held.sequence);
    for held in rules.iter_mut().filter(|held| held.sequence >= rule.sequence) {
        if held.sequence == taken {
            held.sequence = held.sequence.saturating_add(1);
            taken = held.sequence;
        }
    }
    rules.push(rule);
    rules.sort_by_key(|held| held.sequence);
}
