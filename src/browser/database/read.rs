//! Reading: what belongs together is one transaction.

use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;
use web_sys::IdbRequest;

use super::Database;
use super::contents::{Contents, Use};
use super::headers::{self, Headers};
use super::key;
use super::request::{Mode, Transaction, answer, answers, array, failure};
use super::schema::{FOLDERS, HEADERS, JOURNAL, META, TRACKS};
use super::search;
use crate::mailbox::{Key, Read, Snapshot, StorageError, Stored, folder_of, whole};
use crate::model::{FolderId, Message, MessageId};

/// Under which key of the store of small things the well-known folders are kept.
pub(super) const NAMES: &str = "names";

/// Reads.
pub(super) async fn perform(database: &Database, read: Read) -> Result<Stored, StorageError> {
    Ok(match read {
        Read::Start { folder, rows } => Stored::Start(Box::new(snapshot(database, &folder, rows).await?)),
        Read::Keys { folder, after, limit } => {
            Stored::Keys(keys(database, &folder, after.as_ref(), limit).await?)
        }
        Read::Headers(ids) => {
            let transaction = database.begin(&[HEADERS], Mode::Read)?;
            Stored::Headers(Headers::of(&transaction)?.get(ids.iter()).await?)
        }
        Read::Content(id) => Stored::Content(content(database, &id).await?.map(Box::new)),
        Read::Journal => {
            let transaction = database.begin(&[JOURNAL], Mode::Read)?;
            Stored::Journal(parse_all(answer(&everything(&transaction, JOURNAL)?).await?))
        }
        Read::Search { words, after, span } => search::headers(database, &words, after, span).await?,
        Read::SearchInside { words, after, span } => {
            search::contents(database, &words, after.as_ref(), span).await?
        }
    })
}

pub(super) async fn snapshot(
    database: &Database,
    folder: &FolderId,
    rows: usize,
) -> Result<Snapshot, StorageError> {
    let transaction = database.begin(&[FOLDERS, META, TRACKS, JOURNAL, HEADERS], Mode::Read)?;
    let names = transaction.store(META)?.get(&NAMES.into()).map_err(|error| failure(&error))?;
    let (folders, tracks) = (everything(&transaction, FOLDERS)?, everything(&transaction, TRACKS)?);
    let entries = transaction.store(JOURNAL)?.count().map_err(|error| failure(&error))?;
    // Asked for first, and all that the rows wait for.
    let names: Vec<(String, FolderId)> = parse(&answer(&names).await?).unwrap_or_default();
    let range = key::range(folder_of(folder, &names), None)?;
    let rows = at_most(rows).map(|limit| {
        let headers = transaction.store(HEADERS)?;
        headers.get_all_with_key_and_limit(&range, limit).map_err(|error| failure(&error))
    });
    let mut asked = vec![folders, tracks, entries];
    asked.extend(rows.transpose()?);
    let mut found = answers(&asked).await?.into_iter();
    let mut next = || found.next().unwrap_or_default();
    Ok(Snapshot {
        names,
        folders: parse_all(next()),
        tracks: parse_all(next()),
        has_journal: next().as_f64().is_some_and(|count| count > 0.0),
        rows: array(next()).iter().filter_map(|record| headers::read(&record)).collect(),
    })
}

pub(super) async fn has_journal(database: &Database) -> Result<bool, StorageError> {
    let transaction = database.begin(&[JOURNAL], Mode::Read)?;
    let entries = transaction.store(JOURNAL)?.count().map_err(|error| failure(&error))?;
    Ok(answer(&entries).await?.as_f64() != Some(0.0))
}

async fn keys(
    database: &Database,
    folder: &FolderId,
    after: Option<&Key>,
    limit: usize,
) -> Result<Vec<Key>, StorageError> {
    let Some(limit) = at_most(limit) else { return Ok(Vec::new()) };
    let transaction = database.begin(&[HEADERS], Mode::Read)?;
    let range = key::range(folder, after)?;
    let asked = transaction.store(HEADERS)?.get_all_keys_with_key_and_limit(&range, limit);
    let keys = answer(&asked.map_err(|error| failure(&error))?).await?;
    Ok(array(keys).iter().filter_map(key::read).collect())
}

/// A content, and the note that it was looked at, for which nobody waits.
async fn content(database: &Database, id: &MessageId) -> Result<Option<Message>, StorageError> {
    let [contents, uses, meta] = Contents::STORES;
    let transaction = database.begin(&[HEADERS, contents, uses, meta], Mode::Write)?;
    let mut contents = Contents::of(&transaction, database.budget).await?;
    let asked = [contents.ask(id)?, contents.ask_use(id)?, Headers::of(&transaction)?.ask(id)?];
    let found = answers(&asked).await?;
    let [content, old, header] = found.as_slice() else { return Ok(None) };
    let Some(content) = parse(content) else { return Ok(None) };
    // Where there is no room for the note the content is here all the same.
    if contents.touch(id, &Use(old.clone())).is_ok() && contents.close().await.is_ok() {
        transaction.commit();
    }
    Ok(Some(whole(id, content, headers::read(header))))
}

fn everything(transaction: &Transaction, store: &str) -> Result<IdbRequest, StorageError> {
    transaction.store(store)?.get_all().map_err(|error| failure(&error))
}

/// A limit as IndexedDB takes it, for which 0 is none: nothing where nothing is wanted.
pub(super) fn at_most(limit: usize) -> Option<u32> {
    (limit > 0).then(|| u32::try_from(limit).unwrap_or(u32::MAX))
}

/// Reads JSON from bytes, as answers of the server are read: the code for text would stand beside it a second time.
pub(super) fn parse_text<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_slice(text.as_bytes()).ok()
}

pub(super) fn parse<T: DeserializeOwned>(value: &JsValue) -> Option<T> {
    parse_text(&value.as_string()?)
}

fn parse_all<T: DeserializeOwned>(values: JsValue) -> Vec<T> {
    array(values).iter().filter_map(|value| parse(&value)).collect()
}
