//! People whom Graph thinks relevant to the mailbox's owner (Graph `person`).

use serde::{Deserialize, Serialize};
use serde_json::Number;

use super::{Phone, Website};
use crate::model::PersonId;
use crate::model::event::Location;

resource! {
    /// An address with how relevant it is.
    ScoredEmailAddress {
        /// SMTP address.
        address: String,
        /// Where it was found.
        item_id: Option<String>,
        /// The higher, the likelier.
        relevance_score: Option<Number>,
        /// Whether it was chosen before: `notSpecified` or `high`.
        selection_likelihood: Option<String>,
    }
}

/// What kind of person; version 1.0 says it in two words, beta in one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum PersonType {
    /// Version 1.0.
    Classified {
        /// `Person`, `Group` or `Other`.
        #[serde(default)]
        class: Option<String>,
        /// `OrganizationUser`, `PersonalContact` and so on.
        #[serde(default)]
        subclass: Option<String>,
    },
    /// Beta.
    Named(String),
}

resource! {
    /// A person.
    Person (PersonId) {
        /// Full name.
        display_name: String,
        /// First name.
        given_name: Option<String>,
        /// Last name.
        surname: Option<String>,
        /// Addresses, most relevant first.
        scored_email_addresses: Vec<ScoredEmailAddress>,
        /// What kind of person.
        person_type: Option<PersonType>,
        /// Sign-in name.
        user_principal_name: Option<String>,
        /// Job title.
        job_title: Option<String>,
        /// Company.
        company_name: Option<String>,
        /// Reading of the company's name.
        yomi_company: Option<String>,
        /// Department.
        department: Option<String>,
        /// Office.
        office_location: Option<String>,
        /// Profession.
        profession: Option<String>,
        /// Birthday, in the service's words.
        birthday: Option<String>,
        /// Notes of the mailbox's owner.
        person_notes: Option<String>,
        /// Marked as a favourite.
        is_favorite: Option<bool>,
        /// Address for instant messages.
        im_address: Option<String>,
        /// Phones.
        phones: Vec<Phone>,
        /// Places.
        postal_addresses: Vec<Location>,
        /// Web sites.
        websites: Vec<Website>,
    }
}
