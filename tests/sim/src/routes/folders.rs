//! Mail folders.

use serde_json::Value;

use super::collection::{self, Page};
use super::{Call, configurations, delta, lowered, messages, rules, search_folders};
use crate::error::{ApiError, ApiResult};
use crate::exchange::{Method, Response};
use crate::json::folder::{FolderWriter, sorted};
use crate::json::{Object, read};
use crate::query::{Allowed, Direction, QueryOptions, SortKey};
use crate::simulator::Simulator;
use crate::store::{Folder, FolderKey, MessageKey};
use crate::url::Version;

/// How many folders a page has when nothing is said.
const PAGE: usize = 10;

/// Answers below `/mailFolders`.
pub(super) fn route(simulator: &mut Simulator, call: &Call<'_>, path: &[&str]) -> ApiResult<Response> {
    let names = lowered(path);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    call.mailbox_mut(simulator)?.expire_searches(call.now);
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
            call.mailbox_mut(simulator)?.use_folder(folder, call.now);
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
        (Method::Post, ["updateallmessagesreadstate"]) if call.target.version == Version::Beta => {
            update_read_state(simulator, call, folder)
        }
        (_, ["userconfigurations", ..]) if call.target.version == Version::Beta => {
            configurations::route(simulator, call, folder, path.get(1..).unwrap_or_default())
        }
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
    let search = search_folders::is_meant(&fields);
    let search = search.then(|| search_folders::read(simulator, call, &fields, None)).transpose()?;
    let mailbox = call.mailbox_mut(simulator)?;
    let folder = mailbox.create_folder(parent, &name, hidden)?;
    if search.is_some() {
        mailbox.set_search(folder, search);
    }
    get(simulator, call, folder, 201)
}

fn rename(simulator: &mut Simulator, call: &Call<'_>, folder: FolderKey) -> ApiResult<Response> {
    let fields = read::object(call.request)?;
    let name = display_name(&fields)?;
    if fields.contains_key("isHidden") {
        let message = "The property 'isHidden' can be set only when a folder is created.";
        return Err(ApiError::new(400, "ErrorInvalidPropertySet", message));
    }
    let held = call.mailbox(simulator)?.folder(folder)?.search.clone();
    if let Some(held) = &held {
        let search = search_folders::read(simulator, call, &fields, Some(held))?;
        call.mailbox_mut(simulator)?.set_search(folder, Some(search));
    }
    if held.is_none() || fields.contains_key("displayName") {
        call.mailbox_mut(simulator)?.rename_folder(folder, &name)?;
    }
    get(simulator, call, folder, 200)
}

/// `POST /mailFolders/{id}/updateAllMessagesReadState`
fn update_read_state(simulator: &mut Simulator, call: &Call<'_>, folder: FolderKey) -> ApiResult<Response> {
    let parameters = read::object(call.request)?;
    read::check_parameters(&parameters, &["isRead", "suppressReadReceipts"])?;
    let is_read = read::parameter(&parameters, "isRead");
    let is_read = is_read.ok_or_else(|| ApiError::invalid_request("The parameter 'isRead' is required."))?;
    let is_read = read::boolean("isRead", is_read)?;
    let suppress = read::parameter(&parameters, "suppressReadReceipts").filter(|value| !value.is_null());
    let suppress = suppress.map_or(Ok(false), |value| read::boolean("suppressReadReceipts", value))?;
    let order = call.mailbox(simulator)?.order_of(Some(folder))?;
    let all = order.all().iter().filter(|entry| order.unread().contains(entry) == is_read);
    let keys: Vec<MessageKey> = all.map(|(_, key)| *key).collect();
    for key in keys {
        call.mailbox_mut(simulator)?.set_read(key, call.now, is_read)?;
        if !suppress {
            simulator.report_read(call.owner, key);
        }
    }
    Ok(Response::empty(204))
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
    let of_search =
        |name: &str| search_folders::is_meant(fields) && search_folders::PROPERTIES.contains(&name);
    let is_known = |name: &str| name.contains('@') || WRITABLE.contains(&name) || of_search(name);
    if let Some(name) = fields.keys().find(|name| !is_known(name)) {
        return Err(read::unknown(name, "mailFolder"));
    }
    fields.get("displayName").map_or(Ok(String::new()), |value| read::text("displayName", value))
}
