//! The resources of Outlook REST's mail, as its reference lists them, and which versions have which.

use super::names::OutlookVersion;
use crate::exchange::Method;

/// What a resource holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Entity {
    Message,
    Folder,
    Attachment,
    Rule,
    Override,
    Mention,
    /// Something without an id: settings, numbers, bytes, tips.
    Plain,
}

/// A resource: names in Outlook REST's spelling, `{}` for a key.
#[derive(Debug)]
pub(crate) struct Resource {
    pub(crate) template: &'static str,
    methods: &'static [Method],
    beta_only: bool,
    pub(crate) entity: Entity,
}

/// A segment of a path, recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Segment {
    /// In Outlook REST's spelling.
    Name(&'static str),
    Key(String),
    /// The argument of a function: its name in Outlook REST's spelling, its value.
    Argument(&'static str, String),
}

/// Why a path leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Miss {
    /// No such resource in that version; the segment it fails at.
    Unknown(String),
    /// The resource does not take the method.
    Method,
}

const GET: &[Method] = &[Method::Get];
const POST: &[Method] = &[Method::Post];
const DELETE: &[Method] = &[Method::Delete];
const GET_POST: &[Method] = &[Method::Get, Method::Post];
const GET_PATCH: &[Method] = &[Method::Get, Method::Patch];
const GET_DELETE: &[Method] = &[Method::Get, Method::Delete];
const PATCH_DELETE: &[Method] = &[Method::Patch, Method::Delete];
const ITEM: &[Method] = &[Method::Get, Method::Patch, Method::Delete];

const fn both(template: &'static str, methods: &'static [Method], entity: Entity) -> Resource {
    Resource { template, methods, beta_only: false, entity }
}

const fn beta(template: &'static str, methods: &'static [Method], entity: Entity) -> Resource {
    Resource { template, methods, beta_only: true, entity }
}

/// All of them below the mailbox; what stands before `{}` in the same place comes first.
const RESOURCES: [Resource; 38] = [
    both("Messages", GET_POST, Entity::Message),
    both("Messages/$count", GET, Entity::Plain),
    both("Messages/{}", ITEM, Entity::Message),
    both("Messages/{}/Send", POST, Entity::Message),
    both("Messages/{}/Reply", POST, Entity::Message),
    both("Messages/{}/ReplyAll", POST, Entity::Message),
    both("Messages/{}/Forward", POST, Entity::Message),
    both("Messages/{}/CreateReply", POST, Entity::Message),
    both("Messages/{}/CreateReplyAll", POST, Entity::Message),
    both("Messages/{}/CreateForward", POST, Entity::Message),
    both("Messages/{}/Move", POST, Entity::Message),
    both("Messages/{}/Copy", POST, Entity::Message),
    beta("Messages/{}/Unsubscribe", POST, Entity::Plain),
    beta("Messages/{}/Mentions/{}", DELETE, Entity::Mention),
    both("Messages/{}/Attachments", GET_POST, Entity::Attachment),
    both("Messages/{}/Attachments/$count", GET, Entity::Plain),
    both("Messages/{}/Attachments/{}", GET_DELETE, Entity::Attachment),
    both("Messages/{}/Attachments/{}/$value", GET, Entity::Plain),
    both("MailFolders", GET, Entity::Folder),
    both("MailFolders/$count", GET, Entity::Plain),
    both("MailFolders/{}", ITEM, Entity::Folder),
    both("MailFolders/{}/ChildFolders", GET_POST, Entity::Folder),
    both("MailFolders/{}/ChildFolders/$count", GET, Entity::Plain),
    both("MailFolders/{}/Move", POST, Entity::Folder),
    both("MailFolders/{}/Copy", POST, Entity::Folder),
    beta("MailFolders/{}/MessageRules", GET_POST, Entity::Rule),
    beta("MailFolders/{}/MessageRules/{}", ITEM, Entity::Rule),
    both("SendMail", POST, Entity::Plain),
    both("InferenceClassification/Overrides", GET_POST, Entity::Override),
    both("InferenceClassification/Overrides/{}", PATCH_DELETE, Entity::Override),
    both("MailboxSettings", GET_PATCH, Entity::Plain),
    both("MailboxSettings/AutomaticRepliesSetting", GET, Entity::Plain),
    both("MailboxSettings/Language", GET, Entity::Plain),
    both("MailboxSettings/TimeZone", GET, Entity::Plain),
    beta("GetMailTips", POST, Entity::Plain),
    beta("SupportedLanguages", GET, Entity::Plain),
    beta("SupportedTimeZones", GET, Entity::Plain),
    beta("SupportedTimeZones/(TimeZoneStandard)", GET, Entity::Plain),
];

impl Resource {
    /// Whether the template ends with a key: one entity of a collection.
    pub(crate) fn is_item(&self) -> bool {
        self.template.ends_with("{}")
    }
}

/// The resource a path below the mailbox names, and the path's segments in their right spelling.
pub(crate) fn find(
    path: &[String],
    method: Method,
    version: OutlookVersion,
) -> Result<(&'static Resource, Vec<Segment>), Miss> {
    let (prefix, rest) = match path {
        // A folder's messages answer to everything messages answer to.
        [folders, key, messages, ..]
            if folders.eq_ignore_ascii_case("MailFolders") && messages.eq_ignore_ascii_case("Messages") =>
        {
            (vec![Segment::Name("MailFolders"), Segment::Key(key.clone())], path.get(2..).unwrap_or_default())
        }
        _ => (Vec::new(), path),
    };
    let known = RESOURCES.iter().filter(|resource| !resource.beta_only || version == OutlookVersion::Beta);
    let fitting = known.filter_map(|resource| Some((resource, fit(resource.template, rest)?)));
    let Some((resource, segments)) = fitting.into_iter().next() else {
        return Err(Miss::Unknown(path.last().cloned().unwrap_or_default()));
    };
    if !resource.methods.contains(&method) {
        return Err(Miss::Method);
    }
    Ok((resource, prefix.into_iter().chain(segments).collect()))
}

fn fit(template: &'static str, path: &[String]) -> Option<Vec<Segment>> {
    let names: Vec<&'static str> = template.split('/').collect();
    if names.len() != path.len() {
        return None;
    }
    names.into_iter().zip(path).map(|(name, segment)| fit_segment(name, segment)).collect()
}

fn fit_segment(name: &'static str, segment: &str) -> Option<Segment> {
    if name == "{}" {
        // What Graph has as a function is no key here.
        return (!segment.starts_with('$') && !segment.eq_ignore_ascii_case("delta"))
            .then(|| Segment::Key(segment.to_owned()));
    }
    if let Some(argument) = name.strip_prefix('(') {
        let argument = argument.trim_end_matches(')');
        let (given, value) = segment.strip_prefix('(')?.strip_suffix(')')?.split_once('=')?;
        let value = value.strip_prefix('\'')?.strip_suffix('\'')?;
        return given.eq_ignore_ascii_case(argument).then(|| Segment::Argument(argument, value.to_owned()));
    }
    name.eq_ignore_ascii_case(segment).then_some(Segment::Name(name))
}
