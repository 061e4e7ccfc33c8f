//! Headers in the database: `{ id, at, json }` by their place, with an index by id and one by moment over all folders.
//!
//! The place changes with folder, moment and read mark, so the old one is looked up by id in the same transaction.

use js_sys::Array;
use rustc_hash::FxHashMap;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbIndex, IdbObjectStore, IdbRequest};

use super::key;
use super::read::parse_text;
use super::request::{Transaction, answers, failure, object, property, text};
use super::schema::{BY_ID, HEADERS};
use crate::mailbox::{Key, StorageError};
use crate::model::{Message, MessageId};

/// How many headers are read or written in one task: there is time for a frame before the next ones.
const SLICE: usize = 40;

/// The headers, within a transaction.
pub(super) struct Headers {
    store: IdbObjectStore,
    by_id: IdbIndex,
}

impl Headers {
    pub(super) fn of(transaction: &Transaction) -> Result<Self, StorageError> {
        let store = transaction.store(HEADERS)?;
        let by_id = store.index(BY_ID).map_err(|error| failure(&error))?;
        Ok(Self { store, by_id })
    }

    /// Asks for one; [`read`] reads the answer.
    pub(super) fn ask(&self, id: &MessageId) -> Result<IdbRequest, StorageError> {
        self.by_id.get(&id.as_str().into()).map_err(|error| failure(&error))
    }

    /// Those of these that are kept, in this order.
    pub(super) async fn get(
        &self,
        ids: impl Iterator<Item = &MessageId>,
    ) -> Result<Vec<Message>, StorageError> {
        let ids: Vec<_> = ids.collect();
        let mut kept = Vec::with_capacity(ids.len());
        for ids in ids.chunks(SLICE) {
            let requests = ids.iter().map(|id| self.ask(id)).collect::<Result<Vec<_>, _>>()?;
            kept.extend(answers(&requests).await?.iter().filter_map(read));
        }
        Ok(kept)
    }

    /// Puts these in place of what was kept under their ids. Of several with one id the last stays.
    pub(super) async fn put(
        &self,
        messages: impl IntoIterator<Item = (MessageId, Message)>,
    ) -> Result<(), StorageError> {
        // The unique index would refuse a second place, and with it the transaction.
        let messages: FxHashMap<MessageId, Message> = messages.into_iter().collect();
        let messages: Vec<&Message> = messages.values().collect();
        let mut slices = messages.chunks(SLICE);
        let mut slice = slices.next().unwrap_or_default();
        let mut asked = self.ask_places(slice.iter().map(|message| &message.id))?;
        while !slice.is_empty() {
            // Asked for before this slice is put, so that the database need not wait for us in between.
            let next = slices.next().unwrap_or_default();
            let next_asked = self.ask_places(next.iter().map(|message| &message.id))?;
            for (message, old) in slice.iter().zip(places(&asked).await?) {
                self.put_one(message, old)?;
            }
            (slice, asked) = (next, next_asked);
        }
        Ok(())
    }

    fn put_one(&self, message: &Message, old: Option<Array>) -> Result<(), StorageError> {
        let place = key::of(message);
        if let Some(old) = old.filter(|old| !key::is_same(old, &place)) {
            self.store.delete(&old).map_err(|error| failure(&error))?;
        }
        let json = serde_json::to_string(message).map_err(|_| StorageError::Unavailable)?;
        let record = object(&[
            ("id", message.id.as_str().into()),
            ("at", key::descending(Key::of(message).moment).into()),
            ("json", json.into()),
        ]);
        self.store.put_with_key(&record, &place).map(drop).map_err(|error| failure(&error))
    }

    /// Deletes these.
    pub(super) async fn forget(&self, ids: &[MessageId]) -> Result<(), StorageError> {
        for ids in ids.chunks(SLICE) {
            for place in places(&self.ask_places(ids.iter())?).await?.iter().flatten() {
                self.store.delete(place).map_err(|error| failure(&error))?;
            }
        }
        Ok(())
    }

    /// Asks where these stand; [`places`] reads the answers.
    fn ask_places<'a>(
        &self,
        ids: impl Iterator<Item = &'a MessageId>,
    ) -> Result<Vec<IdbRequest>, StorageError> {
        ids.map(|id| self.by_id.get_key(&id.as_str().into()).map_err(|error| failure(&error))).collect()
    }
}

/// Where headers stand, as far as they are kept.
async fn places(asked: &[IdbRequest]) -> Result<Vec<Option<Array>>, StorageError> {
    Ok(answers(asked).await?.into_iter().map(|place| place.dyn_into().ok()).collect())
}

/// Reads the record of a header.
pub(super) fn read(record: &JsValue) -> Option<Message> {
    parse_text(&text(record, "json")?)
}

/// Where the header of a record stands among those of all folders.
pub(super) fn place(record: &JsValue) -> Option<Key> {
    #[allow(clippy::cast_possible_truncation, reason = "it was an integer when it was written")]
    let moment = -property(record, "at").as_f64()? as i64;
    Some(Key { moment, id: text(record, "id")?.into(), is_read: false })
}
