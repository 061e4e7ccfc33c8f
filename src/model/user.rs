//! Whose mailbox it is (Graph `user`).

use serde::{Deserialize, Serialize};

use super::lenient::null_as_default;

/// The signed-in person, as far as mail needs to know.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct User {
    /// Full name.
    #[serde(deserialize_with = "null_as_default")]
    pub display_name: String,
    /// SMTP address; empty for an account without a mailbox.
    #[serde(deserialize_with = "null_as_default")]
    pub mail: String,
    /// Sign-in name.
    #[serde(deserialize_with = "null_as_default")]
    pub user_principal_name: String,
}

impl User {
    /// The address to show: the mailbox's, else the sign-in name.
    pub fn address(&self) -> &str {
        if self.mail.is_empty() { &self.user_principal_name } else { &self.mail }
    }
}
