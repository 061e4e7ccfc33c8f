//! `/people`: whom the owner writes to and hears from, the most relevant first.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::items::{self, Items};
use super::{Call, collection};
use crate::error::{ApiError, ApiResult};
use crate::exchange::{Method, Response};
use crate::ids;
use crate::model::Address;
use crate::random::Random;
use crate::simulator::Simulator;
use crate::url::Version;

/// How many people a page has when nothing is said.
const PAGE: usize = 10;
/// What each kind of contact counts: a letter to somebody says more than one from them.
const SENT: u32 = 3;
const RECEIVED: u32 = 1;
const IN_ADDRESS_BOOK: u32 = 2;

/// What a distribution group is called.
const GROUP: &str = "PublicDistributionList";

const BOTH: [&str; 18] = [
    "id",
    "birthday",
    "companyName",
    "department",
    "displayName",
    "givenName",
    "isFavorite",
    "officeLocation",
    "personNotes",
    "personType",
    "phones",
    "postalAddresses",
    "profession",
    "surname",
    "userPrincipalName",
    "websites",
    "yomiCompany",
    "jobTitle",
];

/// Somebody the owner may want to write to.
#[derive(Default)]
struct Candidate {
    name: String,
    address: String,
    score: u32,
    subclass: &'static str,
    job_title: Option<String>,
    department: Option<String>,
}

/// Answers below `/people`.
pub(super) fn route(simulator: &Simulator, call: &Call<'_>, path: &[&str]) -> ApiResult<Response> {
    if call.request.method != Method::Get {
        return Err(call.refuse_method());
    }
    let items = of_version(call);
    let people = ranked(simulator, call)?;
    match path {
        [] => {
            let options = items::options(call, &items, &["$skip", "$search"])?;
            let is_wanted = |person: &&Candidate| {
                let texts = [person.name.as_str(), person.address.as_str()];
                options.search.as_ref().is_none_or(|search| is_found(search, texts.into_iter()))
            };
            let values = people.iter().filter(is_wanted).map(|person| write(person, call)).collect();
            items::page(call, &items, &options, call.context(simulator, "people"), values)
        }
        ["$count"] => Ok(collection::number(people.len())),
        [id] => {
            let found = people.iter().map(|person| write(person, call)).find(|person| person["id"] == **id);
            let context = call.context(simulator, "people/$entity");
            items::one(call, &items, 200, &context, found.ok_or_else(ApiError::item_not_found)?)
        }
        [_, other, ..] => Err(ApiError::unknown_segment(other)),
    }
}

/// Whether every word of a search starts a word of one of the texts.
pub(super) fn is_found<'a>(search: &str, texts: impl Iterator<Item = &'a str>) -> bool {
    let split = |text: &str| -> Vec<String> {
        let lowered = text.to_lowercase();
        lowered
            .split(|symbol: char| !symbol.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let held: Vec<String> = texts.flat_map(split).collect();
    split(search).iter().all(|word| held.iter().any(|held| held.starts_with(word.as_str())))
}

/// Everybody, the most relevant first, then by name.
fn ranked(simulator: &Simulator, call: &Call<'_>) -> ApiResult<Vec<Candidate>> {
    let user = call.user(simulator)?;
    let own = user.account.address.to_lowercase();
    let mut found: BTreeMap<String, Candidate> = BTreeMap::new();
    for other in &simulator.users {
        let candidate = take(&mut found, &other.account.name, &other.account.address, 0);
        candidate.subclass = "OrganizationUser";
        candidate.job_title.clone_from(&other.personal.profile.job_title);
        candidate.department.clone_from(&other.personal.profile.department);
    }
    for group in &simulator.groups {
        take(&mut found, &group.name, &group.address, 0).subclass = GROUP;
    }
    for contact in &user.personal.contacts {
        for address in contact.addresses() {
            let candidate = take(&mut found, contact.text("displayName"), address, IN_ADDRESS_BOOK);
            if candidate.subclass.is_empty() {
                candidate.subclass = "PersonalContact";
            }
        }
    }
    for message in user.mailbox.messages() {
        let content = &message.content;
        let sender = content.from.as_ref();
        if sender.is_some_and(|sender| sender.address.eq_ignore_ascii_case(&own)) {
            for Address { name, address } in content.to.iter().chain(&content.cc).chain(&content.bcc) {
                take(&mut found, name, address, SENT);
            }
        } else if let Some(Address { name, address }) = sender {
            take(&mut found, name, address, RECEIVED);
        }
    }
    found.remove(&own);
    let mut people: Vec<Candidate> = found.into_values().collect();
    people.sort_by(|left, right| (right.score, &left.name).cmp(&(left.score, &right.name)));
    Ok(people)
}

fn take<'a>(
    found: &'a mut BTreeMap<String, Candidate>,
    name: &str,
    address: &str,
    score: u32,
) -> &'a mut Candidate {
    let candidate = found.entry(address.to_lowercase()).or_default();
    if candidate.address.is_empty() {
        address.clone_into(&mut candidate.address);
    }
    if candidate.name.is_empty() {
        name.clone_into(&mut candidate.name);
    }
    candidate.score = candidate.score.saturating_add(score);
    candidate
}

fn of_version(call: &Call<'_>) -> Items {
    let properties: fn() -> Vec<&'static str> = match call.target.version {
        Version::V1 => || BOTH.into_iter().chain(["imAddress", "scoredEmailAddresses"]).collect(),
        Version::Beta => || {
            let shared = BOTH.into_iter().filter(|name| *name != "jobTitle");
            shared.chain(["emailAddresses", "mailboxType", "sources", "title"]).collect()
        },
    };
    Items { type_name: "person", properties, page: PAGE }
}

fn write(person: &Candidate, call: &Call<'_>) -> Value {
    let (first, last) = person.name.split_once(' ').unwrap_or((&person.name, ""));
    let is_colleague = person.subclass == "OrganizationUser";
    let mut written = json!({
        "id": Random::new(ids::hash(&person.address.to_lowercase())).guid(),
        "displayName": if person.name.is_empty() { &person.address } else { &person.name },
        "givenName": first,
        "surname": last,
        "birthday": "",
        "personNotes": "",
        "isFavorite": false,
        "companyName": null,
        "yomiCompany": "",
        "department": person.department,
        "officeLocation": null,
        "profession": "",
        "userPrincipalName": if is_colleague { person.address.as_str() } else { "" },
        "phones": [],
        "postalAddresses": [],
        "websites": [],
    });
    let class = if person.subclass == GROUP { "Group" } else { "Person" };
    let subclass = if person.subclass.is_empty() { "ImplicitContact" } else { person.subclass };
    let more = match call.target.version {
        Version::V1 => json!({
            "jobTitle": person.job_title,
            "imAddress": if is_colleague { format!("sip:{}", person.address) } else { String::new() },
            "scoredEmailAddresses": [{ "address": person.address, "relevanceScore": f64::from(person.score) }],
            "personType": { "class": class, "subclass": subclass },
        }),
        Version::Beta => json!({
            "title": person.job_title,
            "mailboxType": if is_colleague { "Mailbox" } else { "OneOff" },
            "emailAddresses": [{ "address": person.address, "rank": f64::from(person.score) }],
            "sources": [{ "type": if is_colleague { "Directory" } else { "Mailbox" } }],
            "personType": class,
        }),
    };
    if let (Some(fields), Value::Object(more)) = (written.as_object_mut(), more) {
        fields.extend(more);
    }
    written
}
