//! From path and method to the code that answers.

mod attachments;
mod batch;
mod categories;
mod collection;
mod configurations;
mod contacts;
mod delta;
mod directory;
mod events;
pub(crate) mod extensions;
mod focus;
mod folders;
mod items;
mod mail_tips;
mod mentions;
mod message_list;
mod messages;
mod outlook;
mod people;
mod respond;
mod rules;
mod search_folders;
mod search_query;
mod send;
mod settings;
mod translate;
mod upload_sessions;
mod user;
mod verdicts;

pub(crate) use focus::set as set_override;

use crate::error::{ApiError, ApiResult};
use crate::exchange::{Method, Request, Response};
use crate::json::{BodyForm, Preferences};
use crate::model::Timestamp;
use crate::permissions;
use crate::query::{Allowed, QueryOptions};
use crate::simulator::{Simulator, User, UserId};
use crate::store::{Mailbox, MessageKey};
use crate::url::{Target, Version};

/// A request on its way through the routes.
pub(crate) struct Call<'a> {
    pub(crate) request: &'a Request,
    pub(crate) target: &'a Target,
    /// Whose token it carries.
    pub(crate) caller: UserId,
    /// Whose mailbox it asks for.
    pub(crate) owner: UserId,
    pub(crate) preferences: Preferences,
    pub(crate) now: Timestamp,
}

impl Call<'_> {
    pub(crate) fn options(&self, allowed: &Allowed) -> ApiResult<QueryOptions> {
        let mut options = QueryOptions::parse(&self.target.query, allowed)?;
        options.search = options.search.map(|search| search.at(self.now));
        let filtered = options.filter.as_ref().map(crate::query::Filter::properties).unwrap_or_default();
        if self.target.version == Version::V1 && filtered.contains(&crate::query::MENTIONED) {
            return Err(ApiError::unknown_property("mentionsPreview", "message"));
        }
        Ok(options)
    }

    pub(crate) fn user<'s>(&self, simulator: &'s Simulator) -> ApiResult<&'s User> {
        simulator.users.get(self.owner.0).ok_or_else(ApiError::item_not_found)
    }

    pub(crate) fn user_mut<'s>(&self, simulator: &'s mut Simulator) -> ApiResult<&'s mut User> {
        simulator.users.get_mut(self.owner.0).ok_or_else(ApiError::item_not_found)
    }

    pub(crate) fn mailbox<'s>(&self, simulator: &'s Simulator) -> ApiResult<&'s Mailbox> {
        simulator.mailbox(self.owner).ok_or_else(ApiError::item_not_found)
    }

    pub(crate) fn mailbox_mut<'s>(&self, simulator: &'s mut Simulator) -> ApiResult<&'s mut Mailbox> {
        simulator.mailbox_mut(self.owner).ok_or_else(ApiError::item_not_found)
    }

    /// `https://graph.microsoft.com/v1.0/$metadata#users('…')/` and what follows.
    pub(crate) fn context(&self, simulator: &Simulator, what: &str) -> String {
        let owner = simulator.account(self.owner).map(|account| account.id.as_str()).unwrap_or_default();
        format!("{}/$metadata#users('{owner}')/{what}", self.target.service_root())
    }

    /// Refuses when `If-Match` names another version.
    pub(crate) fn check_version(&self, mailbox: &Mailbox, key: MessageKey) -> ApiResult<()> {
        let Some(wanted) = self.request.header("If-Match").filter(|wanted| *wanted != "*") else {
            return Ok(());
        };
        let held = crate::json::message::etag(mailbox, mailbox.message(key)?);
        if wanted == held { Ok(()) } else { Err(ApiError::conflict()) }
    }

    /// The name of the method, when no route takes it.
    pub(crate) fn refuse_method(&self) -> ApiError {
        ApiError::method_not_allowed(self.request.method.as_str())
    }
}

/// Answers a request whose token is good.
pub(crate) fn answer(
    simulator: &mut Simulator,
    request: &Request,
    target: &Target,
    caller: UserId,
) -> ApiResult<Response> {
    let segments: Vec<&str> = target.segments.iter().map(String::as_str).collect();
    let (first, rest) = segments.split_first().ok_or_else(|| ApiError::bad_request("Empty path."))?;
    let (owner, path) = match (first.to_ascii_lowercase().as_str(), rest) {
        ("$batch", []) => {
            admit(simulator, request, caller)?;
            return batch::answer(simulator, request, target);
        }
        ("me" | "search", path) => (caller, path),
        ("users", []) => (caller, rest),
        ("users", [user, path @ ..]) => (simulator.user(user).ok_or_else(|| unknown_user(user, path))?, path),
        _ => return Err(ApiError::unknown_segment(first)),
    };
    let is_own = owner == caller;
    let names = lowered(path);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    if !matches!(names.first(), None | Some(&("photo" | "photos"))) {
        admit(simulator, request, owner)?;
        simulator.throttle.count(owner, request, simulator.now)?;
    }
    let scopes = simulator.tokens.scopes(request.header("Authorization"));
    simulator.cloud.check(request, &names, &target.query)?;
    match (first.to_ascii_lowercase().as_str(), rest) {
        ("users", []) => permissions::check_directory(&scopes)?,
        _ => scopes.check(request.method, &names, is_own)?,
    }
    let preferences =
        Preferences { version: target.version, basic: scopes.is_basic(is_own), ..preferences(request) };
    if preferences.basic && target.query.iter().any(|(name, _)| name.eq_ignore_ascii_case("$search")) {
        return Err(ApiError::access_denied());
    }
    let call = Call { request, target, caller, owner, preferences, now: simulator.now };
    let mut response = match (first.to_ascii_lowercase().as_str(), rest) {
        ("users", []) => directory::list(simulator, &call),
        ("search", [query]) if query.eq_ignore_ascii_case("query") => search_query::answer(simulator, &call),
        ("search", _) => Err(ApiError::unknown_segment(first)),
        _ => dispatch(simulator, &call, path),
    }?;
    note_applied(&mut response, preferences);
    Ok(response)
}

/// Takes note of a request that came by itself, as items of a batch do not.
fn admit(simulator: &mut Simulator, request: &Request, mailbox: UserId) -> ApiResult<()> {
    match simulator.lasts_ms.take() {
        Some(lasts) => simulator.throttle.begin(mailbox, request, simulator.now, lasts),
        None => Ok(()),
    }
}

fn dispatch(simulator: &mut Simulator, call: &Call<'_>, path: &[&str]) -> ApiResult<Response> {
    let Some((resource, rest)) = path.split_first() else {
        return user::get(simulator, call);
    };
    let resource = resource.to_ascii_lowercase();
    match resource.as_str() {
        "photo" => return user::photo(simulator, call, rest),
        "photos" => return user::photos(simulator, call, rest),
        _ => {}
    }
    let delegates =
        simulator.users.get(call.owner.0).map(|owner| owner.delegates.as_slice()).unwrap_or_default();
    if call.caller != call.owner && !delegates.contains(&call.caller) {
        return Err(ApiError::access_denied());
    }
    match (resource.as_str(), rest) {
        ("mailfolders", _) => folders::route(simulator, call, rest),
        ("messages", _) => messages::route(simulator, call, None, rest),
        ("contacts", _) => contacts::route(simulator, call, rest),
        ("getmailtips", []) if call.request.method == Method::Post => mail_tips::answer(simulator, call),
        ("people", _) => people::route(simulator, call, rest),
        ("inferenceclassification", _) => focus::route(simulator, call, rest),
        ("mailboxsettings", _) => settings::route(simulator, call, rest),
        ("outlook", _) => outlook::route(simulator, call, rest),
        ("translateexchangeids", []) if call.request.method == Method::Post => {
            translate::answer(simulator, call)
        }
        ("getmailtips" | "translateexchangeids", []) => Err(call.refuse_method()),
        ("events", _) => events::route(simulator, call, rest),
        ("sendmail", []) => send::send_mail(simulator, call),
        _ => Err(ApiError::unknown_segment(&resource)),
    }
}

fn unknown_user(user: &str, path: &[&str]) -> ApiError {
    if path.is_empty() {
        let message = format!(
            "Resource '{user}' does not exist or one of its queried reference-property objects are not present."
        );
        return ApiError::new(404, "Request_ResourceNotFound", message);
    }
    ApiError::new(404, "ErrorInvalidUser", format!("The requested user '{user}' is invalid."))
}

/// Path segments in lower case, to match against.
fn lowered(path: &[&str]) -> Vec<String> {
    path.iter().map(|segment| segment.to_ascii_lowercase()).collect()
}

fn preferences(request: &Request) -> Preferences {
    let fields = request.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("Prefer"));
    let mut preferences = Preferences::default();
    for preference in fields.flat_map(|(_, value)| value.split([',', ';'])) {
        let (name, value) = preference.split_once('=').unwrap_or((preference, ""));
        let value = value.trim().trim_matches('"').to_ascii_lowercase();
        match (name.trim().to_ascii_lowercase().as_str(), value.as_str()) {
            ("idtype", "immutableid") => preferences.immutable_ids = true,
            ("outlook.timezone", zone) => preferences.time_zone = crate::zones::find(zone),
            ("outlook.body-content-type", "text") => preferences.body = BodyForm::Text,
            ("outlook.body-content-type", "html") => preferences.body = BodyForm::Html,
            _ => {}
        }
    }
    preferences
}

fn note_applied(response: &mut Response, preferences: Preferences) {
    let body = match preferences.body {
        BodyForm::AsStored => None,
        BodyForm::Text => Some("outlook.body-content-type=\"text\""),
        BodyForm::Html => Some("outlook.body-content-type=\"html\""),
    };
    let ids = preferences.immutable_ids.then_some("IdType=\"ImmutableId\"");
    let zone = preferences.time_zone.map(|zone| format!("outlook.timezone=\"{}\"", zone.name));
    let applied: Vec<&str> = body.into_iter().chain(ids).chain(zone.as_deref()).collect();
    if !applied.is_empty() {
        let noted = response.headers.iter_mut().find(|(name, _)| name == "Preference-Applied");
        match noted {
            Some((_, value)) => *value = format!("{value}, {}", applied.join(", ")),
            None => response.headers.push(("Preference-Applied".to_owned(), applied.join(", "))),
        }
    }
}
