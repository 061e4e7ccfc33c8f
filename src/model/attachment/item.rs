//! Items that hang on a message: other messages, events, contacts.

use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::WholeAttachment;
use crate::model::{Contact, Event, EventMessage, Message, MessageDetails};

resource! {
    /// The attachments of an attached message, with their own items where those were expanded too.
    NestedAttachments {
        /// They; the same as the message's, in the same order.
        attachments: Vec<WholeAttachment>,
    }
}

whole! {
    /// A message that hangs on another.
    AttachedMessage {
        /// Its attachments, whole.
        nested: NestedAttachments,
        /// What list and reader need.
        message: Message,
        /// The rest.
        details: MessageDetails,
        /// What only meeting messages have.
        event_message: EventMessage,
    }
}

/// What an item attachment holds. Its id is empty: an attached item cannot be asked for alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttachedItem {
    /// A message, also one about a meeting.
    Message(Box<AttachedMessage>),
    /// An event.
    Event(Box<Event>),
    /// A contact.
    Contact(Box<Contact>),
    /// An item of another kind, or one with attachments deeper than Graph nests them, as it came.
    Other(Value),
}

const MESSAGE: &str = "#microsoft.graph.message";
const EVENT: &str = "#microsoft.graph.event";
const CONTACT: &str = "#microsoft.graph.contact";

/// How deep Graph nests attached items when it is asked to expand them.
const DEEPEST_ITEM: usize = 30;
/// An item, its list of attachments, and the attachment: objects and lists that one level takes in JSON.
const LEVEL: usize = 3;

/// How deep objects and lists lie in each other; what was parsed is no deeper than 128.
fn depth(value: &Value) -> usize {
    match value {
        Value::Object(object) => 1 + object.values().map(depth).max().unwrap_or(0),
        Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}

impl AttachedItem {
    fn from_value(mut value: Value) -> Result<Self, serde_json::Error> {
        let kind = value.get("@odata.type").and_then(Value::as_str).unwrap_or_default();
        let kind =
            kind.trim_start_matches('#').strip_prefix("microsoft.graph.").unwrap_or_default().to_owned();
        if let Some(item) = value.as_object_mut() {
            item.entry("id").or_insert_with(|| Value::String(String::new()));
        }
        // Reading goes as deep into the stack as items lie in each other.
        if depth(&value) > (DEEPEST_ITEM + 1) * LEVEL {
            return Ok(Self::Other(value));
        }
        match kind.as_str() {
            "message" | "eventMessage" | "eventMessageRequest" | "eventMessageResponse" => {
                AttachedMessage::from_value(&value).map(|message| Self::Message(Box::new(message)))
            }
            "event" => Event::deserialize(&value).map(|event| Self::Event(Box::new(event))),
            "contact" => Contact::deserialize(&value).map(|contact| Self::Contact(Box::new(contact))),
            _ => Ok(Self::Other(value)),
        }
    }

    fn to_value(&self) -> Result<Value, serde_json::Error> {
        let (mut value, kind) = match self {
            Self::Message(message) => (Value::Object(message.to_object()?), MESSAGE),
            Self::Event(event) => (serde_json::to_value(event)?, EVENT),
            Self::Contact(contact) => (serde_json::to_value(contact)?, CONTACT),
            Self::Other(value) => return Ok(value.clone()),
        };
        if let Some(item) = value.as_object_mut() {
            item.entry("@odata.type").or_insert_with(|| Value::String(kind.to_owned()));
        }
        Ok(value)
    }
}

impl Serialize for AttachedItem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_value().map_err(S::Error::custom)?.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for AttachedItem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_value(Value::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}
