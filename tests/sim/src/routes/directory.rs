//! `GET /users`: everybody of the tenant.

use serde_json::{Value, json};

use super::items::{self, Items};
use super::people::is_found;
use super::{Call, user::PROPERTIES};
use crate::error::{ApiError, ApiResult};
use crate::exchange::{Method, Response};
use crate::simulator::{Simulator, User};

/// How many users a page has when nothing is said.
const PAGE: usize = 100;
/// What only `$select` brings.
const ON_DEMAND: [&str; 5] = ["department", "companyName", "proxyAddresses", "otherMails", "userType"];

const ITEMS: Items =
    Items { type_name: "user", properties: || PROPERTIES.into_iter().chain(ON_DEMAND).collect(), page: PAGE };

/// Answers the list.
pub(super) fn list(simulator: &Simulator, call: &Call<'_>) -> ApiResult<Response> {
    if call.request.method != Method::Get {
        return Err(call.refuse_method());
    }
    let options = items::options(call, &ITEMS, &["$search"])?;
    check_consistency(call)?;
    let clauses = options.search.as_deref().map(clauses).transpose()?;
    let is_wanted = |user: &&User| clauses.as_ref().is_none_or(|clauses| meets(user, clauses));
    let mut values: Vec<Value> = simulator.users.iter().filter(is_wanted).map(write).collect();
    if !options.selects() {
        for fields in values.iter_mut().filter_map(Value::as_object_mut) {
            fields.retain(|name, _| PROPERTIES.contains(&name.as_str()));
        }
    }
    let context = format!("{}/$metadata#users", call.target.service_root());
    items::page(call, &ITEMS, &options, context, values)
}

/// Refuses what the directory only does over its index, unless the header says the caller can wait for that.
fn check_consistency(call: &Call<'_>) -> ApiResult<()> {
    let is_eventual =
        call.request.header("ConsistencyLevel").is_some_and(|level| level.eq_ignore_ascii_case("eventual"));
    let needs_index = |(name, value): &(String, String)| match name.to_ascii_lowercase().as_str() {
        "$search" => true,
        "$count" => value.eq_ignore_ascii_case("true"),
        "$filter" => value.to_ascii_lowercase().contains("endswith("),
        _ => false,
    };
    match call.target.query.iter().find(|option| needs_index(option)) {
        Some((name, _)) if !is_eventual => {
            let message = format!(
                "Request with {name} query parameter only works through MSGraph with a special request header: \
                 'ConsistencyLevel: eventual'"
            );
            Err(ApiError::new(400, "Request_UnsupportedQuery", message))
        }
        _ => Ok(()),
    }
}

/// A search in parts: each part of the outer list must be met, by one of its pairs of property and text.
type Clauses = Vec<Vec<(String, String)>>;

/// Reads `"displayName:ada" OR "mail:ada"`.
fn clauses(search: &str) -> ApiResult<Clauses> {
    let refuse = || {
        ApiError::new(
            400,
            "Request_UnsupportedQuery",
            "The search clause is not of the form \"property:value\".",
        )
    };
    let mut found: Clauses = Vec::new();
    let mut joins = true;
    for (at, part) in search.trim().split('"').enumerate() {
        match (at % 2, part.trim()) {
            (0, "" | "AND") => joins = true,
            (0, "OR") => joins = false,
            (1, clause) => {
                let (property, value) = clause.split_once(':').ok_or_else(refuse)?;
                let pair = (property.to_owned(), value.to_owned());
                match found.last_mut().filter(|_| !joins) {
                    Some(last) => last.push(pair),
                    None => found.push(vec![pair]),
                }
            }
            _ => return Err(refuse()),
        }
    }
    if found.is_empty() { Err(refuse()) } else { Ok(found) }
}

fn meets(user: &User, clauses: &Clauses) -> bool {
    let written = write(user);
    let meets_one = |(property, wanted): &(String, String)| {
        let held = crate::query::json_at(&written, property).and_then(Value::as_str).unwrap_or_default();
        match property.to_ascii_lowercase().as_str() {
            "displayname" | "description" => is_found(wanted, std::iter::once(held)),
            _ => held.to_lowercase().starts_with(&wanted.to_lowercase()),
        }
    };
    clauses.iter().all(|clause| clause.iter().any(meets_one))
}

fn write(user: &User) -> Value {
    let (account, profile) = (&user.account, &user.personal.profile);
    let (first, last) = account
        .name
        .rsplit_once(' ')
        .map_or((account.name.as_str(), None), |(first, last)| (first, Some(last)));
    json!({
        "id": account.id,
        "displayName": account.name,
        "mail": account.address,
        "userPrincipalName": account.address,
        "givenName": first.split(' ').next(),
        "surname": last,
        "jobTitle": profile.job_title,
        "department": profile.department,
        "officeLocation": profile.office,
        "companyName": null,
        "mobilePhone": null,
        "preferredLanguage": null,
        "businessPhones": [],
        "proxyAddresses": [format!("SMTP:{}", account.address)],
        "otherMails": [],
        "userType": "Member",
    })
}
