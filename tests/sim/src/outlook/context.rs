//! `@odata.context`: what an answer is, as a path in the metadata.

use super::address::Address;
use super::names::OUTLOOK_TYPES;
use super::resources::{Entity, Segment};
use super::sync::Sync;

/// The context of an answer: a collection or one entity.
pub(crate) fn of(address: &Address, is_page: bool, select: Option<&str>, sync: Option<&Sync>) -> String {
    if let Some(kind) = function_type(address) {
        return format!("Collection({OUTLOOK_TYPES}{kind})");
    }
    let select = select.map(|names| format!("({})", names.replace(' ', ""))).unwrap_or_default();
    let delta = if matches!(sync, Some(Sync::Later { .. })) { "/$delta" } else { "" };
    match address.resource.entity {
        Entity::Plain => format!("{}{select}", path(address, address.segments.len())),
        _ if is_page => format!("{}{select}{delta}", path(address, address.segments.len())),
        Entity::Message => format!("{}/Messages{select}/$entity", owner(address)),
        Entity::Folder if !is_child_list(address) => {
            format!("{}/MailFolders{select}/$entity", owner(address))
        }
        _ => {
            let keys = usize::from(address.resource.is_item());
            format!("{}{select}/$entity", path(address, address.segments.len().saturating_sub(keys)))
        }
    }
}

/// The context of something that is gone.
pub(crate) fn deleted(address: &Address) -> String {
    format!("{}/$deletedEntity", path(address, address.segments.len()))
}

/// The context of what an entity holds: `Me/Messages('id')/Attachments`.
pub(crate) fn within(address: &Address, entity: Entity, id: &str, name: &str) -> String {
    let set = if entity == Entity::Folder { "MailFolders" } else { "Messages" };
    format!("{}/{set}('{}')/{name}", owner(address), key(id))
}

/// The type of what a function gives, which belongs to no collection.
fn function_type(address: &Address) -> Option<&'static str> {
    match address.segments.first()? {
        Segment::Name("SupportedLanguages") => Some("LocaleInfo"),
        Segment::Name("SupportedTimeZones") => Some("TimeZoneInformation"),
        Segment::Name("GetMailTips") => Some("MailTips"),
        _ => None,
    }
}

fn is_child_list(address: &Address) -> bool {
    address.segments.last() == Some(&Segment::Name("ChildFolders"))
}

fn owner(address: &Address) -> String {
    address.user.as_ref().map_or_else(|| "Me".to_owned(), |user| format!("Users('{}')", key(user)))
}

/// The first segments of the path in their right spelling.
fn path(address: &Address, length: usize) -> String {
    address.segments.iter().take(length).fold(owner(address), |path, segment| match segment {
        Segment::Name(name) => format!("{path}/{name}"),
        Segment::Key(id) => format!("{path}('{}')", key(id)),
        Segment::Argument(name, value) => format!("{path}({name}='{value}')"),
    })
}

fn key(id: &str) -> String {
    id.replace('=', "%3D")
}
