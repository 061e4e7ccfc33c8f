//! Searching: headers from the newest to the oldest, then the bodies that are kept. What takes long is cut, so that the
//! browser can paint and others can write in between: each chunk is a transaction and a task of its own.

use js_sys::{Array, JsString};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbKeyRange;

use super::Database;
use super::headers::{self, Headers};
use super::key;
use super::read::{at_most, parse};
use super::request::{Mode, answer, answers, array, failure, property, text};
use super::schema::{BY_MOMENT, CONTENTS, HEADERS, USES};
use crate::browser::intl;
use crate::mailbox::{Key, StorageError, Stored, mentions, mentions_inside, whole};
use crate::model::{Message, MessageId};

/// How many headers are looked through in one task.
const CHUNK: usize = 500;
/// How much JSON of contents is looked through in one task, in bytes; a larger one by itself.
const CHUNK_BYTES: f64 = 200_000.0;

/// Looks through a stretch of the headers of all folders, from the newest to the oldest.
pub(super) async fn headers(
    database: &Database,
    words: &[String],
    after: Option<Key>,
    mut span: usize,
) -> Result<Stored, StorageError> {
    let needles: Vec<String> = words.iter().map(|word| needle(word)).collect();
    let mut found = Vec::new();
    let (mut behind, mut next) = (after, None);
    while let Some(limit) = at_most(span.min(CHUNK)) {
        let records = chunk(database, behind.as_ref(), limit).await?;
        let of_these = records.iter().filter(|record| may_mention(record, &needles));
        let of_these = of_these.filter_map(|record| headers::read(&record));
        found.extend(of_these.filter(|message| mentions(message, words, intl::to_lower)));
        let is_full = records.length() == limit;
        next = is_full.then(|| headers::place(&records.get(limit - 1))).flatten();
        if next.is_none() {
            break;
        }
        behind.clone_from(&next);
        span -= limit as usize;
    }
    Ok(Stored::Found { headers: found, next })
}

async fn chunk(database: &Database, after: Option<&Key>, limit: u32) -> Result<Array, StorageError> {
    let range = match after {
        Some(after) => {
            let behind = Array::of2(&key::descending(after.moment).into(), &after.id.as_str().into());
            IdbKeyRange::lower_bound_with_open(&behind, true).map_err(|error| failure(&error))?.into()
        }
        None => JsValue::UNDEFINED,
    };
    let transaction = database.begin(&[HEADERS], Mode::Read)?;
    let headers = transaction.store(HEADERS)?;
    let by_moment = headers.index(BY_MOMENT).map_err(|error| failure(&error))?;
    let asked = by_moment.get_all_with_key_and_limit(&range, limit);
    Ok(array(answer(&asked.map_err(|error| failure(&error))?).await?))
}

/// Looks through a stretch of the contents, by id.
pub(super) async fn contents(
    database: &Database,
    words: &[String],
    after: Option<&MessageId>,
    span: usize,
) -> Result<Stored, StorageError> {
    let sizes = sizes(database, after, span).await?;
    let next = sizes.last().filter(|_| sizes.len() == span).map(|(id, _)| id.clone());
    let mut found = Vec::new();
    let mut rest = sizes.as_slice();
    while !rest.is_empty() {
        let (these, others) = rest.split_at(chunk_length(rest));
        found.extend(look_inside(database, these, words).await?);
        rest = others;
    }
    Ok(Stored::FoundInside { headers: found, next })
}

/// The next contents, and what they weigh.
async fn sizes(
    database: &Database,
    after: Option<&MessageId>,
    span: usize,
) -> Result<Vec<(MessageId, f64)>, StorageError> {
    let Some(limit) = at_most(span) else { return Ok(Vec::new()) };
    let range = match after {
        Some(after) => {
            let behind = IdbKeyRange::lower_bound_with_open(&after.as_str().into(), true);
            behind.map_err(|error| failure(&error))?.into()
        }
        None => JsValue::UNDEFINED,
    };
    let transaction = database.begin(&[USES], Mode::Read)?;
    let asked = transaction.store(USES)?.get_all_with_key_and_limit(&range, limit);
    let uses = array(answer(&asked.map_err(|error| failure(&error))?).await?);
    let size = |used: &JsValue| property(used, "size").as_f64().unwrap_or(0.0);
    Ok(uses.iter().filter_map(|used| Some((text(&used, "id")?.into(), size(&used)))).collect())
}

/// How many of these are looked through in one task: one at least.
fn chunk_length(sizes: &[(MessageId, f64)]) -> usize {
    let mut sum = 0.0;
    let fits = |(_, size): &&(MessageId, f64)| {
        sum += size;
        sum <= CHUNK_BYTES
    };
    sizes.iter().take_while(fits).count().max(1)
}

async fn look_inside(
    database: &Database,
    these: &[(MessageId, f64)],
    words: &[String],
) -> Result<Vec<Message>, StorageError> {
    let transaction = database.begin(&[HEADERS, CONTENTS], Mode::Read)?;
    let (headers, contents) = (Headers::of(&transaction)?, transaction.store(CONTENTS)?);
    let mut asked = Vec::new();
    for (id, _) in these {
        asked.push(headers.ask(id)?);
        asked.push(contents.get(&id.as_str().into()).map_err(|error| failure(&error))?);
    }
    let found = answers(&asked).await?;
    let found = found.chunks(2).filter_map(|pair| match pair {
        // In HTML a word may be cut by tags, and its letters may stand by their names: it has to be read to tell.
        [record, content] => {
            let header = headers::read(record)?;
            let message = whole(&header.id, parse(content)?, Some(header.clone()));
            mentions_inside(&message, words, intl::to_lower).then_some(header)
        }
        _ => None,
    });
    Ok(found.collect())
}

/// A word as it stands in JSON.
fn needle(word: &str) -> String {
    let json = serde_json::to_string(word).unwrap_or_default();
    json.trim_matches('"').to_owned()
}

/// Whether the words stand anywhere in a record. Seen by the browser, without bringing the text over: most records are
/// left out at that.
fn may_mention(record: &JsValue, needles: &[String]) -> bool {
    let Some(json) = lower_json(property(record, "json")) else { return false };
    needles.iter().all(|needle| json.includes(needle, 0))
}

fn lower_json(json: JsValue) -> Option<JsString> {
    Some(json.dyn_into::<JsString>().ok()?.to_lower_case())
}
