//! Mail folders.

use serde_json::Value;

use super::collection::{self, Page};
use super::{Call, delta, lowered, messages, rules};
use crate::error::{ApiError, ApiResult};
use crate::exchange::{Method, Response};
use crate::json::folder::{FolderWriter, sorted};
use crate::json::{Object, read};
use crate::query::{Allowed, Direction, QueryOptions, SortKey};
use crate::simulator::Simulator;
use crate::store::{Folder, FolderKey};

/// How many folders a page has when nothing is said.
const PAGE: usize = 10;

/// Answers below `/mailFolders`.
pub(super) fn route(simulator: &mut Simulator, call: &Call<'_>, path: &[&str]) -> ApiResult<Response> {
    let names = lowered(path);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let root = call.mailbox(simulator)?.root();
    match (call.request.method, names.as_slice()) {
        (Method::Get, []) => list(simulator, call, root),
        (Method::Post, []) => create(simulator, call, root),
        (_, []) => Err(call.refuse_method()),
        (Method::Get, ["$count"]) => count(simulator, call, root),
        (Method::Get, ["delta" | "delta()"]) => delta::folders(simulator, call),
        (_, [_, rest @ ..]) => {
            let folder =
                call.mailbox(simulator)?.resolve_folder(path.first().copied().unwrap_or_default())?;
            below_folder(simulator, call, folder, rest, path.get(1..).unwrap_or_default())
        }
    }
}

fn below_folder(
    simulator: &mut Simulator,
    call: &Call<'_>,
    folder: FolderKey,
    names: &[&str],
    path: &[&str],
) -> ApiResult<Response> {
    match (call.request.method, names) {
        (Method::Get, []) => get(simulator, call, folder, 200),
        (Method::Patch, []) => rename(simulator, call, folder),
        (Method::Delete, []) => {
            call.mailbox_mut(simulator)?.delete_folder(folder)?;
            Ok(Response::empty(204))
        }
        (Method::Get, ["childfolders"]) => list(simulator, call, folder),
        (Method::Post, ["childfolders"]) => create(simulator, call, folder),
        (Method::Get, ["childfolders", "$count"]) => count(simulator, call, folder),
        (_, ["childfolders", _, ..]) => route(simulator, call, path.get(1..).unwrap_or_default()),
        (Method::Post, ["move"]) => relocate(simulator, call, folder),
        (Method::Post, ["copy"]) => copy(simulator, call, folder),
        (Method::Post, ["permanentdelete"]) => {
            if call.mailbox(simulator)?.folder(folder)?.well_known.is_some() {
                let message = "Distinguished folders cannot be deleted.";
                return Err(ApiError::new(403, "ErrorDeleteDistinguishedFolder", message));
            }
            call.mailbox_mut(simulator)?.destroy_folder(folder);
            Ok(Response::empty(204))
        }
        (_, ["messagerules", ..]) => rules::route(simulator, call, folder, path.get(1..).unwrap_or_default()),
        (_, ["messages", ..]) => {
            messages::route(simulator, call, Some(folder), path.get(1..).unwrap_or_default())
        }
        (_, [] | ["childfolders" | "move" | "copy" | "permanentdelete", ..]) => Err(call.refuse_method()),
        (_, [other, ..]) => Err(ApiError::unknown_segment(other)),
    }
}

fn list(simulator: &Simulator, call: &Call<'_>, parent: FolderKey) -> ApiResult<Response> {
    let options = call.options(&Allowed::List)?;
    if options.filter.is_some() {
        return Err(ApiError::bad_request("The query parameter '$filter' is not supported on folders here."));
    }
    let mailbox = call.mailbox(simulator)?;
    let writer = FolderWriter::new(mailbox, call.target.version, &options)?;
    let mut folders = sorted(mailbox, parent, options.include_hidden_folders);
    order(&mut folders, &options)?;
    let context = call.context(simulator, "mailFolders");
    Ok(Page::cut(context, &options, folders, PAGE, |folder| writer.write(folder)).into_response(call))
}

fn order(folders: &mut [&Folder], options: &QueryOptions) -> ApiResult<()> {
    for by in &options.orderby {
        match (by.key, by.direction) {
            (SortKey::DisplayName, Direction::Ascending) => {}
            (SortKey::DisplayName, Direction::Descending) => folders.reverse(),
            (other, _) => return Err(ApiError::unknown_property(other.path(), "mailFolder")),
        }
    }
    Ok(())
}

fn count(simulator: &Simulator, call: &Call<'_>, parent: FolderKey) -> ApiResult<Response> {
    let options = call.options(&Allowed::Count)?;
    let folders = sorted(call.mailbox(simulator)?, parent, options.include_hidden_folders);
    Ok(collection::number(folders.len()))
}

fn get(simulator: &Simulator, call: &Call<'_>, folder: FolderKey, status: u16) -> ApiResult<Response> {
    let options = call.options(&Allowed::Item)?;
    let mailbox = call.mailbox(simulator)?;
    let written = FolderWriter::new(mailbox, call.target.version, &options)?.write(mailbox.folder(folder)?);
    Ok(collection::item(status, &call.context(simulator, "mailFolders/$entity"), written))
}

fn create(simulator: &mut Simulator, call: &Call<'_>, parent: FolderKey) -> ApiResult<Response> {
    let fields = read::object(call.request)?;
    let name = display_name(&fields)?;
    let hidden = fields.get("isHidden").is_some_and(|value| *value == Value::Bool(true));
    let folder = call.mailbox_mut(simulator)?.create_folder(parent, &name, hidden)?;
    get(simulator, call, folder, 201)
}

fn rename(simulator: &mut Simulator, call: &Call<'_>, folder: FolderKey) -> ApiResult<Response> {
    let name = display_name(&read::object(call.request)?)?;
    call.mailbox_mut(simulator)?.rename_folder(folder, &name)?;
    get(simulator, call, folder, 200)
}

fn relocate(simulator: &mut Simulator, call: &Call<'_>, folder: FolderKey) -> ApiResult<Response> {
    let to = destination(simulator, call)?;
    call.mailbox_mut(simulator)?.move_folder(folder, to)?;
    get(simulator, call, folder, 201)
}

fn copy(simulator: &mut Simulator, call: &Call<'_>, folder: FolderKey) -> ApiResult<Response> {
    let to = destination(simulator, call)?;
    let copy = call.mailbox_mut(simulator)?.copy_folder(folder, to, call.now)?;
    get(simulator, call, copy, 201)
}

/// The folder `destinationId` names, of a move or copy.
pub(super) fn destination(simulator: &Simulator, call: &Call<'_>) -> ApiResult<FolderKey> {
    let parameters = read::object(call.request)?;
    read::check_parameters(&parameters, &["destinationId"])?;
    let id = read::parameter(&parameters, "destinationId").and_then(Value::as_str).unwrap_or_default();
    if id.is_empty() {
        return Err(ApiError::invalid_request(
            "The destination folder is required., The value of the parameter 'DestinationId' is empty.",
        ));
    }
    call.mailbox(simulator)?.resolve_folder(id)
}

fn display_name(fields: &Object) -> ApiResult<String> {
    const WRITABLE: [&str; 2] = ["displayName", "isHidden"];
    if let Some(name) = fields.keys().find(|name| !name.contains('@') && !WRITABLE.contains(&name.as_str())) {
        return Err(read::unknown(name, "mailFolder"));
    }
    fields.get("displayName").map_or(Ok(String::new()), |value| read::text("displayName", value))
}
