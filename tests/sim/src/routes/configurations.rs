//! User configurations of a folder: settings other clients keep in the mailbox. Beta has them, v1.0 has not.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE;
use serde_json::{Value, json};

use super::collection::{self, Page};
use super::{Call, lowered};
use crate::error::{ApiError, ApiResult};
use crate::exchange::{Method, Response};
use crate::query::Allowed;
use crate::simulator::{Simulator, UserId};
use crate::store::FolderKey;

/// How many configurations a page has when nothing is said.
const PAGE: usize = 100;

/// Answers below `/mailFolders/{id}/userConfigurations`.
pub(super) fn route(
    simulator: &Simulator,
    call: &Call<'_>,
    folder: FolderKey,
    path: &[&str],
) -> ApiResult<Response> {
    let names = lowered(path);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let held = &call.mailbox(simulator)?.folder(folder)?.configurations;
    match (call.request.method, names.as_slice()) {
        (Method::Get, []) => {
            let options = call.options(&Allowed::List)?;
            let context = call.context(simulator, "mailFolders/userConfigurations");
            let all: Vec<Value> = held.iter().map(|(name, xml)| written(name, xml)).collect();
            Ok(Page::cut(context, &options, all, PAGE, |one| one).into_response(call))
        }
        (Method::Get, ["$count"]) => Ok(collection::number(held.len())),
        (Method::Get, [wanted]) => {
            let found = held.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
            let (name, xml) = found.ok_or_else(ApiError::item_not_found)?;
            let context = call.context(simulator, "mailFolders/userConfigurations/$entity");
            Ok(collection::item(200, &context, written(name, xml)))
        }
        (_, [] | [_]) => Err(call.refuse_method()),
        (_, [_, other, ..]) => Err(ApiError::unknown_segment(other)),
    }
}

fn written(name: &str, xml: &[u8]) -> Value {
    json!({ "id": name, "binaryData": null, "structuredData": [], "xmlData": URL_SAFE.encode(xml) })
}

impl Simulator {
    /// Puts a configuration into a folder, e.g. `OWA.UserOptions`.
    pub fn add_user_configuration(&mut self, user: UserId, folder: FolderKey, name: &str, xml: &[u8]) {
        if let Some(mailbox) = self.mailbox_mut(user) {
            mailbox.add_configuration(folder, name, xml);
        }
    }
}
