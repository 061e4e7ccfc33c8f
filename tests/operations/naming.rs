//! How the page of what is proven calls operations and their routes.

use std::any::type_name;

use outpost::protocol::Request;

/// `outpost::protocol::ops::message::send::Send` as `message::Send`.
pub(crate) fn function<O>() -> String {
    let name = type_name::<O>();
    let name = name.split_once("Next<").map_or(name, |(_, inner)| inner.trim_end_matches('>'));
    let name = name.split('<').next().unwrap_or_default();
    let parts: Vec<&str> = name.split("::").collect();
    match parts.iter().position(|part| *part == "ops") {
        Some(at) => format!("{}::{}", parts[at + 1], parts[parts.len() - 1]),
        None => parts[parts.len() - 1].to_owned(),
    }
}

/// What is followed by an id, and what else may follow; folders that have names keep them.
const COLLECTIONS: &[&str] = &[
    "attachments",
    "childFolders",
    "events",
    "extensions",
    "mailFolders",
    "masterCategories",
    "mentions",
    "messageRules",
    "messages",
    "overrides",
    "photos",
    "userConfigurations",
    "users",
];
const NO_IDS: &[&str] =
    &["$count", "archive", "createUploadSession", "delta", "inbox", "searchfolders", "sentitems"];

/// The method and the path with `{id}` for every id.
pub(crate) fn route(request: &Request) -> String {
    let path = request.target.split('?').next().unwrap_or_default();
    let path = path.split_once("/api/v2.0").map_or(path, |(_, path)| path);
    let mut before = "";
    let segments = path.split('/').map(|segment| {
        let is_id = COLLECTIONS.contains(&before) && !NO_IDS.contains(&segment);
        before = if is_id { "" } else { segment };
        match segment.split_once("('") {
            _ if is_id => "{id}".to_owned(),
            Some((name, _)) => format!("{name}/{{id}}"),
            None => segment.to_owned(),
        }
    });
    format!("{} {}", request.method.as_str(), segments.collect::<Vec<_>>().join("/"))
}

#[test]
fn ids_are_known_by_where_they_stand() {
    use outpost::protocol::OperationId::{GetAttachment, UploadRange};
    for (operation, target, wanted) in [
        (
            GetAttachment,
            "/me/messages/a/attachments/b/$value?x=1",
            "GET /me/messages/{id}/attachments/{id}/$value",
        ),
        (GetAttachment, "/me/mailFolders/inbox/messages/delta", "GET /me/mailFolders/inbox/messages/delta"),
        (GetAttachment, "/me/mailFolders/messages/messages", "GET /me/mailFolders/{id}/messages"),
        (
            UploadRange,
            "https://outlook.office.com/api/v2.0/Users('a@b')/AttachmentSessions('c')",
            "GET /Users/{id}/AttachmentSessions/{id}",
        ),
    ] {
        assert_eq!(route(&Request::get(operation, target)), wanted);
    }
}
