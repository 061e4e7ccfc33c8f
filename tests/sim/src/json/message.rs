//! Messages as JSON.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::attachment::AttachmentWriter;
use super::{BodyForm, Object, Preferences, event, mention, names, selected, unsubscribe};
use crate::clock;
use crate::error::{ApiError, ApiResult};
use crate::model::{Address, Body, NewMessage};
use crate::query::Expand;
use crate::routes::extensions;
use crate::store::{Extension, Mailbox, Message, has_attachments};
use crate::text;
use crate::url::Version;

/// What every message has unless `$select` says otherwise.
const DEFAULT: [&str; 29] = [
    "id",
    "createdDateTime",
    "lastModifiedDateTime",
    "changeKey",
    "categories",
    "receivedDateTime",
    "sentDateTime",
    "hasAttachments",
    "internetMessageId",
    "subject",
    "bodyPreview",
    "importance",
    "parentFolderId",
    "conversationId",
    "conversationIndex",
    "isDeliveryReceiptRequested",
    "isReadReceiptRequested",
    "isRead",
    "isDraft",
    "webLink",
    "inferenceClassification",
    "body",
    "sender",
    "from",
    "toRecipients",
    "ccRecipients",
    "bccRecipients",
    "replyTo",
    "flag",
];
/// What beta has beyond that.
const BETA: [&str; 3] = ["mentionsPreview", "unsubscribeData", "unsubscribeEnabled"];
/// What only `$select` brings.
const ON_DEMAND: [&str; 2] = ["internetMessageHeaders", "uniqueBody"];

/// `PidTagMessageClass`.
const MESSAGE_CLASS: &str = "String 0x001A";

/// What a token for the envelopes of mail does not show.
const CONTENTS: [&str; 3] = ["body", "bodyPreview", "uniqueBody"];

/// How messages are written for one request.
pub(crate) struct MessageWriter<'a> {
    mailbox: &'a Mailbox,
    preferences: Preferences,
    names: Vec<&'static str>,
    attachments: Option<AttachmentWriter<'a>>,
    /// The ids of the extended properties asked for.
    extended: Option<Vec<String>>,
    /// The ids of the open extensions asked for; every one when it names none.
    extensions: Option<Vec<String>>,
    /// Whether everything is written: then derived types bring their own properties.
    whole: bool,
    with_mentions: bool,
    with_events: bool,
}

impl<'a> MessageWriter<'a> {
    pub(crate) fn new(
        mailbox: &'a Mailbox,
        preferences: Preferences,
        select: Option<&[String]>,
        expand: &[Expand],
    ) -> ApiResult<MessageWriter<'a>> {
        let beta: &[&str] = if preferences.version == Version::Beta { &BETA } else { &[] };
        let missing = mailbox.cloud.missing_of_messages();
        let default: Vec<&'static str> =
            DEFAULT.iter().chain(beta).copied().filter(|name| !missing.contains(name)).collect();
        let on_demand = ON_DEMAND.into_iter().filter(|name| !missing.contains(name));
        let known: Vec<&'static str> = default.iter().copied().chain(on_demand).collect();
        let selected = selected(select, &known, "message")?;
        let whole = selected.is_none();
        let mut names = selected.unwrap_or(default);
        names.retain(|name| !(preferences.basic && CONTENTS.contains(name)));
        if preferences.basic && !expand.is_empty() {
            return Err(ApiError::access_denied());
        }
        let mut writer = MessageWriter {
            mailbox,
            preferences,
            whole,
            names,
            attachments: None,
            extended: None,
            extensions: None,
            with_mentions: false,
            with_events: false,
        };
        for item in expand {
            match item.property.to_ascii_lowercase().as_str() {
                "attachments" => {
                    let select = item.select.as_deref();
                    writer.attachments =
                        Some(AttachmentWriter::new(mailbox, preferences, select, &item.inner)?);
                }
                "singlevalueextendedproperties" => writer.extended = Some(extended_ids(item)?),
                "mentions" if preferences.version == Version::Beta => writer.with_mentions = true,
                "microsoft.graph.eventmessage/event" => writer.with_events = true,
                "extensions" => {
                    writer.extensions = Some(quoted_ids(item.filter.as_deref().unwrap_or_default()));
                }
                "multivalueextendedproperties" => {}
                _ => return Err(ApiError::unknown_property(&item.property, "message")),
            }
        }
        Ok(writer)
    }

    pub(crate) fn write(&self, message: &Message) -> Value {
        let mut object = Object::new();
        let id = self.mailbox.message_id(message, self.preferences.immutable_ids);
        object.insert("@odata.etag".to_owned(), json!(etag(self.mailbox, message)));
        if let Some(meeting) = &message.details.meeting {
            object.insert("@odata.type".to_owned(), json!(event::type_name(meeting)));
            if self.whole {
                object.extend(event::of_message(meeting, self.mailbox, self.preferences.version));
            }
            if let Some(event) = self.mailbox.event(meeting.event).filter(|_| self.with_events) {
                object.insert("event".to_owned(), event::write(event, self.mailbox));
            }
        }
        for name in &self.names {
            object.insert((*name).to_owned(), self.property(message, name, &id));
        }
        object.insert("id".to_owned(), json!(id));
        if let Some(writer) = &self.attachments {
            object.insert("attachments".to_owned(), Value::Array(writer.write_all(message)));
        }
        if self.with_mentions {
            object.insert("mentions".to_owned(), Value::Array(mention::write_all(message)));
        }
        if let Some(wanted) = &self.extended {
            let held = extended(message, wanted);
            if !held.is_empty() {
                object.insert("singleValueExtendedProperties".to_owned(), Value::Array(held));
            }
        }
        if let Some(wanted) = &self.extensions {
            let is_wanted = |extension: &&Extension| {
                wanted.is_empty() || wanted.iter().any(|id| extensions::is_named(extension, id))
            };
            let held: Vec<Value> =
                message.details.extensions.iter().filter(is_wanted).map(extensions::written).collect();
            object.insert("extensions".to_owned(), Value::Array(held));
        }
        Value::Object(object)
    }

    /// An attached message, which is in no folder and has no id of its own.
    pub(crate) fn write_item(mailbox: &Mailbox, preferences: Preferences, item: &NewMessage) -> Value {
        let mut object = Object::new();
        object.insert("@odata.type".to_owned(), json!("#microsoft.graph.message"));
        object.insert("id".to_owned(), json!(""));
        object.insert("conversationId".to_owned(), json!(mailbox.conversation_id(&item.conversation_key)));
        for name in DEFAULT {
            if let Some(value) = content_property(item, name, preferences.body) {
                object.insert(name.to_owned(), value);
            }
        }
        Value::Object(object)
    }

    fn property(&self, message: &Message, name: &str, id: &str) -> Value {
        match name {
            "id" => json!(id),
            "createdDateTime" => json!(clock::iso(message.created)),
            "lastModifiedDateTime" => json!(clock::iso(message.modified)),
            "changeKey" => json!(crate::ids::change_key(self.mailbox.guid(), message.change)),
            "parentFolderId" => json!(self.mailbox.folder_id(message.folder)),
            "conversationId" => json!(self.mailbox.conversation_id(&message.content.conversation_key)),
            "isDeliveryReceiptRequested" => json!(message.details.delivery_receipt),
            "isReadReceiptRequested" => json!(message.details.read_receipt),
            "webLink" => json!(web_link(id)),
            "flag" => flag(message),
            "mentionsPreview" => mention::preview(message),
            "unsubscribeData" => json!(unsubscribe::targets(&message.content)),
            "unsubscribeEnabled" => json!(unsubscribe::address(&message.content).is_some()),
            _ => content_property(&message.content, name, self.preferences.body).unwrap_or_default(),
        }
    }
}

/// The extended properties of those ids; the message class is one every message has.
fn extended(message: &Message, wanted: &[String]) -> Vec<Value> {
    let class = message.details.class.as_deref().unwrap_or("IPM.Note");
    let held = message.details.extended.iter().map(|(id, value)| (id.as_str(), value.as_str()));
    let is_held = held.clone().any(|(id, _)| id.eq_ignore_ascii_case(MESSAGE_CLASS));
    let held = held.chain((!is_held).then_some((MESSAGE_CLASS, class)));
    let held = held.filter(|(id, _)| wanted.iter().any(|wanted| wanted.eq_ignore_ascii_case(id)));
    held.map(|(id, value)| json!({ "id": id, "value": value })).collect()
}

/// The entity tag of a message's present version.
pub(crate) fn etag(mailbox: &Mailbox, message: &Message) -> String {
    format!("W/\"{}\"", crate::ids::change_key(mailbox.guid(), message.change))
}

/// A property that needs no mailbox; `None` for those that do.
fn content_property(content: &NewMessage, name: &str, form: BodyForm) -> Option<Value> {
    Some(match name {
        "categories" => json!(content.categories),
        "receivedDateTime" => json!(clock::iso(content.received)),
        "sentDateTime" => json!(clock::iso(content.sent)),
        "hasAttachments" => json!(has_attachments(content)),
        "internetMessageId" => json!(content.internet_message_id),
        "subject" => json!(content.subject),
        "bodyPreview" => json!(text::preview(&content.body)),
        "importance" => json!(names::importance(content.importance)),
        "conversationIndex" => json!(conversation_index(content)),
        "isRead" => json!(content.is_read),
        "isDraft" => json!(content.is_draft),
        "inferenceClassification" => json!(names::classification(content.classification)),
        "body" | "uniqueBody" => body(&content.body, form),
        "sender" => json!(content.sender.as_ref().or(content.from.as_ref()).map(recipient)),
        "from" => json!(content.from.as_ref().map(recipient)),
        "toRecipients" => recipients(&content.to),
        "ccRecipients" => recipients(&content.cc),
        "bccRecipients" => recipients(&content.bcc),
        "replyTo" => recipients(&content.reply_to),
        "internetMessageHeaders" => {
            content.headers.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect()
        }
        _ => return None,
    })
}

fn body(body: &Body, form: BodyForm) -> Value {
    match (body, form) {
        (Body::Text(text), BodyForm::AsStored) => json!({ "contentType": "text", "content": text }),
        (_, BodyForm::Text) => json!({ "contentType": "text", "content": text::plain(body) }),
        _ => json!({ "contentType": "html", "content": text::html(body) }),
    }
}

fn recipients(addresses: &[Address]) -> Value {
    addresses.iter().map(recipient).collect()
}

pub(super) fn recipient(address: &Address) -> Value {
    let name = if address.name.is_empty() { &address.address } else { &address.name };
    json!({ "emailAddress": { "name": name, "address": address.address } })
}

fn flag(message: &Message) -> Value {
    let mut object = Object::new();
    object.insert("flagStatus".to_owned(), json!(names::flag(message.content.flag)));
    object.extend(message.details.flag_dates.iter().cloned());
    Value::Object(object)
}

/// Where the message is shown in Outlook on the web.
pub(crate) fn web_link(id: &str) -> String {
    let id = utf8_percent_encode(id, NON_ALPHANUMERIC);
    format!("https://outlook.office365.com/owa/?ItemID={id}&exvsurl=1&viewmodel=ReadMessageItem")
}

fn conversation_index(content: &NewMessage) -> String {
    let mut bytes = vec![1];
    bytes.extend(content.sent.0.to_be_bytes().iter().skip(3));
    bytes.extend(crate::ids::hash(&content.conversation_key).to_be_bytes());
    bytes.extend(crate::ids::hash(&content.conversation_key).to_le_bytes());
    STANDARD.encode(bytes)
}

/// The ids in `$filter=id eq 'String 0x001A' or id eq …` of an expanded extended property.
fn extended_ids(item: &Expand) -> ApiResult<Vec<String>> {
    let ids = quoted_ids(item.filter.as_deref().unwrap_or_default());
    if ids.is_empty() {
        return Err(ApiError::invalid_request("Extended properties need a filter by id."));
    }
    Ok(ids)
}

fn quoted_ids(filter: &str) -> Vec<String> {
    let parts = filter.split(" or ");
    parts
        .filter_map(|part| part.trim().strip_prefix("id eq '")?.strip_suffix('\'').map(str::to_owned))
        .collect()
}
