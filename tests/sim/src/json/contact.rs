//! Contacts as JSON.

use serde_json::{Value, json};

use super::{Object, read};
use crate::clock;
use crate::error::{ApiError, ApiResult};
use crate::ids::{self, Id, IdKind};
use crate::personal::Contact;
use crate::url::Version;

/// Texts of both versions.
const TEXTS: [&str; 25] = [
    "assistantName",
    "birthday",
    "companyName",
    "department",
    "displayName",
    "fileAs",
    "generation",
    "givenName",
    "initials",
    "jobTitle",
    "manager",
    "middleName",
    "nickName",
    "officeLocation",
    "personalNotes",
    "profession",
    "spouseName",
    "surname",
    "title",
    "yomiCompanyName",
    "yomiGivenName",
    "yomiSurname",
    "mobilePhone",
    "businessHomePage",
    "gender",
];
/// Lists of texts; those of phones in v1.0 alone.
const LISTS: [&str; 5] = ["categories", "children", "imAddresses", "businessPhones", "homePhones"];
const OBJECTS: [&str; 3] = ["homeAddress", "businessAddress", "otherAddress"];
const V1_ONLY: [&str; 7] = [
    "mobilePhone",
    "businessHomePage",
    "businessPhones",
    "homePhones",
    "homeAddress",
    "businessAddress",
    "otherAddress",
];
const BETA_ONLY: [&str; 2] = ["gender", "phones"];
const SERVICE: [&str; 5] = ["id", "changeKey", "createdDateTime", "lastModifiedDateTime", "parentFolderId"];
/// From here on numbers of contacts run, so that no message has one.
const FIRST_NUMBER: u64 = 1 << 40;

/// The properties of v1.0.
pub(crate) fn properties() -> Vec<&'static str> {
    of_version(Version::V1)
}

/// The properties of beta.
pub(crate) fn beta_properties() -> Vec<&'static str> {
    of_version(Version::Beta)
}

fn of_version(version: Version) -> Vec<&'static str> {
    let foreign: &[&str] = match version {
        Version::V1 => &BETA_ONLY,
        Version::Beta => &V1_ONLY,
    };
    let all =
        SERVICE.into_iter().chain(TEXTS).chain(LISTS).chain(OBJECTS).chain(["emailAddresses", "phones"]);
    all.filter(|name| !foreign.contains(name)).collect()
}

/// The id of the contact of a number.
pub(crate) fn id(mailbox: [u8; 16], number: u32) -> String {
    Id { kind: IdKind::Placement, mailbox, number: FIRST_NUMBER + u64::from(number), part: 0 }.encode()
}

/// Reads a new contact.
pub(crate) fn read(fields: &Object, version: Version) -> ApiResult<Object> {
    let known = of_version(version);
    let mut contact = Object::new();
    for (name, value) in fields.iter().filter(|(name, _)| !name.contains('@')) {
        let name = known.iter().find(|known| *known == name).ok_or_else(|| read::unknown(name, "contact"))?;
        if SERVICE.contains(name) {
            let message = format!("The property '{name}' is read-only and cannot be set.");
            return Err(ApiError::new(400, "ErrorInvalidPropertySet", message));
        }
        let is_right = match *name {
            "emailAddresses" => {
                read::array(name, value)?.iter().try_for_each(|address| email(address, version))?;
                true
            }
            "phones" => value.is_array(),
            name if LISTS.contains(&name) => read::array(name, value)?.iter().all(Value::is_string),
            name if OBJECTS.contains(&name) => value.is_object() || value.is_null(),
            _ => value.is_string() || value.is_null(),
        };
        if !is_right {
            return Err(read::wrong(name));
        }
        contact.insert((*name).to_owned(), value.clone());
    }
    if contact.get("displayName").and_then(Value::as_str).unwrap_or_default().is_empty() {
        contact.insert("displayName".to_owned(), json!(name_of(&contact)));
    }
    Ok(contact)
}

fn email(value: &Value, version: Version) -> ApiResult<()> {
    let known: &[&str] = match version {
        Version::V1 => &["name", "address"],
        Version::Beta => &["name", "address", "type", "otherLabel"],
    };
    read::fields_of("emailAddresses", value, known, "emailAddress").map(|_| ())
}

/// Given name and surname, or the first address.
fn name_of(contact: &Object) -> String {
    let text = |name: &str| contact.get(name).and_then(Value::as_str).unwrap_or_default();
    let name = format!("{} {}", text("givenName"), text("surname"));
    match name.trim() {
        "" => {
            contact.get("emailAddresses").and_then(|list| list.pointer("/0/address")).and_then(Value::as_str)
        }
        name => Some(name),
    }
    .unwrap_or_default()
    .to_owned()
}

/// A contact for an answer.
pub(crate) fn write(contact: &Contact, mailbox: [u8; 16], version: Version) -> Value {
    let key = ids::change_key(mailbox, u64::from(contact.change));
    let mut object = Object::new();
    object.insert("@odata.etag".to_owned(), json!(format!("W/\"{key}\"")));
    for name in of_version(version) {
        let value = match name {
            "id" => json!(contact.id),
            "changeKey" => json!(key),
            "createdDateTime" | "lastModifiedDateTime" => json!(clock::iso(contact.created)),
            "parentFolderId" => {
                json!(Id { kind: IdKind::Folder, mailbox, number: FIRST_NUMBER, part: 0 }.encode())
            }
            "phones" => contact.fields.get(name).cloned().unwrap_or_else(|| phones(&contact.fields)),
            "emailAddresses" => contact.fields.get(name).cloned().unwrap_or_else(|| json!([])),
            _ => {
                let held = contact.fields.get(name).cloned();
                held.unwrap_or_else(|| if LISTS.contains(&name) { json!([]) } else { Value::Null })
            }
        };
        object.insert(name.to_owned(), value);
    }
    Value::Object(object)
}

/// The phones of v1.0 in the one list beta has.
fn phones(contact: &Object) -> Value {
    let listed = |name: &str| contact.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
    let of = |kind: &'static str, numbers: Vec<Value>| {
        numbers.into_iter().map(move |number| json!({ "type": kind, "number": number }))
    };
    let mobile = contact.get("mobilePhone").filter(|number| number.is_string()).cloned();
    of("business", listed("businessPhones"))
        .chain(of("home", listed("homePhones")))
        .chain(of("mobile", mobile.into_iter().collect()))
        .collect()
}
