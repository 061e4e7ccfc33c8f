//! `POST /getMailTips`: what to know of recipients before writing to them.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::Call;
use super::collection::Page;
use crate::admin::Group;
use crate::arrival;
use crate::error::{ApiError, ApiResult};
use crate::exchange::Response;
use crate::json::{Object, automatic_replies, read};
use crate::model::Address;
use crate::personal::MailTips;
use crate::personal::settings::ReplyStatus;
use crate::simulator::{Simulator, User};
use crate::zones;

/// How many recipients one request may ask about.
const MAX_RECIPIENTS: usize = 100;
/// Members of `mailTipsType`.
const OPTIONS: [&str; 10] = [
    "automaticReplies",
    "mailboxFullStatus",
    "customMailTip",
    "externalMemberCount",
    "totalMemberCount",
    "maxMessageSize",
    "deliveryRestriction",
    "moderationStatus",
    "recipientScope",
    "recipientSuggestions",
];

/// Whom an address stands for.
enum Recipient<'a> {
    User(&'a User),
    Group(&'a Group),
    Outsider,
    /// Nobody of that name in the tenant.
    Unknown,
}

/// Answers the action.
pub(super) fn answer(simulator: &Simulator, call: &Call<'_>) -> ApiResult<Response> {
    let parameters = read::object(call.request)?;
    read::check_parameters(&parameters, &["EmailAddresses", "MailTipsOptions"])?;
    let addresses = match read::parameter(&parameters, "EmailAddresses") {
        Some(value) => read::array("EmailAddresses", value)?,
        None => &[],
    };
    let addresses: Vec<String> =
        addresses.iter().map(|address| read::text("EmailAddresses", address)).collect::<ApiResult<_>>()?;
    if addresses.is_empty() || addresses.len() > MAX_RECIPIENTS {
        let message = format!("The parameter 'EmailAddresses' needs 1 to {MAX_RECIPIENTS} addresses.");
        return Err(ApiError::invalid_request(message));
    }
    let options = options(read::parameter(&parameters, "MailTipsOptions"))?;
    let values = addresses.iter().map(|address| tips(simulator, call, address, &options)).collect();
    let context = format!("{}/$metadata#Collection(microsoft.graph.mailTips)", call.target.service_root());
    Ok(Page { context, values, next: None, count: None }.into_response(call))
}

fn options(value: Option<&Value>) -> ApiResult<Vec<&'static str>> {
    let text = value.and_then(Value::as_str).unwrap_or_default();
    let read = |name: &str| {
        let known = OPTIONS.into_iter().find(|known| known.eq_ignore_ascii_case(name.trim()));
        known.ok_or_else(|| read::wrong("MailTipsOptions"))
    };
    text.split(',').map(read).collect()
}

fn tips(simulator: &Simulator, call: &Call<'_>, address: &str, options: &[&str]) -> Value {
    let mut object = Object::new();
    object.insert("emailAddress".to_owned(), json!({ "name": "", "address": address }));
    match find(simulator, address) {
        Recipient::Unknown => {
            let error = json!({
                "code": "RecipientNotFound",
                "message": format!("The recipient '{address}' was not found in the directory."),
            });
            object.insert("error".to_owned(), error);
        }
        Recipient::Outsider => {
            // Nothing is known of strangers: what is asked for is there, and says nothing.
            let known = [
                ("automaticReplies", "automaticReplies", json!({ "message": "" })),
                ("mailboxFullStatus", "mailboxFull", json!(false)),
                ("recipientScope", "recipientScope", json!("external")),
            ];
            let asked = known.into_iter().filter(|(option, ..)| options.contains(option));
            object.extend(asked.map(|(_, name, value)| (name.to_owned(), value)));
        }
        Recipient::User(user) => {
            if options.contains(&"automaticReplies") {
                object.insert("automaticReplies".to_owned(), replies(simulator, call, user));
            }
            common(simulator, call, &user.personal.tips, options, &mut object);
        }
        Recipient::Group(group) => {
            common(simulator, call, &group.tips, options, &mut object);
            let members = members(simulator, group);
            let outside = members.iter().filter(|member| !simulator.is_internal(member)).count();
            for (name, count) in [("totalMemberCount", members.len()), ("externalMemberCount", outside)] {
                if options.contains(&name) {
                    object.insert(name.to_owned(), json!(count));
                }
            }
        }
    }
    Value::Object(object)
}

fn find<'a>(simulator: &'a Simulator, address: &str) -> Recipient<'a> {
    if let Some(user) = simulator.user(address).and_then(|user| simulator.users.get(user.0)) {
        return Recipient::User(user);
    }
    if let Some(group) = simulator.group(address) {
        return Recipient::Group(group);
    }
    let domain = |address: &str| address.rsplit_once('@').map(|(_, domain)| domain.to_lowercase());
    match domain(address) {
        None => Recipient::Unknown,
        wanted if simulator.users.iter().any(|user| domain(&user.account.address) == wanted) => {
            Recipient::Unknown
        }
        _ => Recipient::Outsider,
    }
}

/// What users and groups have alike.
fn common(simulator: &Simulator, call: &Call<'_>, tips: &MailTips, options: &[&str], object: &mut Object) {
    let sender = simulator.account(call.owner).map(|account| account.address.as_str()).unwrap_or_default();
    let recipient =
        |address: &Address| json!({ "emailAddress": { "name": address.name, "address": address.address } });
    for option in options {
        let (name, value) = match *option {
            "mailboxFullStatus" => ("mailboxFull", json!(tips.mailbox_full)),
            "customMailTip" => ("customMailTip", json!(tips.custom_tip.clone().unwrap_or_default())),
            "maxMessageSize" => (
                "maxMessageSize",
                json!(tips.max_message_size.map_or(simulator.transport.max_message_size, u64::from)),
            ),
            "deliveryRestriction" => ("deliveryRestricted", json!(tips.restricts(sender))),
            "moderationStatus" => ("isModerated", json!(tips.moderated)),
            "recipientScope" => ("recipientScope", json!("internal")),
            "recipientSuggestions" => {
                ("recipientSuggestions", tips.suggestions.iter().map(recipient).collect())
            }
            _ => continue,
        };
        object.insert(name.to_owned(), value);
    }
}

/// What the mailbox would answer the caller; an empty text when nothing.
fn replies(simulator: &Simulator, call: &Call<'_>, user: &User) -> Value {
    let held = &user.personal.settings.automatic_replies;
    let sender = simulator.account(call.owner).map(|account| account.address.as_str()).unwrap_or_default();
    if !held.are_on(call.now) {
        return json!({ "message": "" });
    }
    let text = arrival::text_for(&user.personal, sender, simulator.is_internal(sender)).unwrap_or_default();
    let language = user.personal.settings.language;
    let mut tip = json!({
        "message": text,
        "messageLanguage": { "locale": language.locale, "displayName": language.display },
    });
    if let (ReplyStatus::Scheduled, Some((start, end)), Some(utc)) = (held.status, held.window, zones::utc())
        && let Some(fields) = tip.as_object_mut()
    {
        fields.insert("scheduledStartTime".to_owned(), automatic_replies::moment(start, utc));
        fields.insert("scheduledEndTime".to_owned(), automatic_replies::moment(end, utc));
    }
    tip
}

/// Everyone in a group and in the groups within it, once.
fn members(simulator: &Simulator, group: &Group) -> BTreeSet<String> {
    let (mut found, mut seen) = (BTreeSet::new(), BTreeSet::new());
    let mut waiting: Vec<&Group> = vec![group];
    while let Some(group) = waiting.pop() {
        if !seen.insert(group.address.to_lowercase()) {
            continue;
        }
        for member in &group.members {
            match simulator.group(member) {
                Some(inner) => waiting.push(inner),
                None => {
                    found.insert(member.to_lowercase());
                }
            }
        }
    }
    found
}
