//! What changed among the folders of a mailbox: their names, places and counts.

use serde_json::{Value, json};

use super::token::{Place, Walk};
use super::{Round, place, removed};
use crate::error::ApiResult;
use crate::exchange::Response;
use crate::json::folder::FolderWriter;
use crate::routes::Call;
use crate::simulator::Simulator;
use crate::store::{Folder, FolderKey, Mailbox};
use crate::sync::Removal;

/// The options of the first request.
const OPTIONS: [&str; 3] = ["$select", "$top", "$expand"];

/// `GET /mailFolders/delta`: the whole hierarchy, flat.
pub(in crate::routes) fn answer(simulator: &Simulator, call: &Call<'_>) -> ApiResult<Response> {
    let mailbox = call.mailbox(simulator)?;
    let end = mailbox.last_change();
    let mut round = Round::read(simulator, call, 0, end, &OPTIONS)?;
    let writer = FolderWriter::new(mailbox, call.target.version, &round.options)?;
    if let Some(end) = round.rests() {
        return Ok(round.into_response(simulator, call, "mailFolder", Vec::new(), Place::Rest(end)));
    }
    if let Place::Rest(from) = round.token.place {
        round.token.place = Place::Changes { from, to: end, next: 0 };
    }
    // What was given last: folders come in the order of their numbers, so that no change can hide one.
    let (from, to, last) = match round.token.place.clone() {
        Place::Walk(Walk { start, given, .. }) => (None, start, given),
        Place::Changes { from, to, next } => (Some(from), to, next),
        Place::Rest(end) => (Some(end), end, 0),
    };
    let is_next = |key: &FolderKey| place(key.0) > last;
    let shown = mailbox.folders().filter(|folder| is_shown(mailbox, folder));
    let changed = shown.filter(|folder| from.is_none_or(|from| folder.change > from));
    let written = changed.map(|folder| (folder.key, with_type(writer.write(folder))));
    let gone = from.into_iter().flat_map(|from| mailbox.destroyed_folders(from));
    let gone = gone.map(|key| (key, removed("mailFolder", &mailbox.folder_id(key), Removal::Deleted)));
    let mut items: Vec<(FolderKey, Value)> = written.chain(gone).filter(|(key, _)| is_next(key)).collect();
    items.sort_by_key(|(key, _)| *key);
    let more = items.len() > round.page_size;
    items.truncate(round.page_size);
    let next = items.last().map_or(last, |(key, _)| place(key.0));
    let values = items.into_iter().map(|(_, item)| item).collect();
    let place = match (more, from) {
        (false, _) => Place::Rest(to),
        (true, None) => Place::Walk(Walk { start: to, after: None, given: next }),
        (true, Some(from)) => Place::Changes { from, to, next },
    };
    Ok(round.into_response(simulator, call, "mailFolder", values, place))
}

/// Whether a list would show it and everything above it; the root itself is no item.
fn is_shown(mailbox: &Mailbox, folder: &Folder) -> bool {
    let Some(parent) = folder.parent.filter(|_| !folder.hidden) else {
        return false;
    };
    parent == mailbox.root() || mailbox.folder(parent).is_ok_and(|parent| is_shown(mailbox, parent))
}

fn with_type(mut folder: Value) -> Value {
    if let Some(object) = folder.as_object_mut() {
        object.entry("@odata.type").or_insert_with(|| json!("#microsoft.graph.mailFolder"));
    }
    folder
}
