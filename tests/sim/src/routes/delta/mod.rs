//! Delta queries: what changed since the last round, page by page.
//!
//! The service keeps nothing per client: a token says where its chain of requests has come to.

mod folders;
mod messages;
mod token;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::Call;
use crate::error::{ApiError, ApiResult};
use crate::exchange::Response;
use crate::json::Object;
use crate::query::{Allowed, QueryOptions};
use crate::random::Random;
use crate::simulator::Simulator;
use crate::sync::{Gone, Removal};

pub(super) use folders::answer as folders;
pub(super) use messages::answer as messages;
use token::{Place, Token};

/// How many items a page has when nothing is said.
const PAGE: usize = 10;
/// How many items a page can have.
const MAX_PAGE: usize = 1000;

/// A request of a chain, read.
struct Round {
    /// The token as it will be given on, its place still where this request starts.
    token: Token,
    options: QueryOptions,
    change_type: Option<ChangeType>,
    page_size: usize,
    /// What `Prefer: odata.maxpagesize` asked for.
    max_page_size: Option<usize>,
}

/// The one kind of change a chain is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ChangeType {
    Created,
    Updated,
    Deleted,
}

impl Round {
    /// Reads a request: the first of a chain, or one with a token. `start` is where the log ends now.
    fn read(
        simulator: &Simulator,
        call: &Call<'_>,
        scope: u64,
        start: u64,
        allowed: &[&str],
    ) -> ApiResult<Round> {
        let token = match given_token(call)? {
            Some(text) => check(simulator, call, Token::decode(&text)?, scope)?,
            None => Token {
                scope,
                generation: simulator.sync.generation,
                issued: call.now.0,
                options: first_options(call, allowed)?,
                place: Place::Walk(token::Walk { start, ..token::Walk::default() }),
                paused: false,
            },
        };
        let (change, others): (Vec<_>, Vec<_>) =
            token.options.iter().cloned().partition(|(name, _)| name.eq_ignore_ascii_case("changeType"));
        let options = QueryOptions::parse(&others, &Allowed::MessageList)?;
        let max_page_size = max_page_size(call);
        Ok(Round {
            change_type: change.first().map(|(_, value)| change_type(value)).transpose()?,
            page_size: max_page_size.or(options.top).unwrap_or(PAGE).clamp(1, MAX_PAGE),
            max_page_size,
            options,
            token,
        })
    }

    fn wants(&self, kind: ChangeType) -> bool {
        self.change_type.is_none_or(|wanted| wanted == kind)
    }

    /// The page as an answer, with the link to what comes after it.
    fn into_response(
        mut self,
        simulator: &Simulator,
        call: &Call<'_>,
        type_name: &str,
        mut values: Vec<Value>,
        place: Place,
    ) -> Response {
        self.token.generation = simulator.sync.generation;
        self.token.issued = call.now.0;
        let is_last = matches!(place, Place::Rest(_));
        let link = if is_last && simulator.sync.empty_pages && !self.token.paused {
            // The place is that of the end; the next page has nothing but the way there.
            self.token.paused = true;
            "@odata.nextLink"
        } else {
            self.token.paused = self.token.paused && !is_last;
            if is_last { "@odata.deltaLink" } else { "@odata.nextLink" }
        };
        self.token.place = place;
        let text = self.token.encode();
        repeat_some(simulator, &text, &mut values);
        let option = if link == "@odata.deltaLink" { "$deltatoken" } else { "$skiptoken" };
        let mut object = Object::new();
        let context = format!("{}/$metadata#Collection({type_name})", call.target.service_root());
        object.insert("@odata.context".to_owned(), json!(context));
        object.insert("value".to_owned(), Value::Array(values));
        let link_value = format!("{}{}?{option}={text}", call.target.origin, call.target.path);
        object.insert(link.to_owned(), json!(link_value));
        let mut response = Response::json(200, &Value::Object(object));
        if let Some(size) = self.max_page_size {
            let applied = format!("odata.maxpagesize={size}");
            response.headers.push(("Preference-Applied".to_owned(), applied));
        }
        response
    }

    /// Whether this request only fetches the end of a round behind its empty page.
    fn rests(&self) -> Option<u64> {
        match self.token.place {
            Place::Rest(end) if self.token.paused => Some(end),
            _ => None,
        }
    }
}

/// The token of a request; one that is empty or `latest` starts a chain, as the service does not know the latter.
fn given_token(call: &Call<'_>) -> ApiResult<Option<String>> {
    let query = &call.target.query;
    let is_token =
        |name: &str| name.eq_ignore_ascii_case("$skiptoken") || name.eq_ignore_ascii_case("$deltatoken");
    let mut tokens = query.iter().filter(|(name, _)| is_token(name));
    let Some((_, text)) = tokens.next().filter(|(_, text)| !text.is_empty() && text != "latest") else {
        return Ok(None);
    };
    if query.len() > 1 {
        let message = "The query parameters of a delta request cannot be given beside its token.";
        return Err(ApiError::bad_request(message));
    }
    Ok(Some(text.clone()))
}

fn first_options(call: &Call<'_>, allowed: &[&str]) -> ApiResult<Vec<(String, String)>> {
    let mut options = Vec::new();
    for (name, value) in &call.target.query {
        let lower = name.to_ascii_lowercase();
        if matches!(lower.as_str(), "$deltatoken" | "$skiptoken") {
            continue;
        }
        if !allowed.contains(&lower.as_str()) {
            let message = format!("The query parameter '{name}' is not supported with change tracking.");
            return Err(ApiError::bad_request(message));
        }
        options.push((name.clone(), value.clone()));
    }
    Ok(options)
}

/// Refuses a token of another collection, and one that is no longer good.
fn check(simulator: &Simulator, call: &Call<'_>, token: Token, scope: u64) -> ApiResult<Token> {
    if token.scope != scope {
        return Err(ApiError::bad_request("The token belongs to another collection."));
    }
    let too_old = simulator.sync.token_lifetime_ms.is_some_and(|lifetime| token.age(call.now) > lifetime);
    if token.generation == simulator.sync.generation && !too_old {
        return Ok(token);
    }
    Err(match simulator.sync.gone {
        Gone::SyncStateNotFound => {
            let message = "The sync state generation is not found; generation=0;";
            ApiError::new(410, "SyncStateNotFound", message)
        }
        Gone::ResyncRequired => {
            let message = "Resync required. Replace any local items with the server's version.";
            let options = token
                .options
                .iter()
                .map(|(name, value)| format!("{name}={}&", utf8_percent_encode(value, NON_ALPHANUMERIC)));
            let options: String = options.collect();
            let location = format!("{}{}?{options}$deltatoken=", call.target.origin, call.target.path);
            ApiError::new(410, "resyncRequired", message).with_header("Location", &location)
        }
    })
}

fn change_type(value: &str) -> ApiResult<ChangeType> {
    match value {
        "created" => Ok(ChangeType::Created),
        "updated" => Ok(ChangeType::Updated),
        "deleted" => Ok(ChangeType::Deleted),
        _ => {
            Err(ApiError::bad_request(format!("Invalid value '{value}' for changeType query option found.")))
        }
    }
}

fn max_page_size(call: &Call<'_>) -> Option<usize> {
    let fields = call.request.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("Prefer"));
    let mut preferences = fields.flat_map(|(_, value)| value.split([',', ';']));
    preferences.find_map(|preference| {
        let (name, value) = preference.split_once('=')?;
        let is_size = name.trim().eq_ignore_ascii_case("odata.maxpagesize");
        is_size.then(|| value.trim().trim_matches('"').parse().ok())?
    })
}

/// Lets some items stand twice; which ones hangs on the seed and the token.
fn repeat_some(simulator: &Simulator, token: &str, values: &mut Vec<Value>) {
    let mut random = Random::new(simulator.sync.seed ^ crate::ids::hash(token));
    let again: Vec<Value> =
        values.iter().filter(|_| random.chance(simulator.sync.duplicates)).cloned().collect();
    values.extend(again);
}

/// An item that is no longer here.
fn removed(type_name: &str, id: &str, reason: Removal) -> Value {
    json!({
        "@odata.type": format!("#microsoft.graph.{type_name}"),
        "id": id,
        "@removed": { "reason": reason.as_str() },
    })
}

/// A number as it stands in a token.
fn number(place: usize) -> u64 {
    u64::try_from(place).unwrap_or(u64::MAX)
}

/// A number out of a token.
fn place(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
