//! Whose mailbox it is (Graph `user`).

use serde::{Deserialize, Serialize};

use crate::model::UserId;
use crate::model::lenient::null_as_default;

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

resource! {
    /// Somebody of the directory.
    DirectoryUser (UserId) {
        /// Full name.
        display_name: String,
        /// SMTP address.
        mail: Option<String>,
        /// Sign-in name.
        user_principal_name: String,
        /// First name.
        given_name: Option<String>,
        /// Last name.
        surname: Option<String>,
        /// Job title.
        job_title: Option<String>,
        /// Company.
        company_name: Option<String>,
        /// Department.
        department: Option<String>,
        /// Office.
        office_location: Option<String>,
        /// Language: `en-US`.
        preferred_language: Option<String>,
        /// Mobile phone.
        mobile_phone: Option<String>,
        /// Other phones.
        business_phones: Vec<String>,
        /// All addresses of the mailbox, each with its kind: `SMTP:` the first, `smtp:` the others.
        proxy_addresses: Vec<String>,
        /// Addresses elsewhere.
        other_mails: Vec<String>,
        /// `Member` or `Guest`.
        user_type: Option<String>,
    }
}

resource! {
    /// What there is to know of a photo without its bytes.
    ProfilePhoto {
        /// Its size as a name: `240X240`.
        id: String,
        /// Width in pixels.
        width: Option<i32>,
        /// Height in pixels.
        height: Option<i32>,
    }
}
