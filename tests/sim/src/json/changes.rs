//! What a client wants a message to be: read from JSON as a whole, then applied.

use serde_json::Value;

use super::{Object, mention, names, new_attachment, read};
use crate::clock;
use crate::error::{ApiError, ApiResult};
use crate::model::{Address, Attachment, Body, Classification, Flag, Importance, NewMessage, Timestamp};
use crate::routes::extensions;
use crate::store::{Details, Extension, Mention, Message};
use crate::url::Version;

/// The properties a client sent, each read and right.
#[derive(Debug, Clone, Default)]
pub(crate) struct MessageChanges {
    subject: Option<String>,
    body: Option<Body>,
    from: Option<Address>,
    sender: Option<Address>,
    to: Option<Vec<Address>>,
    cc: Option<Vec<Address>>,
    bcc: Option<Vec<Address>>,
    reply_to: Option<Vec<Address>>,
    importance: Option<Importance>,
    classification: Option<Classification>,
    flag: Option<(Flag, Vec<(String, Value)>)>,
    categories: Option<Vec<String>>,
    is_read: Option<bool>,
    delivery_receipt: Option<bool>,
    read_receipt: Option<bool>,
    internet_message_id: Option<String>,
    headers: Vec<(String, String)>,
    attachments: Vec<Attachment>,
    extended: Vec<(String, String)>,
    extensions: Vec<Extension>,
    mentions: Vec<Mention>,
}

const READ_ONLY: [&str; 13] = [
    "id",
    "createdDateTime",
    "lastModifiedDateTime",
    "changeKey",
    "receivedDateTime",
    "sentDateTime",
    "hasAttachments",
    "bodyPreview",
    "parentFolderId",
    "conversationId",
    "conversationIndex",
    "isDraft",
    "webLink",
];

impl MessageChanges {
    /// Reads the properties of a message; attachments, headers and mentions only belong to a new one.
    pub(crate) fn read(fields: &Object, is_new: bool, version: Version) -> ApiResult<MessageChanges> {
        let mut changes = MessageChanges::default();
        for (name, value) in fields.iter().filter(|(name, _)| !name.contains('@')) {
            match name.as_str() {
                "attachments" if is_new => {
                    changes.attachments = read::array(name, value)?
                        .iter()
                        .map(|attachment| new_attachment::read(attachment, version))
                        .collect::<ApiResult<_>>()?;
                }
                "extensions" if is_new => {
                    let given = read::array(name, value)?.iter();
                    let one = |value: &Value| {
                        value.as_object().ok_or_else(|| read::wrong(name)).and_then(extensions::read_one)
                    };
                    changes.extensions = given.map(one).collect::<ApiResult<_>>()?;
                }
                "internetMessageHeaders" if is_new => changes.headers = headers(name, value)?,
                "mentions" if is_new && version == Version::Beta => {
                    changes.mentions =
                        read::array(name, value)?.iter().map(mention::read).collect::<ApiResult<_>>()?;
                }
                "singleValueExtendedProperties" => changes.extended = extended(name, value)?,
                _ => changes.take(name, value)?,
            }
        }
        Ok(changes)
    }

    fn take(&mut self, name: &str, value: &Value) -> ApiResult<()> {
        match name {
            "subject" => self.subject = Some(read::text(name, value)?),
            "body" => self.body = Some(read::body(value)?),
            "from" => self.from = Some(read::address(name, value)?),
            "sender" => self.sender = Some(read::address(name, value)?),
            "toRecipients" => self.to = Some(read::addresses(name, value)?),
            "ccRecipients" => self.cc = Some(read::addresses(name, value)?),
            "bccRecipients" => self.bcc = Some(read::addresses(name, value)?),
            "replyTo" => self.reply_to = Some(read::addresses(name, value)?),
            "importance" => self.importance = Some(read::member(name, value, names::read_importance)?),
            "inferenceClassification" => {
                self.classification = Some(read::member(name, value, names::read_classification)?);
            }
            "flag" => self.flag = Some(flag(value)?),
            "categories" => {
                let items = read::array(name, value)?;
                self.categories =
                    Some(items.iter().map(|item| read::text(name, item)).collect::<ApiResult<_>>()?);
            }
            "isRead" => self.is_read = Some(read::boolean(name, value)?),
            "isDeliveryReceiptRequested" => self.delivery_receipt = Some(read::boolean(name, value)?),
            "isReadReceiptRequested" => self.read_receipt = Some(read::boolean(name, value)?),
            "internetMessageId" => self.internet_message_id = Some(read::text(name, value)?),
            _ if READ_ONLY.contains(&name) => {
                let message = format!("The property '{name}' is read-only and cannot be set.");
                return Err(ApiError::new(400, "ErrorInvalidPropertySet", message));
            }
            _ => return Err(read::unknown(name, "message")),
        }
        Ok(())
    }

    /// Whether a received message refuses these changes whatever the date.
    pub(crate) fn need_draft(&self) -> bool {
        self.subject.is_some()
            || self.body.is_some()
            || self.reply_to.is_some()
            || self.internet_message_id.is_some()
    }

    /// Whether these changes alter what a received message says: they need a permission of their own.
    pub(crate) fn are_sensitive(&self) -> bool {
        self.need_draft()
            || self.from.is_some()
            || self.sender.is_some()
            || self.to.is_some()
            || self.cc.is_some()
            || self.bcc.is_some()
    }

    /// Whether a body is among them.
    pub(crate) fn has_body(&self) -> bool {
        self.body.is_some()
    }

    /// Whether recipients are among them.
    pub(crate) fn has_recipients(&self) -> bool {
        self.to.is_some()
    }

    /// Makes a message what the client wants it to be.
    pub(crate) fn apply(self, message: &mut Message, now: Timestamp) {
        let changes = self.apply_to_content(&mut message.content);
        for attachment in changes.attachments {
            message.add_attachment(attachment);
        }
        if let Some((flag, dates)) = changes.flag {
            message.content.flag = flag;
            message.details.flag_dates = flag_dates(flag, dates, now);
        }
        let details = &mut message.details;
        details.delivery_receipt = changes.delivery_receipt.unwrap_or(details.delivery_receipt);
        details.read_receipt = changes.read_receipt.unwrap_or(details.read_receipt);
        for (id, value) in changes.extended {
            details.extended.retain(|(held, _)| *held != id);
            details.extended.push((id, value));
        }
    }

    /// A new message: what a blank or a response has, and these changes.
    pub(crate) fn into_new(self, blank: NewMessage, now: Timestamp) -> (NewMessage, Details) {
        let mut content = blank;
        let mut changes = self.apply_to_content(&mut content);
        content.attachments.append(&mut changes.attachments);
        content.headers.append(&mut changes.headers);
        let (flag, dates) = changes.flag.unwrap_or_default();
        content.flag = flag;
        let details = Details {
            delivery_receipt: changes.delivery_receipt.unwrap_or_default(),
            read_receipt: changes.read_receipt.unwrap_or_default(),
            flag_dates: flag_dates(flag, dates, now),
            extended: changes.extended,
            extensions: changes.extensions,
            mentions: changes.mentions,
            ..Details::default()
        };
        (content, details)
    }

    /// Sets what the content holds; gives back the rest.
    fn apply_to_content(mut self, content: &mut NewMessage) -> MessageChanges {
        set(&mut content.subject, self.subject.take());
        set(&mut content.body, self.body.take());
        set(&mut content.to, self.to.take());
        set(&mut content.cc, self.cc.take());
        set(&mut content.bcc, self.bcc.take());
        set(&mut content.reply_to, self.reply_to.take());
        set(&mut content.importance, self.importance.take());
        set(&mut content.classification, self.classification.take());
        set(&mut content.categories, self.categories.take());
        set(&mut content.is_read, self.is_read.take());
        set(&mut content.internet_message_id, self.internet_message_id.take());
        content.from = self.from.take().or(content.from.take());
        content.sender = self.sender.take().or(content.sender.take());
        self
    }
}

fn set<T>(held: &mut T, wanted: Option<T>) {
    if let Some(wanted) = wanted {
        *held = wanted;
    }
}

/// A message with nothing in it: what a draft starts from.
pub(crate) fn blank(internet_message_id: String, now: Timestamp) -> NewMessage {
    NewMessage {
        sent: now,
        received: now,
        conversation_key: internet_message_id.clone(),
        internet_message_id,
        is_read: true,
        is_draft: true,
        ..NewMessage::default()
    }
}

fn headers(name: &str, value: &Value) -> ApiResult<Vec<(String, String)>> {
    let read_one = |header: &Value| {
        let fields = read::fields_of(name, header, &["name", "value"], "internetMessageHeader")?;
        let field = |key: &str| fields.get(key).map_or(Ok(String::new()), |value| read::text(key, value));
        let (name, value) = (field("name")?, field("value")?);
        if name.to_ascii_lowercase().starts_with("x-") {
            return Ok((name, value));
        }
        let message = format!("The internet message header name '{name}' should start with 'x-' or 'X-'.");
        Err(ApiError::new(400, "InvalidInternetMessageHeader", message))
    };
    read::array(name, value)?.iter().map(read_one).collect()
}

fn extended(name: &str, value: &Value) -> ApiResult<Vec<(String, String)>> {
    let read_one = |property: &Value| {
        let fields = read::fields_of(name, property, &["id", "value"], "singleValueLegacyExtendedProperty")?;
        let field = |key: &str| fields.get(key).map_or(Ok(String::new()), |value| read::text(key, value));
        Ok((field("id")?, field("value")?))
    };
    read::array(name, value)?.iter().map(read_one).collect()
}

fn flag(value: &Value) -> ApiResult<(Flag, Vec<(String, Value)>)> {
    const DATES: [&str; 3] = ["startDateTime", "dueDateTime", "completedDateTime"];
    let known: Vec<&str> = DATES.into_iter().chain(["flagStatus"]).collect();
    let fields = read::fields_of("flag", value, &known, "followupFlag")?;
    let status = fields
        .get("flagStatus")
        .map_or(Ok(Flag::Flagged), |value| read::member("flagStatus", value, names::read_flag))?;
    let given = |name: &str| fields.get(name).filter(|value| value.is_object());
    if given("dueDateTime").is_some() && given("startDateTime").is_none() {
        return Err(ApiError::invalid_request("A follow-up flag with a due date needs a start date too."));
    }
    let dates = DATES.iter().filter_map(|name| given(name).map(|value| ((*name).to_owned(), value.clone())));
    Ok((status, dates.collect()))
}

fn flag_dates(flag: Flag, mut dates: Vec<(String, Value)>, now: Timestamp) -> Vec<(String, Value)> {
    if flag == Flag::NotFlagged {
        return Vec::new();
    }
    if flag == Flag::Complete && !dates.iter().any(|(name, _)| name == "completedDateTime") {
        let date = clock::iso(now);
        let value = serde_json::json!({ "dateTime": date.trim_end_matches('Z'), "timeZone": "UTC" });
        dates.push(("completedDateTime".to_owned(), value));
    }
    dates
}
