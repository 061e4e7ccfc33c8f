//! Folders as JSON.

use serde_json::{Value, json};

use super::{Object, selected};
use crate::error::{ApiError, ApiResult};
use crate::query::{Expand, QueryOptions};
use crate::store::{Folder, FolderKey, Mailbox};
use crate::url::Version;

const PROPERTIES: [&str; 7] = [
    "id",
    "displayName",
    "parentFolderId",
    "childFolderCount",
    "unreadItemCount",
    "totalItemCount",
    "isHidden",
];

/// How folders are written for one request.
pub(crate) struct FolderWriter<'a> {
    mailbox: &'a Mailbox,
    names: Vec<&'static str>,
    children: Option<Box<FolderWriter<'a>>>,
    include_hidden: bool,
    /// Nothing was selected: what a derived type adds comes along.
    is_whole: bool,
}

impl<'a> FolderWriter<'a> {
    pub(crate) fn new(
        mailbox: &'a Mailbox,
        version: Version,
        options: &QueryOptions,
    ) -> ApiResult<FolderWriter<'a>> {
        let mut writer = FolderWriter::with_names(mailbox, version, options.select.as_deref())?;
        writer.include_hidden = options.include_hidden_folders;
        for Expand { property, select, .. } in &options.expand {
            if !property.eq_ignore_ascii_case("childFolders") {
                return Err(ApiError::unknown_property(property, "mailFolder"));
            }
            writer.children = Some(Box::new(FolderWriter::with_names(mailbox, version, select.as_deref())?));
        }
        Ok(writer)
    }

    fn with_names(
        mailbox: &'a Mailbox,
        version: Version,
        select: Option<&[String]>,
    ) -> ApiResult<FolderWriter<'a>> {
        let mut known = PROPERTIES.to_vec();
        known.retain(|name| !mailbox.cloud.missing_of_folders().contains(name));
        if version == Version::Beta {
            known.push("wellKnownName");
        }
        let selected = selected(select, &known, "mailFolder")?;
        let is_whole = selected.is_none();
        let names = selected.unwrap_or(known);
        Ok(FolderWriter { mailbox, names, is_whole, children: None, include_hidden: false })
    }

    pub(crate) fn write(&self, folder: &Folder) -> Value {
        let mut object = Object::new();
        object.insert("id".to_owned(), json!(self.mailbox.folder_id(folder.key)));
        for name in &self.names {
            object.insert((*name).to_owned(), self.property(folder, name));
        }
        if let Some(search) = &folder.search {
            let sources: Vec<String> =
                search.sources.iter().map(|key| self.mailbox.folder_id(*key)).collect();
            object.insert("@odata.type".to_owned(), json!("#microsoft.graph.mailSearchFolder"));
            if self.is_whole {
                object.insert("isSupported".to_owned(), json!(true));
                object.insert("includeNestedFolders".to_owned(), json!(search.nested));
                object.insert("sourceFolderIds".to_owned(), json!(sources));
                object.insert("filterQuery".to_owned(), json!(search.query));
            }
        }
        if let Some(inner) = &self.children {
            let children = sorted(self.mailbox, folder.key, self.include_hidden);
            let children: Vec<Value> = children.into_iter().map(|child| inner.write(child)).collect();
            object.insert("childFolders".to_owned(), Value::Array(children));
        }
        Value::Object(object)
    }

    fn property(&self, folder: &Folder, name: &str) -> Value {
        match name {
            "id" => json!(self.mailbox.folder_id(folder.key)),
            "displayName" => json!(folder.name),
            "parentFolderId" => json!(folder.parent.map(|parent| self.mailbox.folder_id(parent))),
            "childFolderCount" => json!(self.mailbox.child_count(folder.key)),
            "unreadItemCount" => json!(self.mailbox.totals(folder).1),
            "totalItemCount" => json!(self.mailbox.totals(folder).0),
            "isHidden" => json!(folder.hidden),
            "wellKnownName" => json!(folder.well_known),
            _ => Value::Null,
        }
    }
}

/// Child folders by name, as lists give them.
pub(crate) fn sorted(mailbox: &Mailbox, parent: FolderKey, include_hidden: bool) -> Vec<&Folder> {
    let mut folders: Vec<&Folder> =
        mailbox.children(parent).filter(|folder| include_hidden || !folder.hidden).collect();
    folders.sort_by_cached_key(|folder| (folder.name.to_lowercase(), folder.key));
    folders
}
