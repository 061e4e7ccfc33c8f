//! Mentions, which only beta has.

use serde_json::{Value, json};

use super::read;
use crate::clock;
use crate::error::ApiResult;
use crate::ids;
use crate::model::{Address, Timestamp};
use crate::store::{Mention, Message};

const PROPERTIES: [&str; 9] = [
    "id",
    "application",
    "clientReference",
    "createdBy",
    "createdDateTime",
    "deepLink",
    "mentionText",
    "mentioned",
    "serverCreatedDateTime",
];

/// Reads a mention of a new message; id and time are given by [`complete`].
pub(crate) fn read(value: &Value) -> ApiResult<Mention> {
    let fields = read::fields_of("mentions", value, &PROPERTIES, "mention")?;
    let mentioned = fields.get("mentioned").ok_or_else(|| read::wrong("mentioned"))?;
    Ok(Mention {
        id: String::new(),
        mentioned: address("mentioned", mentioned)?,
        created_by: fields.get("createdBy").map(|value| address("createdBy", value)).transpose()?,
        created: Timestamp::default(),
        is_owner: false,
    })
}

/// Gives mentions what the server knows: their ids, who made them and when.
pub(crate) fn complete(mentions: &mut [Mention], author: Option<&Address>, seed: &str, now: Timestamp) {
    for (at, mention) in mentions.iter_mut().enumerate() {
        mention.id = ids::guid_of(&format!("{seed} mentions {at}"));
        mention.created = now;
        mention.created_by = mention.created_by.take().or_else(|| author.cloned());
    }
}

/// `mentionsPreview`: null where nobody is mentioned.
pub(crate) fn preview(message: &Message) -> Value {
    if message.details.mentions.is_empty() {
        return Value::Null;
    }
    json!({ "isMentioned": is_mentioned(message) })
}

/// Whether a message mentions the owner of its mailbox.
pub(crate) fn is_mentioned(message: &Message) -> bool {
    message.details.mentions.iter().any(|mention| mention.is_owner)
}

/// All mentions of a message.
pub(crate) fn write_all(message: &Message) -> Vec<Value> {
    message.details.mentions.iter().map(write).collect()
}

pub(crate) fn write(mention: &Mention) -> Value {
    let created = clock::iso(mention.created);
    json!({
        "id": mention.id,
        "mentioned": email_address(&mention.mentioned),
        "mentionText": null,
        "clientReference": null,
        "createdBy": mention.created_by.as_ref().map(email_address),
        "createdDateTime": created,
        "serverCreatedDateTime": created,
        "deepLink": null,
        "application": null,
    })
}

fn email_address(Address { name, address }: &Address) -> Value {
    json!({ "name": if name.is_empty() { address } else { name }, "address": address })
}

fn address(name: &str, value: &Value) -> ApiResult<Address> {
    let fields = read::fields_of(name, value, &["name", "address"], "emailAddress")?;
    let field = |key: &str| fields.get(key).map_or(Ok(String::new()), |value| read::text(key, value));
    Ok(Address { name: field("name")?, address: field("address")? })
}
