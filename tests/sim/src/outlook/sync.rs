//! Synchronisation: `Prefer: odata.track-changes` on a collection, which Graph has as the function `delta`.

use super::address::Address;
use super::query;
use super::resources::{Entity, Segment};
use crate::error::{ApiError, ApiResult};
use crate::exchange::{Method, Request};

/// What the first answer's link carries on with: Graph has a next page.
const MORE: &str = "1_";
/// What the last answer's link carries on with: Graph begins a new round.
const ROUND: &str = "0_";

/// Where in a round a request stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Sync {
    /// The first of the first round.
    Initial,
    /// A later one, with the option and token Graph gave.
    Later { option: &'static str, token: String },
}

/// Whether a preference asks for synchronisation; the reference spells it in two ways.
pub(crate) fn is_preference(name: &str) -> bool {
    ["odata.track-changes", "odata.trackchanges"].iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Reads whether a request belongs to a synchronisation.
///
/// Other resources ignore the preference, and do not confirm it.
pub(crate) fn read(request: &Request, address: &Address) -> ApiResult<Option<Sync>> {
    if request.method != Method::Get || !can_sync(address) {
        return Ok(None);
    }
    let is_wanted = request
        .headers
        .iter()
        .filter(|(name, _)| name.eq_ignore_ascii_case("Prefer"))
        .any(|(_, value)| value.split([',', ';']).any(|preference| is_preference(preference.trim())));
    if let Some(token) = address.option("$deltatoken") {
        if !is_wanted {
            let message = "A request with a deltaToken needs the header Prefer: odata.track-changes.";
            return Err(ApiError::bad_request(message));
        }
        return unwrapped(token).map(Some).ok_or_else(lost);
    }
    if let Some(sync) = address.option("$skiptoken").and_then(unwrapped) {
        return Ok(Some(sync));
    }
    Ok(is_wanted.then_some(Sync::Initial))
}

/// The messages of one folder, and all folders at the top.
fn can_sync(address: &Address) -> bool {
    match address.segments.as_slice() {
        [Segment::Name("MailFolders")] => true,
        [Segment::Name("MailFolders"), Segment::Key(key), Segment::Name("Messages")] => {
            !key.eq_ignore_ascii_case("AllItems")
        }
        _ => false,
    }
}

fn unwrapped(token: &str) -> Option<Sync> {
    let later = |option, token: &str| Sync::Later { option, token: token.to_owned() };
    token
        .strip_prefix(MORE)
        .map(|token| later("$skiptoken", token))
        .or_else(|| token.strip_prefix(ROUND).map(|token| later("$deltatoken", token)))
}

fn lost() -> ApiError {
    ApiError::new(410, "SyncStateNotFound", "The sync state is not found: synchronise from the beginning.")
}

impl Sync {
    /// The options of the request to Graph.
    pub(crate) fn graph_options(&self, address: &Address) -> ApiResult<Vec<(String, String)>> {
        match self {
            Sync::Later { option, token } => Ok(vec![((*option).to_owned(), token.clone())]),
            Sync::Initial => {
                // Of folders the reference says that these are ignored.
                let ignored: &[&str] = match address.resource.entity {
                    Entity::Folder => &["$filter", "$orderby", "$search", "$top"],
                    _ => &[],
                };
                let mut options = query::to_graph(&address.query, address.version)?;
                options.retain(|(name, _)| !ignored.iter().any(|known| name.eq_ignore_ascii_case(known)));
                Ok(options)
            }
        }
    }

    /// The name and the query of the link that carries on where a link of Graph's does.
    ///
    /// The first answer always has a deltaToken, even when there is more to have.
    pub(crate) fn link(&self, address: &Address, graph_link: &str) -> Option<(&'static str, String)> {
        let (_, query) = graph_link.split_once('?')?;
        let pairs: Vec<(String, String)> = query.split('&').map(crate::url::decode_pair).collect();
        let token = |name: &str| {
            pairs.iter().find(|(held, _)| held.eq_ignore_ascii_case(name)).map(|(_, token)| token.as_str())
        };
        let (more, token) = token("$skiptoken")
            .map(|token| (true, token))
            .or_else(|| token("$deltatoken").map(|token| (false, token)))?;
        let wrapped = format!("{}{token}", if more { MORE } else { ROUND });
        let select = address.option("$select").map(|select| ("$select".to_owned(), select.to_owned()));
        let with_select = |name: &str| {
            let pairs: Vec<_> =
                select.clone().into_iter().chain([(name.to_owned(), wrapped.clone())]).collect();
            super::response::link(address, &pairs)
        };
        Some(match (self, more) {
            (Sync::Initial, _) => ("@odata.deltaLink", with_select("$deltatoken")),
            (Sync::Later { .. }, true) => ("@odata.nextLink", with_select("$skipToken")),
            (Sync::Later { .. }, false) => {
                ("@odata.deltaLink", super::response::link(address, &[("$deltaToken".to_owned(), wrapped)]))
            }
        })
    }
}
