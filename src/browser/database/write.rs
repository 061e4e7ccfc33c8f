//! Writing: each write looks up what it needs in one go, then puts and deletes without waiting.

use js_sys::Array;
use rustc_hash::{FxHashMap, FxHashSet};
use wasm_bindgen::JsValue;

use super::contents::{Contents, Use};
use super::headers::Headers;
use super::key;
use super::read::{NAMES, parse};
use super::request::{Mode, Transaction, answers, failure};
use super::schema::{FOLDERS, HEADERS, JOURNAL, META, TRACKS};
use crate::mailbox::{EntryId, StorageError, Write, merge_into_header, touches_content};
use crate::model::{FolderId, Message, MessageId, PartialMessage};

/// Which stores these writes touch. A transaction waits for others that touch the same ones, and for no more.
pub(super) fn stores(writes: &[Write]) -> Vec<&'static str> {
    let [contents, uses, meta] = Contents::STORES;
    let mut stores = Vec::new();
    for write in writes {
        let touched: &[&str] = match write {
            Write::Folders(_) => &[FOLDERS],
            Write::Clear | Write::ForgetFolder(_) => &[FOLDERS, TRACKS, HEADERS],
            Write::Names(_) => &[META],
            Write::Headers(_) => &[HEADERS],
            Write::Merge(_) | Write::ForgetMessages(_) | Write::Rename { .. } => {
                &[HEADERS, contents, uses, meta]
            }
            Write::Content(_) => &[contents, uses, meta],
            Write::Track { .. } => &[TRACKS],
            Write::Entries(_)
            | Write::ForgetEntries(_)
            | Write::TakeBack { .. }
            | Write::RenameFolder { .. } => &[JOURNAL],
        };
        stores.extend_from_slice(touched);
    }
    // The browser takes names that stand there twice for one.
    stores
}

/// The journal has to be on the disk before anything is sent; mail can be had again.
pub(super) fn mode(writes: &[Write]) -> Mode {
    if writes.iter().any(Write::is_journal) { Mode::WriteThrough } else { Mode::Write }
}

/// Performs these writes, in order. Where one fails, the transaction has to be undone.
pub(super) async fn perform(
    transaction: &Transaction,
    writes: Vec<Write>,
    budget: usize,
) -> Result<(), StorageError> {
    for write in writes {
        perform_one(transaction, write, budget).await?;
    }
    Ok(())
}

async fn perform_one(transaction: &Transaction, write: Write, budget: usize) -> Result<(), StorageError> {
    let puts = Puts(transaction);
    match write {
        Write::Clear => [FOLDERS, TRACKS, HEADERS].into_iter().try_for_each(|store| puts.clear(store)),
        Write::Folders(folders) => {
            folders.iter().try_for_each(|folder| puts.put(FOLDERS, &folder.id.as_str().into(), folder))
        }
        Write::ForgetFolder(folder) => {
            puts.delete(HEADERS, &key::range(&folder, None)?.into())?;
            puts.delete(FOLDERS, &folder.as_str().into())?;
            puts.delete(TRACKS, &folder.as_str().into())
        }
        Write::Names(names) => puts.put(META, &NAMES.into(), &names),
        Write::Headers(messages) => {
            let messages = messages.into_iter().map(|message| (message.id.clone(), message));
            Headers::of(transaction)?.put(messages).await
        }
        Write::Track { folder, track } => {
            let key = JsValue::from_str(folder.as_ref().map_or("", FolderId::as_str));
            puts.put(TRACKS, &key, &(folder, track))
        }
        Write::Entries(entries) => {
            entries.iter().try_for_each(|entry| puts.put(JOURNAL, &entry_key(entry.id), entry))
        }
        Write::ForgetEntries(ids) => ids.into_iter().try_for_each(|id| puts.delete(JOURNAL, &entry_key(id))),
        // Words for other tabs: the entry itself follows.
        Write::TakeBack { .. } | Write::RenameFolder { .. } => Ok(()),
        Write::Merge(partials) => merge(transaction, partials, budget).await,
        Write::ForgetMessages(ids) => forget(transaction, &ids, budget).await,
        Write::Rename { from, to } => rename(transaction, [&from, &to], budget).await,
        Write::Content(message) => {
            let mut contents = Contents::of(transaction, budget).await?;
            let old = answers(&[contents.ask_use(&message.id)?]).await?.pop();
            contents.put(&message, &Use(old.unwrap_or_default()))?;
            contents.close().await
        }
    }
}

/// Puts and deletes whose answers nobody waits for: where one fails, the browser undoes the transaction.
struct Puts<'a>(&'a Transaction);

impl Puts<'_> {
    fn put(&self, store: &str, key: &JsValue, value: &impl serde::Serialize) -> Result<(), StorageError> {
        let json = serde_json::to_string(value).map_err(|_| StorageError::Unavailable)?;
        let put = self.0.store(store)?.put_with_key(&json.into(), key);
        put.map(drop).map_err(|error| failure(&error))
    }

    fn clear(&self, store: &str) -> Result<(), StorageError> {
        self.0.store(store)?.clear().map(drop).map_err(|error| failure(&error))
    }

    fn delete(&self, store: &str, key: &JsValue) -> Result<(), StorageError> {
        self.0.store(store)?.delete(key).map(drop).map_err(|error| failure(&error))
    }
}

#[allow(clippy::cast_precision_loss, reason = "nobody lives to see 2^53 changes")]
fn entry_key(id: EntryId) -> JsValue {
    Array::of2(&(id.number as f64).into(), &id.tab.into()).into()
}

async fn merge(
    transaction: &Transaction,
    partials: Vec<PartialMessage>,
    budget: usize,
) -> Result<(), StorageError> {
    let headers = Headers::of(transaction)?;
    let kept = headers.get(partials.iter().map(|partial| &partial.id)).await?;
    let mut kept: FxHashMap<MessageId, Message> =
        kept.into_iter().map(|message| (message.id.clone(), message)).collect();
    let mut rest = Vec::new();
    for partial in partials {
        let header = kept.get_mut(&partial.id);
        if touches_content(&partial, header.is_some()) {
            rest.push(partial.clone());
        }
        if let Some(header) = header {
            merge_into_header(partial, header);
        }
    }
    headers.put(kept).await?;
    if rest.is_empty() { Ok(()) } else { merge_into_contents(transaction, rest, budget).await }
}

async fn merge_into_contents(
    transaction: &Transaction,
    partials: Vec<PartialMessage>,
    budget: usize,
) -> Result<(), StorageError> {
    let mut contents = Contents::of(transaction, budget).await?;
    for partial in partials {
        // One after the other: these are few, and the same message may come twice.
        let found = answers(&[contents.ask(&partial.id)?, contents.ask_use(&partial.id)?]).await?;
        if let [content, old] = found.as_slice()
            && let Some(mut message) = parse::<Message>(content)
        {
            message.id = partial.id.clone();
            partial.merge_into(&mut message);
            contents.replace(&message, &Use(old.clone()))?;
        }
    }
    contents.close().await
}

async fn forget(transaction: &Transaction, ids: &[MessageId], budget: usize) -> Result<(), StorageError> {
    Headers::of(transaction)?.forget(ids).await?;
    let mut contents = Contents::of(transaction, budget).await?;
    // One that is named twice is taken off the sum once.
    let ids: FxHashSet<&MessageId> = ids.iter().collect();
    let uses = ids.iter().map(|id| contents.ask_use(id)).collect::<Result<Vec<_>, _>>()?;
    for (id, old) in ids.into_iter().zip(answers(&uses).await?) {
        contents.forget(id, &Use(old))?;
    }
    contents.close().await
}

async fn rename(
    transaction: &Transaction,
    [from, to]: [&MessageId; 2],
    budget: usize,
) -> Result<(), StorageError> {
    if from == to {
        return Ok(());
    }
    let headers = Headers::of(transaction)?;
    let kept = headers.get([from, to].into_iter()).await?;
    headers.forget(std::slice::from_ref(from)).await?;
    if let [message] = kept.as_slice()
        && message.id == *from
    {
        headers.put([(to.clone(), Message { id: to.clone(), ..message.clone() })]).await?;
    }
    let mut contents = Contents::of(transaction, budget).await?;
    let asked = [contents.ask(from)?, contents.ask_use(from)?, contents.ask_use(to)?];
    if let [content, old, new] = answers(&asked).await?.as_slice() {
        contents.rename([from, to], content, [&Use(old.clone()), &Use(new.clone())])?;
    }
    contents.close().await
}
