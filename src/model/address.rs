//! Names with addresses (Graph `emailAddress`, `recipient`).

use serde::{Deserialize, Serialize};

use super::lenient::null_as_default;

/// A name and an SMTP address; either may be empty in mail from the wild.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct EmailAddress {
    /// Display name.
    #[serde(deserialize_with = "null_as_default")]
    pub name: String,
    /// SMTP address.
    #[serde(deserialize_with = "null_as_default")]
    pub address: String,
}

impl EmailAddress {
    /// What a person calls this correspondent: the name, else the address.
    pub fn label(&self) -> &str {
        let name = self.name.trim();
        if name.is_empty() { self.address.trim() } else { name }
    }
}

/// One From, To, Cc, Bcc or Reply-To entry.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Recipient {
    /// Who.
    #[serde(deserialize_with = "null_as_default")]
    pub email_address: EmailAddress,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_correspondent_without_a_name_is_called_by_the_address() {
        let bare = EmailAddress { name: "  ".into(), address: "ada@example.org".into() };
        assert_eq!(bare.label(), "ada@example.org");
    }

    #[test]
    fn null_names_are_read_as_empty() {
        let recipient: Recipient =
            serde_json::from_str(r#"{"emailAddress":{"name":null,"address":"a@b.c"}}"#).unwrap();
        assert_eq!(recipient.email_address.label(), "a@b.c");
    }
}
