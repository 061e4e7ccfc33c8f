//! Graph's answer as the answer of Outlook REST: spelling, ids with addresses, contexts, links, errors.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::address::Address;
use super::casing;
use super::context;
use super::names::{self, OutlookVersion};
use super::request::Translation;
use super::resources::Entity;
use super::sync::Sync;
use crate::exchange::{Method, Response};
use crate::json::Object;
use crate::simulator::Account;

/// Translates an answer with success.
pub(crate) fn translate(translation: &Translation, owner: &Account, mut response: Response) -> Response {
    let address = &translation.address;
    if translation.sync == Some(Sync::Initial) {
        // Confirms this and nothing beside it, also where a page size was asked for.
        response.headers.retain(|(name, _)| !name.eq_ignore_ascii_case("Preference-Applied"));
        response.headers.push(("Preference-Applied".to_owned(), "odata.track-changes".to_owned()));
    }
    let Some(Value::Object(graph)) = response.to_json().filter(|_| is_json(&response)) else {
        return response;
    };
    let writer = Writer { address, owner, sync: translation.sync.as_ref() };
    let body = writer.body(&graph, translation.graph.method);
    for (_, location) in response.headers.iter_mut().filter(|(name, _)| name.eq_ignore_ascii_case("Location"))
    {
        body.get("@odata.id").and_then(Value::as_str).unwrap_or_default().clone_into(location);
    }
    response.body = Value::Object(body).to_string().into_bytes();
    response
}

/// Writes an error as Outlook REST does: a code and a message, nothing more.
pub(crate) fn translate_error(mut response: Response) -> Response {
    let error = response.to_json().and_then(|mut body| body.get_mut("error").map(Value::take));
    if let Some(error) = error {
        let message = names::outlook_type(error.get("message").and_then(Value::as_str).unwrap_or_default());
        response.body =
            json!({ "error": { "code": error.get("code"), "message": message } }).to_string().into_bytes();
    }
    response
}

/// The address of the same resource with other options, written as Outlook REST writes links.
pub(crate) fn link(address: &Address, options: &[(String, String)]) -> String {
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let pairs: Vec<String> =
        options.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
    format!("{}{}/?{}", address.origin, address.path.trim_end_matches('/'), pairs.join("&"))
}

fn is_json(response: &Response) -> bool {
    response.header("Content-Type").is_some_and(|kind| kind.starts_with("application/json"))
}

struct Writer<'a> {
    address: &'a Address,
    owner: &'a Account,
    sync: Option<&'a Sync>,
}

impl Writer<'_> {
    fn body(&self, graph: &Object, method: Method) -> Object {
        let page = graph.get("value").and_then(Value::as_array);
        let is_page = page.is_some() && method == Method::Get;
        let mut body = match casing::to_outlook(&Value::Object(graph.clone()), self.address.version) {
            Value::Object(body) => body,
            _ => Object::new(),
        };
        let graph_link = ["@odata.nextLink", "@odata.deltaLink"].into_iter().find_map(|key| body.remove(key));
        if let Some((name, link)) = graph_link.and_then(|link| self.link(link.as_str()?)) {
            body.insert(name.to_owned(), json!(link));
        }
        if is_page {
            for item in body.get_mut("value").and_then(Value::as_array_mut).into_iter().flatten() {
                if let Value::Object(item) = item {
                    self.complete_item(item);
                }
            }
        } else if page.is_none() {
            self.complete(&mut body, self.address.resource.entity, None);
            if self.address.resource.entity == Entity::Message && self.address.option("$select").is_none() {
                self.add_own(&mut body);
            }
        }
        let select = self.address.option("$select");
        let context = context::of(self.address, is_page, select, self.sync);
        body.insert(
            "@odata.context".to_owned(),
            json!(format!("{}/$metadata#{context}", self.address.service_root())),
        );
        body
    }

    fn complete_item(&self, item: &mut Object) {
        let entity = self.address.resource.entity;
        let Some(removed) = item.remove("@removed") else {
            return self.complete(item, entity, None);
        };
        let id = item.get("Id").and_then(Value::as_str).unwrap_or_default();
        let set = if entity == Entity::Folder { "MailFolders" } else { "Messages" };
        let context = format!("{}/$metadata#{}", self.address.service_root(), context::deleted(self.address));
        let reason = removed.get("reason").or_else(|| removed.get("Reason")).cloned().unwrap_or_default();
        let deleted = json!({ "@odata.context": context, "id": format!("{set}('{id}')"), "reason": reason });
        *item = deleted.as_object().cloned().unwrap_or_default();
    }

    /// Adds what only Outlook REST gives: the address of an entity and of those it holds.
    fn complete(&self, item: &mut Object, entity: Entity, parent: Option<&str>) {
        let Some(id) = item.get("Id").and_then(Value::as_str).map(str::to_owned) else {
            return;
        };
        if let Some(path) = self.path_of(entity, &id, parent) {
            let Account { id: user, tenant_id, .. } = self.owner;
            let root = self.address.service_root();
            item.insert("@odata.id".to_owned(), json!(format!("{root}/Users('{user}@{tenant_id}')/{path}")));
        }
        let inner: &[(&str, Entity)] = match entity {
            Entity::Message => &[("Attachments", Entity::Attachment), ("Mentions", Entity::Mention)],
            Entity::Folder => &[("ChildFolders", Entity::Folder)],
            _ => &[],
        };
        for (name, entity_within) in inner {
            let Some(Value::Array(held)) = item.get_mut(*name) else {
                continue;
            };
            for object in held.iter_mut().filter_map(Value::as_object_mut) {
                self.complete(object, *entity_within, Some(&id));
            }
            let context = context::within(self.address, entity, &id, name);
            let context = format!("{}/$metadata#{context}", self.address.service_root());
            item.insert(format!("{name}@odata.context"), json!(context));
        }
    }

    /// Where an entity is, below its user.
    fn path_of(&self, entity: Entity, id: &str, parent: Option<&str>) -> Option<String> {
        let of_message = |name: &str| {
            let message = parent.or_else(|| self.address.key_of("Messages"))?;
            Some(format!("Messages('{message}')/{name}('{id}')"))
        };
        match entity {
            Entity::Message => Some(format!("Messages('{id}')")),
            Entity::Folder => Some(format!("MailFolders('{id}')")),
            Entity::Override => Some(format!("InferenceClassificationOverrides('{id}')")),
            Entity::Rule => {
                Some(format!("MailFolders('{}')/MessageRules('{id}')", self.address.key_of("MailFolders")?))
            }
            Entity::Attachment => of_message("Attachments"),
            Entity::Mention => of_message("Mentions"),
            Entity::Plain => None,
        }
    }

    /// What messages of the beta have that Graph's do not.
    fn add_own(&self, body: &mut Object) {
        if self.address.version == OutlookVersion::Beta {
            for name in ["MentionedMe", "AppliedHashtagsPreview", "LikesPreview"] {
                body.insert(name.to_owned(), Value::Null);
            }
            body.insert("Mentioned".to_owned(), json!([]));
        }
    }

    fn link(&self, graph_link: &str) -> Option<(&'static str, String)> {
        if let Some(sync) = self.sync {
            return sync.link(self.address, graph_link);
        }
        let (_, query) = graph_link.split_once('?')?;
        let is_place =
            |name: &str| ["$skip", "$skiptoken"].iter().any(|known| name.eq_ignore_ascii_case(known));
        let place = query.split('&').map(crate::url::decode_pair).filter(|(name, _)| is_place(name));
        let kept = self.address.query.iter().filter(|(name, _)| !is_place(name)).cloned();
        let options: Vec<(String, String)> = kept.chain(place).collect();
        Some(("@odata.nextLink", link(self.address, &options)))
    }
}
