//! `POST /search/query`: the caller's messages, by relevance or by date, in pages.

use serde_json::{Value, json};

use super::Call;
use super::collection::Page;
use crate::error::{ApiError, ApiResult};
use crate::exchange::{Method, Response};
use crate::ids;
use crate::json::message::MessageWriter;
use crate::json::{Object, Preferences, read};
use crate::query::{Kql, marked};
use crate::simulator::Simulator;
use crate::store::{Mailbox, Message};
use crate::text;

/// How many hits a page can have.
const MAX_SIZE: usize = 25;
/// How many characters a summary has.
const SUMMARY: usize = 200;
/// What a hit says of its message.
const PROPERTIES: [&str; 13] = [
    "createdDateTime",
    "lastModifiedDateTime",
    "receivedDateTime",
    "sentDateTime",
    "hasAttachments",
    "subject",
    "bodyPreview",
    "importance",
    "replyTo",
    "sender",
    "from",
    "internetMessageId",
    "parentFolderId",
];
/// Properties of a request that mean something here; the others are about files and sites.
const KNOWN: [&str; 18] = [
    "entityTypes",
    "query",
    "from",
    "size",
    "fields",
    "enableTopResults",
    "aggregationFilters",
    "aggregations",
    "collapseProperties",
    "contentSources",
    "queryAlterationOptions",
    "region",
    "resultTemplateOptions",
    "sharePointOneDriveOptions",
    "sortProperties",
    "stored_fields",
    "trimDuplicates",
    "@odata.type",
];

/// What is asked for.
struct Wanted {
    query: Kql,
    text: String,
    from: usize,
    size: usize,
    by_relevance: bool,
}

/// Answers the action.
pub(super) fn answer(simulator: &Simulator, call: &Call<'_>) -> ApiResult<Response> {
    if call.request.method != Method::Post {
        return Err(call.refuse_method());
    }
    let parameters = read::object(call.request)?;
    read::check_parameters(&parameters, &["requests"])?;
    let requests = read::parameter(&parameters, "requests").and_then(Value::as_array);
    let [request] = requests.map(Vec::as_slice).unwrap_or_default() else {
        return Err(ApiError::bad_request("Exactly one search request is supported per call."));
    };
    let wanted = read_request(request, call)?;
    let container = hits(call.mailbox(simulator)?, &wanted, call.preferences)?;
    let terms: Vec<&str> = wanted.text.split_whitespace().collect();
    let value = json!({ "searchTerms": terms, "hitsContainers": [container] });
    let context =
        format!("{}/$metadata#Collection(microsoft.graph.searchResponse)", call.target.service_root());
    Ok(Page { context, values: vec![value], next: None, count: None }.into_response(call))
}

fn read_request(request: &Value, call: &Call<'_>) -> ApiResult<Wanted> {
    let fields = read::fields_of("requests", request, &KNOWN, "searchRequest")?;
    let types = read::array("entityTypes", fields.get("entityTypes").unwrap_or(&Value::Null))?;
    match types {
        [only] if only.as_str().is_some_and(|name| name.eq_ignore_ascii_case("message")) => {}
        [] => return Err(ApiError::bad_request("The property 'entityTypes' is required.")),
        _ => {
            return Err(ApiError::bad_request(
                "Messages can only be searched alone, and nothing else is here.",
            ));
        }
    }
    let query =
        fields.get("query").ok_or_else(|| ApiError::bad_request("The property 'query' is required."))?;
    let query = read::fields_of("query", query, &["queryString", "queryTemplate"], "searchQuery")?;
    let text = read::text("queryString", query.get("queryString").unwrap_or(&Value::Null))?;
    let size = number(fields, "size", MAX_SIZE)?;
    if !(1..=MAX_SIZE).contains(&size) {
        return Err(ApiError::bad_request(format!("The size of a page of messages is 1 to {MAX_SIZE}.")));
    }
    if fields.get("sortProperties").and_then(Value::as_array).is_some_and(|sort| !sort.is_empty()) {
        return Err(ApiError::bad_request("Sorting is not supported for messages."));
    }
    let by_relevance = match fields.get("enableTopResults") {
        None | Some(Value::Null) => false,
        Some(value) => read::boolean("enableTopResults", value)?,
    };
    let query = Kql::parse(&text)?.at(call.now);
    Ok(Wanted { query, text, from: number(fields, "from", 0)?, size, by_relevance })
}

fn number(fields: &Object, name: &str, default: usize) -> ApiResult<usize> {
    match fields.get(name) {
        None | Some(Value::Null) => Ok(default),
        Some(value) => {
            value.as_u64().and_then(|number| usize::try_from(number).ok()).ok_or_else(|| read::wrong(name))
        }
    }
}

fn hits(mailbox: &Mailbox, wanted: &Wanted, preferences: Preferences) -> ApiResult<Value> {
    let mut found: Vec<&Message> =
        mailbox.messages().filter(|message| wanted.query.finds(&message.content)).collect();
    let relevance = |message: &Message| {
        let in_subject =
            wanted.query.words().iter().filter(|word| word.is_in(&message.content.subject)).count();
        if wanted.by_relevance { in_subject } else { 0 }
    };
    found.sort_by_cached_key(|message| {
        std::cmp::Reverse((relevance(message), message.content.received, message.key))
    });
    let names: Vec<String> = PROPERTIES.iter().map(|name| (*name).to_owned()).collect();
    let writer = MessageWriter::new(mailbox, preferences, Some(&names), &[])?;
    let total = found.len();
    let shown = found.into_iter().enumerate().skip(wanted.from).take(wanted.size);
    let hits: Vec<Value> =
        shown.map(|(at, message)| hit(&writer, mailbox, message, at + 1, wanted)).collect();
    let more = wanted.from.saturating_add(hits.len()) < total && !hits.is_empty();
    Ok(if hits.is_empty() {
        json!({ "total": total, "moreResultsAvailable": false })
    } else {
        json!({ "hits": hits, "total": total, "moreResultsAvailable": more })
    })
}

fn hit(
    writer: &MessageWriter<'_>,
    mailbox: &Mailbox,
    message: &Message,
    rank: usize,
    wanted: &Wanted,
) -> Value {
    let mut resource = writer.write(message);
    if let Some(fields) = resource.as_object_mut() {
        fields.remove("@odata.etag");
        fields.insert("@odata.type".to_owned(), json!("#microsoft.graph.message"));
        let link = fields.get("id").and_then(Value::as_str).map(crate::json::message::web_link);
        fields.insert("webLink".to_owned(), json!(link));
    }
    let body = text::plain(&message.content.body);
    json!({
        "hitId": mailbox.message_id(message, false),
        "rank": rank,
        "summary": marked(&body, &wanted.query.words(), SUMMARY),
        "contentSource": format!("Exchange-{:x}", ids::hash(&wanted.text) & 0xffff),
        "resource": resource,
    })
}
