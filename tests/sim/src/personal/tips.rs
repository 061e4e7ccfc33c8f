//! What senders are told of a recipient before they send.

use crate::model::Address;

/// How a mailbox or group receives, as an administrator sets it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MailTips {
    /// The mailbox takes no more mail: what is sent to it comes back.
    pub mailbox_full: bool,
    /// A text of the recipient's own, as HTML.
    pub custom_tip: Option<String>,
    /// The largest message it takes, in bytes.
    pub max_message_size: Option<u32>,
    /// Only these senders may write; everybody when absent. Mail of others comes back.
    pub accepts_only: Option<Vec<String>>,
    /// Mail waits until a moderator lets it through.
    pub moderated: bool,
    /// Whom to write to instead or as well.
    pub suggestions: Vec<Address>,
}

impl MailTips {
    /// Whether a sender may not write.
    pub(crate) fn restricts(&self, sender: &str) -> bool {
        let allowed =
            |senders: &Vec<String>| senders.iter().any(|allowed| allowed.eq_ignore_ascii_case(sender));
        self.accepts_only.as_ref().is_some_and(|senders| !allowed(senders))
    }
}
