//! Search folders as clients describe them.

use serde_json::Value;

use super::Call;
use crate::error::{ApiError, ApiResult};
use crate::json::{Object, read};
use crate::query::Filter;
use crate::simulator::Simulator;
use crate::store::{FolderKey, Mailbox, Search};

/// The properties only a search folder has.
pub(super) const PROPERTIES: [&str; 3] = ["filterQuery", "includeNestedFolders", "sourceFolderIds"];

/// Whether a body describes a search folder.
pub(super) fn is_meant(fields: &Object) -> bool {
    let type_name = fields.get("@odata.type").and_then(Value::as_str).unwrap_or_default();
    type_name.trim_start_matches('#') == "microsoft.graph.mailSearchFolder"
}

/// The search a body describes, on top of the one the folder has.
pub(super) fn read(
    simulator: &Simulator,
    call: &Call<'_>,
    fields: &Object,
    held: Option<&Search>,
) -> ApiResult<Search> {
    let mailbox = call.mailbox(simulator)?;
    let sources = match fields.get("sourceFolderIds") {
        Some(value) => sources(mailbox, value)?,
        None => held.map(|held| held.sources.clone()).ok_or_else(|| missing("sourceFolderIds"))?,
    };
    let query = match fields.get("filterQuery") {
        Some(value) => read::text("filterQuery", value)?,
        None => held.map(|held| held.query.clone()).ok_or_else(|| missing("filterQuery"))?,
    };
    let nested = match fields.get("includeNestedFolders") {
        Some(value) => read::boolean("includeNestedFolders", value)?,
        None => held.is_some_and(|held| held.nested),
    };
    Ok(Search { sources, nested, filter: Filter::parse(&query)?, query, used: call.now })
}

fn sources(mailbox: &Mailbox, value: &Value) -> ApiResult<Vec<FolderKey>> {
    let ids = read::array("sourceFolderIds", value)?;
    if ids.is_empty() {
        return Err(missing("sourceFolderIds"));
    }
    ids.iter().map(|id| mailbox.resolve_folder(&read::text("sourceFolderIds", id)?)).collect()
}

fn missing(name: &str) -> ApiError {
    ApiError::invalid_request(format!("A search folder needs the property '{name}'."))
}
