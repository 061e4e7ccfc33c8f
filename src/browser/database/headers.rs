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
        let requests = ids.map(|id| self.ask(id)).collect::<Result<Vec<_>, _>>()?;
        Ok(answers(&requests).await?.iter().filter_map(read).collect())
    }

    /// Puts these in place of what was kept under their ids. Of several with one id the last stays.
    pub(super) async fn put(
        &self,
        messages: impl IntoIterator<Item = (MessageId, Message)>,
    ) -> Result<(), StorageError> {
        // The unique index would refuse a second place, and with it the transaction.
        let messages: FxHashMap<MessageId, Message> = messages.into_iter().collect();
        let places = self.places(messages.keys()).await?;
        for (message, old) in messages.values().zip(places) {
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
            self.store.put_with_key(&record, &place).map_err(|error| failure(&error))?;
        }
        Ok(())
    }

    /// Deletes these.
    pub(super) async fn forget(&self, ids: &[MessageId]) -> Result<(), StorageError> {
        for place in self.places(ids.iter()).await?.iter().flatten() {
            self.store.delete(place).map_err(|error| failure(&error))?;
        }
        Ok(())
    }

    /// Where these stand, if they are kept.
    async fn places(
        &self,
        ids: impl Iterator<Item = &MessageId>,
    ) -> Result<Vec<Option<Array>>, StorageError> {
        let ask = |id: &MessageId| self.by_id.get_key(&id.as_str().into()).map_err(|error| failure(&error));
        let requests = ids.map(ask).collect::<Result<Vec<_>, _>>()?;
        Ok(answers(&requests).await?.into_iter().map(|place| place.dyn_into().ok()).collect())
    }
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
