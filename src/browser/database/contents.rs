//! Contents in the database, within a budget: their JSON by id, and apart from it, so that a look at one writes little,
//! `{ id, used, size }` with an index by `used`. The sum of the sizes and the count of uses are kept beside them.

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{IdbObjectStore, IdbRequest};

use super::request::{Transaction, answer, array, failure, object, property, text};
use super::schema::{BY_USE, CONTENTS, META, USES};
use crate::mailbox::StorageError;
use crate::model::{Message, MessageId};

/// Under which key of the store of small things the sum and the count are kept, as `[sum, count]`.
const LEDGER: &str = "contents";
/// How many are given up in one go.
const STEP: u32 = 16;

/// The contents, within a transaction.
pub(super) struct Contents {
    store: IdbObjectStore,
    uses: IdbObjectStore,
    meta: IdbObjectStore,
    /// Bytes of all that are kept.
    sum: f64,
    /// Grows with every use, over all tabs.
    count: f64,
    budget: f64,
}

/// When a content was used last, and what it weighs; `undefined` for one that is not kept.
#[derive(Debug, Default)]
pub(super) struct Use(pub(super) JsValue);

impl Use {
    fn number(&self, name: &str) -> f64 {
        property(&self.0, name).as_f64().unwrap_or(0.0)
    }

    fn is_kept(&self) -> bool {
        self.0.is_object()
    }
}

impl Contents {
    /// The stores that belong to it.
    pub(super) const STORES: [&str; 3] = [CONTENTS, USES, META];

    /// The contents, of which `budget` bytes are kept at most.
    #[allow(clippy::cast_precision_loss, reason = "no disk has 2^53 bytes")]
    pub(super) async fn of(transaction: &Transaction, budget: usize) -> Result<Self, StorageError> {
        let meta = transaction.store(META)?;
        let ledger = array(answer(&ask(&meta, LEDGER)?).await?);
        let number = |at| ledger.get(at).as_f64().unwrap_or(0.0);
        Ok(Self {
            store: transaction.store(CONTENTS)?,
            uses: transaction.store(USES)?,
            meta,
            sum: number(0),
            count: number(1),
            budget: budget as f64,
        })
    }

    /// Asks for the JSON of one.
    pub(super) fn ask(&self, id: &MessageId) -> Result<IdbRequest, StorageError> {
        ask(&self.store, id.as_str())
    }

    /// Asks for the [`Use`] of one.
    pub(super) fn ask_use(&self, id: &MessageId) -> Result<IdbRequest, StorageError> {
        ask(&self.uses, id.as_str())
    }

    /// Keeps one that was looked at just now.
    pub(super) fn put(&mut self, message: &Message, old: &Use) -> Result<(), StorageError> {
        let used = self.next_use();
        self.put_used(message, old, used)
    }

    /// Keeps one that has changed, and that nobody looked at.
    pub(super) fn replace(&mut self, message: &Message, old: &Use) -> Result<(), StorageError> {
        self.put_used(message, old, old.number("used"))
    }

    #[allow(clippy::cast_precision_loss, reason = "no message has 2^53 bytes")]
    fn put_used(&mut self, message: &Message, old: &Use, used: f64) -> Result<(), StorageError> {
        let json = serde_json::to_string(message).map_err(|_| StorageError::Unavailable)?;
        let size = json.len() as f64;
        self.forget(&message.id, old)?;
        if size > self.budget {
            // It would take all others along and then not fit either.
            return Ok(());
        }
        self.put_kept(&message.id, &json.into(), used, size)
    }

    fn put_kept(&mut self, id: &MessageId, json: &JsValue, used: f64, size: f64) -> Result<(), StorageError> {
        self.sum += size;
        put(&self.store, id, json)?;
        self.put_use(id, used, size)
    }

    /// Notes that one was looked at just now.
    pub(super) fn touch(&mut self, id: &MessageId, old: &Use) -> Result<(), StorageError> {
        let used = self.next_use();
        self.put_use(id, used, old.number("size"))
    }

    /// Gives a content another id, unless there is one of that id.
    pub(super) fn rename(
        &mut self,
        [from, to]: [&MessageId; 2],
        json: &JsValue,
        [old, new]: [&Use; 2],
    ) -> Result<(), StorageError> {
        self.forget(from, old)?;
        if !old.is_kept() || new.is_kept() {
            return Ok(());
        }
        self.put_kept(to, json, old.number("used"), old.number("size"))
    }

    pub(super) fn forget(&mut self, id: &MessageId, old: &Use) -> Result<(), StorageError> {
        if old.is_kept() {
            self.sum -= old.number("size");
            self.store.delete(&id.as_str().into()).map_err(|error| failure(&error))?;
            self.uses.delete(&id.as_str().into()).map_err(|error| failure(&error))?;
        }
        Ok(())
    }

    /// Gives up the least recently used until the rest keeps within the budget.
    async fn evict(&mut self) -> Result<(), StorageError> {
        while self.sum > self.budget {
            let by_use = self.uses.index(BY_USE).map_err(|error| failure(&error))?;
            let oldest = by_use.get_all_with_key_and_limit(&JsValue::UNDEFINED, STEP);
            let oldest = array(answer(&oldest.map_err(|error| failure(&error))?).await?);
            if oldest.length() == 0 {
                self.sum = 0.0;
            }
            for old in oldest.iter().map(Use) {
                if let Some(id) = text(&old.0, "id").filter(|_| self.sum > self.budget) {
                    self.forget(&id.into(), &old)?;
                }
            }
        }
        Ok(())
    }

    /// Makes room and writes down the sum and the count: the last thing to do.
    pub(super) async fn close(mut self) -> Result<(), StorageError> {
        self.evict().await?;
        let ledger = Array::of2(&self.sum.into(), &self.count.into());
        self.meta.put_with_key(&ledger, &LEDGER.into()).map_err(|error| failure(&error))?;
        Ok(())
    }

    fn next_use(&mut self) -> f64 {
        self.count += 1.0;
        self.count
    }

    fn put_use(&self, id: &MessageId, used: f64, size: f64) -> Result<(), StorageError> {
        let record = object(&[("id", id.as_str().into()), ("used", used.into()), ("size", size.into())]);
        put(&self.uses, id, &record)
    }
}

fn ask(store: &IdbObjectStore, key: &str) -> Result<IdbRequest, StorageError> {
    store.get(&key.into()).map_err(|error| failure(&error))
}

fn put(store: &IdbObjectStore, id: &MessageId, value: &JsValue) -> Result<(), StorageError> {
    store.put_with_key(value, &id.as_str().into()).map(drop).map_err(|error| failure(&error))
}
